"""How names are cut out of running text: what stands before them, how they are listed."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.documents.lexicon import words

EDGE = "，。；：！？、（）“”《》|\n\ufffd ~•"
"""Signs that end a name."""

_JOIN = re.compile(r"以及|和|与|及")
_ORDINAL = re.compile(r"（[一二三四五六七八九十\d]{1,3}）")
_CONJUNCTIONS = ("和", "与", "及", "同")
_CLAUSE_MARKS = ("；", "。", "\n", "：", "、", "）")
"""Nothing is joined at the start of a clause: a 和 there begins a name (和邦)."""
NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十两]{1,3})"


def left_edge(text: str, end: int, limit: int, but: str = "") -> int:
    """Where the run of signs before `end` begins: at most `limit` signs, none of `EDGE`."""
    at = end
    while at > 0 and end - at < limit and (text[at - 1] not in EDGE or text[at - 1] in but):
        at -= 1
    return at


@cache
def _leads() -> tuple[dict[str, tuple[str, ...]], int]:
    by_first: dict[str, list[str]] = {}
    for word in words("leads"):
        by_first.setdefault(word[0], []).append(word)
    ordered = {k: tuple(sorted(v, key=len, reverse=True)) for k, v in by_first.items()}
    return ordered, max(map(len, words("leads")))


def without_leads(text: str, start: int, end: int) -> int:
    """The start of a phrase without the verbs and particles that introduce it."""
    by_first, _ = _leads()
    while start < end:
        word = next(
            (w for w in by_first.get(text[start], ()) if text.startswith(w, start, end)), ""
        )
        if not word or (word in _CONJUNCTIONS and text[start - 1 : start] in _CLAUSE_MARKS):
            return start
        start += len(word)
    return start


def clause_start(seen: str, at: int, low: int, marks: str = "，。；：\n") -> int:
    """Where the clause that holds `at` begins, not before `low`."""
    while at > low and seen[at - 1] not in marks:
        at -= 1
    return at


def after_last(text: str, start: int, end: int, pattern: re.Pattern[str]) -> int:
    """The place after the last match of `pattern` in a span, or its start."""
    last = start
    for match in pattern.finditer(text, start, end):
        last = match.end()
    return last


def items_before(text: str, end: int, limit: int = 160) -> list[tuple[int, int]]:
    """The items of a list (A、B和C) that ends at `end`, in order; the first may have a lead."""
    start = left_edge(text, end, limit, but="、（）\ufffd")
    depth = 0
    for at in range(end - 1, start - 1, -1):
        depth += (text[at] == "）") - (text[at] == "（")
        if depth < 0:  # the list stands within a bracket
            start = at + 1
            break
    ordinal = _ORDINAL.match(text, start, end)
    start = ordinal.end() if ordinal else start
    return list(split_items(text, start, end))


def items_after(text: str, start: int, limit: int = 300) -> list[tuple[int, int]]:
    """The items of a list that begins at `start`, up to the end of its clause."""
    end = start
    while (
        end < len(text) and end - start < limit and (text[end] not in EDGE or text[end] in "、（）")
    ):
        end += 1
    return list(split_items(text, start, end))


def split_items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Split a list at 、 and at the last 和; what stands in brackets stays with its item."""
    at, depth = start, 0
    for i in range(start, end):
        depth += (text[i] == "（") - (text[i] == "）")
        if text[i] == "、" and depth <= 0:
            if i > at:
                yield at, i
            at = i + 1
    if at < end:
        yield at, end


def joined_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The two sides of an item that 和, 与 or 及 joins; or the item itself."""
    cuts = list(_JOIN.finditer(text, start + 1, end - 1))
    if len(cuts) != 1:
        return [(start, end)]
    return [(start, cuts[0].start()), (cuts[0].end(), end)]


def chinese_number(text: str) -> int:
    """A whole number below 100 as written, 0 where it is none."""
    if text.isdigit():
        return int(text)
    digits = "零一二三四五六七八九"
    text = text.replace("两", "二")
    tens, ten, ones = text.partition("十")
    if not ten:
        return max(digits.find(text), 0) if text else 0
    return 10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0)
