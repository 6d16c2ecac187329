"""Fit `graph/data/name_weights.csv`: what each likeness of two names weighs.

A conditional logit: of the enterprises that a mention could mean, and nobody of the register, one
is meant; its log odds are the weighted sum of the features. Run with the shared data at hand:
`python -m tools.fit_names`. Seeds and firms are others than those of `benchmarks/names.py`.
"""

import csv
import random
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.name_noise import TUNED, Firm, distractors, for_fitting, listed, noisy, strangers
from graph.naming.candidates import CandidateIndex
from graph.naming.features import FEATURES, compare
from graph.naming.parts import parse_name

WORLDS = ((11, False, 2_800), (12, True, 8_400))
"""Seed, whether short names are known, and how many mentions."""
LEFT_OUT = 300
DISTRACTORS = 50_000
RIDGE = 1.0
OUT = Path(__file__).resolve().parent.parent / "graph/data/name_weights.csv"

Example = tuple[NDArray[np.float64], NDArray[np.bool_]]
"""Features of the candidates of one mention, and which of them are right."""


def main() -> None:
    """Fit and write the table."""
    begun = time.perf_counter()
    examples = [x for seed, short, count in WORLDS for x in _world(seed, short, count)]
    print(f"{len(examples):,} mentions in {time.perf_counter() - begun:.0f} s")
    weights = fit(examples)
    with OUT.open("w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(("feature", "weight"))
        for name, weight in zip((*(f.name for f in FEATURES), "anybody"), weights, strict=True):
            writer.writerow((name, f"{weight:.4f}"))
            print(f"{name:24} {weight:7.2f}")


def _world(seed: int, short: bool, count: int) -> list[Example]:
    luck = random.Random(seed)
    firms = listed()
    out = set(luck.sample(range(len(firms)), LEFT_OUT))
    known = [f for at, f in enumerate(firms) if at not in out]
    made = distractors(known, DISTRACTORS + LEFT_OUT, luck)
    register = [*known, *(Firm(name) for name in made[:DISTRACTORS])]
    spellings = [(f.name, at, False) for at, f in enumerate(register)]
    if short:
        spellings += [(f.short, at, True) for at, f in enumerate(register) if f.short]
    own = np.array([at for _, at, _ in spellings])
    parts = [parse_name(text) for text, _, _ in spellings]
    index = CandidateIndex(parts)
    cores = {p.core for p in parts}
    made_known = list(enumerate(register))[len(known) :]
    pools = (
        (0.45, [(f, at) for at, f in enumerate(known) if for_fitting(f.name)]),
        (0.15, [(f, at) for at, f in made_known if for_fitting(f.name)]),
        (0.12, [(Firm(n), -1) for n in made[DISTRACTORS:] if parse_name(n).core not in cores]),
        (0.14, [(firms[at], -1) for at in sorted(out)]),
        (0.14, [(f, -1) for f in strangers(firms) if for_fitting(f.name)]),
    )  # fmt: skip
    examples = []
    for share, pool in pools:
        for at in range(int(share * count)):
            firm, truth = luck.choice(pool)
            mention = parse_name(noisy(firm, TUNED[at % len(TUNED)], luck))
            rows, of_mention, of_name = index.rows(mention)
            brand = index.has_brand(mention.brand)
            features = [
                compare(
                    mention, parts[row], (a, b), short=spellings[row][2], brand_known=brand
                ).row()
                for row, a, b in zip(rows, of_mention, of_name, strict=True)
            ]
            right = own[rows] == truth
            if rows and (truth < 0 or right.any()):
                examples.append((np.array(features), right))
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
