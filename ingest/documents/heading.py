"""Title, issuer, number, date and place of a document."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.documents.damage import LOST
from ingest.documents.fact import Fact, FactKind, FieldValue
from ingest.documents.lexicon import pattern
from ingest.documents.place import READ, stated_place
from ingest.documents.text import Span, Text
from ingest.values import calendar_date

_OFFICE = r"(?:局|委|委员会|办公室|厅|政府|中心|处|办|管委会|党组|工委|商会|署|院|部|会)"
_ISSUER = re.compile(
    rf"[一-龥]{{2,24}}(?:省|市|州|县|区|盟|旗|自治区|新区|开发区|国家|中国|园区)?[一-龥]{{0,24}}{_OFFICE}(?:办公室)?"
)
_LETTERHEAD = re.compile(r"^([一-龥、]{4,40}?)(?:文件|（?便函）?|公告|文)$")
_NUMBER = re.compile(
    r"(?<![一-龥A-Za-z])([一-龥]{2,12}(?:〔|\[|（)(?:20|19)\d\d(?:〕|\]|）)第?\d{1,4}号)"
)
_DATE = re.compile(r"((?:19|20)\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")
_HAN_DATE = re.compile(
    r"([二〇○零一三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
_LABEL = re.compile(r"(?m)^[|\s]*(?:名称|标题|题名|文件名称)[ ：|]+([^|\n]{6,80})")
_KIND_END = re.compile(
    rf"(?:{pattern('doc_kinds')}|回复|答复|的函|启事|讲话|综述|简报|情况|解读|公示)(?:（[^）]{{2,16}}）)?$"
)
_ABOUT = re.compile(r"关于|对.{2,30}(?:提案|建议).{0,10}(?:答复|回复|复函)")
_NAVIGATION = re.compile(
    r"当前位置|首页|欢迎访问|浏览|点击|字号|字体|来源|作者|发布时间|时间：|日期|索引号|公开目录|发布机构|分享|打印|关闭|责任编辑|签发人|类别|^[A-Z]类|^公开$|"
    r"主题词|^（[A-Z]）$|^\(?[A-Z]\)?$|\||>|/|^[•·]|上一页|接上页|登录|返回|无障碍|日报|晚报|新闻网|讯$|目录$|^附件|政务公开|[？?]$|^(?:序号|镇街|企业名称|名称|单位)"
)
_PROSE = re.compile(r"[。；]|，.*，|：$")
_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_SECTION = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节条] ?"
)
HEAD_LINES = 24
TAIL_LINES = 28
SHORT = 4
"""Signs below which nothing is a title."""


def heading(text: Text) -> Iterator[Fact]:
    """One fact: the title with what is stated of issuer, number, date and place."""
    title = _title(text)
    if title is None:
        return
    start, end, confidence = title
    lost = text.seen.find(LOST, start, end)
    if lost >= 0:
        end = start + len(text.seen[start:lost].rstrip())
        confidence = 0.5
    if end - start < SHORT:
        return
    number = _number(text)
    fields: dict[str, FieldValue] = {
        "issuer": _issuer(text, text.seen[start:end]),
        "number": number,
        "date": _date(text),
        "place": document_place(text) or None,
    }
    yield Fact(FactKind.DOCUMENT, text.seen[start:end], start, end, confidence, "title", fields)


def title_of(text: Text) -> str:
    """The title of the document, '' where it has none."""
    whole = text.whole or text
    if "title" not in whole.told:
        found = _title(whole)
        whole.told["title"] = whole.seen[slice(*found[:2])] if found else ""
    return whole.told["title"]


def document_place(text: Text) -> str:
    """The region that the document speaks of, '' where it does not tell."""
    whole = text.whole or text
    if "place" not in whole.told:
        title = title_of(whole)
        issuer = _issuer(whole, title) or ""
        whole.told["place"] = stated_place(title, issuer, whole.seen[:READ])
    return whole.told["place"]


def document_date(text: Text) -> str | None:
    """The date of the document as a whole, ISO 8601."""
    return _date(text.whole or text)


def _title(text: Text) -> tuple[int, int, float] | None:
    seen = text.seen
    labelled = _LABEL.search(seen, 0, 800)
    if labelled:
        return labelled.start(1), labelled.start(1) + len(labelled.group(1).strip()), 0.97
    best: tuple[int, int, float] | None = None
    lines = [span for span in text.lines if seen[span[0] : span[1]].strip()][:HEAD_LINES]
    for i, (start, end) in enumerate(lines):
        line = seen[start:end]
        if _NAVIGATION.search(line) or _LETTERHEAD.match(line) or _NUMBER.search(line):
            continue
        if _PROSE.search(line) and len(line) > 30:
            break
        if not 6 <= len(line) <= 90 or _DATE.fullmatch(line):
            continue
        if _SECTION.match(line):
            continue
        if _KIND_END.search(line) or _ABOUT.search(line):
            return _whole(text, lines, i, 0.95)
        if (
            best is None
            and len(line) >= 8
            and not all(map(_ISSUER.fullmatch, line.split()))
            and not re.match(
                r"[一二三四五六七八九十]、|（(?![一-龥]{2,8}）.{12})|\d(?!\d{0,3}(?:余?[个家项条]|亿|万))",
                line,
            )
            and not line.endswith(("：", "，", "："))
        ):
            best = (start, end, 0.8)
    return best


def _whole(text: Text, lines: list[Span], i: int, confidence: float) -> tuple[int, int, float]:
    """A title over two lines: the line before belongs to it where it begins the sentence."""
    start, end = lines[i]
    seen = text.seen
    if i and lines[i - 1][1] + 1 == start:
        before = seen[lines[i - 1][0] : lines[i - 1][1]]
        begins = re.search(r"关于|^对", before) and not re.search(r"关于|^对", seen[start:end])
        named = _ISSUER.fullmatch(before) and seen[start:end].startswith("关于")
        if (begins or named) and not _NAVIGATION.search(before):
            start = lines[i - 1][0]
    if not _KIND_END.search(seen[start:end]) and (last := _last_line(seen, lines[i:])):
        end = last
    return start, end, confidence


def _last_line(seen: str, lines: list[Span]) -> int | None:
    """Where a title ends that runs on over one or two lines: 关于印发…链长制 / 实施方案的通知."""
    for (_, above), (start, end) in pairwise(lines[:3]):
        line = seen[start:end]
        if above + 1 != start or _NAVIGATION.search(line) or re.search("[，。：；]", line):
            return None
        if _KIND_END.search(line):
            return end
    return None


def _number(text: Text) -> str | None:
    """The number in the document's head, not one that its text cites."""
    for match in _NUMBER.finditer(text.seen, 0, 700):
        line_start, line_end = text.line_at(match.start())
        line = text.seen[line_start:line_end]
        if (
            len(line) - len(match.group()) <= 30
            and not text.inside_title(match.start())
            and not re.search("根据|按照|依据|《", line)
        ):
            return match.group(1)
    return None


def _issuer(text: Text, title: str) -> str | None:
    """By letterhead, by the field of a page, by signature, or by the title's own beginning."""
    seen = text.seen
    lines = [seen[a:b].strip() for a, b in text.lines[:HEAD_LINES] if seen[a:b].strip()]
    signed = _signature(text)
    if signed:
        return signed
    for line in lines[:8]:
        match = _LETTERHEAD.match(line)
        if match and _ISSUER.fullmatch(match.group(1)):
            return match.group(1)
    field = re.search(
        r"(?:发布机构|发文机关|发文单位|发布单位|制发机关|信息来源)[ ：|]+([一-龥]{3,24})",
        seen[:900],
    )
    if field:
        return field.group(1)
    for line in lines[:6]:
        if (
            len(line) <= 24
            and _ISSUER.fullmatch(line)
            and line.endswith(("局", "委员会", "中心", "政府", "办公室", "厅", "管委会"))
        ):
            return line
    begun = re.match(rf"([一-龥]{{2,20}}?{_OFFICE}(?:办公室)?) ?(?=关于|对)", title)
    return begun.group(1) if begun and len(begun.group(1)) > 3 else None


def _signature(text: Text) -> str | None:
    told = (text.seen[a:b].strip() for a, b in text.lines[-TAIL_LINES:])
    lines = [line for line in told if line][-14:]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if (
            4 <= len(line) <= 30
            and _ISSUER.fullmatch(line)
            and (_DATE.match(following) or _HAN_DATE.match(following))
        ):
            return line.removesuffix("办公室") if len(line) > 7 and "印发" in following else line
    return None


def _date(text: Text) -> str | None:
    """The date of signature or of printing, at the end; else of publication, at the head."""
    seen = text.seen
    tail = max(0, len(seen) - 500)
    for low, high, last in ((tail, len(seen), True), (0, 700, False)):
        found = []
        for match in (*_DATE.finditer(seen, low, high), *_HAN_DATE.finditer(seen, low, high)):
            a, b = text.line_at(match.start())
            line = seen[a:b]
            alone = len(line) - len(match.group()) <= (14 if last else 40)
            if alone and not re.search(r"[，。]", line[: match.start() - a]):
                found.append(_iso(match))
        dates = [d for d in found if d]
        if dates:
            return dates[-1] if last else dates[0]
    return None


def _iso(match: re.Match[str]) -> str | None:
    year, month, day = match.groups()
    if not year.isdigit():
        year = "".join(_HAN_DIGITS.get(c, "") for c in year)
        month, day = _han_number(month), _han_number(day)
    return calendar_date(year, month, day) if len(year) == 4 else None


def _han_number(text: str) -> str:
    digits = {c: i for i, c in enumerate("零一二三四五六七八九")}
    tens, ten, ones = text.partition("十")
    if not ten:
        return str(digits.get(text, 0))
    return str(10 * (digits[tens] if tens else 1) + (digits[ones] if ones else 0))
