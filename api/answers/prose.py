"""Sentences and numbers as offices print them: full-width punctuation, 亿元, percent.

Applied where the program's own sentences are shown to people. Quotes from sources, ids, addresses
and `--json` stay as they are.
"""

import math
import re

DEEPEST = 3
"""Brackets within brackets; deeper ones stay narrow."""
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_CHINESE = r"\u2018-\u201d\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_STOP = re.compile(
    rf"(?<=[{_CHINESE}])\s?[,;:?!]\s?|(?<=[0-9A-Za-z%)\]./])[,;:?!](?=\s?[{_CHINESE}])"
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_SIGN = re.compile(rf"[{_CHINESE}]")


def prose(text: str) -> str:
    """The text with full-width punctuation wherever Chinese stands beside it.

    >>> prose("营业收入 4,807 亿元(2025 年),居第 51 位;见 groups.csv")
    '营业收入 4,807 亿元（2025 年），居第 51 位；见 groups.csv'
    """
    for _ in range(DEEPEST):  # from the innermost brackets outward
        text = _BRACKETS.sub(_wide_brackets, text)
    return _STOP.sub(lambda found: WIDE[found[0].strip()], text)


def _wide_brackets(found: re.Match[str]) -> str:
    inner, text, at = found[1], found.string, found.start()
    beside = at > 0 and _SIGN.match(text[at - 1])
    return f"（{inner}）" if beside or _SIGN.search(inner) else found[0]


def yuan(value: float | None) -> str:
    """An amount as offices write it: 5,897 亿元, 3.2 亿元, 4,500 万元."""
    if value is None:
        return ""
    size = abs(value)
    if size >= 1e8:
        return f"{value / 1e8:,.0f} 亿元" if size >= 1e11 else f"{value / 1e8:,.1f} 亿元"
    return f"{value / 1e4:,.0f} 万元" if size >= 1e4 else f"{value:,.0f} 元"


def percent(value: float | None) -> str:
    """A share 0-1: 38%."""
    return "" if value is None else f"{value * 100:.1f}".rstrip("0").rstrip(".") + "%"


def cut(urgency: float) -> str:
    """An urgency, cut and not rounded, so that it never shows the next level's threshold."""
    return f"{math.floor(urgency * 100 + 1e-9) / 100:.2f}"
