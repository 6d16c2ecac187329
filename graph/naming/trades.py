"""The words of trades that follow the 字号 in an enterprise's name."""

from functools import cache
from importlib.resources import files


@cache
def trade_words() -> frozenset[str]:
    """The words of `data/trade_words.txt`."""
    text = files("graph").joinpath("data/trade_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


@cache
def _longest() -> int:
    return max(map(len, trade_words()))


def trade_start(text: str) -> int:
    """Where the trade words at the end of `text` begin: 长虹电子科技 → 2; its length where none.

    The longest run of words that leaves a 字号 of two characters or more goes before one that
    leaves a single character; a run that would leave nothing leaves its first word.
    """
    words, longest, size = trade_words(), _longest(), len(text)
    reached = {size}
    for at in range(size - 2, -1, -1):
        for end in range(at + 2, min(size, at + longest) + 1):
            if end in reached and text[at:end] in words:
                reached.add(at)
                break
    named = [at for at in reached if at >= 2]
    return min(named) if named else min((at for at in reached if at), default=size)
