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
    "公顷",
    "平方公里",
    "平方米",
    "万平方米",
    "m2",
    "人",
    "家",
    "%",
)
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_BRACKET = re.compile(r"\(([^()]*)\)|\[([^\]]*)\]")
_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
_SIGNS = re.compile(r"^(?:[*※★]+|\d{1,2}[.、]|\(\d{1,2}\))+|[*※★::]+$")
"""Numbers before a header, and marks of what must be filled in."""
_TAIL_UNIT = re.compile(rf"[/,,]?(?:单位:)?({_UNIT})$")
_STATED_UNIT = re.compile(rf"单位[::]\(?(?:人民币)?({_UNIT})")
_CURRENCY = re.compile(r"人民币|rmb|cny")
_INNER_UNIT = re.compile(rf"(?:^|[,、;\s:]|单位)({_UNIT})$")
_ENGLISH_TAILS = {"_wan": "万元", "_yuan": "元", "_yi": "亿元", "_pct": "%"}
_ENGLISH_UNITS = {
    "": "元",  # the currency alone
    "yuan": "元",
    "10kyuan": "万元",
    "10,000yuan": "万元",
    "million": "百万元",
    "millionyuan": "百万元",
    "100million": "亿元",
    "100millionyuan": "亿元",
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a kind of table understands: canonical header, and others that mean it.

    `money` columns hold amounts: a title line may give their unit, and a long number there is no
    telephone number. A `whole` column is not meant by a header with a year, which is that year's
    part of it (2024年计划投资 is no 总投资). `persons` columns may hold a person's name, which is
    masked. `several` columns of one table may give the same thing, each where a likelier one is
    empty.
    """

    name: str
    others: tuple[str, ...] = ()
    money: bool = False
    whole: bool = False
    persons: bool = False
    several: bool = False


def column(
    name: str,
    others: str = "",
    *,
    money: bool = False,
    whole: bool = False,
    persons: bool = False,
    several: bool = False,
) -> Column:
    """A column; the other headers that mean it are divided by 、, the likelier first."""
    return Column(name, tuple(filter(None, others.split("、"))), money, whole, persons, several)


@dataclass(frozen=True, slots=True)
class Heading:
    """One header as it was understood; `place` is 0 for the canonical word, then as listed."""

    column: str
    unit: str = ""
    year: int | None = None
    money: bool = False
    place: int = 0
    persons: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """What a way of writing a header means."""

    column: Column
    place: int


def words_of(columns: Sequence[Column]) -> dict[str, Word]:
    """Every way of writing a header, in normal form."""
    return {
        _normal(word): Word(column, place)
        for column in reversed(columns)
        for place, word in reversed(tuple(enumerate((column.name, *column.others))))
    }


def understand(text: str, words: Mapping[str, Word]) -> Heading | None:
    """The heading that a header cell means, or None."""
    bare = _SIGNS.sub("", _normal(text))
    year = next((int(y) for y in _YEAR.findall(bare)), None)
    unit = _unit(bare)
    core = _SIGNS.sub("", _BRACKET.sub("", bare))
    for tail, meant in _ENGLISH_TAILS.items():
        if core.endswith(tail):
            core, unit = core.removesuffix(tail), meant
    undated = _YEAR.sub("", core)
    for candidate in (bare, core, undated, _TAIL_UNIT.sub("", undated)):
        if word := words.get(candidate):
            of = word.column
            if of.whole and year is not None:
                return None
            return Heading(of.name, unit, year, of.money, word.place, of.persons, of.several)
    return None


def unit_cell(text: str) -> str:
    """The unit, where a cell holds nothing else: 万元, (亿元); else ''."""
    bare = _normal(text).strip("()").removeprefix("单位:")
    return bare if bare in UNITS else ""


def unit_in(text: str) -> str:
    """The unit that a title line states: 单位:万元; else ''."""
    found = _STATED_UNIT.search(_normal(text))
    return found.group(1) if found else ""


def unit_of(text: str) -> str:
    """The unit that a header has: 投资额(亿元), 营收_万元; else ''."""
    return _unit(_SIGNS.sub("", _normal(text)))


def _unit(bare: str) -> str:
    for groups in _BRACKET.findall(bare):
        for inner in filter(None, groups):
            plain = _CURRENCY.sub("", inner)
            if found := _INNER_UNIT.search(plain):
                return found.group(1)
            if plain in _ENGLISH_UNITS:
                return _ENGLISH_UNITS[plain]
    tail = _TAIL_UNIT.search(_BRACKET.sub("", bare))
    return tail.group(1) if tail else ""


def _normal(text: str) -> str:
    return simplified(squeeze(text)).lower()
