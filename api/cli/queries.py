"""A table of questions or cases: its rows, or one column by its name.

CSV in any encoding that offices use, or the first sheet of a workbook that has the columns; a
title may stand above the header. A list of queries may be a plain text, one a line.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import ChainScoutError, UsageError
from graph.names import squeeze

NAMES: Mapping[str, str] = {
    "城市": "city",
    "产业链": "chain",
    "环节": "segment",
    "企业": "firm",
    "企业名称": "firm",
    "集团": "group",
    "年份": "year",
    "省份": "province",
    "编号": "case_id",
}
"""Headers in Chinese, for a table whose English ones are not there."""
OF_COLUMN: Mapping[str, Mapping[str, str]] = {
    "mention": dict.fromkeys(
        (
            *("企业名称", "单位名称", "单位详细名称", "公司名称", "名称", "企业", "投资方"),
            *("企业全称", "公司全称", "单位全称", "企业简称", "法人单位名称", "投资单位"),
        ),
        "mention",
    ),
    "query": dict.fromkeys(("环节", "环节名称", "产品", "产品名称", "查询"), "query"),
}
"""The same for a table of which one column is read."""
_DIVIDERS = (",", "\t", ";", "\uff0c")
_NUMBERED = re.compile(r"^\s*(?:[(（]\d{1,4}[)）]|\d{1,4}(?:[、．)）]|\.(?!\d)))\s*")
"""A number before a line of a list."""

Cells = Iterator[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by header, and the number of each in the file (the header being 1)."""

    rows: list[dict[str, str]]
    numbers: list[int]


def read_table(path: Path, needed: Sequence[str], names: Mapping[str, str] = NAMES) -> Table:
    """The rows of a table; `names` are other names of the columns `needed`.

    Raises `UsageError` naming the file, or the columns it lacks.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"文件读不了:{error.strerror}", where=str(path)) from None
    try:
        return _table(path, data, needed, names)
    except csv.Error as error:
        raise UsageError(f"不是 CSV:{error}", hint="另存为 CSV", where=str(path)) from None
    except UsageError:
        raise
    except ChainScoutError as error:
        raise UsageError(error.message, hint=error.hint, where=str(path)) from None


def _table(path: Path, data: bytes, needed: Sequence[str], names: Mapping[str, str]) -> Table:
    from ingest.tables import workbook
    from ingest.tables.sheets import read_sheets

    if data.startswith(workbook.MARKS):
        found = [_rows(iter(sheet.rows), needed, names) for sheet in read_sheets(path.name, data)]
    else:
        found = [_rows(_records(data, divider), needed, names) for divider in _DIVIDERS]
    whole = [table for table in found if isinstance(table, Table)]
    if whole:
        return whole[0]
    missing = [lacked for lacked in found if not isinstance(lacked, Table)]
    fewest = sorted(missing, key=len)
    lacking = "、".join(fewest[0] if fewest else needed)
    also = "、".join(name for name, column in names.items() if column in needed)
    hint = f"首行写上 {lacking}" + (f";也认 {also}" if also else "")
    raise UsageError(f"文件里没有 {lacking} 这一列", hint=hint, where=str(path))


def _records(data: bytes, divider: str) -> Cells:
    from ingest.tables.encoding import decode

    text, _ = decode(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider)
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _rows(records: Cells, needed: Sequence[str], names: Mapping[str, str]) -> Table | list[str]:
    """The rows below the header, or the columns that the likeliest line for one lacks."""
    from ingest.tables.head import HEADER_ROWS

    missing, headers = list(needed), list[str]()
    for _, first in islice(records, HEADER_ROWS):
        headers = _headers(first, needed, names)
        lacked = [name for name in needed if name not in headers]
        if len(lacked) < len(missing):
            missing = lacked
        if not missing:
            break
    if missing:
        return missing
    table = Table([], [])
    for number, cells in records:
        padded = [*cells, *[""] * (len(headers) - len(cells))]
        row = {name: cell.strip() for name, cell in zip(headers, padded, strict=False) if name}
        if cells or len(headers) == 1:  # an empty line is an empty row of one column
            table.rows.append(row)
            table.numbers.append(number)
    return table


def _headers(cells: Iterable[str], needed: Sequence[str], names: Mapping[str, str]) -> list[str]:
    """A line as a header: its cells, by the other names of columns where it needs them."""
    headers = [cell.strip() for cell in cells]
    if set(needed) <= set(headers):
        return headers
    return [names.get(squeeze(name), name) for name in headers]


def _lines(path: Path) -> list[str] | None:
    """The lines of a plain list, without their numbers; None where the file is none."""
    from ingest.tables.encoding import decode

    if path.suffix.lower() != ".txt":
        return None
    try:
        text, _ = decode(path.read_bytes())
    except ChainScoutError:
        return None
    lines = [line.strip() for line in text.splitlines()]
    divided = sum(any(sign in line for sign in (*_DIVIDERS, "|")) for line in lines)
    if divided * 2 > len(lines):
        return None
    return [name for line in lines if (name := _NUMBERED.sub("", line).strip())] or None


def read_queries(path: Path, column: str) -> tuple[list[str], str]:
    """The values of one column, and a line on the rows that have none, empty where all do.

    A .txt without such a column is a list, one a line. Raises as `read_table`.
    """
    try:
        table = read_table(path, (column,), OF_COLUMN.get(column, {}))
    except UsageError:
        if path.is_file() and (lines := _lines(path)):
            return lines, ""
        raise
    blank = [n for n, row in zip(table.numbers, table.rows, strict=True) if not row[column]]
    asked = [row[column] for row in table.rows if row[column]]
    first = "、".join(str(n) for n in blank[:5]) + (" 等" if len(blank) > 5 else "")
    told = f"{column} 空着的 {len(blank)} 行没有查:第 {first} 行" if blank else ""
    return asked, told
