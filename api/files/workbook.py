"""The target list as a workbook: gaps, targets, ways in, sources. No formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from api.answers import shapes
from api.files.whole import written_whole
from graph.model import STATUS_TITLES

if TYPE_CHECKING:
    from xlsxwriter import Workbook

MAX_CELL = 32_000
"""Characters; a spreadsheet's cell holds 32,767."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: header and width in characters."""

    header: str
    width: int


def _columns(text: str) -> tuple[Column, ...]:
    """Headers with their widths: `环节 20, 类型 8`."""
    return tuple(Column(h, int(w)) for h, w in (c.split() for c in text.split(", ")))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as the last sheet lists it."""

    id: str
    kind: str
    title: str
    as_of: str | None
    rows: int


_GAPS = _columns(
    "序号 6, 产业链 14, 环节 20, 位置 8, 类型 8, 本地状态 10, 核实 10, 紧迫程度 10, 紧迫值 9, "
    "触发的规则 46, 紧迫值的组成 60, 上游环节 26, 下游环节 26, 来源 40, 编号 34"
)
_TARGETS = _columns(
    "产业链 14, 环节 20, 类型 8, 紧迫程度 10, 名次 6, 目标企业 34, 简称 14, 证券代码 12, "
    "所在地 18, 所属集团 26, 榜单 34, 营业收入(亿元) 14, 相关产品 40, "
    "成员企业 40, 得分 8, 理由 70, 不利因素 40, 来源 44"
)
_WAYS = _columns("产业链 14, 环节 20, 名次 6, 目标企业 34, 路子 60, 经过 60, 来源 44, 缺口编号 34")
_SOURCES = _columns("来源 44, 种类 14, 题名 40, 所述日期 12, 行数 8")


def write_workbook(
    target: Path,
    title: str,
    gaps: Sequence[shapes.Gap],
    targets: Sequence[tuple[shapes.Gap, Sequence[shapes.Target]]],
    ways: Sequence[tuple[shapes.Gap, shapes.Explanation]],
    sources: Sequence[SourceLine],
) -> None:
    """Write the workbook, whole or not at all. Raises `UsageError` where it cannot be written."""
    import xlsxwriter

    with written_whole(target) as draft:
        target.parent.mkdir(parents=True, exist_ok=True)
        with xlsxwriter.Workbook(
            str(draft),
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        ) as book:
            book.set_properties({"title": title})
            _sheet(
                book,
                "缺口",
                f"{title}:缺口",
                _GAPS,
                [_gap_row(i, g) for i, g in enumerate(gaps, 1)],
            )
            rows = [_target_row(gap, t) for gap, found in targets for t in found]
            _sheet(book, "目标企业", f"{title}:目标企业", _TARGETS, rows)
            paths = [row for gap, told in ways for row in _way_rows(gap, told)]
            _sheet(book, "路子", f"{title}:路子", _WAYS, paths)
            listed = [[s.id, s.kind, s.title, s.as_of or "未注明", s.rows] for s in sources]
            _sheet(book, "来源", f"{title}:来源", _SOURCES, listed)


def _sheet(
    book: "Workbook",
    name: str,
    title: str,
    columns: Sequence[Column],
    rows: Sequence[Sequence[object]],
) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format(
        {"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"}
    )
    body = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(1, at, column.header, head)
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row):
            if isinstance(value, int | float):
                sheet.write_number(number, at, value, body)
            else:
                sheet.write_string(number, at, str(value)[:MAX_CELL], body)
    sheet.freeze_panes(2, 0)
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)


def _gap_row(number: int, gap: shapes.Gap) -> list[object]:
    parts = ";".join(f"{p.label} {p.value:+.2f}({p.why})" for p in gap.urgency.parts)
    return [
        number,
        gap.chain,
        gap.segment,
        gap.stage,
        gap.kind,
        STATUS_TITLES[gap.status],
        "" if gap.verified else "待核实",
        gap.urgency.level,
        round(gap.urgency.value, 3),
        gap.rule,
        parts,
        "、".join(gap.neighbours.upstream),
        "、".join(gap.neighbours.downstream),
        "、".join(gap.sources),
        gap.id,
    ]


def _target_row(gap: shapes.Gap, target: shapes.Target) -> list[object]:
    firm = target.enterprise
    said = [p for p in target.parts if p.name != "base" and p.evidence and p.value]
    sources = dict.fromkeys(e.source for p in said for e in p.evidence)
    return [
        gap.chain,
        gap.segment,
        gap.kind,
        gap.urgency.level,
        target.rank,
        firm.name,
        firm.short_name or "",
        firm.stock_code or "",
        firm.place,
        firm.group or "",
        "、".join(places_in_lists(firm)),
        "" if firm.revenue is None else round(firm.revenue / 1e8, 2),
        "、".join(target.products),
        "、".join(m.enterprise.short_name or m.enterprise.name for m in target.members),
        round(target.score, 3),
        ";".join(f"{p.label} {p.value:+.2f}:{p.why}" for p in said if p.value > 0),
        ";".join(f"{p.label} {p.value:+.2f}:{p.why}" for p in said if p.value < 0),
        "、".join(sources),
    ]


def _way_rows(gap: shapes.Gap, told: shapes.Explanation) -> list[list[object]]:
    return [
        [
            gap.chain,
            gap.segment,
            told.target.rank,
            told.target.enterprise.name,
            way.why,
            " → ".join(f"{hop.start} {hop.relationship} {hop.end}" for hop in way.hops),
            "、".join(dict.fromkeys(hop.source for hop in way.hops)),
            gap.id,
        ]
        for way in told.ways_in
    ]


def places_in_lists(firm: shapes.EnterpriseCard) -> list[str]:
    """中国企业500强 2025 第 20 名, the latest edition of each list."""
    latest: dict[str, shapes.ListPlace] = {}
    for place in sorted(firm.lists, key=lambda p: p.edition):
        latest[place.ranking] = place
    return [
        f"{p.ranking} {p.edition}{f' 第{p.rank}名' if p.rank else ''}".replace("  ", " ")
        for p in latest.values()
    ]
