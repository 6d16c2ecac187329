"""Word lists in data/, one word a line; what follows `#` is a remark."""

import re
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of one list."""
    text = files("ingest.documents").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return frozenset(word for line in lines for word in line.split())


@cache
def pattern(name: str) -> str:
    """The words of a list as alternatives of a pattern, the longest first."""
    ordered = sorted(words(name), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, ordered))
