"""Industrial chains that a text names, and how many it counts."""

import re
from collections.abc import Iterator

from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import pattern, words
from ingest.documents.phrases import (
    NUMERAL,
    items_after,
    items_before,
    joined_parts,
    left_edge,
    without_leads,
)
from ingest.documents.tables import columns
from ingest.documents.text import Text

_WORD = re.compile(r"(?:全产业链条?|产业链条|产业链|(?<=[一-龥])链条)")
_QUALITY = (
    r"(?:省级|市级|县级|区级|国家级|全省|全市|全县|全区|我市|我省|我县|我区|重点|主导|特色|优势|标志性|支柱|核心|主要|"
    r"新兴|关键|骨干|首位|千亿元?级?|百亿元?级?|先进|现代化?|传统|战略性新兴|制造业|工业|农业|产业|优先|"
    r"优势特色|特色优势|领域|方面|新|大|招商|高质量|集群)"
)
_BEFORE = re.compile(
    rf"(?P<etc>等)?(?:“?(?P<count>{NUMERAL})”?(?P<unit>[条个大])|“(?P<big>{NUMERAL}大)”)?{_QUALITY}*$"
)
_COUNT = re.compile(
    rf"(?<![第\d每十百.一-])“?(?P<count>{NUMERAL})”?(?P<unit>条|个|大|大类)”?(?:“[^”]{{1,6}}”)?{_QUALITY}{{0,4}}?(?:全产业链|产业链条?|链条)"
    rf"|“(?P<big>{NUMERAL})大”{_QUALITY}{{0,3}}?(?:产业链条?|链条)"
)
_FORMULA = re.compile(
    r"(?<![\d+])“?(?P<sum>\d{1,2}(?:\+(?:\d{1,2}|[NnXx]))+)”?"
    rf"(?={_QUALITY}{{0,4}}(?:产业链|产业集群|产业体系|产业布局|产业|链|条))"
)
_INTRODUCED = re.compile(r"(?:产业链|链条)(?:：|（|，?(?:即|包括|涵盖|分别是|分别为|主要包括|主要有|具体为)：?)")
_INDUSTRIES = re.compile(rf"({NUMERAL})大(?:重点|主导|支柱|优势|特色|新兴|战略性新兴|千亿级?|百亿级?){{0,2}}产业(?![链园基])")
_NO_NAME = re.compile(
    r"^$|^[\d+.]+$|[的了着是为在等该每其这那个条各一二三两]|上下游|上中下游|链主|链长|龙头|供应链|创新链|全市|我市|重点|主导|完整|相关|目标|"
    r"招商|项目|企业|区域|部门|政府|责任|牵头|本地|整个|首位|优势|特色|关键|前沿|高质量|核心|推进|促进|构建|延伸|"
    r"现有|完善|健全|补齐|贯通|串联|拉长|协同|围绕|聚焦|工作|市级|省级|县级|全省|标志|产业$|集群|按照|一体|创新|"
    r"^(?:工业|制造业|先进制造业|服务业|农业产业|传统|新兴|战略性新兴|支柱|现代|配套|招引|发展|建设|补|延|强|建|新|大|全)$"
)
_TRADE = re.compile(r"(?:产业|行业)$")
MAX_NAME = 12


def chains(text: Text) -> Iterator[Fact]:
    """Chains that the text calls so, or lists among the counted ones; each form once."""
    seen: set[str] = set()
    for start, end, confidence, rule in _named(text):
        value = text.seen[start:end]
        if value not in seen and not text.inside_title(start):
            seen.add(value)
            yield Fact(FactKind.CHAIN, value, start, end, confidence, rule)


def chain_counts(text: Text) -> Iterator[Fact]:
    """How many chains: a figure, or a sum as written (5+3); each figure once."""
    seen: set[str] = set()
    found = [*_FORMULA.finditer(text.seen), *_COUNT.finditer(text.seen)]
    for match in sorted(found, key=lambda m: m.start()):
        parts = match.groupdict()
        value = parts.get("sum") or _figure(parts.get("count") or parts.get("big") or "")
        if value in ("1", "") or value in seen or text.inside_title(match.start()):
            continue
        seen.add(value)
        end = match.end()
        if parts.get("sum"):
            word = _WORD.search(text.seen, end, end + 16)
            end = word.end() if word else end
        yield Fact(FactKind.CHAIN_COUNT, value, match.start(), end, 0.95, "counted chains")


def _named(text: Text) -> Iterator[tuple[int, int, float, str]]:
    seen = text.seen
    for word in _WORD.finditer(seen):
        yield from _around(seen, word)
    for match in _INTRODUCED.finditer(seen):
        counted = _BEFORE.search(seen, max(0, match.start() - 24), match.start())
        if counted and (counted["count"] or counted["big"]):
            for item in items_after(seen, match.end()):
                yield from _items(seen, [item], 0.9, "listed behind a count")
    for match in _INDUSTRIES.finditer(seen):
        listed = items_before(seen, match.start())
        if str(len(listed)) == _figure(match.group(1)):
            yield from _items(seen, listed, 0.8, "counted industries")
    for start, end in columns(text, re.compile("产业链|所属链条")):
        value = seen[start:end]
        if 1 < len(value) <= 20 and not re.search(r"[，。；：]|企业|单位", value):
            yield from _items(seen, [(start, end)], 0.9, "column of a table")


def _around(seen: str, word: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    low = left_edge(seen, word.start(), 160, but="、“”（）")
    quality = _BEFORE.search(seen, low, word.start())
    assert quality
    if quality["etc"] or quality["count"] or quality["big"]:
        listed = items_before(seen, quality.start())
        if len(listed) > 1 or quality["etc"]:
            yield from _items(seen, listed, 0.9, "list before 产业链")
        return
    # A quality may be the end of a name (先进制造业产业链): the nearest name wins.
    end = word.start()
    if seen[end - 1 : end] == "”":
        opened = seen.rfind("“", low, end)
        if opened >= 0 and end - opened <= MAX_NAME and _known(seen, opened + 1, end - 1):
            yield opened + 1, end - 1, 0.9, "named 产业链"
        return
    listed = items_before(seen, end)
    if not listed:
        return
    last = _name(seen, *listed[-1])
    if last:
        yield from _items(seen, listed if len(listed) > 1 else listed[-1:], 0.85, "named 产业链")


def _items(
    seen: str, listed: list[tuple[int, int]], confidence: float, rule: str
) -> Iterator[tuple[int, int, float, str]]:
    for start, end in listed:
        parts = joined_parts(seen, start, end)
        if not all(_known(seen, *part) for part in parts):
            parts = [(start, end)]
        for part in parts:
            if found := _name(seen, *part):
                yield *found, confidence, rule


def _name(seen: str, start: int, end: int) -> tuple[int, int] | None:
    """The name of a chain that ends at `end`: a known trade, or what is left without its lead."""
    if trade := _TRADE.search(seen, start, end):
        end = trade.start() if trade.start() - start > 1 else end
    known = _known(seen, start, end)
    if known is not None:
        return known, end
    bracket = seen.find("（", start, end)
    if bracket > start:
        return _name(seen, start, bracket)
    begin = without_leads(seen, start, end)
    value = seen[begin:end]
    if 2 <= len(value) <= MAX_NAME and not _NO_NAME.search(value) and re.fullmatch(r"[一-龥A-Za-z0-9/—-]+", value):
        return begin, end
    return None


def _known(seen: str, start: int, end: int) -> int | None:
    """Where a known trade begins that ends at `end`: the longest one."""
    known = words("industries")
    for begin in range(start, end):
        if end - begin <= 16 and seen[begin:end] in known:
            rest = without_leads(seen, start, begin)
            plain = rest == begin or not re.search(r"[一-龥]$", seen[start:begin]) or end - begin >= 2
            return begin if plain else None
    for begin in range(start, end - 2):
        joined = re.fullmatch(rf"({pattern('industries')})(?:及|和|与|·)({pattern('industries')})", seen[begin:end])
        if joined:
            return begin
    return None


def _figure(text: str) -> str:
    """A count in Arabic figures."""
    text = text.removesuffix("大")
    if text.isdigit():
        return str(int(text))
    digits = "零一二三四五六七八九"
    text = text.replace("两", "二")
    if text == "十":
        return "10"
    tens, ten, ones = text.partition("十")
    if not ten:
        return str(digits.find(text)) if text in digits and text else ""
    return str(10 * (digits.find(tens) if tens else 1) + (digits.find(ones) if ones else 0))
