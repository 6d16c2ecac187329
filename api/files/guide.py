"""The 产业链招商工作指南 of a chain for a cluster, as a document that people go on writing in.

The chain map is a table: a column a stage, a coloured cell a segment, so that it can be edited.
"""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.prose import cut, yuan
from api.files import document as paper
from api.files.whole import written_whole
from api.files.workbook import places_in_lists
from api.pictures.lights import LIGHTS
from graph.model import STAGES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

FIRST_GAPS = 3
"""Of so many gaps the opening names the first targets."""
CLOSE = 1.0
"""Log-odds below the first target at which one is still named beside it."""
FAR = 3.0
"""Log-odds below the first target (odds of one to twenty) from which one is left to the list."""
TOLD = ("tie", "complement", "growth", "here", "courted", "losses", "delisting", "unfit")
"""Parts whose reason is written out; place and lists have columns of their own."""


@dataclass(frozen=True, slots=True)
class GapPlan:
    """A gap with its targets in the cluster, the ways to the first of them, who could introduce."""

    gap: shapes.Gap
    targets: Sequence[shapes.Target]
    ways: Sequence[shapes.Explanation]
    introductions: Sequence[shapes.Introduction] = ()


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the document says; `sources` are titles by id."""

    title: str
    bureau: str
    cluster: str
    chain: shapes.ChainMap
    plans: Sequence[GapPlan]
    sources: Mapping[str, str]


def write_guide(target: Path, guide: Guide) -> None:
    """Write the document, whole or not at all. Raises `UsageError` where it cannot be written."""
    document = _document(guide)
    with written_whole(target) as draft:
        target.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(draft))


def _document(guide: Guide) -> "Document":
    document = paper.blank(guide.title, guide.bureau)
    today = datetime.date.today()
    made = f"{today.year}年{today.month}月{today.day}日"
    paper.title(document, guide.title, f"{guide.bureau}　{made}整理")
    _opening(document, guide)
    paper.heading(document, "一、产业链图")
    _map(document, guide.chain)
    paper.heading(document, "二、缺口")
    _gaps(document, [plan.gap for plan in guide.plans])
    paper.heading(document, "三、目标企业")
    said: dict[str, int] = {}
    for number, plan in enumerate(guide.plans, 1):
        _plan(document, number, plan, guide.cluster, said)
    paper.heading(document, "四、可用的政策")
    _policies(document, guide.plans)
    paper.heading(document, "五、资料来源")
    for source, title in guide.sources.items():
        named = f"{title}({source})" if title and title not in source else source
        paper.paragraph(document, named, bullet=True)
    return document


def _opening(document: "Document", guide: Guide) -> None:
    """What a leader reads if only half a page is read."""
    counts, gaps = guide.chain.counts, [plan.gap for plan in guide.plans]
    lights = "、".join(f"{LIGHTS[s].word} {n} 个" for s, n in counts.items() if n)
    levels = [(name, sum(g.urgency.level == name for g in gaps)) for name in ("紧急", "重要")]
    told = "、".join(f"{name} {n} 个" for name, n in levels if n)
    paper.paragraph(
        document,
        f"{guide.chain.chain}产业链共 {len(guide.chain.segments)} 个环节:{lights}。"
        f"缺口 {len(gaps)} 个{f',其中{told}' if told else ''}。本指南面向{guide.cluster}。",
    )
    for plan in [p for p in guide.plans if p.targets][:FIRST_GAPS]:
        near = plan.targets[0].score - CLOSE
        names = "、".join(t.enterprise.name for t in plan.targets[:3] if t.score >= near)
        check = ",先核实本地是否真的没有" if not plan.gap.verified else ""
        told = (
            f"{plan.gap.segment}({plan.gap.kind},{plan.gap.urgency.level}{check}):可先接触{names}。"
        )
        paper.paragraph(document, told, bullet=True)
    paper.paragraph(
        document,
        "缺口按写明的规则判断。目标企业的得分是各项理由之和,只用来排先后,有正有负,不是落地的可能性;"
        "关联强度是企业从事该环节的把握(0 至 1),低于 0.2 的先核实业务再联系。",
    )


def _map(document: "Document", chain: shapes.ChainMap) -> None:
    """A column a stage, a cell a segment in the colour of its light."""
    columns = [[s for s in chain.segments if s.stage == stage] for stage in STAGES]
    heads = [f"{stage}({len(c)})" for stage, c in zip(STAGES, columns, strict=True)]
    table = paper.table(document, heads, [paper.WIDTH / 3] * 3)
    for at in range(max(map(len, columns))):
        cells = paper.row(table, [""] * len(columns))
        for column, cell in zip(columns, cells, strict=True):
            if at < len(column):
                _segment(cell, column[at])
    told = ";".join(f"{light.word}:{light.meaning}" for status, light in LIGHTS.items() if status)
    paper.paragraph(document, f"图例:{told}。括号里是本地供方家数。")


def _segment(cell: "_Cell", segment: shapes.MapSegment) -> None:
    light = LIGHTS[segment.status]
    paper.shade(cell, light.tint)
    words = f"{segment.name}  {light.word}({segment.local})"
    paper.write(cell, words, first=True, bold=True, colour=light.ink)
    if segment.feeds:
        paper.write(cell, f"供给 {'、'.join(segment.feeds)}")


def _gaps(document: "Document", gaps: Sequence[shapes.Gap]) -> None:
    if not gaps:
        paper.paragraph(document, "按现有资料没有缺口。")
        return
    table = paper.table(
        document,
        ["序号", "环节", "类型", "本地状态", "紧迫程度", "判断依据", "紧迫的主要原因"],
        [1.2, 4.2, 1.4, 2.2, 2.2, 6.0, 8.5],
    )
    for number, gap in enumerate(gaps, 1):
        light = LIGHTS[gap.status]
        why = [p.why for p in sorted(gap.urgency.parts, key=lambda p: -p.value) if p.value > 0]
        texts = [
            str(number),
            gap.segment,
            gap.kind,
            light.word + ("" if gap.verified else "\n待核实"),
            f"{gap.urgency.level} {cut(gap.urgency.value)}",
            gap.rule,
            "\n".join(why[:2]),
        ]
        paper.shade(paper.row(table, texts)[3], light.tint)


def _plan(
    document: "Document", number: int, plan: GapPlan, cluster: str, said: dict[str, int]
) -> None:
    gap = plan.gap
    paper.heading(document, f"{number}. {gap.segment}({gap.kind},{gap.urgency.level})", 2)
    above, below = "、".join(gap.neighbours.upstream), "、".join(gap.neighbours.downstream)
    sides = [f"{side}:{names}" for side, names in (("上游", above), ("下游", below)) if names]
    paper.paragraph(document, ";".join([gap.rule, *sides]) + "。", together=bool(plan.targets))
    if gap.note:
        paper.paragraph(document, f"链图上的说明:{gap.note}", together=bool(plan.targets))
    if not plan.targets:
        paper.paragraph(document, f"{cluster}没有查到够得上的企业,可放宽到全国再看。")
        return
    table = paper.table(
        document,
        ["名次", "目标企业", "所在地", "榜单与营业收入", "对口之处", "得分", "主要理由"],
        [1.2, 5.0, 2.7, 4.0, 5.2, 1.5, 6.1],
    )
    near = [t for t in plan.targets if t.score > plan.targets[0].score - FAR]
    for target in near:
        paper.row(table, _target(target))
    if rest := len(plan.targets) - len(near):
        paper.paragraph(document, f"另有 {rest} 家得分低得多,见招商清单。")
    _ways(document, number, plan, said)


def _ways(document: "Document", number: int, plan: GapPlan, said: dict[str, int]) -> None:
    """The ways in, each told at the first gap where it opens a door, later by that gap's number."""
    before: dict[int, dict[str, None]] = {}
    for told in plan.ways:
        firm = told.target.enterprise
        named = firm.short_name or firm.name
        for way in told.ways_in:
            place = said.setdefault(way.why, number)
            if place == number:
                paper.paragraph(document, f"找{named}的路子:{way.why}。", bullet=True)
            else:
                before.setdefault(place, {})[named] = None
    for some in plan.introductions:
        if said.setdefault(some.way.why, -number) == -number:
            reached = "、".join(some.targets[:5])
            paper.paragraph(document, f"以商招商:{some.way.why}(可触及:{reached})。", bullet=True)
    for place, names in before.items():
        told_at = f"找{'、'.join(names)}的路子,见上面第 {abs(place)} 条。"
        paper.paragraph(document, told_at, bullet=True)


def _target(target: shapes.Target) -> list[str]:
    firm = target.enterprise
    said = {p.name: p for p in target.parts if p.name != "base" and p.value}
    fit = next((p.why for p in target.parts if p.name == "fit"), "")
    reasons = [said[name].why for name in TOLD if name in said]
    shares = " ".join(f"{p.label}{p.value:+.2f}" for p in said.values())
    standing = [*places_in_lists(firm)]
    if firm.revenue is not None:
        standing.append(f"营业收入 {yuan(firm.revenue)}")
    return [
        str(target.rank),
        firm.name,
        firm.place,
        "\n".join(standing),
        "\n".join(x for x in (fit, "、".join(target.products[:6])) if x),
        f"{target.score:.2f}",
        "\n".join([*reasons, shares]),
    ]


def _policies(document: "Document", plans: Sequence[GapPlan]) -> None:
    found = {p.title: p for plan in plans for told in plan.ways for p in told.policies}
    usable = [p for p in found.values() if not p.internal]
    if not usable:
        paper.paragraph(document, "工作区里没有适用的政策。")
    for policy in usable:
        dates = [policy.issued_on, policy.expires_on and f"有效期至 {policy.expires_on}"]
        issued = f"({','.join(filter(None, dates))})" if any(dates) else ""
        told = f"《{policy.title}》{issued}:{policy.points or '要点未填'}"
        paper.paragraph(document, told, bullet=True)
