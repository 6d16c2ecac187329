"""A text that several programs wrote in turn: each line in the encoding that makes sense of it.

UTF-8 is recognised by its form. GB 18030 and UTF-16 read nearly any bytes, so the line decides by
the share of its characters that Chinese texts use. What none reads keeps U+FFFD for what is lost.
"""

import re
from functools import cache

_WIDE = ("utf-16-le", "utf-16-be")
_MARKS = (b"\xff\xfe", b"\xfe\xff")
_NEWLINES = {"utf-16-le": b"\n\x00", "utf-16-be": b"\x00\n"}
_PLAIN = re.compile(
    r"[\t\r\n -~\u00b7\u2010-\u2027\u2103\u2160-\u216b\u2460-\u2473\u3000-\u301f\uff01-\uff5e]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_RARE = 0xC9
"""First byte of Big5 from which its rarer characters stand."""
SENSE = 0.9
"""Share of usual characters from which a line of GB 18030 or UTF-16 is one."""
FEWEST = 2
LONGEST = 8192
"""Bytes of a line of UTF-16 that are looked at."""


def sense(text: str) -> float:
    """Share of characters that Chinese texts use: GB 2312, common ones of Big5, marks, ASCII."""
    han = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    usual = len(_PLAIN.findall(text)) + sum(map(_is_usual, han))
    return usual / max(len(text), 1)


@cache
def _is_usual(han: str) -> bool:
    if len(han.encode("gb2312", "ignore")) == 2:
        return True
    told = han.encode("big5", "ignore")
    return len(told) == 2 and told[0] < _RARE


def read_by_line(data: bytes) -> str:
    """The text of bytes in several encodings."""
    told: list[str] = []
    at = 0
    last = "utf-8"
    while at < len(data):
        if data[at : at + 2] in _MARKS:
            at += 2
        text, at, last = _line(data, at, last)
        told.append(text)
    return "".join(told)


def _line(data: bytes, at: int, last: str) -> tuple[str, int, str]:
    """The text of the line that begins at a place, where the next one begins, the encoding.

    `last` is that of the line before: a blank line of UTF-16 looks like one of ASCII.
    """
    end = data.find(b"\n", at) + 1 or len(data)
    line = data[at:end]
    follows = data[end : end + 1] == b"\0" and "utf-16-le"
    if wide := follows or (last in _WIDE and last):
        text, stop = _wide(data, at, wide)
        if text and sense(text) > SENSE:
            return text, stop, wide
    narrow = _decoded(line, "utf-8")
    if narrow is not None and not _CONTROL.search(narrow):
        return narrow, end, "utf-8"
    best = (SENSE, "", 0, "")
    for name in ("gb18030", *_WIDE):
        text, stop = _wide(data, at, name) if name in _WIDE else (_decoded(line, name), end)
        if text and (len(text) >= FEWEST or text == "\n") and sense(text) > best[0]:
            best = sense(text), text, stop, name
    if best[1]:
        return best[1:]
    return (_decoded(line, "gb18030") or line.decode("utf-8", "replace")), end, "utf-8"


def _decoded(line: bytes, name: str) -> str | None:
    try:
        return line.decode(name)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes, at: int, name: str) -> tuple[str | None, int]:
    """A line of UTF-16, whose end is a newline at an even distance."""
    limit = min(len(data), at + LONGEST)
    end = at
    while (end := data.find(_NEWLINES[name], end, limit)) >= 0 and (end - at) % 2:
        end += 1
    end = end + 2 if end >= 0 else at + (limit - at) // 2 * 2
    return _decoded(data[at:end], name), end
