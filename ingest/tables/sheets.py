"""Files to sheets of text cells: .csv, .csv.gz, .xlsx and its kin. Nothing is understood here."""

import csv
import datetime
import gzip
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ingest.tables.encoding import decode
from ingest.rows import FileRefused

MAX_BYTES = 512 * 1024 * 1024
"""A larger file, or archive when unpacked, is refused."""
MAX_COLUMNS = 2_000
_WORKBOOK_MARKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_DELIMITERS = (",", "\t", ";", "|", ",")

csv.field_size_limit(10_000_000)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet (or one .csv): rows of text with their number in the file; merged cells filled."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    remarks: tuple[str, ...] = ()


def read_sheets(path: Path, data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a file by its content, whatever its name says; hidden ones too.

    Raises `FileRefused` for what is empty, too large, encrypted, broken or no table.
    """
    if path.suffix == ".gz":
        data = _gunzip(data)
    if not data.strip():
        raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
    if len(data) > MAX_BYTES:
        raise FileRefused(f"文件超过 {MAX_BYTES >> 20} MB", hint="拆成几个文件")
    if data.startswith(_WORKBOOK_MARKS):
        remark = () if path.suffix.startswith(".xls") else ("内容是工作簿,按工作簿读",)
        yield from _workbook(data, remark)
    else:
        remark = ("内容是文本,按 .csv 读",) if path.suffix.startswith(".xls") else ()
        yield _csv(data, remark)


def _gunzip(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            unpacked = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise FileRefused(f"压缩文件损坏:{error}", hint="重新压缩,或放未压缩的 .csv") from None
    return unpacked


def _csv(data: bytes, remarks: tuple[str, ...]) -> Sheet:
    text, encoding = decode(data)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    rows: list[tuple[int, tuple[str, ...]]] = []
    begun = 1
    try:
        for cells in reader:
            rows.append((begun, tuple(cells)))
            begun = reader.line_num + 1
    except csv.Error as error:
        raise FileRefused(f"第 {begun} 行读不了:{error}", hint="检查引号是否成对") from None
    if encoding not in ("utf-8", "gb18030"):
        remarks = (*remarks, f"编码 {encoding}")
    return Sheet("", tuple(rows), remarks)


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into most cells, and evenly."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        return sum(c > 0 for c in counts), max(counts, default=0)

    return max(_DELIMITERS, key=score) if lines else ","


def _workbook(data: bytes, remarks: tuple[str, ...]) -> Iterator[Sheet]:
    import python_calamine as calamine

    _refuse_bomb(data)
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for info in book.sheets_metadata:
            if info.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            shown = info.visible is calamine.SheetVisibleEnum.Visible
            extra = remarks if shown else (*remarks, "隐藏的表,也读了")
            yield _sheet(book.get_sheet_by_name(info.name), extra)
    except calamine.PasswordError:
        raise FileRefused("工作簿有密码", hint="去掉密码后再放入") from None
    except FileRefused:
        raise
    except BaseException as error:  # the reader panics on some broken files
        if isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit | MemoryError):
            raise
        raise FileRefused("工作簿损坏,打不开", hint="用 Excel 或 WPS 修复后另存") from None


def _refuse_bomb(data: bytes) -> None:
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(item.file_size for item in archive.infolist())
    except zipfile.BadZipFile:
        raise FileRefused("工作簿损坏,打不开", hint="用 Excel 或 WPS 修复后另存") from None
    if size > MAX_BYTES:
        raise FileRefused(f"工作簿解开后超过 {MAX_BYTES >> 20} MB", hint="拆成几个文件")


def _sheet(sheet: "object", remarks: tuple[str, ...]) -> Sheet:
    from python_calamine import CalamineSheet

    assert isinstance(sheet, CalamineSheet)
    if sheet.total_width > MAX_COLUMNS:
        raise FileRefused(
            f"表“{sheet.name}”有 {sheet.total_width} 列,超过 {MAX_COLUMNS}", hint="只留需要的列"
        )
    grid = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        for y in range(top, min(bottom + 1, len(grid))):
            for x in range(left, min(right + 1, len(grid[y]))):
                grid[y][x] = grid[top][left]
    rows = tuple((number, tuple(cells)) for number, cells in enumerate(grid, 1))
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
