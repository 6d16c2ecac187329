"""Workbooks to sheets: .xlsx and .xls, read by calamine."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ingest.rows import FileRefused
from ingest.tables.formulas import remark, uncomputed
from ingest.tables.limits import (
    MAX_BYTES,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_RATIO,
    SMALL_BYTES,
    too_large,
    too_many_cells,
)
from ingest.tables.sheet import Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP = b"PK\x03\x04"
MARKS = (_ZIP, b"\xd0\xcf\x11\xe0")
"""How a workbook begins: .xlsx, .xls."""
_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*?(/?)>")
_TEXTS = "sharedStrings.xml"
_CHUNK = 1 << 22
_OVERLAP = 512


def read(data: bytes, remarks: tuple[str, ...]) -> Iterator[Sheet]:
    """Yield the sheets of a workbook. Raises `FileRefused`."""
    import python_calamine as calamine

    if data.startswith(_ZIP):
        _refuse_bombs(data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        empty = uncomputed(data) if data.startswith(_ZIP) else {}
        for info in book.sheets_metadata:
            if info.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            shown = info.visible is calamine.SheetVisibleEnum.Visible
            extra = remarks if shown else (*remarks, "隐藏的表,也读了")
            if cells := empty.get(info.name):
                extra = (*extra, remark(cells))
            yield _sheet(book.get_sheet_by_name(info.name), extra)
    except calamine.PasswordError:
        raise FileRefused("工作簿有密码", hint="去掉密码后再放入") from None
    except (FileRefused, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException:  # the reader panics on some broken files
        raise _broken() from None


def _broken() -> FileRefused:
    return FileRefused("工作簿损坏,打不开", hint="用 Excel 或 WPS 修复后另存")


def _refuse_bombs(data: bytes) -> None:
    """Refuse what unpacks to too much, or has cells so far apart that the reader would give up."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            size = sum(item.file_size for item in members)
            if size > MAX_BYTES or size > max(SMALL_BYTES, len(data) * MAX_RATIO):
                raise too_large()
            if "xl/workbook.xml" not in archive.namelist():
                raise FileRefused("不是 .xlsx 工作簿", hint="另存为 .xlsx 或 .csv")
            for item in members:
                if item.filename.endswith(".xml") and not item.filename.endswith(_TEXTS):
                    _refuse_far_cells(archive, item)
    except FileRefused:
        raise
    except Exception:  # a broken archive fails in more ways than its library names
        raise _broken() from None


def _refuse_far_cells(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> None:
    rows = columns = 0
    letters: set[bytes] = set()
    with archive.open(item) as packed:
        kept = b""
        while chunk := packed.read(_CHUNK):
            for column, row, empty in _CELL.findall(kept + chunk):
                if not empty:
                    letters.add(column)
                    rows = max(rows, int(row))
            kept = chunk[-_OVERLAP:]
    for name in letters:
        columns = max(columns, _column(name))
    if columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise too_many_cells(item.filename.rsplit("/", 1)[-1], rows, columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet(sheet: "CalamineSheet", remarks: tuple[str, ...]) -> Sheet:
    last_row, last_column = sheet.end or (0, 0)
    if last_column >= MAX_COLUMNS or (last_row + 1) * (last_column + 1) > MAX_CELLS:
        raise too_many_cells(sheet.name, last_row + 1, last_column + 1)
    grid = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for y in range(top, min(bottom + 1, len(grid))):
            for x in range(left, min(right + 1, len(grid[y]))):
                grid[y][x] = grid[top][left]
    rows = [(number, tuple(cells)) for number, cells in enumerate(grid, 1)]
    return Sheet(sheet.name, rows, remarks)


def _text(value: object) -> str:
    """A cell as people see it: 3 for 3.0, dates in ISO form."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
