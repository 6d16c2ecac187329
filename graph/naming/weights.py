"""What each feature of a comparison weighs, in log odds: `data/name_weights.csv`.

Fitted by `tools/fit_names.py` as a conditional logit: of all enterprises that could be meant, and
nobody of the register, one is. `anybody` is the log odds of any candidate against nobody.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from graph.naming.features import FIGURES, KINDS, Comparison


@dataclass(frozen=True, slots=True)
class Weights:
    """The table, split as comparisons are. `kinds` holds `anybody` already."""

    kinds: dict[str, float]
    figures: NDArray[np.float64]

    def log_odds(self, compared: list[Comparison]) -> NDArray[np.float64]:
        """For each comparison, how much likelier than nobody."""
        kinds = np.fromiter((self.kinds[c.kind] for c in compared), float, len(compared))
        return kinds + np.array([c.figures for c in compared]) @ self.figures


@cache
def name_weights() -> Weights:
    """The table, read once."""
    text = files("graph").joinpath("data/name_weights.csv").read_text(encoding="utf-8")
    table = {row["feature"]: float(row["weight"]) for row in csv.DictReader(text.splitlines())}
    anybody = table["anybody"]
    return Weights(
        {kind.name: table[kind.name] + anybody for kind in KINDS},
        np.array([table[figure.name] for figure in FIGURES]),
    )
