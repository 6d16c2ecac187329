"""Raw text to the normalised text that offsets refer to.

One form of every sign: letters and digits half-width, Chinese punctuation full-width, simplified
characters, no space between Chinese characters and figures; a sentence that a page or a line broke
is whole again. What looks like a table or a list keeps its lines.
"""

import re
import unicodedata

from graph.names import simplified
from ingest.documents.damage import PRONUNCIATION
from ingest.documents.seams import torn
from ingest.documents.thousands import with_thousands
from ingest.tables.encoding import well_formed

HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇"
_WIDE = {
    **{chr(c): unicodedata.normalize("NFKC", chr(c)) for c in range(0xFF01, 0xFF5F)},
    "，": "，", "：": "：", "；": "；", "（": "（", "）": "）", "！": "！", "？": "？",
    "～": "~", "　": " ", "\t": " ", "\xa0": " ", "㎡": "平方米", "﹪": "%", "〜": "~",
    "〔": "〔", "［": "〔", "］": "〕", "【": "【", "﹝": "〔", "﹞": "〕", "⟦": "〔",
    **dict.fromkeys("\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f", " "),
    "「": "“", "」": "”", "『": "“", "』": "”", "〝": "“", "〞": "”", "．": ".",
}  # fmt: skip
_SIGNS = str.maketrans(_WIDE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_MARKDOWN = re.compile(r"^ *#{1,6} +|\*\*|__(?=\S)", re.MULTILINE)
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")
_COLON = re.compile(rf"(?<=[{HAN}）”\"]):|:(?=[{HAN}“\"《])")
_OPEN = re.compile(rf"\((?=[^()\n]*[{HAN}])|(?<=[{HAN}])\(")
_CLOSE = re.compile(rf"(?<=[{HAN}]{{1}})\)|\)(?=[{HAN}，。；：、])")
_HALF_CLOSED = re.compile(r"（([^（）()\n]*)\)")
_SPACED = re.compile(
    rf"(?<![{HAN}])([{HAN}])(?: +([{HAN}]))(?: +([{HAN}]))?(?: +([{HAN}]))?(?![{HAN}])"
)
_BESIDE_FIGURE = re.compile(
    rf"(?<=[{HAN}，。；：、（“”《》]) (?=[0-9])|(?<=[0-9%]) (?=[{HAN}%，。；：、）])"
)
_AROUND_SIGN = re.compile(r" *([，。；：、！？“”（）《》]) *")
_BETWEEN = re.compile(rf"(?<=[{HAN}]) +(?=[{HAN}])")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、)）](?!\d)|第[一二三四五六七八九十百]+[章节条]|"
    r"附件?[:：]?|[•●■◆※▲★]|抄送|（?联系人|（此件|主送|来源|时间|责任编辑|[上下]一[篇条]|相关(?:阅读|链接|新闻|报道)|[—-] *\d+ *[—-]"
)
_ENDED = re.compile(r"[。！？；：:|…）】]$|[。！？][”’）]$")
_STOPPED = re.compile(r"[，。！？；：、|…）】》”]$")
_WIDE_LINE = 24
"""From so many signs on, a line may be one of running text."""
_PAGE_NUMBER = re.compile(r"[-—– ]*\d{1,3}[-—– ]*|第 *\d+ *页(?:[，/ ]*共 *\d+ *页)?")
_SPACED_TEXT = 0.4
"""Share of Chinese characters followed by a space, from which the spaces are the scanner's."""


def normalised(raw: str) -> str:
    """The normalised text of a document."""
    text = _LINES.sub("\n", _INVISIBLE.sub("", raw))
    text = "\n".join(_signs(line) for line in well_formed(text).split("\n"))
    text = PRONUNCIATION.sub("", _MARKDOWN.sub("", text))
    text = "\n".join(_line(line) for line in text.split("\n"))
    return _joined(text.split("\n")).strip()


def _signs(line: str) -> str:
    """Every sign in its one form."""
    if line.isascii():
        return line.translate(_SIGNS)
    line = unicodedata.normalize("NFC", line).translate(_SIGNS)
    plain = simplified(line)
    return plain if len(plain) == len(line) else "".join(simplified(c)[:1] for c in line)


def _line(line: str) -> str:
    if line.isascii():
        return line.strip()
    line = _spaces(_quotes(line))
    line = _COMMA.sub("，", line)
    line = _COLON.sub("：", line).replace(";", "；").replace("!", "！")
    line = _CLOSE.sub("）", _OPEN.sub("（", line))
    line = _HALF_CLOSED.sub(r"（\1）", line)
    return with_thousands(_AROUND_SIGN.sub(r"\1", line).strip())


def _quotes(line: str) -> str:
    """Straight quotation marks in turn opening and closing."""
    if line.count('"') < 2:
        return line
    parts = line.split('"')
    return "".join(p + ("“" if i % 2 == 0 else "”") for i, p in enumerate(parts[:-1])) + parts[-1]


def _spaces(line: str) -> str:
    if " " not in line:
        return line
    han = len(re.findall(f"[{HAN}]", line))
    if han > 8 and len(_BETWEEN.findall(line)) > _SPACED_TEXT * han:
        line = _BETWEEN.sub("", line)
    line = _SPACED.sub(lambda m: "".join(g for g in m.groups() if g), line)
    return re.sub(r" {2,}", "  ", _BESIDE_FIGURE.sub("", line))


def _joined(lines: list[str]) -> str:
    """Sentences that a page or a line broke, made whole; blank lines are at most one."""
    width = _usual_width(lines)
    out: list[str] = []
    blank = False
    for line in lines:
        if not line or _PAGE_NUMBER.fullmatch(line):
            blank = bool(out)
            continue
        if out and _goes_on(out[-1], line, width):
            out[-1] += _seam(out[-1], line)
        else:
            out += [""] * blank + [line]
        blank = False
    return "\n".join(out)


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether a line continues the one before it."""
    # A whole paragraph may have been joined already: only its end matters.
    last = before[-200:]
    if "|" not in line and "|" not in last and not _STOPPED.search(last) and torn(last, line):
        return True
    if "|" in last or "|" in line or _ENDED.search(last) or _HEADING.match(line):
        return False
    if before.endswith(("，", "、", "“", "（", "《", "的", "和", "与", "及")) and len(last) > 8:
        return True
    if len(last) >= _WIDE_LINE and re.search(r"[，。；]", last):
        return True
    return bool(width) and len(last) >= 0.85 * width and len(last) >= _WIDE_LINE


def _seam(before: str, line: str) -> str:
    if before.endswith("-") and before[-2:-1].isalpha() and line[:1].isalpha():
        return line
    latin = before[-1:].isascii() and before[-1:].isalpha() and line[:1].isascii()
    return f" {line}" if latin else line


def _usual_width(lines: list[str]) -> int:
    """The width at which a printed page broke its lines, or 0 where lines are whole paragraphs."""
    long = sorted(len(line) for line in lines if len(line) >= 12)
    if len(long) < 5 or long[-1] > 60:
        return 0
    return long[int(0.9 * (len(long) - 1))]
