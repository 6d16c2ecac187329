"""Signals: what speaks for an enterprise when a product is asked for, as numbers.

First all enterprises are scored by a sum of fields (`first_sight`); for the best `POOL` of each
query the signals are gathered, and what they are worth together is learned.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matcher.evidence import CUTS, PAIRED, Evidence
from matcher.grams import Signs, ending, ends_of, pairs, plain
from matcher.space import Placed, Space
from matcher.weighed import Floats, unit

POOL = 100
CELLS = 8_000_000
"""Query-enterprise pairs that are scored at once; bounds the memory."""
DIVISORS = {
    "product": 8.0,
    "product_grams": 25.0,
    "called": 10.0,
    "main_business": 5.0,
    "introduction": 8.0,
    "scope": 16.0,
}
NEAR = 3.0
"""The sum of first sight: scores divided by these, and the likeness in the space times this."""

NAMES: tuple[str, ...] = (
    *(f"{field}" for field in CUTS),
    *(f"{field}_of_best" for field in CUTS),
    *(f"{field}_signs" for field in PAIRED),
    "near",
    "near_of_best",
    "pieces",
    "mainly",
    "whole",
    "within",
    "tail",
    "start",
    "akin",
    "akin_mainly",
    "pieces_of_best",
    "mainly_of_best",
    "whole_of_best",
    "within_of_best",
    "tail_of_best",
    "start_of_best",
    "akin_of_best",
    "akin_mainly_of_best",
    "akin_in_all",
    "ending",
    "first_sight",
    "first_sight_of_best",
    "products",
    "told",
    "length",
    "known",
)
"""The columns, in order."""

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Pool:
    """The best enterprises of some queries at first sight."""

    rows: Rows
    """Queries × POOL: rows of the evidence, best first."""
    signals: Floats
    """Queries × POOL × signals."""
    first_sight: Floats
    """Queries × enterprises."""


def pools(
    evidence: Evidence, space: Space, placed: Placed, queries: Sequence[str]
) -> Iterator[Pool]:
    """The pools of the queries, a block at a time."""
    block = max(1, min(250, CELLS // max(1, len(evidence.ids))))
    for at in range(0, len(queries), block):
        yield _pool(evidence, space, placed, queries[at : at + block])


def _pool(evidence: Evidence, space: Space, placed: Placed, queries: Sequence[str]) -> Pool:
    scores = {
        f: evidence.words[f].scores([cut(q) for q in queries]) for f, (_, cut) in CUTS.items()
    }
    spelled = space.spell(queries)
    near: Floats = unit(spelled @ space.asked) @ placed.firms.T
    seen: Floats = NEAR * near
    for field, divisor in DIVISORS.items():
        seen += scores[field] / np.float32(divisor)
    rows = _best(seen, POOL)
    at = np.arange(len(queries))[:, None]
    columns: list[Floats] = [scores[f][at, rows] for f in CUTS]
    columns += [scores[f][at, rows] / (scores[f].max(axis=1)[:, None] + 1e-6) for f in CUTS]
    paired = [pairs(q) for q in queries]
    lengths = np.array([max(1, len(set(s))) for s in paired], np.float32)[:, None]
    columns += [evidence.paired[f].scores(paired)[at, rows] / lengths for f in PAIRED]
    first = seen[at, rows]
    pool_near = near[at, rows]
    shape = rows.shape
    *likest, in_all = _best_products(evidence, placed, spelled, space.rough(spelled), queries, rows)
    columns += [
        pool_near,
        pool_near / (near.max(axis=1)[:, None] + 1e-6),
        *likest,
        *(found / (found.max(axis=1)[:, None] + 1e-6) for found in likest),
        in_all,
        evidence.endings.scores([ending(q) for q in queries])[at, rows],
        first,
        first / (first[:, :1] + 1e-6),
        np.log1p(np.diff(evidence.made.indptr))[rows],
        evidence.told[rows],
        np.broadcast_to(np.array([[len(plain(q))] for q in queries], np.float32), shape),
        np.broadcast_to(np.array([[space.known(q)] for q in queries], np.float32), shape),
    ]
    return Pool(rows, np.stack(columns, axis=-1).astype(np.float32), seen)


def _best(scores: Floats, count: int) -> Rows:
    """Rows of the highest scores, best first; equal ones in their order."""
    count = min(count, scores.shape[1])
    found = np.argpartition(-scores, count - 1, axis=1)[:, :count]
    found.sort(axis=1)
    values = np.take_along_axis(scores, found, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1)


def _best_products(
    evidence: Evidence,
    placed: Placed,
    spelled: csr_array,
    rough: Floats,
    queries: Sequence[str],
    rows: Rows,
) -> list[Floats]:
    """Of each enterprise's products the likest name, by eight measures, and how many are like.

    Pieces in common (cosine), these by the share of revenue, the whole names, the shorter name
    within the longer (rapidfuzz), the places of the names in the space, and these by the share;
    last the fourth powers of these places by the share, summed over all its products.
    """
    from rapidfuzz import fuzz, process

    starts, held = evidence.made.indptr, evidence.made.indices
    names = np.array(evidence.products, dtype=object)
    pieces, mainly, whole, within, tail, start, akin, akin_mainly, in_all = (
        np.zeros(rows.shape, np.float32) for _ in range(9)
    )
    for i, firms in enumerate(rows):
        counts = starts[firms + 1] - starts[firms]
        some = counts > 0
        if not some.any():
            continue
        spans = [slice(starts[f], starts[f + 1]) for f in firms[some]]
        products = np.concatenate([held[span] for span in spans])
        shares = np.concatenate([evidence.made.data[span] for span in spans])
        at = np.concatenate(([0], np.cumsum(counts[some])[:-1]))
        asked = spelled[[i]].toarray()[0]
        cosines = placed.spelled[products] @ asked
        pieces[i, some] = np.maximum.reduceat(cosines, at)
        mainly[i, some] = np.maximum.reduceat(cosines * shares, at)
        written, query = names[products].tolist(), [plain(queries[i])]
        for found, scorer in ((whole, fuzz.ratio), (within, fuzz.partial_ratio)):
            likeness = process.cdist(query, written, scorer=scorer, dtype=np.float32)[0]
            found[i, some] = np.maximum.reduceat(likeness, at) / 100
        for found, ends, own in zip(
            (start, tail), (placed.fronts, placed.backs), ends_of(query), strict=True
        ):
            found[i, some] = np.maximum.reduceat(_alike(ends[products], own[0]), at)
        kin = placed.products[products] @ rough[i]
        akin[i, some] = np.maximum.reduceat(kin, at)
        akin_mainly[i, some] = np.maximum.reduceat(kin * shares, at)
        in_all[i, some] = np.add.reduceat(np.maximum(kin, 0) ** 4 * shares, at)
    return [pieces, mainly, whole, within, tail, start, akin, akin_mainly, in_all]


def _alike(ends: Signs, own: Signs) -> Floats:
    """The share, 0-1, of the signs of `own` that each of `ends` has before the first other one."""
    asked = own[own > 0]
    same = np.logical_and.accumulate(ends[:, : len(asked)] == asked, axis=1)
    shares: Floats = same.sum(axis=1, dtype=np.float32) / np.float32(max(1, len(asked)))
    return shares
