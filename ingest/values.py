"""Cells to values: amounts, shares, dates, ranks, lists. One small reader each."""

import re

from graph.names import squeeze
from ingest.rows import BadCell, Cell

_ABSENT = {"", "-", "--", "—", "——", "–", "/", "\\", "N/A", "NA", "#N/A", "NULL", "NONE", "NAN", "无",
           "暂无", "不详", "未知", "待定", "空", "…", "."}  # fmt: skip
_UNITS = {"": 1.0, "元": 1.0, "千": 1e3, "千元": 1e3, "万": 1e4, "万元": 1e4, "百万": 1e6, "百万元": 1e6,
          "千万": 1e7, "千万元": 1e7, "亿": 1e8, "亿元": 1e8, "万亿": 1e12, "万亿元": 1e12}  # fmt: skip
_AMOUNT = re.compile(r"([+-]?\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)(万亿|千万|百万|亿|万|千)?(元)?")
_TRIM = re.compile(r"^(?:约|近|超过?|逾|人民币|RMB|[¥￥$])+|(?:人民币|RMB|左右|以上|余)+$")
_DATE = re.compile(
    r"([12]\d{3})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月?)|年?)(?:[T ]?\d{1,2}:\d{2}(?::\d{2})?)?"
)
_COMPACT = re.compile(r"([12]\d{3})(\d{2})(\d{2})?")
_SPLIT = re.compile(r"[、；;\n\r]+")
_RANK = re.compile(r"(?:第|NO\.?|#)?(\d{1,5})(?:\.0+)?(?:名|位|=|\(并列\))?", re.IGNORECASE)
_WORKBOOK_DAY_ZERO = 25569  # 1970-01-01 as Excel counts days
MAX_YUAN = 1e15


def is_absent(text: str) -> bool:
    """Whether a cell says that nothing is known: empty, —, N/A, 暂无 …."""
    return squeeze(text).upper() in _ABSENT


def split(text: str) -> list[str]:
    """The several values of one cell, divided by 、；; or a line break."""
    return [part.strip() for part in _SPLIT.split(text) if not is_absent(part)]


def amount(cell: Cell | None) -> float | None:
    """An amount in yuan; the unit is the cell's own, else its header's.

    Without any unit the amount is not taken (None). Raises `BadCell` for what is no amount.
    """
    if cell is None or is_absent(cell.text):
        return None
    match = _AMOUNT.fullmatch(_TRIM.sub("", squeeze(cell.text).replace(",", "")))
    if not match:
        raise BadCell(cell.column, cell.text, "不是金额", "数字,可带单位,如 1234.5亿元")
    number, scale, yuan = match.groups()
    if scale or yuan:
        factor = _UNITS[scale or ""]
    elif cell.unit in _UNITS and cell.unit:
        factor = _UNITS[cell.unit]
    else:
        return None
    value = float(number) * factor
    if abs(value) > MAX_YUAN:
        raise BadCell(cell.column, cell.text, "金额大得不可能", f"不超过 {MAX_YUAN:.0e} 元")
    return round(value, 2)


def positive_amount(cell: Cell | None) -> float | None:
    """An amount that cannot be below zero (revenue, investment)."""
    value = amount(cell)
    if cell and value is not None and value < 0:
        raise BadCell(cell.column, cell.text, "不能是负数", "零或正数")
    return value


def integer(cell: Cell | None) -> int | None:
    """A whole number, such as employees: 1,234人 or 1.2万."""
    if cell is None or is_absent(cell.text):
        return None
    text = re.sub(r"[人名户家]$", "", squeeze(cell.text).replace(",", ""))
    match = _AMOUNT.fullmatch(_TRIM.sub("", text))
    if not match or match.group(3):
        raise BadCell(cell.column, cell.text, "不是整数", "整数")
    value = float(match.group(1)) * _UNITS[match.group(2) or ""]
    if value != int(value) or value < 0 or value > 1e9:
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
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _workbook_day(int(float(text)))
    match = _DATE.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        year, month, day = match.groups()
        if 1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31:
            return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
    raise BadCell(cell.column, cell.text, "不是日期", "如 2023、2023-10、2023年10月8日")


def _workbook_day(days: int) -> str:
    import datetime

    epoch = datetime.date(1970, 1, 1)
    return (epoch + datetime.timedelta(days=days - _WORKBOOK_DAY_ZERO)).isoformat()


def rank(cell: Cell | None) -> int | None:
    """A place in a list: 3, 第3名, No.3."""
    if cell is None or is_absent(cell.text):
        return None
    match = _RANK.fullmatch(squeeze(cell.text))
    if not match:
        raise BadCell(cell.column, cell.text, "名次里没有数字", "整数,如 3 或 第3名")
    return int(match.group(1))


def flag(cell: Cell | None) -> bool | None:
    """是 or 否."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text).upper()
    if text in ("是", "有", "√", "✓", "Y", "YES", "TRUE", "1"):
        return True
    if text in ("否", "×", "N", "NO", "FALSE", "0"):
        return False
    raise BadCell(cell.column, cell.text, "不是是否", "是 或 否")


def choice(cell: Cell | None, choices: tuple[str, ...]) -> str | None:
    """One of a few words."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    if text not in choices:
        raise BadCell(cell.column, cell.text, "不认识这个说法", "、".join(choices))
    return text
