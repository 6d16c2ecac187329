"""Misses: why the real firm does not stand among the first ten, as far as can be told."""

from dataclasses import dataclass

import numpy as np

from matcher.baselines import Pool
from matcher.features import FEATURES
from matcher.landings import Landing
from matcher.trial import Trial

FIRST = 10


@dataclass(frozen=True, slots=True)
class Miss:
    """One landing that was missed. `reason` is text for users."""

    landing: Landing
    rank: int | None
    reason: str


def explain_miss(trial: Trial, pool: Pool) -> Miss:
    """The first reason that holds: unknown, not linked, or behind, and in which features."""
    landing = trial.landing
    if trial.rank is not None:
        return Miss(landing, trial.rank, _behind(trial))
    units = pool.right_units(landing)
    if not units:
        return Miss(landing, None, "候选企业里没有这家企业,也没有它的集团")
    firms = [f for f in pool.firms if landing.is_right((f.name, f.short_name))]
    names = "、".join(f.name for f in firms[:2])
    return Miss(landing, None, f"有{names},但资料中的业务与“{landing.segment}”关联不上")


def _behind(trial: Trial) -> str:
    """The features in which the firm lies farthest behind the middle of the first ten."""
    ranked = trial.field.ranked
    row = next(int(r) for r in ranked.order if int(r) in trial.right)
    first = ranked.parts[ranked.order[:FIRST]]
    lack = np.median(first, axis=0) - ranked.parts[row]
    labels = {"base": "起点", **{f.name: f.label for f in FEATURES}}
    worst = [i for i in np.argsort(-lack) if lack[i] > 0.1][:2]
    told = "、".join(f"{labels[ranked.names[i]]}少 {lack[i]:.2f}" for i in worst)
    ahead = "、".join(trial.field.candidates[int(r)].head.name for r in ranked.order[:3])
    name = trial.field.candidates[row].head.name
    return f"{name}排在第 {trial.rank} 位,与前十名的中位相比{told or '各项相近'};前三名是{ahead}"
