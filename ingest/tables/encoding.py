"""Bytes to text: the encodings that Chinese offices use."""

import codecs
import re

from ingest.rows import FileRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
DAMAGED = "\ufffd"
MAX_CONTROL = 0.002
"""Share of control characters from which a file is no text."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    A byte order mark decides; else UTF-8, GB 18030, Big5 in this order, each whole; else line by
    line, with U+FFFD where a line fits neither. Raises `FileRefused` for what is no text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _text(data.decode(name, errors="replace")), name.removesuffix("-sig")
    if b"\x00" in data[:4096]:
        return _without_mark(data)
    for name in ("utf-8", "gb18030", "big5"):
        try:
            return _text(data.decode(name)), name
        except UnicodeDecodeError:
            continue
    lines = (_line(line) for line in data.splitlines(keepends=True))
    return _text("".join(lines)), "混合编码"


def _without_mark(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: half of the bytes of its ASCII signs are zero."""
    name = (
        "utf-16-le"
        if data[1:2] == b"\x00" or data[:400:2].count(0) < data[1:400:2].count(0)
        else "utf-16-be"
    )
    try:
        return _text(data.decode(name)), name
    except UnicodeDecodeError:
        raise _no_text() from None


def _line(line: bytes) -> str:
    for name in ("utf-8", "gb18030"):
        try:
            return line.decode(name)
        except UnicodeDecodeError:
            continue
    return line.decode("utf-8", errors="replace")


def _text(text: str) -> str:
    """The text without control characters; a text full of them is none."""
    stray = len(_CONTROL.findall(text))
    if stray > MAX_CONTROL * len(text):
        raise _no_text()
    return _CONTROL.sub("", text) if stray else text


def _no_text() -> FileRefused:
    return FileRefused("不是文本文件(含二进制内容)", hint="另存为 .csv(UTF-8)或 .xlsx")
