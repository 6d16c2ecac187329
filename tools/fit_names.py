"""Fit `graph/data/name_weights.csv`: what each likeness of two names weighs.

A conditional logit: of the enterprises that a mention could mean, and nobody of the register, one
is meant; its log odds are the weighted sum of the features. Run with the shared data at hand:
`python -m tools.fit_names`. Seeds and firms are others than those of `benchmarks/names.py`.
"""

import csv
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.name_world import make_world
from graph.naming.features import FEATURES
from graph.naming.resolver import Resolver
from graph.naming.verdicts import KNOWN_FROM
from graph.naming.weights import name_weights

WORLDS = ((11, "parsed", False), (12, "parsed", True), (13, "cut", False), (14, "cut", True))
"""Seed, how distractors are made, and whether short names are known."""
MENTIONS = 4_000
UNKNOWN = 1_500
TAKEN_OUT = 300
RIDGE = 1.0
CALIBRATED = ((15, "parsed", True), (16, "cut", True), (17, "parsed", False), (18, "cut", False))
ALLOWED = 0.01
OUT = Path(__file__).resolve().parent.parent / "graph/data/name_weights.csv"

Example = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Features of the candidates of one mention, and which of them are right."""


def main() -> None:
    """Fit and write the table."""
    begun = time.perf_counter()
    examples = [x for seed, recipe, short in WORLDS for x in _world(seed, recipe, short=short)]
    print(f"{len(examples):,} mentions in {time.perf_counter() - begun:.0f} s")
    weights = fit(examples)
    with OUT.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        for name, weight in zip((*(f.name for f in FEATURES), "anybody"), weights, strict=True):
            writer.writerow((name, f"{weight:.4f}"))
            print(f"{name:24} {weight:7.2f}")
    name_weights.cache_clear()
    for seed, recipe, short in CALIBRATED:
        _calibrate(seed, recipe, short=short)


def _calibrate(seed: int, recipe: str, *, short: bool) -> None:
    """Print, for `resolver.NOBODY_AT_MOST`, where `ALLOWED` of the unknown firms pass for known."""
    world = make_world(seed, recipe, fitting=True, mentions=2_000, unknown=2_000)
    resolver = Resolver(world.spellings(short=short))
    unknown = sorted(_nobody(resolver, asked.mention, None) for asked in world.unknown)
    least = unknown[int(ALLOWED * len(unknown))]
    known = [_nobody(resolver, asked.mention, asked.truth) for asked in world.asked]
    right = sum(nobody < least for nobody in known) / len(known)
    print(f"{recipe}, short names {short}: nobody below {least:.3f}, known and right {right:.4f}")


def _nobody(resolver: Resolver, mention: str, truth: str | None) -> float:
    """How likely it is nobody; 1 where the resolver would not join, or joins another."""
    answer = resolver.resolve(mention, top=1000)
    sure = answer.certainty >= KNOWN_FROM and not answer.why.endswith("不归并")
    if not sure or (truth is not None and answer.candidates[0].enterprise != truth):
        return 1.0
    return 1 - sum(candidate.certainty for candidate in answer.candidates)


def _world(seed: int, recipe: str, *, short: bool) -> list[Example]:
    world = make_world(
        seed, recipe, fitting=True, mentions=MENTIONS, unknown=UNKNOWN, taken_out=TAKEN_OUT
    )
    resolver = Resolver(world.spellings(short=short))
    examples = []
    for asked in (*world.asked, *world.unknown):
        found = list(resolver.comparisons(asked.mention))
        right = np.array([own == asked.truth for own, _ in found])
        if found and (asked.truth is None or right.any()):
            examples.append((np.array([likeness.row() for _, likeness in found]), right))
    return examples


def fit(examples: list[Example]) -> NDArray[np.float64]:
    """The weights of the features and, last, the log odds of any candidate against nobody."""
    features = np.vstack([f for f, _ in examples])
    right = np.concatenate([r for _, r in examples])
    of = np.repeat(np.arange(len(examples)), [len(f) for f, _ in examples])
    starts = np.concatenate([[0], np.cumsum([len(f) for f, _ in examples])[:-1]])
    nobody = np.array([not r.any() for _, r in examples])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        odds = features @ weights[:-1] + weights[-1]
        top = np.maximum(0, np.maximum.reduceat(odds, starts))
        raised = np.exp(odds - top[of])
        total = np.exp(-top) + np.bincount(of, raised, len(examples))
        meant = np.bincount(of, raised * right, len(examples)) + np.where(nobody, np.exp(-top), 0)
        pull = raised / total[of] - np.where(right, raised / np.maximum(meant[of], 1e-300), 0)
        penalty = RIDGE * np.sum(weights[:-1] ** 2) / 2
        slope = np.append(features.T @ pull + RIDGE * weights[:-1], pull.sum())
        return float(penalty - np.sum(np.log(meant / total))), slope

    found = minimize(loss, np.zeros(len(FEATURES) + 1), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


if __name__ == "__main__":
    main()
