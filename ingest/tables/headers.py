"""Headers: which canonical column a header means, with its unit and year."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.names import simplified, squeeze

UNITS = (
    "万亿元",
    "亿元",
    "千万元",
    "百万元",
    "万元",
    "千元",
    "元",
    "亩",
    "平方米",
    "万平方米",
    "人",
    "%",
)
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\]]*)\]")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_NUMBERING = re.compile(r"^(?:\d{1,2}[.、]|\(\d{1,2}\))|[*::]+$")
_ENGLISH_UNITS = {"_wan": "万元", "_yuan": "元", "_yi": "亿元", "_pct": "%"}
_TAIL_UNIT = re.compile(rf"(?:单位:)?({_UNIT})$")


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a kind of table understands: canonical header, and others that mean it."""

    name: str
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """One header as it was understood."""

    column: str
    unit: str = ""
    year: int | None = None


def words_of(columns: Sequence[Column]) -> dict[str, str]:
    """Every way of writing a header, in normal form, to its canonical column."""
    return {_normal(word): c.name for c in columns for word in (c.name, *c.others)}


def understand(text: str, words: Mapping[str, str]) -> Heading | None:
    """The heading that a header cell means, or None."""
    bare = _NUMBERING.sub("", _normal(text))
    year = next((int(y) for y in _YEAR.findall(bare)), None)
    unit = _unit(bare)
    core = _BRACKET.sub("", bare)
    for tail, meant in _ENGLISH_UNITS.items():
        if core.endswith(tail):
            core, unit = core.removesuffix(tail), meant
    for candidate in (bare, core, _YEAR.sub("", core), _TAIL_UNIT.sub("", _YEAR.sub("", core))):
        column = words.get(_NUMBERING.sub("", candidate))
        if column:
            return Heading(column, unit, year)
    return None


def unit_cell(text: str) -> str:
    """The unit, where a cell holds nothing else: 万元, (亿元); else ''."""
    bare = _normal(text).strip("()").removeprefix("单位:")
    return bare if bare in UNITS else ""


def unit_in(text: str) -> str:
    """The unit that a title line states: 单位:万元; else ''."""
    found = re.search(rf"单位[::]\(?({_UNIT})", _normal(text))
    return found.group(1) if found else ""


def _unit(bare: str) -> str:
    for groups in _BRACKET.findall(bare):
        for inner in groups:
            found = re.search(rf"(?:^|[,、;\s:]|单位)({_UNIT})$", inner)
            if found:
                return found.group(1)
    tail = _TAIL_UNIT.search(_BRACKET.sub("", bare))
    return tail.group(1) if tail else ""


def _normal(text: str) -> str:
    return simplified(squeeze(text)).lower()
