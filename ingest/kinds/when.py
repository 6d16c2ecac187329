"""Dates that ledgers put into words: 2024年上半年, 2024年3月底, 拟于2025年开工, 长期, 三年.

A day, month or year that the words are sure of is taken; the words themselves are kept. What is
planned, without a year, or a length of time is no date, and only the words are kept. A figure
that no calendar has (2024-13) is a mistake and is given back.
"""

import re
from dataclasses import dataclass, replace

from graph.names import squeeze
from ingest.rows import BadCell, Cell
from ingest.values import calendar_date, date, is_absent

MAX_WORDS = 60
_PLANNED = re.compile(r"拟|预计|计划|将|争取|力争|有望|前$|之前|以前|未|待|尚")
_AROUND = re.compile(
    r"^(?:截至|截止|至|到|于|自|从|约)|(?:起|止|为止|开工|签约|投产|建成|竣工|左右|已)+$"
)
_COARSE = re.compile(
    r"([12]\d{3})年?(?:(\d{1,2})月(?:份|底|末|初|中旬|上旬|下旬|中)?"
    r"|(?:第?[一二三四1-4]季度?|[上下]半年|年?[初底末中]|全年|[春夏秋冬]季?|内|度)?)"
)
_FIGURES = re.compile(r"\d+(?:\.\d+)?|[12]\d{3}[-./年]\d{1,2}(?:[-./月](?:\d{1,2}日?)?)?")


_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_NUMERALS = re.compile(
    r"^([〇零○一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,2})月)?"
    r"(?:([一二三四五六七八九十]{1,3})日)?"
)


@dataclass(frozen=True, slots=True)
class When:
    """The date as exact as it is sure (ISO, or None), and the words where they say more or less."""

    date: str | None = None
    words: str = ""


def when(cell: Cell | None) -> When:
    """What a cell says of a time. Raises `BadCell` for figures that are no date."""
    if cell is None or is_absent(cell.text):
        return When()
    text = _in_figures(squeeze(cell.text))
    try:
        return When(date(replace(cell, text=text)))
    except BadCell:
        if _FIGURES.fullmatch(text):
            raise
    words = text[:MAX_WORDS]
    if _PLANNED.search(text):
        return When(None, words)
    bare = _AROUND.sub("", _AROUND.sub("", text))
    try:
        return When(date(replace(cell, text=bare)))
    except BadCell:
        found = _COARSE.fullmatch(bare)
    return When(calendar_date(found[1], found[2], None) if found else None, words)


def _in_figures(text: str) -> str:
    """A date written in numerals (二〇二四年三月) in figures; other texts as they are."""
    return _NUMERALS.sub(_figures, text)


def _figures(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    parts = [f"{year.translate(_DIGITS)}年"]
    for number, unit in ((month, "月"), (day, "日")):
        if number:
            tens, ten, ones = number.rpartition("十") if "十" in number else ("", "", number)
            tenfold = int((tens or "1").translate(_DIGITS)) * 10 if ten else 0
            parts.append(f"{tenfold + int((ones or '0').translate(_DIGITS))}{unit}")
    return "".join(parts)
