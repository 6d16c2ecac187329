"""The 产业链招商工作指南 of a chain for a cluster, as a document that people go on writing in.

The chain map is a table: a column a stage, a coloured cell a segment, so that it can be edited.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.answers import shapes
from api.files.whole import written_whole
from api.files.workbook import places_in_lists
from api.pictures.lights import LIGHTS
from graph.model import STAGES

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell, _Row

FONT, HEADINGS = "宋体", "黑体"
SHOWN_REASONS = 3


@dataclass(frozen=True, slots=True)
class GapPlan:
    """A gap with its targets in the cluster, and the ways to the first of them."""

    gap: shapes.Gap
    targets: Sequence[shapes.Target]
    ways: Sequence[shapes.Explanation]


@dataclass(frozen=True, slots=True)
class Guide:
    """All that the document says."""

    title: str
    bureau: str
    cluster: str
    chain: shapes.ChainMap
    plans: Sequence[GapPlan]
    sources: Sequence[str]


def write_guide(target: Path, guide: Guide) -> None:
    """Write the document, whole or not at all. Raises `UsageError` where it cannot be written."""
    document = _document(guide)
    with written_whole(target) as draft:
        target.parent.mkdir(parents=True, exist_ok=True)
        document.save(str(draft))


def _document(guide: Guide) -> "Document":
    import docx

    document = docx.Document()
    _page(document)
    document.core_properties.title = guide.title
    document.core_properties.author = guide.bureau
    document.add_heading(guide.title, 0)
    document.add_paragraph(
        f"{guide.bureau} {guide.chain.chain}产业链,面向{guide.cluster}。"
        "缺口按印出来的规则判断,目标企业的得分是各项之和,都可以核对;得分不是落地的可能性。"
    )
    _heading(document, "一、产业链图")
    _map(document, guide.chain)
    _heading(document, "二、缺口")
    _gaps(document, [plan.gap for plan in guide.plans])
    _heading(document, "三、目标企业")
    for number, plan in enumerate(guide.plans, 1):
        _plan(document, number, plan, guide.cluster)
    _heading(document, "四、可用的政策")
    _policies(document, guide.plans)
    _heading(document, "五、资料来源")
    for source in guide.sources:
        document.add_paragraph(source, style="List Bullet")
    made = datetime.date.today().isoformat()
    document.add_paragraph(f"由链探整理,{made}。改动请直接写在文中。")
    return document


def _page(document: "Document") -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(2.0)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "List Bullet"):
        style = document.styles[name]
        font = FONT if name in ("Normal", "List Bullet") else HEADINGS
        style.font.name = font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.styles["Normal"].font.size = Pt(10.5)


def _heading(document: "Document", text: str) -> None:
    document.add_heading(text, 1)


def _map(document: "Document", chain: shapes.ChainMap) -> None:
    """A column a stage, a cell a segment in the colour of its light."""
    columns = [[s for s in chain.segments if s.stage == stage] for stage in STAGES]
    heads = [f"{stage}({len(c)})" for stage, c in zip(STAGES, columns, strict=True)]
    table = _table(document, heads)
    for at in range(max(map(len, columns))):
        cells = _row(table)
        for column, cell in zip(columns, cells, strict=True):
            if at < len(column):
                _segment(cell, column[at])
    told = ";".join(f"{light.word}:{light.meaning}" for status, light in LIGHTS.items() if status)
    document.add_paragraph(f"图例 {told}。括号里是本地企业数。")


def _segment(cell: "_Cell", segment: shapes.MapSegment) -> None:
    light = LIGHTS[segment.status]
    _shade(cell, light.tint)
    words = cell.paragraphs[0].add_run(f"{segment.name}  {light.word}({segment.local})")
    words.bold = True
    _colour(words, light.ink)
    if segment.feeds:
        cell.add_paragraph(f"供给 {'、'.join(segment.feeds)}")


def _gaps(document: "Document", gaps: Sequence[shapes.Gap]) -> None:
    if not gaps:
        document.add_paragraph("按现有资料没有缺口。")
        return
    table = _table(document, ["环节", "类型", "本地状态", "紧迫", "触发的规则", "主要原因"])
    for gap in gaps:
        light = LIGHTS[gap.status]
        why = [p.why for p in sorted(gap.urgency.parts, key=lambda p: -p.value) if p.value > 0]
        cells = _row(table)
        _fill(
            cells,
            [
                gap.segment,
                gap.kind,
                light.word + ("" if gap.verified else " 待核实"),
                f"{gap.urgency.level} {gap.urgency.value:.2f}",
                gap.rule,
                ";".join(why[:2]),
            ],
        )
        _shade(cells[2], light.tint)


def _plan(document: "Document", number: int, plan: GapPlan, cluster: str) -> None:
    document.add_heading(f"{number}. {plan.gap.segment}({plan.gap.kind})", 2)
    if not plan.targets:
        document.add_paragraph(f"{cluster}没有查到够得上的企业,可放宽到全国再看。")
        return
    table = _table(document, ["名次", "目标企业", "所在地", "榜单", "做什么", "得分", "主要理由"])
    for target in plan.targets:
        firm = target.enterprise
        said = sorted((p for p in target.parts if p.name != "base"), key=lambda p: -abs(p.value))
        reasons = [f"{p.label}{p.value:+.2f} {p.why}" for p in said[:SHOWN_REASONS] if p.value]
        _fill(
            _row(table),
            [
                str(target.rank),
                firm.name,
                firm.place,
                "、".join(places_in_lists(firm)),
                "、".join(target.products),
                f"{target.score:.2f}",
                ";".join(reasons),
            ],
        )
    for told in plan.ways:
        for way in told.ways_in:
            name = told.target.enterprise.short_name or told.target.enterprise.name
            document.add_paragraph(f"找{name}的路子:{way.why}", style="List Bullet")


def _policies(document: "Document", plans: Sequence[GapPlan]) -> None:
    found = {p.title: p for plan in plans for told in plan.ways for p in told.policies}
    if not found:
        document.add_paragraph("工作区里没有适用的政策。")
    for policy in found.values():
        issued = f"({policy.issued_on})" if policy.issued_on else ""
        text = f"{policy.title}{issued}:{policy.points or '要点未填'}"
        document.add_paragraph(text, style="List Bullet")


def _table(document: "Document", headers: Sequence[str]) -> "Table":
    from docx.oxml import OxmlElement

    table: Table = document.add_table(rows=1, cols=len(headers))
    table.style = "Table Grid"
    _fill(table.rows[0].cells, headers)
    for cell in table.rows[0].cells:
        _shade(cell, "#dce6f1")
        for run in cell.paragraphs[0].runs:
            run.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _row(table: "Table") -> "Sequence[_Cell]":
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row.cells


def _fill(cells: Iterable["_Cell"], texts: Sequence[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.paragraphs[0].add_run(text)


def _shade(cell: "_Cell", colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.lstrip("#").upper())
    cell._tc.get_or_add_tcPr().append(shade)


def _colour(words: object, colour: str) -> None:
    from docx.shared import RGBColor

    words.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())  # type: ignore[attr-defined]
