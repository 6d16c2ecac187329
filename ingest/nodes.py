"""Nodes as every source names them: the same id and the same properties, whoever speaks."""

import re

from graph.checks import MAX_ID
from graph.claims import Node
from graph.names import product_name, squeeze
from graph.places import CLUSTERS, Region, places
from ingest.notes import Notes
from ingest.rows import BadCell, Cell
from ingest.values import is_absent, split

_HERE = (
    *("全市", "本市", "市级", "市直", "市本级", "全县", "本县", "县本级", "全区", "本区", "区本级"),
    *("全域", "本地", "本级", "各县区", "各区县", "全市各县区", "跨县区", "多个县区"),
)
_LONG_CODE = re.compile(r"^\s*(\d{6})(?:\d{3}|\d{6})\s*$")
"""A code of statistics: the county's six digits, then town and village."""
NO_PLACE = "{}中有 {{}} 处看不出是哪里,按本地处理"
_PROVINCE = ("全省", "本省", "省级")


def product(name: str) -> Node:
    """A product by the normal form of its name."""
    normal = product_name(name)
    return Node("Product", normal, {"name": normal})


def named_product(column: str, name: str) -> Node:
    """The one product that a cell names. Raises `BadCell` for a text that is no name."""
    _refuse_long(Cell(column, name), name)
    return product(name)


def products(cell: Cell | None) -> list[Node]:
    """The products that a cell names. Raises `BadCell` for a text that is no name."""
    return [product(name) for name in _names(cell)]


def industry(name: str, code: str = "") -> Node:
    """An industry by its code, or else its name."""
    normal = product_name(name)
    return Node("Industry", code or normal, {"name": normal})


def industries(cell: Cell | None) -> list[Node]:
    """The industries that a cell names. Raises `BadCell` for a text that is no name."""
    return [industry(name) for name in _names(cell)]


def chain(name: str) -> Node:
    """A chain by its name."""
    return Node("Chain", name, {"name": name})


def segment(key: str) -> Node:
    """A segment by its id, chain/segment."""
    of, _, name = key.partition("/")
    return Node("Segment", key, {"name": name, "chain": of})


def region(found: Region) -> Node:
    """A region by its code."""
    return Node(
        "Region",
        found.code,
        {
            "name": found.name,
            "level": found.level,
            "longitude": found.longitude,
            "latitude": found.latitude,
        },
    )


def region_cluster(name: str) -> Node:
    """A region cluster by its name."""
    assert name in CLUSTERS
    return Node("RegionCluster", name, {"name": name})


def ranking(name: str, edition: str) -> Node:
    """One edition of a list."""
    return Node("Ranking", f"{name} {edition}".strip(), {"list": name, "edition": edition})


def policy(title: Cell, number: str) -> Node:
    """A policy by its 文号, or else its title."""
    _refuse_long(title, f"{title.text}{number}")
    name = product_name(title.text)
    return Node("Policy", number or name, {"name": name})


def project(cell: Cell, code: str, firm: str = "") -> Node:
    """A project by its name in its region, the most exact one that is known.

    `firm` tells it apart from another firm's of that name and region.
    """
    name = squeeze(cell.text)
    _refuse_long(cell, f"{name}{firm}")
    own = f"{name}({firm.replace('@', '·')})" if firm else name
    return Node("Project", f"{own}@{code}", {"name": name})


def park(cell: Cell, code: str, bureau: str) -> Node:
    """A park by its name in its region: the bureau's own where it lies in it.

    So two files, one of which names the county and the other the city, speak of one park.
    """
    name = squeeze(cell.text)
    _refuse_long(cell, name)
    where = bureau if places().inside(code, bureau) else code
    return Node("Park", f"{name}@{where}", {"name": name})


def place(cell: Cell | None, near: str | None) -> Region | None:
    """The region that a cell names; None where it is empty. Raises `BadCell` where unknown."""
    if cell is None or is_absent(cell.text):
        return None
    found = places().find(_LONG_CODE.sub(r"\1", cell.text), near) or _own(squeeze(cell.text), near)
    if found is None:
        raise BadCell(
            cell.column,
            cell.text,
            contradiction(cell.text, near) or "不认识这个地方,或同名的不止一处",
            "现行行政区划名称,如 汉台区、陕西省汉中市城固县",
        )
    return found


def place_or_told(cell: Cell | None, bureau: str, notes: Notes) -> Region | None:
    """The same; a word that names no place is told, and says no more than an empty cell.

    Words that begin with the bureau's own (全市新能源汽车企业) mean it.
    """
    try:
        return place(cell, bureau)
    except BadCell:
        assert cell is not None
    word = squeeze(cell.text)
    if own := next((w for w in (*_HERE, *_PROVINCE) if word.startswith(w)), None):
        return _own(own, bureau)
    notes.word(NO_PLACE.format(cell.column), contradiction(cell.text, bureau) or cell.text)
    return None


def contradiction(text: str, near: str | None) -> str | None:
    """Why a text names two places at once (湖南省汉中市), or None where it does not."""
    said = places().contradiction(text, near)
    if said is None:
        return None
    outer, inner = said
    above = places().present[list(places().ancestors(inner.code))[-1]]
    return f"前后矛盾:{inner.name}在{above.name},不在{outer.name}"


def _own(word: str, near: str | None) -> Region | None:
    """The bureau's region or province, where a word says no more than that: 全市, 全省."""
    if near is None or word not in (*_HERE, *_PROVINCE):
        return None
    lineage = list(places().ancestors(near))
    return places().present[lineage[-1] if word in _PROVINCE else near]


def _names(cell: Cell | None) -> list[str]:
    names = split(cell.text) if cell else []
    for name in names:
        assert cell is not None
        _refuse_long(cell, name)
    return names


def _refuse_long(cell: Cell, name: str) -> None:
    if len(name) > MAX_ID - 20:  # a region or a chain is added
        raise BadCell(
            cell.column, f"{name[:20]}…", f"有 {len(name)} 个字,不像名称", "名称;几个名称用 、 分开"
        )
