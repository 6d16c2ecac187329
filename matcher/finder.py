"""The finder: enterprises for a product in free text, by what practice taught."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.documents import Document
from matcher.evidence import Evidence, build_evidence
from matcher.practice import Trained
from matcher.signals import Pool, pools
from matcher.space import Placed, place


@dataclass(frozen=True)
class Finder:
    """The evidence of one graph with what was learned."""

    evidence: Evidence
    placed: Placed
    trained: Trained

    def find(self, queries: Sequence[str], top: int) -> Iterator[list[tuple[str, float]]]:
        """For each query the `top` enterprises with their strength, 0-1, strongest first.

        The pool of first sight stands in the order learned, the rest behind it.
        """
        for pool in pools(self.evidence, self.trained.space, self.placed, queries):
            flat = pool.signals.reshape(-1, pool.signals.shape[-1])
            odds = self.trained.trees.log_odds(flat).reshape(pool.rows.shape)
            for i in range(len(pool.rows)):
                yield self._found(pool, i, odds[i] + self.trained.offset, top)

    def _found(
        self, pool: Pool, row: int, odds: NDArray[np.float64], top: int
    ) -> list[tuple[str, float]]:
        ids = self.evidence.ids
        order = np.argsort(-odds, kind="stable")
        strength = 1 / (1 + np.exp(-odds[order]))
        rows = pool.rows[row][order]
        found = [
            (ids[i], round(float(s), 4)) for i, s in zip(rows[:top], strength[:top], strict=True)
        ]
        if top > len(rows):
            rest = np.argsort(-pool.first_sight[row], kind="stable")[len(rows) : top]
            # never seen by the trees: weaker than the weakest of the pool
            found += [(ids[i], 0.0) for i in rest]
        return found


def open_finder(documents: Sequence[Document], trained: Trained) -> Finder:
    """The finder of these documents."""
    listed = sorted(documents, key=lambda d: d.id)
    evidence = build_evidence(listed)
    return Finder(evidence, place(trained.space, evidence, listed), trained)
