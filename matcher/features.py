"""Features: plain functions of the table. Their docstrings are what users read of them.

A value is in units of its weight: weight × value is the part of the score, in log-odds. NaN means
that no source says anything; the part is then 0 and says so.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matcher import reasons
from matcher.answer import Reason
from matcher.facts import Candidate
from matcher.scene import Scene
from matcher.table import MIDDLING, Column, Table

BASE = -2.0
"""Log-odds of a candidate of whom nothing else is known."""


def fit(table: Table) -> Column:
    """与环节的契合:关联强度的对数几率,强度一半时为 0,越强越高;不足 0.15 的部分加倍扣减。"""
    bounded = np.clip(table.strength, 0.01, 0.99)
    odds: Column = np.log(bounded / (1 - bounded))
    result: Column = odds - np.maximum(0.0, math.log(FAINT / (1 - FAINT)) - odds)
    return result


FAINT = 0.15
"""Strength below which a link rests on a word or two that others share."""
FITTING = 0.2
"""Strength from which size and ties count in full: a giant of another trade is no target for its
size, nor a neighbour for its nearness."""


def _fitting(table: Table) -> Column:
    """How far a candidate fits at all, 0-1."""
    result: Column = np.minimum(1.0, table.strength / FITTING)
    return result


def scale(table: Table) -> Column:
    """规模:营业收入与 50 亿元之比的自然对数,-3 到 4.5;由所属企业对口的集团取两者的几何平均。

    金融集团只计所属企业。关联强度不足 0.2 的,正值按比例折减:再大也要先对口。
    """
    size = np.clip(np.log(np.maximum(table.revenue, 1.0) / MIDDLING), -3.0, 4.5)
    result: Column = np.where(size > 0, size * _fitting(table), size)
    return result


def lists(table: Table) -> Column:
    """榜单:进入 500 强榜单得 0.5,名次越靠前越接近 1。"""
    result: Column = 1.0 - 0.5 * np.clip(table.place_in_list, 1, 500) / 500
    return result


def growth(table: Table) -> Column:
    """增长:营业收入的年增长,每年增五成记 1,降五成记 -1,封顶。"""
    result: Column = np.clip(table.growth / np.log(1.5), -1.0, 1.0)
    return result


def place(table: Table) -> Column:
    """地缘:所在板块排招商去向第一得 1,往后每位少 0.15,不在其中为 0;500 公里内另加至多 0.5。"""
    cluster = np.where(np.isfinite(table.cluster), np.maximum(1 - 0.15 * table.cluster, 0.4), 0.0)
    near = np.nan_to_num(np.clip(0.5 * (1 - table.distance / 500), 0, 0.5), nan=0.0)
    result: Column = np.where(np.isnan(table.cluster), np.nan, cluster + near)
    return result


def tie(table: Table) -> Column:
    """渊源:与本地企业的供货、股权、商会、乡情、校友、合作,以及在本地的其他环节和项目。

    关联强度不足 0.2 的,按比例折减:再近也要先对口。
    """
    return table.ties * _fitting(table)


def complement(table: Table) -> Column:
    """互补:也从事与本环节直接上下游、且本地已有的环节;两个及以上记 1。"""
    return np.minimum(table.next_door, 2.0) / 2


def policy(table: Table) -> Column:
    """政策:本地有政策支持本环节记 1,只支持本产业链记 0.5;对内的工作规定不算;对各候选企业相同。"""
    return table.policies


def losses(table: Table) -> Column:
    """亏损:最近一年净利润为负记 -1。"""
    result: Column = np.where(np.isnan(table.profit), np.nan, -(table.profit < 0).astype(float))
    return result


def delisting(table: Table) -> Column:
    """退市风险:*ST 或退市整理记 -1,ST 记 -0.5。"""
    return -table.warning


def unfit(table: Table) -> Column:
    """不对口:金融、房地产、贸易、建筑、传媒等不建工厂的行业占其行业的比重,全部是记 -1。"""
    return -table.foreign


def here(table: Table) -> Column:
    """本地已有:在本地同一环节已有企业记 -1(默认不列入)。"""
    return -table.here


def courted(table: Table) -> Column:
    """在谈:在本地同一环节已有洽谈、签约、开工的项目记 -1(默认不列入)。"""
    return -np.minimum(table.courted, 1.0)


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its column, its prior weight, and the sentence for one candidate."""

    name: str
    label: str
    weight: float
    column: Callable[[Table], Column]
    why: Callable[[Candidate, Scene], Reason]

    @property
    def text(self) -> str:
        """What the feature is, for users."""
        return self.column.__doc__ or ""


FEATURES: tuple[Feature, ...] = (
    Feature("fit", "契合", 1.0, fit, reasons.fit),
    Feature("scale", "规模", 0.6, scale, reasons.scale),
    Feature("lists", "榜单", 0.3, lists, reasons.lists),
    Feature("growth", "增长", 0.2, growth, reasons.growth),
    Feature("place", "地缘", 0.4, place, reasons.place),
    Feature("tie", "渊源", 0.8, tie, reasons.tie),
    Feature("complement", "互补", 0.5, complement, reasons.complement),
    Feature("policy", "政策", 0.2, policy, reasons.policy),
    Feature("losses", "亏损", 0.4, losses, reasons.losses),
    Feature("delisting", "退市风险", 1.5, delisting, reasons.delisting),
    Feature("unfit", "不对口", 4.0, unfit, reasons.unfit),
    Feature("here", "本地已有", 2.0, here, reasons.here),
    Feature("courted", "在谈", 1.0, courted, reasons.courted),
)
