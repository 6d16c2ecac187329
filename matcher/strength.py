"""Strength: what a match of words is worth, as the probability that the firm works in it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import NDArray
    import numpy as np

SLOPE = 2.0
HALF = 0.45
"""The match at which half of the firms really do it."""


def strength(match: "NDArray[np.float64]") -> "NDArray[np.float64]":
    """Logistic in the logarithm of the match: 1 / (1 + (HALF / match) ** SLOPE)."""
    power: NDArray[np.float64] = match**SLOPE
    result: NDArray[np.float64] = power / (power + HALF**SLOPE)
    return result
