"""The finder: enterprises for a product in free text, by what practice taught."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from matcher.documents import Document
from matcher.evidence import CUTS, Evidence, build_evidence
from matcher.grams import plain
from matcher.practice import Trained
from matcher.signals import Pool, pools
from matcher.space import Placed, place
from matcher.synonyms import OTHER_WORD, other_words
from matcher.words import names_a_thing, tokens, word_groups

REPORTED = 3.0
"""Log-odds that the very product among those reported adds, from even odds up, where it is half
of the revenue or more; of less, in proportion to its weight in the evidence (0.3 and the root of
its share). In practice the product asked for is hidden, so the trees never see it."""
UNSTATED = 0.8
"""The weight of a product whose share nobody states: lists name what a firm is known for."""
LACKING = 0.4
"""What a firm loses whose texts hold nothing of what is asked for; of a part, in proportion."""
NEAR_ENOUGH = 0.5
"""Cosine in the space from which two names of products lie near one another."""
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Finder:
    """The evidence of one graph with what was learned."""

    evidence: Evidence
    placed: Placed
    trained: Trained

    def find(self, queries: Sequence[str], top: int) -> Iterator[list[tuple[str, float]]]:
        """For each query the `top` enterprises with their strength, 0-1, strongest first.

        The pool of first sight stands in the order learned, who reports the very product lifted by
        its share of revenue; behind it the others at strength 0. Other words of the trade for the
        same thing are asked as well, at `OTHER_WORD` of their strength. Nobody is found for words
        that name no thing (设备), or that nobody holds and no sign of which is Chinese.
        """
        ways = [self._ways(query) for query in queries]
        texts = list(dict.fromkeys(text for way in ways for text, _ in way))
        found = dict(zip(texts, self._each(texts, top), strict=True))
        for way in ways:
            yield _together([(found[text], worth) for text, worth in way])[:top]

    def _ways(self, query: str) -> list[tuple[str, float]]:
        if not (names_a_thing(query) and (_HAN.search(query) or self._is_held(query))):
            return []
        return [(query, 1.0), *((other, OTHER_WORD) for other in other_words(query, whole=True))]

    def _is_held(self, query: str) -> bool:
        words = self.evidence.words
        return any(
            word in words[field].vocabulary
            for field, (_, cut) in CUTS.items()
            if cut is tokens
            for word in tokens(query)
        )

    def _each(self, texts: Sequence[str], top: int) -> Iterator[list[tuple[str, float]]]:
        at = 0
        for pool in pools(self.evidence, self.trained.space, self.placed, texts):
            flat = pool.signals.reshape(-1, pool.signals.shape[-1])
            odds = self.trained.trees.log_odds(flat).reshape(pool.rows.shape)
            for i in range(len(pool.rows)):
                yield self._found(texts[at + i], pool, i, odds[i] + self.trained.offset, top)
            at += len(pool.rows)

    def likest(self, query: str, firm: str) -> str | None:
        """The plain name of the product of `firm` that lies nearest to the query; None if far."""
        row = self._row[firm]
        span = slice(*self.evidence.made.indptr[row : row + 2])
        products = self.evidence.made.indices[span]
        space = self.trained.space
        near = self.placed.products[products] @ space.rough(space.spell([query]))[0]
        if not len(near) or near.max() < NEAR_ENOUGH:
            return None
        return self.evidence.products[int(products[np.argmax(near)])]

    @cached_property
    def _row(self) -> dict[str, int]:
        return {firm: i for i, firm in enumerate(self.evidence.ids)}

    @cached_property
    def _makers(self) -> csc_array:
        return csc_array(self.evidence.made)

    @cached_property
    def _column(self) -> dict[str, int]:
        return {name: i for i, name in enumerate(self.evidence.products)}

    def _reporters(self, query: str) -> dict[int, float]:
        """Rows of the enterprises that report the very product, with what that adds."""
        column = self._column.get(plain(query))
        if column is None:
            return {}
        span = slice(*self._makers.indptr[column : column + 2])
        weights = self._makers.data[span]
        added = REPORTED * np.where(weights > 0.301, np.minimum(1.0, weights), UNSTATED)
        return dict(sorted(zip(self._makers.indices[span].tolist(), added.tolist(), strict=True)))

    def _found(
        self, query: str, pool: Pool, row: int, odds: NDArray[np.float64], top: int
    ) -> list[tuple[str, float]]:
        rows, reporters = pool.rows[row], self._reporters(query)
        seen = set(rows.tolist())
        unseen = [r for r in reporters if r not in seen]
        rows = np.concatenate([rows, np.array(unseen, np.int64)])
        odds = np.concatenate([odds, np.zeros(len(unseen))])
        added = np.array([reporters.get(r, -1.0) for r in rows.tolist()])
        odds = np.where(added >= 0, np.maximum(odds, 0.0) + added, odds)
        covered = self.evidence.covered(word_groups(query))[rows]
        strength = (1 - LACKING + LACKING * covered) / (1 + np.exp(-odds))
        order = np.argsort(-strength, kind="stable")
        rows, ids = rows[order], self.evidence.ids
        first = zip(rows[:top], strength[order[:top]], strict=True)
        found = [(ids[i], round(float(s), 4)) for i, s in first]
        if top > len(rows):
            behind = np.argsort(-pool.first_sight[row], kind="stable")
            behind = behind[~np.isin(behind, rows)][: top - len(rows)]
            found += [(ids[i], 0.0) for i in behind]
        return found


Found = list[tuple[str, float]]


def _together(ways: Sequence[tuple[Found, float]]) -> Found:
    """Each enterprise by its best way, strongest first; equal ones in the order of the ways."""
    best: dict[str, float] = {}
    for found, worth in ways:
        for firm, strength in found:
            best[firm] = max(best.get(firm, 0.0), round(worth * strength, 4))
    return sorted(best.items(), key=lambda pair: -pair[1])


def open_finder(documents: Sequence[Document], trained: Trained) -> Finder:
    """The finder of these documents."""
    listed = sorted(documents, key=lambda d: d.id)
    evidence = build_evidence(listed)
    return Finder(evidence, place(trained.space, evidence, listed), trained)
