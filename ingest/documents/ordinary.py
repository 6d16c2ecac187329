"""Words of everyday language, which no firm's 字号 is: by jieba's dictionary."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

FREQUENT = 300
"""Times that a word stands in the corpus of jieba's dictionary, from which it is everyday's."""
LONGEST = 4
SHORT = 3


def is_ordinary(word: str) -> bool:
    """Whether a word is a frequent one (移动, 高端); a 字号 such as 华宇 is not."""
    return word in _frequent()


def is_word(word: str, *, names: bool = False) -> bool:
    """Whether a word is one at all, however rare; names of persons count where `names` is set."""
    return word in _known(names)


@cache
def _frequent() -> frozenset[str]:
    return frozenset(
        row[0] for row in _rows() if 1 < len(row[0]) <= LONGEST and int(row[1]) >= FREQUENT
    )


@cache
def _known(names: bool) -> frozenset[str]:
    return frozenset(
        row[0]
        for row in _rows()
        if 1 < len(row[0]) <= SHORT and (names or not row[2].startswith("nr"))
    )


def _rows() -> Iterator[list[str]]:
    """Word, times, part of speech."""
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    return (line.split(" ") for line in text.splitlines())
