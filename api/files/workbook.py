"""The target list as a workbook: gaps, targets, ways in, sources. No formulas."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.prose import cut, prose
from api.files.whole import written_whole
from api.pictures.svg import wide
from graph.model import STATUS_TITLES

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FONT = "宋体"
MAX_CELL = 32_000
"""Characters; a spreadsheet's cell holds 32,767."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: header, width in characters, how numbers look."""

    header: str
    width: int
    numbers: str = "General"


def _columns(text: str, numbers: Mapping[str, str] = MappingProxyType({})) -> tuple[Column, ...]:
    """Headers with their widths: `环节 20, 类型 8`."""
    told = (c.rsplit(" ", 1) for c in text.split(", "))
    return tuple(Column(h, int(w), numbers.get(h, "General")) for h, w in told)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: name, columns, how many of them stay when it is turned, how many are printed."""

    name: str
    columns: tuple[Column, ...]
    staying: int
    printed: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source as the last sheet lists it."""

    id: str
    kind: str
    title: str
    as_of: str | None
    rows: int


_GAPS = Sheet(
    "缺口",
    _columns(
        "序号 6, 产业链 12, 环节 18, 位置 7, 类型 7, 本地状态 9, 核实 8, 紧迫程度 9, "
        "紧迫值(0-1) 12, 判断依据 34, 紧迫值的组成 60, 上游环节 20, 下游环节 20, 来源 28, "
        "缺口编号 26",
        {"紧迫值(0-1)": "0.00"},
    ),
    3,
    13,
)
_TARGETS = Sheet(
    "目标企业",
    _columns(
        "产业链 12, 环节 18, 名次 6, 目标企业 28, 类型 7, 紧迫程度 9, 所在地 14, 得分 8, 理由 52, "
        "不利因素 30, 相关产品 28, 榜单 24, 营业收入(亿元) 14, 所属集团 20, 成员企业 24, "
        "企业性质 10, 本地已有 24, 简称 11, 证券代码 11, 来源 28, 缺口编号 26",
        {"得分": "0.00", "营业收入(亿元)": "#,##0.00"},
    ),
    4,
    13,
)
_WAYS = Sheet(
    "路子",
    _columns("产业链 12, 环节 18, 名次 6, 目标企业 28, 路子 52, 经过 52, 来源 28, 缺口编号 26"),
    4,
    6,
)
_SOURCES = Sheet(
    "来源", _columns("来源 44, 种类 14, 题名 40, 所述日期 12, 行数 8", {"行数": "#,##0"}), 1, 5
)
SIGN = 1.8
"""Width of a Chinese sign of 10 points, in the characters that columns are measured in."""
LINE, TALLEST = 14.5, 400.0
"""Points of a line of text, and of the tallest row that the file format knows."""
A3 = 8
"""The paper's number in the file format; so many columns cannot be read on A4."""


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
            rows = [_gap_row(number, gap) for number, gap in enumerate(gaps, 1)]
            _sheet(book, title, _GAPS, rows)
            _sheet(
                book, title, _TARGETS, [_target_row(g, t) for g, found in targets for t in found]
            )
            _sheet(book, title, _WAYS, [row for g, told in ways for row in _way_rows(g, told)])
            listed = [[s.id, s.kind, s.title, s.as_of or "未注明", s.rows] for s in sources]
            _sheet(book, title, _SOURCES, listed)


def _sheet(book: "Workbook", title: str, kind: Sheet, rows: Sequence[Sequence[object]]) -> None:
    sheet = book.add_worksheet(kind.name)
    head = book.add_format(
        {
            "bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True,
            "valign": "vcenter", "font_name": FONT, "font_size": 10,
        }
    )  # fmt: skip
    look = {"border": 1, "text_wrap": True, "valign": "top", "font_name": FONT, "font_size": 10}
    sheet.set_row(1, 2 * LINE)
    words = f"{title}:{kind.name}"
    sheet.write_string(
        0, 0, prose(words), book.add_format({"bold": True, "font_size": 14, "font_name": FONT})
    )
    bodies = []
    for at, column in enumerate(kind.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(1, at, prose(column.header), head)
        bodies.append(book.add_format({**look, "num_format": column.numbers}))
    for number, row in enumerate(rows, 2):
        sheet.set_row(number, _height(row, kind.columns))
        for at, (value, body) in enumerate(zip(row, bodies, strict=True)):
            if isinstance(value, int | float):
                sheet.write_number(number, at, value, body)
            else:
                sheet.write_string(number, at, str(value)[:MAX_CELL], body)
    sheet.freeze_panes(2, kind.staying)
    if rows:
        sheet.autofilter(1, 0, len(rows) + 1, len(kind.columns) - 1)
    sheet.print_area(0, 0, len(rows) + 1, kind.printed - 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_footer("&C第 &P 页　共 &N 页")


def _height(row: Sequence[object], columns: Sequence[Column]) -> float:
    """Points that the longest cell of a row needs: not every program measures them itself."""
    longest = max(
        sum(max(1, math.ceil(wide(line, SIGN) / (column.width - 1))) for line in str(v).split("\n"))
        for v, column in zip(row, columns, strict=True)
    )
    return min(longest * LINE + 2, TALLEST)


def _gap_row(number: int, gap: shapes.Gap) -> list[object]:
    parts = [f"{p.label} {p.value:+.2f}({p.why})" for p in gap.urgency.parts if p.value]
    return [
        number,
        gap.chain,
        gap.segment,
        gap.stage,
        gap.kind,
        STATUS_TITLES[gap.status],
        "" if gap.verified else "待核实",
        gap.urgency.level,
        float(cut(gap.urgency.value)),
        prose(gap.rule + (f"\n链图:{gap.note}" if gap.note else "")),
        prose("\n".join(parts)),
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
        target.rank,
        firm.name,
        gap.kind,
        gap.urgency.level,
        firm.place,
        round(target.score, 3),
        _reasons(p for p in said if p.value > 0),
        _reasons(p for p in said if p.value < 0),
        "、".join(target.products),
        "\n".join(places_in_lists(firm)),
        "" if firm.revenue is None else round(firm.revenue / 1e8, 2),
        firm.group or "",
        "、".join(m.enterprise.short_name or m.enterprise.name for m in target.members),
        firm.ownership or "",
        "、".join(target.local),
        firm.short_name or "",
        firm.stock_code or "",
        "\n".join(sources),
        gap.id,
    ]


def _reasons(parts: Iterable[shapes.ScorePart]) -> str:
    return prose("\n".join(f"{p.label} {p.value:+.2f}:{p.why}" for p in parts))


def _way_rows(gap: shapes.Gap, told: shapes.Explanation) -> list[list[object]]:
    return [
        [
            gap.chain,
            gap.segment,
            told.target.rank,
            told.target.enterprise.name,
            prose(way.why),
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
