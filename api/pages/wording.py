"""Words and numbers as the pages write them."""

import datetime as dt
import math

from graph.model import LINK_TITLES

HOW = LINK_TITLES
KINDS = {
    "补链": "本地有下游企业要用,现在到外地买",
    "延链": "本地有上游产品,可以接着往下做",
    "建链": "上下游本地都还没有,要成组引进",
    "强链": "本地有,但不够:家数少、配套低或占比低",
}
NUMBERS = {
    "local": "本地供方(家)", "major": "其中骨干供方(家)", "sourcing": "本地配套率",
    "quotient": "区位商", "upstream": "链上的上游环节(个)", "upstream_present": "其中本地已有(个)",
    "downstream": "链上的下游环节(个)", "downstream_present": "其中本地已有(个)",
    "segments": "全链环节(个)", "density": "关联密度", "projects": "在建和已签约项目(个)",
}  # fmt: skip
SHARES = ("sourcing", "density")
FILES = {"same": "未改动", "changed": "建图后改过", "gone": "文件不在了", "none": "—"}
ROLES = {"reader": "查阅", "editor": "编辑", "admin": "管理"}


def yuan(value: float | None) -> str:
    """An amount as offices write it: 5,897 亿元, 3.2 亿元, 4,500 万元."""
    if value is None:
        return ""
    size = abs(value)
    if size >= 1e8:
        return f"{value / 1e8:,.0f} 亿元" if size >= 1e11 else f"{value / 1e8:,.1f} 亿元"
    return f"{value / 1e4:,.0f} 万元" if size >= 1e4 else f"{value:,.0f} 元"


def percent(value: float | None) -> str:
    """A share 0-1: 38%."""
    return "" if value is None else f"{value * 100:.1f}".rstrip("0").rstrip(".") + "%"


def urgency(value: float) -> str:
    """An urgency, cut and not rounded, so that it never shows the next level's threshold."""
    return f"{math.floor(value * 100 + 1e-9) / 100:.2f}"


def number(name: str, value: float) -> str:
    """A number of a gap, by its name."""
    return percent(value) if name in SHARES else f"{value:.4g}"


def moment(told: str | None) -> str:
    """A time in ISO 8601 as the clock on the wall of this machine shows it."""
    if not told:
        return ""
    return dt.datetime.fromisoformat(told).astimezone().strftime("%Y-%m-%d %H:%M")
