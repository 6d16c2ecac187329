"""Files to sheets, by their content, whatever their name says."""

import io
import zlib
from collections.abc import Iterator
from gzip import GzipFile

from ingest.rows import FileRefused
from ingest.tables import csv_text, workbook
from ingest.tables.limits import MAX_BYTES, MAX_RATIO, SMALL_BYTES, too_large
from ingest.tables.sheet import Sheet

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 20


def read_sheets(name: str, data: bytes) -> Iterator[Sheet]:
    """Yield the sheets of a file called `name`, hidden ones too.

    Raises `FileRefused` for what is empty, too large, encrypted, broken or no table.
    """
    if data.startswith(_GZIP):
        data = _unpacked(data)
    if not data.strip():
        raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
    if len(data) > MAX_BYTES:
        raise too_large()
    named_workbook = ".xls" in name.lower()[-5:]
    if data.startswith(workbook.MARKS):
        yield from workbook.read(data, () if named_workbook else ("内容是工作簿,按工作簿读",))
    else:
        yield csv_text.read(data, ("内容是文本,按 .csv 读",) if named_workbook else ())


def _unpacked(data: bytes) -> bytes:
    """The bytes of a .gz file, unpacked no further than a table can be."""
    out = io.BytesIO()
    try:
        with GzipFile(fileobj=io.BytesIO(data)) as packed:
            while chunk := packed.read(_CHUNK):
                out.write(chunk)
                if out.tell() > MAX_BYTES or out.tell() > max(SMALL_BYTES, len(data) * MAX_RATIO):
                    raise too_large()
    except (OSError, EOFError, zlib.error):
        raise FileRefused("压缩文件损坏", hint="重新压缩,或放未压缩的 .csv") from None
    return out.getvalue()
