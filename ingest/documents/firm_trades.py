"""Enterprises by a trade behind their 字号, and the short forms of legal names."""

import re
from collections.abc import Iterator

from graph.naming.parts import parse_name
from graph.places import places
from ingest.documents.firm_names import (
    NO_CORE,
    NO_FIRM,
    begin_of_name,
    is_brand,
    is_strange,
    is_trade,
)
from ingest.documents.gazetteer import Found, builtin
from ingest.documents.phrases import left_edge, without_leads
from ingest.documents.text import Text

_TRADE_NAME = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:牧业|药业|锂业|乳业|酒业|锌业|钨业|铝业|铜业|纸业|钛业|硅业|钼业|锗业|重工|生物科技|新能源科技)(?!开发区|园区|产业|小镇|工业园|科技园|基地|强)"
)
_MAKER = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:生物|股份|科技|电子|新材|新材料|能源|新能源|光电|智能|精密|化工|半导体|实业|集团|制药|机械|电气|控股|碳素|锰业|镁业|硅业|材料|环保|食品|铝业|铜业|钢铁|玻璃|轮胎|纸业|储能|装备|精工|科创)(?=[一二三四]?期?年产|年处理|年加工|年组装|\d+(?:\.\d+)?(?:GWh?|MW|万吨|万套|万台|万辆|万片))"
)
_GROWER = re.compile(
    r"(?P<core>[一-龥]{2,3})(?:科技|股份|集团|实业|控股|制药|药业|重工)(?=扩产|技改|扩能|扩建|增资|[一二三]期|新建)"
)
_OF_ITEM = re.compile(
    r"(?:(?<=[、，。；：\n）”])|(?<=[、，；：与和]其中)|(?<=引进)|(?<=签约)|(?<=了)|(?<=推进)|(?<=推动)|(?<=的))(?P<name>(?P<brand>[一-龥]{2,3})(?:生物|股份|科技|电子|新材|新材料|能源|新能源|光电|智能|精密|化工|半导体|实业|集团|制药|机械|电气|控股|药业|重工|电源|机器人|医疗|食品|汽车|铜业|锂业|钢铁|纸业|环保|装备|储能|材料|氢能|锂电|玻璃|轮胎|水泥|陶瓷|电缆|轴承|纺织|服饰|家居|建材|铝业|钛业|乳业|酒业|茶业|种业|牧业|农业|木业|化纤|橡胶|传感|微电子|光学|仪器|工业|航空|重科|激光|数控|通信|动力|纤维|炭纤维|碳纤维|锂能|电气|电机|重装|新能|化学|石化|炼化|特钢|数据|高科|精工|碳素|锰业|镁业|硅业|锂源|测控|客车|涂料|家具|管业|泵业|精机|机床|重机|铸造|锻造|智造|智控|智联|显示|日化|糖业|面业|粮油|饮料|车业|阀门|光显|电控|线束|电装))(?!谷|港|湾|城|中心)(?=[^，。；、\n]{2,24}?(?:项目|基地|产业园|工厂|[一二三]期|生产线|线|扩[产能建]|、|等)|(?:相关|有关|项目)?负责人|董事长|总经理|副总)"
)
_BRACKETED = re.compile(
    r"（(?P<place>[一-龥]{2,4})）[一-龥]{0,4}?(?:[面药乳酒纸铝铜锂钛茶糖油米粮肉牧种实水置]业|新能源|新材料|科技|食品|粮油|饮料|汽车|电子|化工|能源|材料|玻璃|光电|智能|装备|生物|制药)"
)
_PLACED = re.compile(
    r"(?P<core>[一-龥]{4,7}?)(?:新材|新材料|科技|股份|实业|控股|制药|药业|重工|电子|光电|新能源|生物|化工|机械|智能|锰业|铝业|铜业|锂业|纸业|钢铁|碳素|水泥|食品|乳业|酒业|糖业)(?=[一-龥\dA-Za-z]{0,14}?(?:项目|基地|产业园|生产线|工厂|[一二三]期|扩[能产建]))"
)


def _before_bracket(seen: str, start: int) -> int:
    """蒙牛（宁夏）高科乳业 begins before the place in brackets."""
    opened = seen.rfind("（", max(0, start - 8), start)
    if (
        seen[start - 1 : start] != "）"
        or opened < 0
        or not places().find(seen[opened + 1 : start - 1])
    ):
        return start
    begin = begin_of_name(seen, left_edge(seen, opened, 8), opened)
    return begin if 1 < opened - begin < 6 else start


def short_forms(name: str) -> Iterator[str]:
    """国鸿氢能 and 国鸿氢能科技 of 广东国鸿氢能科技股份有限公司."""
    parts = parse_name(name)
    brand, trade = parts.brand, parts.trade
    before, bracket, _ = name.partition("（")
    if bracket and len(before) > 2 and not places().find(before):
        yield before
    if not is_brand(brand):
        return
    for form in {parts.core, parts.stem, brand, brand + trade[:2]}:
        if len(form) > 2 and not is_trade(form):
            yield form


def _with_place(seen: str) -> Iterator[Found]:
    """中粮（漯河）面业: a known name, its place in brackets, its trade."""
    for match in _BRACKETED.finditer(seen):
        opened = match.start()
        starts = (at for at in range(max(0, opened - 8), opened - 1))
        start = next((at for at in starts if at + len(builtin().at(seen, at)) == opened), None)
        if start is not None and places().find(match["place"]):
            yield start, match.end(), 0.85, "name with its trade"


def by_trade(text: Text) -> Iterator[Found]:
    """A name with a trade that only firms bear, or before a capacity: 优然牧业, 华恒生物年产."""
    seen = text.seen
    for match in (*_TRADE_NAME.finditer(seen), *_MAKER.finditer(seen), *_GROWER.finditer(seen)):
        low = left_edge(seen, match.end("core"), 8)
        start = begin_of_name(seen, low, match.end("core"))
        start = without_leads(seen, start, match.end("core"))
        core = seen[start : match.end("core")]
        core = core.removeprefix(builtin().at(core, 0)) or core  # 新希望 before 雪兰乳业
        start = _before_bracket(seen, start)
        if 2 <= len(core) <= 4 and not NO_CORE.search(core) and not NO_FIRM.search(core):
            yield start, match.end(), 0.8, "name with its trade"
    yield from _with_place(seen)
    for match in _OF_ITEM.finditer(seen):
        brand, name = match["brand"], match["name"]
        low = match.start("name")
        whole = (
            without_leads(seen, low, match.end("name")) == low
            and begin_of_name(seen, low, match.end("brand")) == low
        )
        whole = whole and not re.search("[及和与]", brand)
        if whole and is_strange(brand) and not is_trade(name):
            yield *match.span("name"), 0.75, "name with its trade"
    for match in _PLACED.finditer(seen):
        low = left_edge(seen, match.end("core"), 9)
        start = begin_of_name(seen, low, match.end("core"))
        parts = parse_name(seen[start : match.end()])
        if builtin().at(seen, start):
            continue
        bare = match["core"].removeprefix(parts.region)
        trade = parts.trade or (match.group().endswith("业") and is_brand(bare))
        if parts.region and trade and is_brand(parts.brand) and not is_trade(parts.core):
            yield start, match.end(), 0.75, "name with its trade"
