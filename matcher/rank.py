"""Rank: weights times features, summed. The score is the sum of its parts, base among them."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.features import BASE, FEATURES
from matcher.table import Table

DIGITS = 3
"""Parts are rounded before they are summed, so that the printed parts give the printed score."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Weight by feature, and the name under which a stored target says which were used."""

    model: str
    values: Mapping[str, float]

    def without(self, feature: str) -> "Weights":
        """The same weights, this feature at 0."""
        return Weights(self.model, {**self.values, feature: 0.0})


@dataclass(frozen=True)
class Valued:
    """Values of the features, a row a candidate, in units of their weights."""

    values: NDArray[np.float64]
    """0 where no source says anything."""
    known: NDArray[np.bool_]


@dataclass(frozen=True)
class Ranked:
    """`order` holds rows of the table, best first; `parts` a row for each, a column a part."""

    order: NDArray[np.int64]
    names: tuple[str, ...]
    parts: NDArray[np.float64]
    known: NDArray[np.bool_]
    """Where a source says something; elsewhere the part is 0."""
    scores: NDArray[np.float64]


def valued(table: Table) -> Valued:
    """The features of every row of the table."""
    columns = np.column_stack([f.column(table) for f in FEATURES])
    values = np.nan_to_num(columns, nan=0.0, posinf=0.0, neginf=0.0)
    return Valued(values, np.isfinite(columns))


def rank(table: Table, used: Weights) -> Ranked:
    """Every row of the table by its score; equal scores in the order of the table."""
    return weigh(valued(table), used)


def weigh(features: Valued, used: Weights) -> Ranked:
    """Every row by the sum of its weighted features."""
    each = np.array([used.values[f.name] for f in FEATURES])
    rows = len(features.values)
    parts = np.round(features.values * each, DIGITS) + 0.0  # no -0.0
    parts = np.column_stack([np.full(rows, BASE), parts])
    scores = np.round(parts.sum(axis=1), DIGITS)
    return Ranked(
        order=np.argsort(-scores, kind="stable"),
        names=("base", *(f.name for f in FEATURES)),
        parts=parts,
        known=np.column_stack([np.ones(rows, dtype=bool), features.known]),
        scores=scores,
    )
