"""Numbers and lists of names as the sentences of the rules write them."""

from collections.abc import Sequence

MOST_NAMES = 5


def listed(names: Sequence[str]) -> str:
    """Names in a row, at most `MOST_NAMES`: 甲、乙、丙、丁、戊等."""
    shown = "、".join(names[:MOST_NAMES])
    return f"{shown}等" if len(names) > MOST_NAMES else shown


def percent(share: float) -> str:
    """A share 0-1 as a percentage that never rounds across a threshold: 0.3996 is 39.96%."""
    return f"{round(share * 100, 2):g}%"


def number(value: float) -> str:
    """A number with up to four significant digits."""
    return f"{value:.4g}"
