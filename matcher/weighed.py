"""Weighed words: one field of all enterprises as a sparse matrix, words down, enterprises across.

BM25 after Robertson & Zaragoza (2009), k = 1.2, b = 0.75.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

K, B = 1.2, 0.75
Cut = Callable[[str], Sequence[str]]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Weighed:
    """What each word counts for each enterprise."""

    vocabulary: Mapping[str, int]
    matrix: csr_array
    """Words × enterprises."""

    def scores(self, asked: Sequence[Sequence[str]]) -> Floats:
        """Queries × enterprises: the sum over the query's words, each once."""
        query = counted([dict.fromkeys(words, 1.0) for words in asked], dict(self.vocabulary))
        found: Floats = (query @ self.matrix).toarray()
        return found

    def holders(self, word: str) -> NDArray[np.int32]:
        """The enterprises that hold a word."""
        row = self.vocabulary.get(word)
        span = slice(0, 0) if row is None else slice(*self.matrix.indptr[row : row + 2])
        holders: NDArray[np.int32] = self.matrix.indices[span]
        return holders


def counted(
    rows: Iterable[Mapping[str, float]], vocabulary: dict[str, int], *, grow: bool = False
) -> csr_array:
    """Rows × words. Words that the vocabulary lacks are added to it, or left out."""
    starts, at, values = array("q", (0,)), array("i"), array("f")  # no object for each number
    for row in rows:
        for word, value in row.items():
            place = vocabulary.get(word)
            if place is None:
                if not grow:
                    continue
                place = vocabulary[word] = len(vocabulary)
            at.append(place)
            values.append(value)
        starts.append(len(at))
    return csr_array(
        (np.array(values), np.array(at), np.array(starts)),
        shape=(len(starts) - 1, max(len(vocabulary), 1)),
    )


def rarities(held: NDArray[np.int64], enterprises: int) -> NDArray[np.float64]:
    """BM25's idf of words that so many of the enterprises hold."""
    found: NDArray[np.float64] = np.log1p((enterprises - held + 0.5) / (held + 0.5))
    return found


def bm25(rows: Iterable[Mapping[str, float]]) -> Weighed:
    """The BM25 weights of these counts, a row an enterprise."""
    vocabulary: dict[str, int] = {}
    counts = counted(rows, vocabulary, grow=True)
    held = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = rarities(held, counts.shape[0])
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    mean = lengths[lengths > 0].mean() if (lengths > 0).any() else 1.0
    of_row = (K * (1 - B + B * lengths / mean)).astype(np.float32)
    norm = np.repeat(of_row, np.diff(counts.indptr))
    norm += counts.data
    counts.data *= np.float32(K + 1)
    counts.data /= norm
    counts.data *= rarity.astype(np.float32)[counts.indices]
    return Weighed(vocabulary, csr_array(counts.T.tocsr()))


def present(rows: Iterable[Mapping[str, float]]) -> Weighed:
    """1 where an enterprise holds a word."""
    vocabulary: dict[str, int] = {}
    counts = counted(rows, vocabulary, grow=True)
    counts.data[:] = 1.0
    return Weighed(vocabulary, csr_array(counts.T.tocsr()))


def unit_rows(matrix: csr_array) -> csr_array:
    """The matrix with rows of length 1; empty rows stay empty."""
    squares = np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()
    lengths = np.sqrt(squares)
    lengths[lengths == 0] = 1.0
    found = matrix.copy()
    found.data = (found.data / np.repeat(lengths, np.diff(matrix.indptr))).astype(np.float32)
    return found


def unit(vectors: Floats) -> Floats:
    """Dense rows of length 1."""
    found: Floats = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6)
    return found
