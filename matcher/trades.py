"""Trades that build no factories: banks, property, traders. They are no targets for industry."""

import re
from collections.abc import Iterable, Mapping

LENDING = "金融"

TRADES: Mapping[str, re.Pattern[str]] = {
    LENDING: re.compile(r"银行|证券|保险|信托|期货|金融|基金|资产管理|人寿|财险"),
    "房地产": re.compile(r"地产|房产|置业|物业|园区开发|商业运营|家居商场"),
    "贸易流通": re.compile(
        r"贸易|供应链|商贸|批发|零售|百货|超市|分销|经销|连锁|电商|商社|物产|汽车服务|"
        r"电子商务|互联网商业|商品城"
    ),
    "医药流通": re.compile(r"医药商业|医药流通|医药批发|药品流通|药店|药房"),
    "建筑": re.compile(r"^建筑|建筑工程|建筑施工|房屋建筑|工程承包|装修装饰|路桥|基建"),
    "传媒与服务": re.compile(
        r"出版|影视|传媒|旅游|酒店|餐饮|教育|文化|人力资源|广告(?!包装)|博彩|机场|公路|高速|交通投资|"
        r"公共交通|客运|城投|投资运营|资本运营|综合类|国有资本"
    ),
}
"""Trade to the industries that belong to it."""

MEANT: Mapping[str, re.Pattern[str]] = {
    LENDING: re.compile(r"金融|银行|保险|租赁|基金"),
    "房地产": re.compile(r"地产|物业|园区运营|商业综合体"),
    "贸易流通": re.compile(
        r"贸易|供应链|物流|冷链|仓储|批发|零售|电商|流通|市场|配送|销售|外贸|交易"
    ),
    "医药流通": re.compile(r"流通|配送|仓储|物流|交易|药店"),
    "建筑": re.compile(r"建筑|施工|装配式|工程|装修|路桥|基础设施|钢结构"),
    "传媒与服务": re.compile(r"旅游|文化|酒店|餐饮|教育|康养|传媒|出版|影视|民宿|会展|研学|服务"),
}
"""A segment that speaks of the trade itself: then nobody of it is unfit."""

KIN: Mapping[str, float] = {"医药流通": 0.5}
"""Trades whose houses often make things too count in part."""


def foreign_share(industries: Iterable[str], asked: str) -> tuple[float, tuple[str, ...]]:
    """The share, 0-1, of a firm's industries that lie in such a trade, and the trades.

    The first industry is the main one and counts double. Trades that `asked` names do not count.
    """
    total = held = 0.0
    found: dict[str, None] = {}
    for place, industry in enumerate(industries):
        weight = 2.0 if place == 0 else 1.0
        total += weight
        trade = next((t for t, words in TRADES.items() if words.search(industry)), None)
        if trade and not MEANT[trade].search(asked):
            held += weight * KIN.get(trade, 1.0)
            found[trade] = None
    return (held / total if total else 0.0), tuple(found)
