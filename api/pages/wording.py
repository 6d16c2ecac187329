"""Words and numbers as the pages write them."""

import datetime as dt
from collections.abc import Sequence

from api.answers.prose import cut, percent, yuan
from api.answers.shapes import Relation
from graph.model import LINK_TITLES

__all__ = ["cut", "percent", "yuan"]

KINDS = {
    "补链": "本地有下游企业要用，现在到外地买",
    "延链": "本地有上游产品，可以接着往下做",
    "建链": "上下游本地都还没有，要成组引进",
    "强链": "本地有，但不够：家数少、配套低或占比低",
}
NUMBERS = {
    "local": "本地供方（家）", "major": "其中骨干供方（家）", "sourcing": "本地配套率",
    "quotient": "区位商",
    "upstream": "链上的上游环节（个）", "upstream_present": "其中本地已有（个）",
    "downstream": "链上的下游环节（个）", "downstream_present": "其中本地已有（个）",
    "segments": "全链环节（个）", "density": "关联密度", "projects": "在建和已签约项目（个）",
}  # fmt: skip
OWN = {
    "derived:links": "系统关联", "derived:groups": "系统归集团", "derived:gaps": "系统判断",
    "derived:enterprises": "系统识别", "derived:targets": "系统排序", "builtin:regions": "行政区划",
}  # fmt: skip
"""What is called by these ids is the program's own and has no file."""
SHARES = ("sourcing", "density")
FILES = {"same": "未改动", "changed": "建图后改过", "gone": "文件不在了", "none": "—"}
ROLES = {"reader": "查阅", "editor": "编辑", "admin": "管理"}


def source(key: str) -> str:
    """A source as a link to it is called: its file, without folders."""
    return OWN.get(key) or key.rsplit("/", maxsplit=1)[-1]


def how(way: str, quote: str, name: str) -> str:
    """What links a firm called `name`, with the words quoted: 产品“航空锻件”."""
    if quote and quote == name:
        return "只凭企业名称"
    return LINK_TITLES[way] + (f"“{quote}”" if quote else "")


def ties(relations: Sequence[Relation]) -> list[tuple[Relation, list[str]]]:
    """Each tie once, with all sources that state it."""
    found: dict[tuple[str, str, str], tuple[Relation, list[str]]] = {}
    for r in relations:
        _, sources = found.setdefault(
            (r.start_id or r.start, r.relationship, r.end_id or r.end), (r, [])
        )
        if r.source not in sources:
            sources.append(r.source)
    return list(found.values())


def weights(model: str) -> str:
    """By which weights a list was ranked."""
    return (
        "默认权重"
        if model == "prior"
        else "从本地历年落地学来的权重"
        if model == "learned"
        else model
    )


def number(name: str, value: float) -> str:
    """A number of a gap, by its name."""
    return percent(value) if name in SHARES else f"{value:.4g}"


def moment(told: str | None) -> str:
    """A time in ISO 8601 as the clock on the wall of this machine shows it."""
    if not told:
        return ""
    return dt.datetime.fromisoformat(told).astimezone().strftime("%Y-%m-%d %H:%M")
