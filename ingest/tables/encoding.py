"""Bytes to text: the encodings that Chinese offices use."""

import codecs
import re
from collections.abc import Container

from ingest.rows import FileRefused
from ingest.tables.mixed import read_by_line, sense

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_STRAY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
"""Control characters, halves of a character, and marks in the middle of a text."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
DAMAGED = "\ufffd"
MAX_CONTROL = 0.002
"""Share of control characters from which a file is no text."""
FEW_CONTROL = 4
"""So many get into a text by accident, however short it is."""
_LINES = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "\n"))
MIXED = 0.3
"""Share of the lines beyond ASCII that UTF-8 can read, from which a file is UTF-8 with others in
it: GB 18030 reads nearly everything, but hardly a line of it is UTF-8."""
MAKES_SENSE = 0.5
"""Share of usual characters below which a text of UTF-16 is none, or not as a whole."""
MAX_LOST = 0.1
"""Share of lost characters from which bytes are no text."""
_SAMPLE = 1 << 16


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    A mark of UTF-16 or UTF-32 decides; else what reads the whole: UTF-8, GB 18030, or Big5 where
    that makes the commoner characters; else line by line, with U+FFFD for what fits none. Raises
    `FileRefused` for what is no text.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _marked(data, name)
    if data[:4096].count(0) > FEW_CONTROL:
        return _without_mark(data)
    try:
        return plain_text(data.decode("utf-8")), "utf-8"
    except UnicodeDecodeError:
        return _not_utf8(data)


def well_formed(text: str) -> str:
    """The text without signs that no store can hold."""
    return _STRAY.sub("", text)


def plain_text(text: str) -> str:
    """A file's text without control characters; a text full of them is none."""
    if len(_CONTROL.findall(text)) > max(FEW_CONTROL, MAX_CONTROL * len(text)):
        raise _no_text()
    return well_formed(text.translate(_LINES))


def _marked(data: bytes, name: str) -> tuple[str, str]:
    """What a mark says, unless the rest is no such text: then line by line."""
    text = data.decode(name, errors="replace")
    if name == "utf-16" and sense(text[:_SAMPLE]) < MAKES_SENSE:
        mixed = read_by_line(data)
        if sense(mixed[:_SAMPLE]) > sense(text[:_SAMPLE]):
            return _of_lines(mixed)
    return plain_text(text), name


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: every other byte of its ASCII signs is zero."""
    little = data[:400:2].count(0) < data[1:400:2].count(0)
    name = "utf-16-le" if little else "utf-16-be"
    if _reads(data, name):
        text = data.decode(name)
        if sense(text[:_SAMPLE]) >= MAKES_SENSE:
            return plain_text(text), name
    return _of_lines(read_by_line(data))


def _of_lines(text: str) -> tuple[str, str]:
    """A text that was read line by line. Raises `FileRefused` where too much of it is lost."""
    if text.count(DAMAGED) > MAX_LOST * len(text):
        raise _no_text()
    return plain_text(text), "混合编码"


def _not_utf8(data: bytes) -> tuple[str, str]:
    lines = data.splitlines(keepends=True)
    beyond = [line for line in lines if not line.isascii()]
    if sum(_reads(line, "utf-8") for line in beyond) <= MIXED * len(beyond):
        if _reads(data, "gb18030") and not _CONTROL.search(data.decode("gb18030")):
            name = "big5" if _is_big5(data) else "gb18030"
            return plain_text(data.decode("cp950" if name == "big5" else name)), name
        if _reads(data, "cp950"):
            return plain_text(data.decode("cp950")), "big5"
    return _of_lines(read_by_line(data))


def _is_big5(data: bytes) -> bool:
    """Both encodings read the bytes: the right one makes common characters of them."""
    if not _reads(data, "cp950"):
        return False
    simplified = _common(data.decode("gb18030")[:_SAMPLE], "gb2312", range(0xB0, 0xD8))
    return _common(data.decode("cp950")[:_SAMPLE], "big5", range(0xA4, 0xC7)) > simplified


def _common(text: str, encoding: str, rows: Container[int]) -> float:
    """Share of the Chinese characters that stand in the rows where the common ones are."""
    han = _HAN.findall(text)
    return sum(c.encode(encoding, "replace")[0] in rows for c in han) / max(len(han), 1)


def _reads(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _no_text() -> FileRefused:
    return FileRefused(
        "不是文本文件(含二进制内容)", hint="表格另存为 .csv(UTF-8)或 .xlsx,其他另存为 UTF-8 文本"
    )
