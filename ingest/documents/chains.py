"""Industrial chains that a text names, and how many it counts."""

import re
from collections.abc import Iterator

from graph.places import places
from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import pattern, words
from ingest.documents.phrases import (
    NUMERAL,
    after_last,
    chinese_number,
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
    r"(?:超|突破|过)?(?:\d{2,4}|[百千]|[一二三五]千)亿元?(?:以上|级|规模)?的?|优势特色|特色优势|领域|方面|新|大|招商|高质量|集群)"
)
_BEFORE = re.compile(
    rf"(?P<etc>等)?(?:“?(?P<count>{NUMERAL})”?(?P<unit>[条个大])|“(?P<big>{NUMERAL}大)”|(?P<sum>“?\d{{1,2}}(?:\+[\dNXnx]+)+”?[条个]?))?"
    rf"(?:{_QUALITY}(?:[、和](?={_QUALITY}))?)*$"
)
_MADE_CHAIN = re.compile(
    rf"(?:等)?(?P<count>{NUMERAL}[条个大类]+)?(?:产业|行业|领域)?(?:作为|列为|确定为|定为|明确为|确立为|选为|纳入)(?:今后|当前|近期|我|全|本|市|州|省|县|区|的|首批|{NUMERAL}[条个大]|{_QUALITY})*(?:产业链|链条)"
)
_MADE_LEAD = re.compile(r"把|将|以|确定|明确|选定|选取|选择|梳理出?|聚焦|围绕|立足|依托")
_COUNT = re.compile(
    rf"(?<![第\d每十百.一-])“?(?P<count>{NUMERAL})”?(?P<unit>条|个|大|大类)”?(?:“[^”]{{1,6}}”)?(?:{_QUALITY}[、和]?){{0,4}}?(?:全产业链|产业链条?|链条)"
    rf"|“(?P<big>{NUMERAL})大”{_QUALITY}{{0,3}}?(?:产业链条?|链条)"
)
_FORMULA = re.compile(
    r"(?<![\d+])“?(?P<sum>\d{1,2}(?:\+(?:\d{1,2}|[NnXx]))+)”?"
    rf"(?={_QUALITY}{{0,4}}(?:产业链|产业集群|产业体系|产业布局|链|条))"
)
_INTRODUCED = re.compile(
    r"(?:产业链|链条)(?:：|（|，?(?:即|包括|涵盖|分别是|分别为|主要包括|主要有|具体为)：?)"
)
_INDUSTRIES = re.compile(
    rf"({NUMERAL})大(?:重点|主导|支柱|优势|特色|新兴|战略性新兴|千亿级?|百亿级?){{0,2}}产业(?![链园基])"
)
_NO_NAME = re.compile(
    r"^$|^[\d+.]+$|[的了着是为在等该每其这那个条各一二三两]|上下游|上中下游|链主|链长|龙头|供应链|创新链|特色$|特色(?:产业|优势)|全市|我市|重点|主导|完整|相关|目标|"
    r"招商|项目|企业|区域|部门|政府|责任|牵头|本地|整个|首位|优势|关键|前沿|高质量|核心|推进|促进|构建|延伸|"
    r"本办法|适用|坚持|领导|包抓|担任|县区|园区|我们|加大|夯实|带队|开展|召开|查找|锁定|成立|同步|定期|轮流|全年|签约|市$|省$|现有|完善|健全|补齐|贯通|串联|拉长|协同|围绕|聚焦|工作|市级|省级|县级|全省|标志|产业$|集群|按照|一体|创新|"
    r"^(?:工业|制造业|先进制造业|服务业|农业产业|传统|新兴|战略性新兴|支柱|现代|配套|招引|发展|建设|科技|补|延|强|建|新|大|全)$"
)
_TRADE = re.compile(r"(?:产业|行业)$")
_TRADE_END = re.compile(
    r"(?:业|品|橙|柚|兔|鸽|瓜|蒜|姜|椒|参|藕|梅|核桃|板栗|花生|芝麻|豆|麦|米|丝|陶|石|矿|材料|新材|装备|设备|制造|加工|能源|医药|汽车|电池|电子|信息|化工|康养|旅游|文旅|物流|经济|技术|智能|机械|器械|器件|零部件|部件|元件|金属|合金|纤维|纺织|服装|服饰|家居|家具|家电|"
    r"茶|酒|牛|羊|猪|鸡|鸭|鹅|鱼|虾|蟹|菜|果|菌|菇|药|药材|钢|铁|铝|铜|钛|锂|硅|镁|煤|电|氢|车|机|船|件|料|板|膜|芯片|显示|软件|数据|通信|航空|航天|卫星|交通|环保|光伏|风电|储能|种苗|奶|乳|肉|"
    r"粮|油|糖|盐|水|瓷|玻璃|石材|木|竹|纸|皮革|鞋|帽|玩具|文创|影视|会展|金融|商贸|贸易|电商|体育|生物|健康|医疗|机器人|玉米|薯|莓|橘|柑|桃|梨|枣|蚕|丝绸|用品|器|具|线缆|电缆|绒|棉|麻|毯|珠宝|灯|饰|镜|笔|伞|"
    r"应用|回收|利用|育种|养殖|种植|服务|终端|电路|半导体|网络|算力|云|链网|母机|轴承|模具|管材|型材|建材|建筑|印刷|包装|花卉|中药|疫苗|试剂|耗材|美妆|香料|烟花|爆竹|烟叶|饲料|宠物|预制菜|农产品|科技|钢材|铝材|铜材|板材|线材)$"
)
_MODIFIER = re.compile(
    rf"(?:绿色|高端|现代|智能|智慧|特色|新型|先进|精密|超精密|优质|生态|富硒|有机|高原|高山|山地|海洋|深海|民用|商用|工业|家用|车用|医用|特种|高性能|新一代|下一代|第三代|数字|低碳|节能|清洁|循环|超高清|柔性|"
    rf"硅基?|铝基?|铜基?|铁|钢|锂|钛|镁|锌|钨|煤基?|碳|氟|磷|稀土|城市|都市|农|大|小|微|轻|重|及|暨|与|和|{pattern('industries')})+"
)
_PLACE = re.compile(r"([一-龥]{2,5}?[市县区省州])(?=.)")
_YEAR = re.compile(r"(?:截至|到|至)?20\d\d年(?:底|末)?")
_JOINED = re.compile("[及和与·]")
MAX_NAME = 12
NEAR = 120
"""Signs around counted industries within which 产业链 says that chains are meant."""


def chains(text: Text) -> Iterator[Fact]:
    """Chains that the text calls so, or lists among the counted ones; each form once."""
    seen: set[str] = set()
    for start, end, confidence, rule in _named(text):
        value = text.seen[start:end]
        if value not in seen:
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
        listed = items_after(seen, match.end())
        if counted and (counted["count"] or counted["big"] or len(listed) > 2):
            yield from _items(seen, listed, 0.9, "listed behind a count", clean=True)
    for match in _MADE_CHAIN.finditer(seen):
        listed = items_before(seen, match.start())
        if listed:
            low, high = listed[0]
            begin = after_last(seen, low, high, _MADE_LEAD)
            listed[0] = (begin, high)
            yield from _items(seen, listed, 0.85, "listed as 产业链", clean=begin > low)
    for match in _INDUSTRIES.finditer(seen):
        listed = items_before(seen, match.start())
        beside = "产业链" in seen[max(0, match.start() - NEAR) : match.end() + NEAR]
        if beside and str(len(listed)) == _figure(match.group(1)):
            yield from _items(seen, listed, 0.8, "counted industries")
    for start, end in columns(text, re.compile("产业链|所属链条")):
        value = seen[start:end]
        if 1 < len(value) <= 20 and not re.search(r"[，。；：]|企业|单位", value):
            yield from _items(seen, [(start, end)], 0.9, "column of a table")


def _around(seen: str, word: re.Match[str]) -> Iterator[tuple[int, int, float, str]]:
    low = left_edge(seen, word.start(), 160, but="、“”（）")
    quality = _BEFORE.search(seen, low, word.start())
    assert quality
    if quality["etc"] or quality["count"] or quality["big"] or quality["sum"]:
        listed = items_before(seen, quality.start())
        if len(listed) > 1 or quality["etc"]:
            counted = _figure(quality["count"] or "") == str(len(listed))
            yield from _items(seen, listed, 0.9, "list before 产业链", whole=counted)
        return
    # A quality may be the end of a name (先进制造业产业链): the nearest name wins.
    end = word.start()
    if seen[end - 1 : end] == "”":
        opened = seen.rfind("“", low, end)
        whole = opened >= 0 and end - opened <= MAX_NAME
        named = whole and re.fullmatch("[一-龥]{4,8}", seen[opened + 1 : end - 1])
        if whole and (_known(seen, opened + 1, end - 1) or (named and _is_whole(named.group()))):
            yield opened + 1, end - 1, 0.9, "named 产业链"
        return
    listed = items_before(seen, end)
    if not listed:
        return
    last = _name(seen, *listed[-1])
    if last:
        yield from _items(seen, listed if len(listed) > 1 else listed[-1:], 0.85, "named 产业链")


def _items(
    seen: str,
    listed: list[tuple[int, int]],
    confidence: float,
    rule: str,
    *,
    whole: bool = False,
    clean: bool = False,
) -> Iterator[tuple[int, int, float, str]]:
    loose = len(listed) > 2
    for start, end in listed:
        parts = joined_parts(seen, start, end)
        if loose and (clean or (start, end) != listed[0]) and _is_whole(seen[start:end]):
            yield start, end, confidence, rule
            continue
        known = _known(seen, start, end)
        one = whole or (len(parts) > 1 and seen[parts[0][1] : parts[1][0]] in ("与", "及"))
        if (
            one
            or (known is not None and known < parts[0][1])
            or not (all(_known(seen, *part) for part in parts) or (loose and _ends(seen, parts)))
        ):
            parts = [(start, end)]
        if len(parts) == 1 and loose and (start, end) == listed[0]:
            parts = _right_side(seen, start, end) or parts
        for part in parts:
            if found := _name(seen, *part, loose=loose):
                yield *found, confidence, rule


def _ends(seen: str, parts: list[tuple[int, int]]) -> bool:
    """石榴深加工和清洁能源: the last two of a list, of which one is known and one ends like one."""
    if len(parts) < 2 or _known(seen, *parts[1]) is None:
        return False
    left = seen[slice(*parts[0])]
    return len(left) > 2 and _is_whole(left) and _TRADE_END.search(left) is not None


def _right_side(seen: str, start: int, end: int) -> list[tuple[int, int]]:
    """介绍投资环境和兰炭、…: what the list joins to a phrase before it, where that is no name."""
    sides = joined_parts(seen, start, end)
    if len(sides) < 2 or _name(seen, *sides[0]) or _name(seen, start, end, loose=True):
        return []
    return [sides[1]] if _is_whole(seen[slice(*sides[1])]) else []


def _is_whole(item: str) -> bool:
    """Whether an item in the middle of a list is a name as it stands."""
    plain = re.fullmatch(r"[一-龥A-Za-z0-9]{2,10}", item) is not None
    return plain and not _NO_NAME.search(item) and not re.search("[和与]", item)


def _name(seen: str, start: int, end: int, *, loose: bool = False) -> tuple[int, int] | None:
    """The name of a chain that ends at `end`: a known trade, or what is left without its lead."""
    if trade := _TRADE.search(seen, start, end):
        single = seen[start : trade.start()] in words("industries")
        end = trade.start() if trade.start() - start > 1 or single else end
    known = _known(seen, start, end)
    if known is not None:
        begin = without_leads(seen, start, known)
        wider = begin < known and _MODIFIER.fullmatch(seen, begin, known)
        return begin if wider and end - begin <= MAX_NAME else known, end
    bracket = seen.find("（", start, end)
    if bracket > start:
        return _name(seen, start, bracket)
    dated = _YEAR.match(seen, start, end)
    begin = without_leads(seen, dated.end() if dated else start, end)
    placed = _PLACE.match(seen, begin, end)
    if placed and places().find(placed[1]):
        begin = placed.end()
    value = seen[begin:end]
    if len(value) == 1 and value in words("industries"):
        return begin, end
    if (
        2 <= len(value) <= MAX_NAME
        and (_TRADE_END.search(value) or (loose and begin == start))
        and not _NO_NAME.search(value)
        and re.fullmatch(r"[一-龥A-Za-z0-9/—-]+", value)
    ):
        return begin, end
    return None


def _known(seen: str, start: int, end: int) -> int | None:
    """Where a known trade begins that ends at `end`: the longest one."""
    known = words("industries")
    for begin in range(max(start, end - 16), end):
        if seen[begin:end] in known:
            rest = without_leads(seen, start, begin)
            plain = (
                rest == begin or not re.search(r"[一-龥]$", seen[start:begin]) or end - begin >= 2
            )
            return begin if plain else None
    for begin in range(max(start, end - 16), end - 2):
        if not _JOINED.search(seen, begin, end):
            break
        joined = re.fullmatch(
            rf"({pattern('industries')})(?:及|和|与|·)({pattern('industries')})", seen[begin:end]
        )
        if joined:
            return begin
    return None


def _figure(text: str) -> str:
    """A count in Arabic figures, '' where it is none."""
    return str(chinese_number(text.removesuffix("大")) or "")
