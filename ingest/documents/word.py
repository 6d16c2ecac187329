"""Text of a .docx: paragraphs and tables in their order; a bomb is refused before unpacking."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from ingest.documents.limits import MAX_RATIO, MAX_UNPACKED, SMALL_BYTES
from ingest.documents.tables import bars
from ingest.rows import FileRefused

_BODY = "word/document.xml"
MAX_NESTED = 8


def word_text(data: bytes, remarks: list[str]) -> str:
    """The text of a .docx. Raises `FileRefused`."""
    _check_archive(data)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        return "\n".join(_blocks(document, 0))
    except FileRefused:
        raise
    except Exception as error:  # python-docx raises what its parsers raise
        raise FileRefused(
            f".docx 已损坏,读不了({type(error).__name__})", hint="用文字处理软件打开后另存一份"
        ) from None


def _check_archive(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise FileRefused(
            "压缩结构已损坏,不是完整的 .docx", hint="重新取得文件,或打开后另存"
        ) from None
    unpacked = sum(member.file_size for member in members)
    ratio = unpacked / max(len(data), 1)
    if unpacked > MAX_UNPACKED or (unpacked > SMALL_BYTES and ratio > MAX_RATIO):
        raise FileRefused(
            f"解开后有 {unpacked >> 20} MB,是文件的 {ratio:.0f} 倍,没有解开",
            hint="核对文件来历;确是公文的,删去图片后另存",
        )
    names = {member.filename for member in members}
    if any(member.flag_bits & 1 for member in members):
        raise FileRefused("文件有密码", hint="去掉密码后另存")
    if _BODY not in names:
        told = (
            "工作簿,不是公文" if any(n.startswith("xl/") for n in names) else "压缩文件,不是 .docx"
        )
        raise FileRefused(f"内容是{told}", hint="表格放进 enterprises/、projects/ 等,压缩包先解开")


def _blocks(parent: Any, depth: int) -> Iterator[str]:
    for item in parent.iter_inner_content():
        if hasattr(item, "rows"):
            yield from _rows(item, depth)
        else:
            yield item.text


def _rows(table: Any, depth: int) -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        last = None
        for cell in row.cells:
            if cell._tc is last:  # a merged cell: its text once, its other columns empty
                cells.append("")
                continue
            last = cell._tc
            nested = depth < MAX_NESTED
            text = " ".join(_blocks(cell, depth + 1)) if nested else ""
            cells.append(" ".join(text.replace("|", " ").split()))
        yield bars(cells)
