"""How urgent a gap is: a sum of printed parts, each with its reason."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graph.chain.maps import ChainMap
from graph.chain.supply import Project
from graph.gaps.relatedness import Density
from graph.gaps.standing import Standing
from graph.gaps.wording import listed, number
from graph.model import STATUS_TITLES

PULL, HINGE, LACK, FEASIBLE, UNDER_WAY = 0.35, 0.25, 0.20, 0.20, -0.25
EXTENDING = 0.7
"""延链 is pulled less: what could go further need not."""
NEARER = {1: 2, 2: 1}
"""Weight of a neighbour by its steps; farther ones do not pull."""
LACKING = {"missing": 1.0, "unknown": 0.6, "weak": 0.4}
NOT_COMPUTED = 0.5
"""Density where it cannot be computed."""
LEVELS = (("紧急", 0.60), ("重要", 0.40), ("一般", -math.inf))
DIGITS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sum: its value, and the sentence that says why."""

    name: str
    label: str
    value: float
    why: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A gap in its chain: what the parts are measured on.

    `present` holds the ids of the chain's present segments, `projects` those of this segment
    that are under way here.
    """

    chain: ChainMap
    segment: str
    kind: str
    standing: Standing
    present: frozenset[str]
    density: Density
    projects: tuple[Project, ...]
    titles: Mapping[str, str]
    """Names of segments of all chains by id."""

    def names(self, steps: Mapping[str, int], *, present: bool = False) -> list[str]:
        """Names of segments in the order of the map; those that are present, where asked."""
        return [
            segment.name
            for key, segment in self.chain.segments.items()
            if key in steps and (key in self.present or not present)
        ]


@dataclass(frozen=True, slots=True)
class PartRule:
    """One row of the table; `formula` is printed, `measure` gives value and reason."""

    name: str
    label: str
    formula: str
    measure: Callable[[Spot], tuple[float, str]]


def _pull(spot: Spot) -> tuple[float, str]:
    extending = spot.kind == "延链"
    side = "上游" if extending else "下游"
    way = spot.chain.upstream if extending else spot.chain.downstream
    steps = {key: n for key, n in way(spot.segment).items() if n in NEARER}
    if not steps:
        return 0.0, f"{side}没有环节"
    weights = {key: NEARER[n] for key, n in steps.items()}
    here = sum(weight for key, weight in weights.items() if key in spot.present)
    value = PULL * here / sum(weights.values()) * (EXTENDING if extending else 1)
    names = spot.names(steps, present=True)
    told = f"本地已有 {len(names)} 个:{listed(names)}" if names else "本地一个也没有"
    return value, f"{side}两步内 {len(steps)} 个环节,{told}"


def _hinge(spot: Spot) -> tuple[float, str]:
    above = spot.chain.upstream(spot.segment)
    below = spot.chain.downstream(spot.segment)
    reached, size = len({*above, *below}), len(spot.chain.segments)
    if not reached:
        return 0.0, f"与全链 {size} 个环节都不相连"
    sides = [
        f"{side} {len(steps)} 个({listed(spot.names(steps))})"
        for side, steps in (("上游", above), ("下游", below))
        if steps
    ]
    share = reached / size
    return HINGE * share, f"{'、'.join(sides)}与它相连,占全链 {size} 个环节的 {share:.0%}"


def _lack(spot: Spot) -> tuple[float, str]:
    factor = LACKING[spot.standing.status]
    return LACK * factor, f"本地状态为“{STATUS_TITLES[spot.standing.status]}”,按 {factor:g} 计"


def _feasible(spot: Spot) -> tuple[float, str]:
    density = spot.density
    if density.value is None:
        return FEASIBLE * NOT_COMPUTED, f"算不出关联密度({density.missing}),按 {NOT_COMPUTED} 计"
    names = [spot.titles.get(key, key) for key in density.near]
    has = f"本市有 {len(names)} 个占优势:{listed(names)}" if names else "本市没有占优势的"
    told = f"关联密度 {number(density.value)}:按外地 {density.cities} 个城市看,常与它同在的环节中"
    return FEASIBLE * density.value, f"{told},{has}"


def _under_way(spot: Spot) -> tuple[float, str]:
    if not spot.projects:
        return 0.0, "没有已签约或已开工的项目"
    names = [f"{p.name}({p.stage})" for p in spot.projects]
    return UNDER_WAY, f"已有项目在办:{listed(names)}"


PARTS = (
    PartRule(
        "pull",
        "上下游牵引",
        "0.35 × 下游两步内本地已有环节的份额,近的一步按双倍计;延链看上游,再乘 0.7",
        _pull,
    ),
    PartRule("hinge", "链上枢纽", "0.25 × 它的上游和下游环节占全链环节的份额", _hinge),
    PartRule("lack", "缺失程度", "0.20 × (缺 1,未掌握 0.6,弱 0.4)", _lack),
    PartRule(
        "feasible",
        "落地条件",
        "0.20 × 关联密度(Hidalgo 等,2007;按城市与环节的企业数算);算不出时按 0.5 计",
        _feasible,
    ),
    PartRule("under_way", "已有项目", "本地有这一环的项目已签约或已开工,减 0.25", _under_way),
)
LABELS = {rule.name: rule.label for rule in PARTS}


def parts(spot: Spot) -> tuple[Part, ...]:
    """Every part of a gap's urgency, in the order of the table."""
    measured = ((rule, *rule.measure(spot)) for rule in PARTS)
    return tuple(Part(r.name, r.label, round(value, DIGITS), why) for r, value, why in measured)


def urgency(of: tuple[Part, ...]) -> float:
    """The sum of the parts."""
    return round(math.fsum(part.value for part in of), DIGITS)


def level(value: float) -> str:
    """紧急 from 0.60, 重要 from 0.40, else 一般."""
    return next(name for name, least in LEVELS if value >= least)
