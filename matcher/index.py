"""The index: how strongly each enterprise's documents hold each word, as one sparse matrix.

The weight of a word in an enterprise is BM25F (Robertson, Zaragoza & Taylor 2004): the counts in
all fields, each divided by its length and weighted, are summed and then saturated, tf / (tf + k).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from matcher.documents import Document, Passage
from matcher.weighed import rarities
from matcher.words import heads, tokens

SATURATION = 1.0
SHORTEST = 0.3
"""A text counts as at least this part of the mean length: two words are no whole business."""
TELLING = 0.5
FIRMLY = 3.0
"""A word that fills a third of its saturation is held firmly."""
DESCRIBING = 0.6
"""What a word counts that only says of which kind another thing is, where the thing itself is asked
for: who makes 锂离子电池正极材料 makes no 锂离子电池, but works beside those who do."""
_HEAD = "$"
"""Marks a word in whose place things end; no search word has it."""


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much a field counts, and how far its length matters (BM25's b)."""

    weight: float
    length: float


FIELD_WEIGHTS: Mapping[str, FieldWeight] = {
    "product": FieldWeight(1.0, 0.6),
    "main_business": FieldWeight(1.5, 0.6),
    "introduction": FieldWeight(0.8, 0.7),
    "scope": FieldWeight(0.25, 0.8),
    "industry": FieldWeight(0.8, 0.3),
    "name": FieldWeight(1.0, 0.3),
    "group": FieldWeight(0.3, 0.6),
}


@dataclass(frozen=True)
class Index:
    """Words × enterprises, by word: for word i the enterprises `at[starts[i]:starts[i + 1]]`."""

    ids: tuple[str, ...]
    words: tuple[str, ...]
    starts: NDArray[np.int64]
    at: NDArray[np.int32]
    weights: NDArray[np.float32]
    """Saturated, 0-1."""

    @cached_property
    def row(self) -> Mapping[str, int]:
        """Word to its row."""
        return {word: i for i, word in enumerate(self.words)}

    @cached_property
    def rarity(self) -> NDArray[np.float64]:
        """BM25's idf of every word."""
        return rarities(np.diff(self.starts), len(self.ids))

    def rarity_of(self, word: str) -> float:
        """The idf of a word; of one that no document holds, half of the highest possible."""
        row = self.row.get(word)
        unseen = 0.5 * float(np.log1p(2 * len(self.ids) + 1))
        return unseen if row is None else float(self.rarity[row])

    def scores(self, words: Collection[str], least: float = 0.0) -> NDArray[np.float64]:
        """For every enterprise the share, 0-1, of these words that it holds, the rare more.

        Σ idf·weight / max(least, Σ idf) over the words.
        """
        total = max(least, sum(self.rarity_of(word) for word in words))
        found = np.zeros(len(self.ids))
        for row, span in self._held(words):
            found[self.at[span]] += self.rarity[row] * self.weights[span]
        return found / total if total else found

    def held(
        self, parts: Sequence[Sequence[str]]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For every enterprise two shares, 0-1, of a thing's parts, the rarer part more.

        How strongly it holds their words, and of how many words it holds any at all. A part counts
        once, by its rarest word, however many shorter words stand in it. What the last part ends
        in counts in full where things of the enterprise end so, else `DESCRIBING`.
        """
        strong, covered = np.zeros(len(self.ids)), np.zeros(len(self.ids))
        weights = [max(self.rarity_of(word) for word in part) for part in parts]
        for place, (part, weight) in enumerate(zip(parts, weights, strict=True), start=1):
            of_word = weight / sum(weights) / sum(self.rarity_of(word) for word in part)
            for row, span in self._held(part):
                share = of_word * self.rarity[row]
                at, held = self.at[span], self.weights[span]
                if place == len(parts) and part[-1].endswith(self.words[row]):
                    held = DESCRIBING * held + (1 - DESCRIBING) * self._as_thing(row, at)
                strong[at] += share * held
                covered[at] += share * np.minimum(1.0, FIRMLY * held)
        return strong, covered

    def _as_thing(self, row: int, at: NDArray[np.int32]) -> NDArray[np.float32]:
        """How strongly these enterprises hold a word as the thing itself."""
        found = np.zeros(len(at), np.float32)
        head = self.row.get(self.words[row] + _HEAD)
        if head is not None:
            span = slice(int(self.starts[head]), int(self.starts[head + 1]))
            found[np.searchsorted(at, self.at[span])] = self.weights[span]
        return found

    def telling(self, words: Collection[str]) -> NDArray[np.float64]:
        """0-1: whether an enterprise holds a word that tells what these words are about.

        A word of `TELLING` of the rarity of the rarest tells; below, in proportion. Who holds
        only the ordinary words of a thing (精密 of 精密锻件) does not hold the thing.
        """
        rarest = max((self.rarity_of(word) for word in words), default=0.0)
        found = np.zeros(len(self.ids))
        for row, span in self._held(words):
            firmly = np.minimum(1.0, FIRMLY * self.weights[span])
            held = self.rarity[row] / rarest * firmly
            found[self.at[span]] = np.maximum(found[self.at[span]], held)
        told: NDArray[np.float64] = np.minimum(1.0, found / TELLING)
        return told

    def _held(self, words: Collection[str]) -> Iterator[tuple[int, slice]]:
        for word in words:
            row = self.row.get(word)
            if row is not None:
                yield row, slice(int(self.starts[row]), int(self.starts[row + 1]))


def build_index(documents: Iterable[Document]) -> Index:
    """The index of these documents."""
    from scipy.sparse import coo_array

    listed = sorted(documents, key=lambda d: d.id)
    words: dict[str, int] = {}
    rows: list[int] = []
    places: list[int] = []
    counted: list[float] = []
    for field, weight in FIELD_WEIGHTS.items():
        counts = [_counts(d.passages, field) for d in listed]
        for place, row, tf in _normalised(counts, weight, words):
            rows.append(row)
            places.append(place)
            counted.append(tf)
    matrix = coo_array((counted, (rows, places)), shape=(len(words), len(listed))).tocsr()
    return Index(
        tuple(d.id for d in listed),
        tuple(words),
        matrix.indptr.astype(np.int64),
        matrix.indices.astype(np.int32),
        (matrix.data / (matrix.data + SATURATION)).astype(np.float32),
    )


def _counts(passages: Sequence[Passage], field: str) -> dict[str, float]:
    """Words of one field. A product counts by its share of revenue, ½ to 2; unstated, once."""
    counts: dict[str, float] = {}
    for passage in passages:
        if passage.field == field:
            times = 1.0 if passage.share is None else 0.5 + 1.5 * passage.share
            for word in (*tokens(passage.text), *(h + _HEAD for h in heads(passage.text))):
                counts[word] = counts.get(word, 0.0) + times
    return counts


def _normalised(
    counts: Sequence[Mapping[str, float]], field: FieldWeight, words: dict[str, int]
) -> Iterator[tuple[int, int, float]]:
    """Enterprise, word, count divided by the length of the text and weighted."""
    lengths = [sum(n for word, n in c.items() if word[-1] != _HEAD) for c in counts]
    filled = [x for x in lengths if x]
    mean = sum(filled) / len(filled) if filled else 1.0
    for place, (held, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = 1 - field.length + field.length * max(length / mean, SHORTEST)
        for word, times in held.items():
            yield place, words.setdefault(word, len(words)), field.weight * times / norm
