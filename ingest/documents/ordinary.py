"""Words of everyday language, which no firm's 字号 is: by jieba's dictionary."""

from functools import cache
from importlib.resources import files

FREQUENT = 300
"""Times that a word stands in the corpus of jieba's dictionary, from which it is everyday's."""
LONGEST = 4


def is_ordinary(word: str) -> bool:
    """Whether a word is a frequent one (移动, 高端); a 字号 such as 华宇 is not."""
    return word in _frequent()


@cache
def _frequent() -> frozenset[str]:
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return frozenset(
        row[0] for row in rows if 1 < len(row[0]) <= LONGEST and int(row[1]) >= FREQUENT
    )
