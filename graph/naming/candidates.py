"""Which spellings could be meant: by equal keys, by one slip, by rare n-grams in common."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from graph.naming.parts import NameParts

KEPT = 20
"""Candidates that go on to be compared."""
_RAREST = 14
"""So many n-grams of a mention are looked up, the rarest first: the frequent ones tell little."""
_MANY = 12
"""A key that more spellings share tells nothing by itself."""
_MANY_SLIPS = 60
"""The same for names that are alike but for one character: short ones have many neighbours."""
_LEAST = 0.05
"""Rarity of what every name of a small register has."""
_EDGE = "^"


class CandidateIndex:
    """An index of parsed spellings. Rows are positions in `spellings`."""

    def __init__(self, spellings: Sequence[NameParts]) -> None:
        self._keys: dict[str, list[int]] = defaultdict(list)
        self._grams: dict[str, int] = {}
        rows, columns = [], []
        for row, parts in enumerate(spellings):
            for key in _keys(parts):
                self._keys[key].append(row)
            for gram in set(_ngrams(parts)):
                rows.append(row)
                columns.append(self._grams.setdefault(gram, len(self._grams)))
        shape = (len(spellings), len(self._grams))
        held = sparse.csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape)
        counts = np.bincount(columns, minlength=shape[1]) if columns else np.zeros(0)
        idf = np.log((1 + shape[0]) / (1 + counts))
        self._idf = np.maximum(idf, _LEAST).astype(np.float32)
        self._rarest = float(np.log(1 + shape[0]))
        self._squares = held @ (self._idf**2)
        self._shrink = 1 / np.maximum(self._squares, 1e-6) ** 0.25
        self._postings = held.tocsc()
        keys, owners = array("q"), array("q")
        for row, parts in enumerate(spellings):
            texts = _one_short(parts)
            keys.extend(map(hash, texts))
            owners.extend([row] * len(texts))
        slips = np.array(keys, dtype=np.int64)
        order = np.argsort(slips, kind="stable")
        self._slips, self._slip_rows = slips[order], np.array(owners, dtype=np.int64)[order]

    def rows(self, mention: NameParts) -> tuple[list[int], list[float], list[float]]:
        """Rows that could be meant, and for each the share of n-grams covered, of both sides.

        The shares weigh an n-gram by the square of its rarity; an n-gram that the register does
        not know counts as the rarest.
        """
        rows, shared, total = self._alike(mention)
        seen = set(rows)
        alone = "brand " + mention.stem
        for key in _keys(mention):
            found = self._keys.get(key, ())
            if len(found) <= (_MANY_SLIPS if key == alone else _MANY):
                fresh = [row for row in found if row not in seen]
                seen.update(fresh)
                rows += fresh
                shared += [0.0] * len(fresh)
        fresh = [row for row in self._one_slip_away(mention) if row not in seen]
        rows += fresh
        shared += [0.0] * len(fresh)
        of_mention = [s / total for s in shared]
        of_name = [
            s / max(float(self._squares[row]), 1e-6) for row, s in zip(rows, shared, strict=True)
        ]
        return rows, of_mention, of_name

    def exact(self, bare: str) -> list[int]:
        """Rows whose name without marks is `bare`."""
        return self._keys.get("=" + bare, [])

    def _one_slip_away(self, mention: NameParts) -> list[int]:
        """Rows that are equal to the mention where each lacks one character at most."""
        keys = np.array([hash(text) for text in _one_short(mention)], dtype=np.int64)
        first = np.searchsorted(self._slips, keys, "left").tolist()
        last = np.searchsorted(self._slips, keys, "right").tolist()
        found: dict[int, None] = {}
        for start, end in zip(first, last, strict=True):
            if end - start <= _MANY_SLIPS:
                found.update(dict.fromkeys(self._slip_rows[start:end].tolist()))
        return sorted(found)

    def _alike(self, mention: NameParts) -> tuple[list[int], list[float], float]:
        grams = set(_ngrams(mention))
        known = [g for gram in grams if (g := self._grams.get(gram)) is not None]
        rarest = sorted(known, key=lambda g: (-self._idf[g], g))[:_RAREST]
        unknown = (len(grams) - len(known)) * self._rarest**2
        if not rarest:
            return [], [], max(unknown, 1e-6)
        starts, rows = self._postings.indptr, self._postings.indices
        lists = [rows[starts[g] : starts[g + 1]] for g in rarest]
        squared = self._idf[rarest] ** 2
        weights = np.repeat(squared, [len(x) for x in lists])
        touched, place = np.unique(np.concatenate(lists), return_inverse=True)
        shared = np.bincount(place, weights=weights)
        first = _first(shared * self._shrink[touched])
        total = float(squared.sum()) + unknown
        return touched[first].tolist(), shared[first].tolist(), total


def _first(scores: NDArray[np.float64]) -> NDArray[np.intp]:
    """Places of the best `KEPT`; of equals beyond that, as many again."""
    if len(scores) <= KEPT:
        return np.arange(len(scores))
    least = np.partition(scores, -KEPT)[-KEPT]
    return np.flatnonzero(scores >= least)[: 2 * KEPT]


def _keys(parts: NameParts) -> Iterator[str]:
    yield "=" + parts.bare
    yield "stem " + parts.stem
    yield "core " + parts.core
    if parts.brand:
        yield "brand " + parts.brand


def _one_short(parts: NameParts) -> set[str]:
    """Stem and core, whole and with one character left out."""
    texts = {parts.stem, parts.core}
    return texts | {
        text[:at] + text[at + 1 :] for text in texts if len(text) > 2 for at in range(len(text))
    }


def _ngrams(parts: NameParts) -> Iterator[str]:
    stem = parts.stem
    yield from stem
    yield from (stem[i : i + 2] for i in range(len(stem) - 1))
    yield from (stem[i] + _EDGE + stem[i + 2] for i in range(len(stem) - 2))
    yield _EDGE + parts.core[:1]
