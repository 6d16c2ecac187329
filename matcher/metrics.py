"""Metrics of rankings with one right answer a case, and how sure they are."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rank = float | None
"""The place of the right answer, from 1; None where it is not in the ranking."""

RESAMPLES = 2_000
SEED = 20_250_101


def _hit(k: int) -> Callable[[Rank], float]:
    return lambda rank: float(rank is not None and rank <= k)


def _reciprocal(rank: Rank) -> float:
    return 0.0 if rank is None else 1.0 / rank


def _ndcg_10(rank: Rank) -> float:
    return 0.0 if rank is None or rank > 10 else 1.0 / math.log2(1.0 + rank)


METRICS: Mapping[str, Callable[[Rank], float]] = {
    "hit@10": _hit(10),
    "hit@50": _hit(50),
    "mrr": _reciprocal,
    "ndcg@10": _ndcg_10,
}
"""Metric to the gain of one case; a metric is the mean over the cases."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A mean with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference of two means over the same cases; `doubt` is the share of resamples ≤ 0."""

    value: float
    low: float
    high: float
    doubt: float


Gains = Mapping[str, NDArray[np.float64]]
"""Metric to the gain of every case."""


def gains(ranks: Sequence[Rank]) -> Gains:
    """The gains of every case by each metric."""
    return {name: np.array([gain(r) for r in ranks], float) for name, gain in METRICS.items()}


def mean_gains(samples: Sequence[Gains]) -> Gains:
    """Case by case the mean over several rankings of the same cases."""
    return {name: np.mean([s[name] for s in samples], axis=0) for name in METRICS}


def measure(found: Gains) -> dict[str, Measured]:
    """Every metric with its interval: cases are drawn with replacement."""
    return {name: _interval(values) for name, values in found.items()}


def _interval(values: NDArray[np.float64]) -> Measured:
    means = values[_draws(len(values))].mean(axis=1)
    return Measured(*_rounded(values.mean(), *np.percentile(means, (2.5, 97.5))))


def compare(ours: Gains, theirs: Gains) -> dict[str, Difference]:
    """Every metric of ours minus theirs: the same cases are drawn for both."""
    found = {}
    for name in METRICS:
        each = ours[name] - theirs[name]
        means = each[_draws(len(each))].mean(axis=1)
        low, high = np.percentile(means, (2.5, 97.5))
        doubt = float((means <= 0).mean())
        found[name] = Difference(*_rounded(each.mean(), low, high, doubt))
    return found


def mean_per_chain(found: Gains, chains: Sequence[str]) -> dict[str, float]:
    """The mean over chains of each chain's mean: many cases of one chain do not carry it."""
    names = np.array(chains)
    return {
        metric: round(float(np.mean([v[names == c].mean() for c in sorted(set(chains))])), 4)
        for metric, v in found.items()
    }


def _draws(cases: int) -> NDArray[np.int64]:
    random = np.random.default_rng(SEED)
    return random.integers(0, cases, (RESAMPLES, cases))


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(float(v), 4) for v in values)
