"""A bureau in 汉中, with a graph of one small trade: titanium forgings for aircraft."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.claims import Claim, Ledger, Mention, Node, SourceRecord
from graph.store import Store
from graph.workspace import Workspace, load_workspace
from matcher.derive import derive_links


@dataclass(frozen=True)
class Asked:
    """A gap as the matcher sees one."""

    id: str
    chain: str
    segment: str
    region: str


OTHERS = {
    "茅台酒业": "白酒",
    "福耀": "汽车玻璃",
    "通威": "多晶硅",
    "海螺": "水泥熟料",
    "玖龙": "瓦楞原纸",
    "恒瑞": "化学药制剂",
    "京东方": "液晶显示面板",
    "赛轮": "子午线轮胎",
    "比亚迪": "新能源乘用车",
    "中芯": "集成电路晶圆代工",
}
"""Firms of other trades, with what they make."""

FORGINGS = Asked("航空装备/钛合金锻件@610700", "航空装备", "钛合金锻件", "610700")


def settled(mention: Mention) -> str:
    raise AssertionError(f"a mention in a test: {mention}")


def tell(store: Store, source: str, claims: Iterable[Claim], kind: str = "register") -> None:
    """Write claims as those of one source."""
    record = SourceRecord(source, kind, digest=source, complete=True)
    ledger = Ledger(store, record, run="r1", known=False, id_of=settled)
    for row, claim in enumerate(claims, 1):
        ledger.add([claim], row)
    ledger.close(record)


def firm(name: str) -> Node:
    return Node("Enterprise", f"name:{name}", {"name": name})


def makes(name: str, *products: str) -> list[Claim]:
    return [
        Claim("MAKES", firm(name), Node("Product", p, {"name": p}), {"revenue_share": None})
        for p in products
    ]


def does(name: str, business: str) -> Claim:
    text = {"part": "main_business", "text": business}
    return Claim("DESCRIBES", Node("Source", "firms.csv"), firm(name), text)


def located(name: str, code: str) -> Claim:
    return Claim("LOCATED_IN", firm(name), Node("Region", code, {"name": code}))


def listed(name: str, rank: int, revenue: float) -> Claim:
    ranking = Node("Ranking", "中国企业500强 2025", {"list": "中国企业500强", "edition": "2025"})
    return Claim("RANKED_IN", firm(name), ranking, {"rank": rank, "revenue": revenue})


def member(name: str, group: str) -> Claim:
    return Claim("BELONGS_TO_GROUP", firm(name), firm(group), {"how": "stated"})


def segment(
    name: str, stage: str, products: Iterable[str], feeds: Iterable[str] = ()
) -> list[Claim]:
    def node(label: str) -> Node:
        return Node("Segment", f"航空装备/{label}", {"name": label, "chain": "航空装备"})

    chain = Node("Chain", "航空装备", {"name": "航空装备"})
    return [
        Claim("PART_OF", node(name), chain, {"stage": stage}),
        *(Claim("BELONGS_TO", Node("Product", p, {"name": p}), node(name)) for p in products),
        *(Claim("FEEDS", node(name), node(other)) for other in feeds),
    ]


def aviation(store: Store) -> None:
    """Titanium forgings for aircraft, asked for in 汉中."""
    tell(
        store,
        "chains/航空装备.yaml",
        [
            *segment("钛合金锻件", "上游", ["航空锻件", "钛合金棒材"], ["机体结构件"]),
            *segment("机体结构件", "中游", ["飞机蒙皮"]),
        ],
        "chain_map",
    )
    tell(
        store,
        "firms.csv",
        [
            *makes("中航重机股份有限公司", "航空锻件", "钛合金锻件"),
            does("中航重机股份有限公司", "航空锻件、钛合金锻件的研发和生产"),
            does("汉中锻造有限公司", "生产航空用钛合金锻件"),
            member("中航重机股份有限公司", "中国航空工业集团有限公司"),
            listed("中国航空工业集团有限公司", 44, 5.9e11),
            located("中国航空工业集团有限公司", "110000"),
            *makes("宝鸡钛业股份有限公司", "钛合金棒材", "钛锻件"),
            located("宝鸡钛业股份有限公司", "610300"),
            *makes("汉中锻造有限公司", "航空锻件", "钛合金锻件"),
            located("汉中锻造有限公司", "610702"),
            *makes("成都蒙皮有限公司", "飞机蒙皮", "钛合金锻件"),
            located("成都蒙皮有限公司", "510100"),
            *makes("平安银行股份有限公司", "贷款"),
            *makes("伊利乳业股份有限公司", "液态奶", "奶粉"),
            *[c for name, product in OTHERS.items() for c in makes(name, product, f"{product}机")],
            Claim("SUPPLIES", firm("宝鸡钛业股份有限公司"), firm("陕西飞机工业有限责任公司")),
            located("陕西飞机工业有限责任公司", "610702"),
        ],
    )
    gap = Node("Gap", FORGINGS.id)
    tell(
        store, "derived:gaps", [Claim("OF", gap, Node("Segment", "航空装备/钛合金锻件"))], "derived"
    )


BUREAU = """
[bureau]
name = "汉中市"
region = "610700"
focus_clusters = ["长三角", "京津冀"]
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "bureau.toml").write_text(BUREAU, encoding="utf-8")
    return load_workspace(tmp_path)


@pytest.fixture
def forgings() -> Asked:
    """The gap 钛合金锻件 in 汉中."""
    return FORGINGS


@pytest.fixture
def trade(store: Store, workspace: Workspace) -> Store:
    """The trade in a store, linked."""
    aviation(store)
    derive_links(store, workspace, digest="d1", run="r1")
    return store


@pytest.fixture
def add(trade: Store) -> Callable[[str, Iterable[Claim]], None]:
    """Add the claims of another source to the trade."""

    def told(source: str, claims: Iterable[Claim]) -> None:
        tell(trade, source, claims)

    return told
