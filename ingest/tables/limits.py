"""How large a table may be. What is larger is refused before it fills the memory."""

from ingest.rows import FileRefused

MAX_BYTES = 512 * 1024 * 1024
"""Bytes of a file, unpacked."""
SMALL_BYTES = 32 * 1024 * 1024
MAX_RATIO = 200
"""Above `SMALL_BYTES` no table unpacks to so many times its size."""
MAX_COLUMNS = 2_000
MAX_CELLS = 6_000_000
"""Cells of one sheet of a workbook, with the empty ones between; a .csv may have more."""


def too_large() -> FileRefused:
    """The refusal of a file that is too large, or pretends not to be."""
    return FileRefused(f"文件解开后超过 {MAX_BYTES >> 20} MB,或压缩得不像表格", hint="拆成几个文件")


def too_many_cells(sheet: str, rows: int, columns: int) -> FileRefused:
    """The refusal of a sheet that reaches too far."""
    return FileRefused(
        f"表“{sheet}”到第 {rows} 行、第 {columns} 列,太大", hint="删去多余的行列,或另存为 .csv"
    )
