"""Rank: weights times features, summed. The score is the sum of its parts, base among them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.errors import UsageError
from matcher.features import BASE, FEATURES
from matcher.table import Table

DIGITS = 3
"""Parts are rounded before they are summed, so that the printed parts give the printed score."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight by feature, and the name under which a stored target says which were used."""

    model: str
    values: Mapping[str, float]


@dataclass(frozen=True)
class Ranked:
    """`order` holds rows of the table, best first; `parts` a row for each, a column a part."""

    order: NDArray[np.int64]
    names: tuple[str, ...]
    parts: NDArray[np.float64]
    known: NDArray[np.bool_]
    """Where a source says something; elsewhere the part is 0."""
    scores: NDArray[np.float64]


def weights(given: Mapping[str, float]) -> Weights:
    """The prior weights, with those that bureau.toml gives in their place.

    Raises `UsageError` for a feature that does not exist.
    """
    prior = {f.name: f.weight for f in FEATURES}
    unknown = [name for name in given if name not in prior]
    if unknown:
        raise UsageError(
            f"[targets.weights] 中没有这个特征:{'、'.join(unknown)}",
            hint=f"可写:{'、'.join(prior)}",
            where="bureau.toml",
        )
    return Weights("bureau.toml" if given else "prior", {**prior, **given})


def rank(table: Table, used: Weights) -> Ranked:
    """Every row of the table by its score; equal scores in the order of the table."""
    columns = [f.column(table) for f in FEATURES]
    known = np.column_stack([np.isfinite(c) for c in columns])
    values = np.nan_to_num(np.column_stack(columns), nan=0.0, posinf=0.0, neginf=0.0)
    each = np.array([used.values[f.name] for f in FEATURES])
    parts = np.round(values * each, DIGITS) + 0.0  # no -0.0
    parts = np.column_stack([np.full(len(table), BASE), parts])
    scores = np.round(parts.sum(axis=1), DIGITS)
    return Ranked(
        order=np.argsort(-scores, kind="stable"),
        names=("base", *(f.name for f in FEATURES)),
        parts=parts,
        known=np.column_stack([np.ones(len(table), dtype=bool), known]),
        scores=scores,
    )
