"""How many names of a register would share by chance what a mention shares with one of them.

华谊科技 without its place fits 江苏华谊科技; but of 50,000 firms many are a 某某科技 and several a
华谊, so that a firm nobody knows would fit as well. The parts of a name are taken as independent:
so many names times the share of names with this region, this 字号, this trade.
"""

from collections import Counter
from collections.abc import Sequence
from math import log

from graph.naming.parts import NameParts

_ANY = "?"


class Chances:
    """Counts of the parts of a register's names, also of parts with one character left open."""

    def __init__(self, names: Sequence[NameParts]) -> None:
        self._log_size = log(max(len(names), 1))
        self._regions = Counter(p.region_code or p.region for p in names)
        brands = Counter(p.brand for p in names)
        trades = Counter(p.trade for p in names)
        self._brands = brands + _open(brands) + _letters(brands)
        self._trades = trades + _open(trades) + _letters(trades)

    def names_with_trade(self, trade: str) -> int:
        """How many names have just these trade words."""
        return self._trades[trade]

    def names_with_brand(self, brand: str) -> int:
        """How many names have just this 字号."""
        return self._brands[brand]

    def log_expected(self, name: NameParts, lost: Sequence[int], *, placed: bool) -> float:
        """The natural logarithm of that number, for a mention that shares all of `name` but `lost`.

        `lost` are places in the stem of `name`; `placed` says that the region is shared.
        """
        head = len(name.stem) - len(name.core)
        ends = head + len(name.brand)
        told = self._log_size
        told += self._log_share(
            self._brands, name.brand, [x - head for x in lost if head <= x < ends]
        )
        told += self._log_share(self._trades, name.trade, [x - ends for x in lost if x >= ends])
        if placed and (count := self._regions[name.region_code or name.region]):
            told += log(count) - self._log_size
        return told

    def _log_share(self, counts: Counter[str], part: str, lost: list[int]) -> float:
        """The logarithm of the share of names with this part, as far as it is not lost."""
        if not part or len(lost) == len(part):
            return 0.0
        if len(lost) <= 1:
            whole = part[: lost[0]] + _ANY + part[lost[0] + 1 :] if lost else part
            kept = [whole]
        else:
            kept = [_ANY + _ANY + x for at, x in enumerate(part) if at not in lost]
        return sum(log(counts[x] or 1) - self._log_size for x in kept)


def _open(parts: Counter[str]) -> Counter[str]:
    """Every part with one of its characters left open; a part of one character says nothing."""
    found: Counter[str] = Counter()
    for part, count in parts.items():
        if len(part) > 1:
            for at in range(len(part)):
                found[part[:at] + _ANY + part[at + 1 :]] += count
    return found


def _letters(parts: Counter[str]) -> Counter[str]:
    """How many names have a character in this part."""
    found: Counter[str] = Counter()
    for part, count in parts.items():
        for letter in set(part):
            found[_ANY + _ANY + letter] += count
    return found
