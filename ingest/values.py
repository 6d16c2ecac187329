"""Cells to values: amounts, shares, dates, ranks, lists. One small reader each."""

import datetime
import re

from graph.names import squeeze
from ingest.rows import BadCell, Cell

_ABSENT = re.compile(
    r"|[-—–]+|[*.…/\\]+|#?N/A|NA|NULL|NONE|NAN|无|暂无|不详|未知|待定|空", re.IGNORECASE
)
_UNITS = {"千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}
_NUMBER = r"[+-]?(?:\d{1,4}(?:,\d{3,4})+|\d+)(?:\.\d+)?(?:[Ee][+-]?\d{1,3})?"
_AMOUNT = re.compile(rf"({_NUMBER})(万亿|千万|百万|亿|万|千)?(元)?")
_TRIM = re.compile(
    r"^(?:约|近|超过?|逾|人民币|RMB|CNY|[¥￥]|\((?:[未已]?审计?|预计|预估|快报数?|含税)\))+"
    r"|(?:人民币|RMB|CNY|左右|以上|余|\((?:[未已]?审计?|预计|预估|快报数?|含税)\))+$"
)
_COUNTED = re.compile(r"[人名户家]$")
_DATE = re.compile(
    r"([12]\d{3})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)|年?)"
    r"(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})?")
_WORKBOOK_DAY = re.compile(r"\d{5}(?:\.\d+)?")
_WORKBOOK_DAY_ZERO = datetime.date(1899, 12, 30)
_SPLIT = re.compile(r"[、；;\n\r]+")
_RANK = re.compile(r"(?:第|NO\.?|#)?(\d{1,5})(?:\.0*)?(?:名|位|=|\(并列\))?", re.IGNORECASE)
_YES = ("是", "有", "√", "✓", "Y", "YES", "TRUE", "1")
_NO = ("否", "×", "N", "NO", "FALSE", "0")
MAX_ABSENT = 40
"""A longer text says something."""
MAX_YUAN = 1e15
MAX_COUNT = 1e9


def is_absent(text: str) -> bool:
    """Whether a cell says that nothing is known: empty, —, N/A, 暂无 …."""
    return len(text) <= MAX_ABSENT and _ABSENT.fullmatch(squeeze(text)) is not None


def split(text: str) -> list[str]:
    """The several values of one cell, divided by 、；; or a line break."""
    return [part.strip() for part in _SPLIT.split(text) if not is_absent(part)]


def amount(cell: Cell | None) -> float | None:
    """An amount in yuan; the unit is the cell's own, else its header's.

    Without any unit the amount is not taken (None, see `lacks_unit`). Raises `BadCell` for what
    is no amount.
    """
    if cell is None or is_absent(cell.text):
        return None
    number, unit = _number_and_unit(cell)
    if not unit:
        return None
    value = number * _UNITS.get(unit.removesuffix("元"), 1.0)
    if abs(value) > MAX_YUAN:
        raise BadCell(cell.column, cell.text, "金额大得不可能", f"不超过 {MAX_YUAN:.0e} 元")
    return round(value, 2)


def lacks_unit(cell: Cell) -> bool:
    """Whether an amount is a bare number, with no unit in its header either."""
    return not is_absent(cell.text) and not _number_and_unit(cell)[1]


def _number_and_unit(cell: Cell) -> tuple[float, str]:
    match = _AMOUNT.fullmatch(_TRIM.sub("", squeeze(cell.text)))
    if not match:
        raise BadCell(cell.column, cell.text, "不是金额", "数字,可带单位,如 1234.5亿元")
    number, scale, yuan = match.groups()
    stated = cell.unit if cell.unit == "元" or cell.unit.removesuffix("元") in _UNITS else ""
    return float(number.replace(",", "")), f"{scale or ''}{yuan or ''}" or stated


def integer(cell: Cell | None) -> int | None:
    """A whole number, such as employees: 1,234人 or 1.2万."""
    if cell is None or is_absent(cell.text):
        return None
    match = _AMOUNT.fullmatch(_TRIM.sub("", _COUNTED.sub("", squeeze(cell.text))))
    if not match or match.group(3):
        raise BadCell(cell.column, cell.text, "不是整数", "整数")
    value = float(match.group(1).replace(",", "")) * _UNITS.get(match.group(2), 1.0)
    if not 0 <= value <= MAX_COUNT or value != int(value):
        raise BadCell(cell.column, cell.text, "不是合理的整数", "零或正整数")
    return int(value)


def share(cell: Cell | None) -> float | None:
    """A share between 0 and 1: 0.51, 51%, or 51 under a header in %."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    percent = text.endswith("%") or cell.unit == "%"
    try:
        value = float(text.rstrip("%")) / (100 if percent else 1)
    except ValueError:
        raise BadCell(cell.column, cell.text, "不是比例", "0-1 之间的数,或 51%") from None
    if not 0 <= value <= 1:
        raise BadCell(cell.column, cell.text, "比例不在 0-1 之间", "0-1 之间的数,或 51%")
    return round(value, 6)


def date(cell: Cell | None) -> str | None:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD, as exact as it is written."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    if _WORKBOOK_DAY.fullmatch(text):
        return (_WORKBOOK_DAY_ZERO + datetime.timedelta(days=int(float(text)))).isoformat()
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    found = calendar_date(*match.groups()) if match else None
    if found is None:
        raise BadCell(cell.column, cell.text, "不是日期", "如 2023、2023-10、2023年10月8日")
    return found


def calendar_date(year: str, month: str | None, day: str | None) -> str | None:
    """The date in ISO form, as exact as it is given; None where the calendar has no such day."""
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def rank(cell: Cell) -> int:
    """A place in a list: 3, 第3名, No.3."""
    match = _RANK.fullmatch(squeeze(cell.text))
    if not match or not int(match.group(1)):
        raise BadCell(cell.column, cell.text, "不是名次", "整数,如 3 或 第3名")
    return int(match.group(1))


def flag(cell: Cell | None) -> bool | None:
    """是 or 否."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text).upper()
    if text not in (*_YES, *_NO):
        raise BadCell(cell.column, cell.text, "不是是否", "是 或 否")
    return text in _YES


def choice(cell: Cell, choices: tuple[str, ...]) -> str:
    """One of a few words."""
    text = squeeze(cell.text)
    if text not in choices:
        raise BadCell(cell.column, cell.text, "不认识这个说法", "、".join(choices))
    return text
