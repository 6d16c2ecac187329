"""Enterprises that a text names: by their legal form, by a list, by names known beforehand."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from graph.naming.parts import parse_name
from graph.places import places
from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import pattern, words
from ingest.documents.ordinary import is_ordinary
from ingest.documents.phrases import (
    after_last,
    items_before,
    joined_parts,
    left_edge,
    split_items,
    without_leads,
)
from ingest.documents.tables import columns
from ingest.documents.text import Text

_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团总公司|集团公司|股份公司|总公司|责任公司)(?:（[一-龥]{2,4}）)?(?:[一-龥]{2,6}分公司)?"
)
_GROUP = re.compile(r"(?<=[一-龥A-Za-z])集团(?![化式军]|有限|股份|公司|总公司|控股)")
_PLAIN = re.compile(
    r"(?<=[一-龥A-Za-z]{2})(?<!有限)(?<!份)(?<!责任)(?<!集团)(?<!总)(?<!分)(?<!子)公司(?![一-龥]{0,2}化)"
)
_LISTED = re.compile(
    r"等(?:\d+余?[家户个]|[一二三四五六七八九十]+[家户]|一批|多家|众多|各类|国内外?|国际|知名|重点|龙头|骨干|头部|链主|“链主”|上市|大型|大|优质|领军|"
    r"行业|产业|上下游|上游|下游|关联|配套|意向|本地|本土|省内|省外|市内|市外|外地|规上|规模以上|优势|主要|民营|国有|中央|名优|实力|战略|投资|科技|制造|生产|加工|型|央属|已经?落户的?|"
    r"配套|外资|内资|外商|世界|中国|500强|、|及|和|的|一流|名强|意向|目标|核心|关键|高新技术|专精特新|“专精特新”|“小巨人”|独角兽|新能源|食品|医药|电子|汽车|装备|材料|光伏|纺织|农业)*"
    r"(?:企业|公司|国企|央企|民企|集团|厂商|客商|巨头|车企|药企|品牌|电商|平台企业|工厂|龙头)"
)
_PAIR = re.compile(
    r"(?P<two>[两二三四五六七八九]|\d)[家户大](?:全国|全球|国内|世界|中国|知名|龙头|链主|上市|头部|骨干|大型|重点|[一-龥]{0,6}[百十]强|[一-龥]{0,4})(?:企业|炼厂|公司|集团|药企|车企|巨头|龙头(?!项目)|央企|国企)"
)
_LISTED_COUNT = re.compile(
    r"等(?:\d+余?|[一二三四五六七八九十]+)[家户][一-龥“”]{0,8}?(?:企业|公司|厂商|客商|集团|国企|央企|民企)"
)
_LISTED_TRADE = re.compile(
    r"等(?![一-龥]{0,6}(?:机构|部门|高校|院所|协会|商会|地|领域|人员))[一-龥“”]{1,10}?(?:企业|公司|厂商|客商|集团)"
)
_LIKE_FIRM = re.compile(
    r"(?:股份|科技|电子|集团|包装|新材|新材料|能源|新能源|生物|制药|医药|药业|光电|智能|精密|重工|机械|电气|电器|汽车|实业|食品|纺织|化工|半导体|软件|通信|航空|装备|控股|技术|环保|建材|钢铁|铝业|铜业|锂业|乳业|牧业|酒业|材料|电池|微电子|数控|仪器|物流|家居|服饰|农业|国际|机器人|信息|数据|通讯|传媒|文旅|制造|动力|轴承|电缆|线缆|玻璃|陶瓷|卫浴|零部件)$"
)
_MEETS = re.compile(
    r"等地|拜访了?|走访了?|引进了?|对接了?|考察了?|邀请了?|洽谈|招引了?|引入了?|会见|集聚了?|汇聚了?|依托|支持|推动|带动|吸引"
)
_NAMED_ONES = re.compile(
    r"(?:依托|支持|推动|发挥|拜访|走访|引进|招引|对接|考察|邀请|洽谈|培育|集聚|汇聚|引入|涌现|拥有|会见|与|和|以|促成|帮助)了?$"
)
_HEADED = re.compile(
    r"(?<=以)(?P<list>[^，。；：！？\n]{3,80}?)等?为(?:产业链)?(?:龙头|链主|引领|代表|骨干|核心|牵引|依托)"
)
_TRADE_NAME = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:牧业|药业|锂业|乳业|酒业|锌业|钨业|铝业|铜业|纸业|钛业|硅业|钼业|锗业|重工|生物科技|新能源科技)(?!开发区|园区|产业|小镇|工业园|科技园|基地|强)"
)
_MAKER = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:生物|股份|科技|电子|新材|新材料|能源|新能源|光电|智能|精密|化工|半导体|实业|集团|制药|机械|电气|控股)(?=年产|年处理|年加工|年组装|\d+(?:\.\d+)?(?:GWh?|MW|万吨|万套|万台|万辆|万片))"
)
_GROWER = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:科技|股份|集团|实业|控股|制药|药业|重工)(?=扩产|技改|扩能|扩建|增资|[一二三]期|新建)"
)
_OF_ITEM = re.compile(
    r"(?:(?<=[、，。；：\n）”])|(?<=[、，；：与和]其中)|(?<=引进)|(?<=签约)|(?<=推进)|(?<=推动)|(?<=的))(?P<name>(?P<brand>[一-龥]{2,3})(?:生物|股份|科技|电子|新材|新材料|能源|新能源|光电|智能|精密|化工|半导体|实业|集团|制药|机械|电气|控股|药业|重工|电源|机器人|医疗|食品|汽车|铜业|锂业|钢铁|纸业|环保|装备|储能|材料|氢能|锂电|玻璃|轮胎|水泥|陶瓷|电缆|轴承|纺织|服饰|家居|建材|铝业|钛业|乳业|酒业|茶业|种业|牧业|农业|木业|化纤|橡胶|传感|微电子|光学|仪器|工业|航空|重科|激光|数控|通信))(?=[^，。；、\n]{2,24}?(?:项目|基地|产业园|工厂|[一二三]期|生产线|线|扩[产能建]|、|等)|(?:相关|有关|项目)?负责人|董事长|总经理|副总)"
)
_PLACED = re.compile(
    r"(?P<core>[一-龥]{4,7}?)(?:新材|新材料|科技|股份|实业|控股|制药|药业|重工|电子|光电|新能源|生物|化工|机械|智能)(?=[一-龥\dA-Za-z]{2,14}?(?:项目|基地|产业园|生产线|工厂))"
)
_NO_CORE = re.compile(
    r"绿色|特色|现代|优势|传统|高端|生态|新型|发展|重点|有色|再生|精深|生物|动力|白酒|草食|畜|奶|肉|中成|中|原料|化学|饲料|种植|民族|液态|电解|造|装备|三农|农|林|先进|智能|航空|船舶"
)
_VERB = re.compile(
    r"引进了?|引入|招引了?|签约|落户|落地|对接|洽谈|拜访|走访|接待|邀请|邀约|考察|动员|挖掘|吸引|联合|会同|携手|牵手|迎来|支持|推动|促成|依托|包括|投资方|"
    r"培育|形成以|由|其中|例如|涌现出?|集聚了?|聚集了?|建成|总部位于|助力|服务|帮助|协调|协助|督促|加快|赴|前往|走进|来自|拥有|收购|控股|入股|参股|隶属于?|旗下|"
    r"与|和(?!而泰|邦|胜|仁|黄|谐|平|美|顺|远|氏|泰|信|盛|晶)|同(?!方|仁|济|程|花|力|庆|飞|益|兴|享|辉)|向(?!日葵)|对|为(?!民)|将|把|被|是|以及|至|获|使|让|因|按|即|如(?!意|东|皋|通)|（|就"
)
_NO_FIRM = re.compile(
    r"^(?:大|小|该|本|各|某|分|子|母|总|新|老|多家|几家|一家|两家|这家|每家|国有|民营|外资|中央|省属|市属|企业|产业|跨国|上市|平台|科技|专业|旅游|招商|运营|建设|"
    r"投资|物业|中介|咨询|评估|工程|保险|证券|基金|担保|贸易|能源|我|其|贵|此|有关|相关|相应|所属|第三方|项目|开发|管理|服务|劳务|人力资源|市场化|委托|代理|注册|"
    r"合资|合作|独资|全资|控股|龙头|大型|知名|头部|行业|强|优质|骨干|央企|国企|民企|特大型|世界|国际|全球|国内|本地|外地|境外|海外|电力|燃气|供水|自来水|水务|招商引资)*$"
    r"|[的了着这那哪]|上市$|项目|协会|商会|联盟|学院|大学|学校|研究院|研究所|管委会|委员会|政府|园区$|开发区$|^[一二三四五六七八九十两\d]+[家户个]"
)
_NOT_LEGAL = re.compile(
    _NO_FIRM.pattern.split("$|")[0]
    + r"$|[的了着这那哪]|项目|管委会|政府|^[一二三四五六七八九十两\d]+[家户个]"
)
_ORDINAL = re.compile(r"\d{1,2}[.、．]")
_NOT_AFTER = ("级", "角", "城", "小", "大")
CONTEXT_2 = re.compile(
    r"[、，。；”）：与和等及]|集团|公司|汽车|手机|科技|总部|投资|签约|落户|在|将|已|的"
)
TABLE_HEADER = re.compile(
    r"企业名称|公司名称|单位名称|项目单位|投资方|投资企业|建设单位|投资主体|名称$"
)
MAX_NAME = 32
LONG_LIST = 400


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names known beforehand, by their first two signs, the longest first."""

    by_head: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> "Gazetteer":
        """Of any names; those of one sign are left out."""
        heads: dict[str, list[str]] = {}
        for name in names:
            if len(name) > 1:
                heads.setdefault(name[:2], []).append(name)
        return cls({k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in heads.items()})

    def at(self, text: str, start: int) -> str:
        """The longest known name that begins at `start`, or ''."""
        for name in self.by_head.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                return name
        return ""


@cache
def builtin() -> Gazetteer:
    """The project's own names of large firms."""
    plain = words("firms_plain")
    return Gazetteer.of(n for n in words("firms") if n not in plain and not _is_city(n))


def _is_city(name: str) -> bool:
    """Some firms have a city's name (连云港): in running text it is the city."""
    place = places().find(name) if len(name) > 2 else None
    return place is not None and name in (place.name, place.core)


Found = tuple[int, int, float, str]


def firms(text: Text, known: Gazetteer | None = None) -> list[Fact]:
    """Every form of every name once, at its first place."""
    facts: list[Fact] = []
    seen: set[str] = set()
    for start, end, confidence, rule in spans(text, known):
        value = text.seen[start:end]
        if value not in seen:
            seen.add(value)
            facts.append(Fact(FactKind.ENTERPRISE, value, start, end, confidence, rule))
    return facts


def spans(text: Text, known: Gazetteer | None = None) -> list[Found]:
    """Every place at which an enterprise is named; a longer name hides those within it."""
    names = [builtin(), known] if known else [builtin()]
    found = [*_legal(text), *_groups(text)]
    found += _gazetteer(text, names)
    found += _lists(text, {text.seen[a:b] for a, b, _, _ in found})
    found += _together(text, found)
    found += _columns(text)
    found += _by_trade(text)
    found += _again(text, found)
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f[0], -f[1])):
        inside_title = text.inside_title(item[0])
        if (kept and item[0] < kept[-1][1]) or inside_title:
            continue
        kept.append(item)
    return kept


def _again(text: Text, found: list[Found]) -> Iterator[Found]:
    """Every other place of a name that was found, and of the short forms of legal names."""
    whole = {text.seen[a:b] for a, b, _, _ in found}
    short = {form for name in whole if _FORM.search(name) for form in _short_forms(name)}
    names = Gazetteer.of(name for name in whole | short if len(name) > 2)
    for start, end, _, _ in _gazetteer(text, [names]):
        yield start, end, 0.85, "short form" if text.seen[start:end] in short else "known name"


def _short_forms(name: str) -> Iterator[str]:
    """国鸿氢能 and 国鸿氢能科技 of 广东国鸿氢能科技股份有限公司."""
    parts = parse_name(name)
    brand, trade = parts.brand, parts.trade
    before, bracket, _ = name.partition("（")
    if bracket and len(before) > 2 and not places().find(before):
        yield before
    if not _is_brand(brand):
        return
    for form in {parts.core, parts.stem, brand, brand + trade[:2]}:
        if len(form) > 2 and not _is_trade(form):
            yield form


def _are_strange(seen: str, listed: list[tuple[int, int]]) -> bool:
    """Whether a verb of meeting leads to names that no dictionary holds."""
    if len(listed) < 2:
        return False
    low, high = listed[0]
    begin = after_last(seen, low, high, _MEETS)
    if not _NAMED_ONES.search(seen, max(0, begin - 3), begin):
        return False
    names = [seen[begin:high], *(seen[a:b] for a, b in listed[1:])]
    return all(_may_be_name(n) and len(n) < 9 and not is_ordinary(n) for n in names) and all(
        not is_ordinary(n[-2:]) or _LIKE_FIRM.search(n) for n in names
    )


def _is_head(name: str) -> bool:
    """Whether two signs are how a known firm is called for short: 金风 of 金风科技."""
    longer = builtin().by_head.get(name, ()) if len(name) == 2 else ()
    return any(len(known) == 4 and _LIKE_FIRM.search(known) for known in longer)


def _is_strange(brand: str) -> bool:
    """Whether a 字号 is no word of everyday language, nor begins or ends with one."""
    parts = [brand] if len(brand) == 2 else [brand, brand[:2], brand[1:]]
    if len(brand) > 2 and places().find(brand[:2]):
        return False
    return _is_brand(brand) and not any(map(is_ordinary, parts)) and not _NO_FIRM.search(brand)


def _is_brand(brand: str) -> bool:
    """Whether a 字号 is one: no trade, no place, no word that describes."""
    plain = brand in words("industries") or places().find(brand) or _NO_CORE.search(brand)
    return len(brand) > 1 and not plain


def _legal(text: Text) -> Iterator[Found]:
    seen = text.seen
    for match in _FORM.finditer(seen):
        low = left_edge(seen, match.start(), MAX_NAME, but="（）")
        start = begin_of_name(seen, low, match.start())
        core = seen[start : match.start()]
        if not _NOT_LEGAL.search(core) and match.start() - start >= 2:
            yield start, match.end(), 0.98, "legal form"


def _groups(text: Text) -> Iterator[Found]:
    seen = text.seen
    for match in (*_GROUP.finditer(seen), *_PLAIN.finditer(seen)):
        low = left_edge(seen, match.start(), 12)
        start = begin_of_name(seen, low, match.start())
        core = seen[start : match.start()]
        short = 2 <= len(core) <= (10 if match.group() == "集团" else 8)
        if short and not _NO_FIRM.search(core) and not _is_trade(core):
            yield start, match.end(), 0.93, "group or company"


def _gazetteer(text: Text, names: list[Gazetteer]) -> Iterator[Found]:
    seen = text.seen
    at = 0
    heads = set().union(*(n.by_head for n in names))
    while at < len(seen) - 1:
        if seen[at : at + 2] not in heads:
            at += 1
            continue
        name = max((n.at(seen, at) for n in names), key=len)
        end = at + len(name)
        if name and _stands(seen, at, end):
            yield at, end, 0.95 if len(name) > 3 else 0.9, "known name"
            at = end
        else:
            at += 1


def _stands(seen: str, start: int, end: int) -> bool:
    """Whether a known name is no part of a longer word."""
    before, after = seen[start - 1 : start], seen[end : end + 1]
    if seen[start].isascii() and before.isascii() and before.isalnum():
        return False
    if seen[end - 1].isascii() and after.isascii() and after.isalnum():
        return False
    if end - start == 2:
        low = left_edge(seen, start, 6)
        fresh = low == start or without_leads(seen, low, start) == start
        return fresh and CONTEXT_2.match(seen, end) is not None and after not in _NOT_AFTER
    return after not in ("级", "角")


def _lists(text: Text, sure: set[str]) -> Iterator[Found]:
    seen = text.seen
    headed = [list(split_items(seen, *m.span("list"))) for m in _HEADED.finditer(seen)]
    counted = [m.start() for m in _LISTED_COUNT.finditer(seen)]
    strict = list(dict.fromkeys([*(m.start() for m in _LISTED.finditer(seen)), *counted]))
    before = [items_before(seen, at, 200) for at in strict]
    for pair in _PAIR.finditer(seen):
        listed = items_before(seen, pair.start(), 60)
        if "..两三四五六七八九".find(pair["two"]) == len(listed) or pair["two"] == str(len(listed)):
            before.append(listed)
    taken = set(strict)
    loose = [
        items_before(seen, m.start(), 200)
        for m in _LISTED_TRADE.finditer(seen)
        if m.start() not in taken
    ]
    before += [
        listed
        for listed in loose
        if any(_LIKE_FIRM.search(seen, a, b) or seen[a:b] in sure for a, b in listed[1:])
        or sum(_is_head(seen[a:b]) for a, b in listed[1:]) > len(listed) / 3
        or _are_strange(seen, _from_last_verb(seen, listed))
    ]
    for listed in (*headed, *before):
        if not listed:
            continue
        listed = _from_last_verb(seen, listed)
        first_start, first_end = listed[0]
        listed[0] = (begin_of_name(seen, first_start, first_end), first_end)
        behind = [(_behind_of(seen, *item), item[1]) for item in listed]
        parts = [part for item in behind for part in _sides(seen, item, sure)]
        names = [p for p in parts if _may_be_name(seen[p[0] : p[1]])]
        known = any(seen[a:b] in sure for a, b in parts)
        if known or (len(names) == len(parts) and len(names) > 1):
            for a, b in names:
                yield a, b, 0.9 if known else 0.8, "list of firms"


def _from_last_verb(seen: str, listed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """赴北京、上海等地拜访隆基、远景: the list of firms begins behind the last verb."""
    for i in range(len(listed) - 1, 0, -1):
        begin = after_last(seen, *listed[i], _MEETS)
        if listed[i][0] < begin < listed[i][1] - 1:
            return [(begin, listed[i][1]), *listed[i + 1 :]]
    return listed


def _behind_of(seen: str, start: int, end: int) -> int:
    """东乡区的江西耐乐铜业 begins behind 的."""
    at = seen.rfind("的", start, end - 2)
    return at + 1 if at >= 0 else start


def _by_trade(text: Text) -> Iterator[Found]:
    """A name with a trade that only firms bear, or before a capacity: 优然牧业, 华恒生物年产."""
    seen = text.seen
    for match in (*_TRADE_NAME.finditer(seen), *_MAKER.finditer(seen), *_GROWER.finditer(seen)):
        low = left_edge(seen, match.end("core"), 8)
        start = begin_of_name(seen, low, match.end("core"))
        start = without_leads(seen, start, match.end("core"))
        core = seen[start : match.end("core")]
        if 2 <= len(core) <= 4 and not _NO_CORE.search(core) and not _NO_FIRM.search(core):
            yield start, match.end(), 0.8, "name with its trade"
    for match in _OF_ITEM.finditer(seen):
        brand, name = match["brand"], match["name"]
        low = match.start("name")
        if _is_strange(brand) and without_leads(seen, low, match.end("name")) == low:
            if not _is_trade(name) and begin_of_name(seen, low, match.end("brand")) == low:
                yield *match.span("name"), 0.75, "name with its trade"
    for match in _PLACED.finditer(seen):
        low = left_edge(seen, match.end("core"), 9)
        start = begin_of_name(seen, low, match.end("core"))
        parts = parse_name(seen[start : match.end()])
        if builtin().at(seen, start):
            continue
        if parts.region and parts.trade and _is_brand(parts.brand) and not _is_trade(parts.core):
            yield start, match.end(), 0.75, "name with its trade"


def _together(text: Text, sure: list[Found]) -> Iterator[Found]:
    """What stands in one list with firms, where half of the list or more are known ones."""
    seen = text.seen
    starts = {a: b for a, b, _, _ in sure}
    for start, end in _enumerations(seen):
        parts = list(split_items(seen, start, end))
        if len(parts) < 3:
            continue
        first = begin_of_name(seen, *parts[0])
        parts[0] = (first, parts[0][1])
        last_start, last_end = parts[-1]
        tail = re.search(r"等|在|为|均|已|的|和|先后|共", seen[last_start:last_end])
        parts[-1] = (
            last_start,
            last_start + tail.start() if tail and tail.start() > 1 else last_end,
        )
        known = [p for p in parts if starts.get(p[0], 0) and starts[p[0]] <= p[1]]
        if len(known) >= 2 and 2 * len(known) >= len(parts):
            for a, b in parts:
                if (a, b) not in known and b - a <= 8 and _may_be_name(seen[a:b]):
                    yield a, b, 0.8, "listed with firms"


def _enumerations(seen: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in re.finditer(r"[，。；：！？\n（）“”|]|$", seen):
        if seen.find("、", start, mark.start()) >= 0 and mark.start() - start <= LONG_LIST:
            yield start, mark.start()
        start = mark.end()


def _sides(seen: str, item: tuple[int, int], sure: set[str]) -> list[tuple[int, int]]:
    parts = joined_parts(seen, *item)
    return parts if any(seen[a:b] in sure for a, b in parts) else [item]


def _may_be_name(name: str) -> bool:
    """Whether an item of a list of firms is the name of one, and no trade and no kind of firm."""
    if "\ufffd" in name or not 2 <= len(name) <= 16 or _NO_FIRM.search(name) or _is_trade(name):
        return False
    if re.search(
        r"企业|产业|行业|500强|项目|领域|上市|客商|投资者|政府|机构|央企|国企|民企|外企|部门|公司$|园$|区$|工作|招商|服务|建设|发展|推进|规模|“|”|型$|级$|类$|人$|性$",
        name,
    ):
        return name.endswith("公司") and len(name) > 4
    place = places().find(name)
    return not (place and name in (place.name, place.core))


@cache
def _trades() -> re.Pattern[str]:
    known = pattern("industries")
    return re.compile(rf"(?:{known})(?:(?:和|与|及)?(?:{known}))?(?:业|产业|行业|制造|加工|生产)?")


def _is_trade(name: str) -> bool:
    return _trades().fullmatch(name) is not None


def _columns(text: Text) -> Iterator[Found]:
    for start, end in columns(text, TABLE_HEADER):
        value = text.seen[start:end]
        if _FORM.search(value) or not 3 <= len(value) <= 30:
            continue
        if re.search(r"(?:厂|集团|公司|合作社|银行|企业)$", value):
            yield start, end, 0.9, "column of a table"


def begin_of_name(seen: str, low: int, end: int) -> int:
    """Where a name begins that ends at `end`: behind the last verb, at its place if it has one."""
    numbered = _ORDINAL.match(seen, low, end)
    low = numbered.end() if numbered else low
    start = low
    for match in _VERB.finditer(seen, low, end):
        closed = match.group() == "（" and "）" in seen[match.end() : end]
        if match.end() < end - 1 and not closed and not _inside_word(seen, match, low):
            start = match.end()
    start = without_leads(seen, start, end) if end - start > 4 else start
    place = _place_start(seen, start, end)
    return place if place is not None else start


def _inside_word(seen: str, match: re.Match[str], low: int) -> bool:
    """A single sign such as 为 within 华为 introduces nothing."""
    if match.end() - match.start() > 1:
        return False
    for name in (seen[match.start() - 1 : match.end()], seen[match.start() - 2 : match.end()]):
        if len(name) > 1 and name in words("firms"):
            return True
    return False


def _place_start(seen: str, start: int, end: int) -> int | None:
    """Where a place stands that a legal name begins with, if words run on before it."""
    for at in range(start, min(end - 2, start + 10)):
        if seen[at - 1 : at] == "（":
            continue  # 维达纸业（湖北）有限公司
        head = seen[at:end]
        for size in (6, 5, 4, 3, 2):
            found = places().find(head[:size]) if len(head) > size else None
            if found and head[:size] in (found.name, found.core) and found.level != "county":
                return at if at > start + 1 else None
    return None
