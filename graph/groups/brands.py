"""Groups told by a 字号 that is rare: a group and a listed firm that share it, place and trade."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from graph.naming.parts import parse_name
from graph.naming.trades import trade_words
from graph.places import places

MOST = 4
"""A 字号 that more enterprises have than this is not rare."""
_EVERYBODYS = re.compile(
    r"中国|中华|国家|东方|南方|北方|西部|华东|华北|华南|华中|西南|东北|长城|长江|黄河|黄海|东海|南海|第一|联合|时代|世纪|"
    r"新华|中信|环球|亚太|大地|神州|国际|现代|城投|建投|国投|交投"
)
_SAME_PREFECTURE, _SAME_PROVINCE = 0.75, 0.65


@dataclass(frozen=True, slots=True)
class Bearer:
    """An enterprise with its 字号: whether it heads a group, where it sits, what it does."""

    id: str
    name: str
    heads: bool
    listed: bool
    region: str | None
    trade: str
    """Industries, products and trade words, as one text."""


@dataclass(frozen=True, slots=True)
class SharedBrand:
    """A firm that likely belongs to a group, with how certain that is and why."""

    firm: str
    group: str
    certainty: float
    why: str


def by_brand(bearers: Collection[Bearer]) -> Iterator[SharedBrand]:
    """Listed firms of a group that has their 字号 in their place and trade.

    Only where one group alone has the 字号 and few enterprises do.
    """
    having: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        brand = parse_name(bearer.name).brand
        if len(brand) > 1 and brand not in trade_words() and not _EVERYBODYS.search(brand):
            having[brand].append(bearer)
    for brand, several in sorted(having.items()):
        heads = [b for b in several if b.heads and not b.listed]
        if len(several) > MOST or len(heads) != 1:
            continue
        for firm in several:
            if firm.listed and (told := _compatible(firm, heads[0])):
                certainty, place = told
                why = f"同用字号“{brand}”(图中只有 {len(several)} 家),{place},行业相合"
                yield SharedBrand(firm.id, heads[0].id, certainty, why)


def _compatible(firm: Bearer, group: Bearer) -> tuple[float, str] | None:
    if firm.region is None or group.region is None or not _share_words(firm.trade, group.trade):
        return None
    table = places()
    if table.prefecture(firm.region) == table.prefecture(group.region):
        return _SAME_PREFECTURE, "同在一市"
    if list(table.ancestors(firm.region))[-1] == list(table.ancestors(group.region))[-1]:
        return _SAME_PROVINCE, "同在一省"
    return None


_IDLE = re.compile(
    r"制造|加工|产品|服务|综合|设备|材料|系统|技术|科技|行业|工业|其他|开发|发展|实业|股份|集团|投资|控股"
)


def _share_words(one: str, other: str) -> bool:
    """Whether two texts on a trade share two characters in a row that say something."""
    a, b = ({t[i : i + 2] for t in _IDLE.split(x) for i in range(len(t) - 1)} for x in (one, other))
    return any(re.fullmatch(r"[\u3400-\u9fff]{2}", pair) for pair in a & b)
