"""Figures in the cells of tables: the unit stands in the head, in a column, or above the table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.places import places
from ingest.documents.fact import Fact, FactKind
from ingest.documents.project_tables import is_of_projects
from ingest.documents.quantities import MONEY, base_unit, worth
from ingest.documents.settings import Settings, document_year
from ingest.documents.tables import CAPTION, tables, units_above
from ingest.documents.text import Span, Text

_CELL = re.compile(r"(?P<number>[-+]?\d[\d,]*(?:\.\d+)?)(?P<unit>[一-龥%]{1,4})?")
_BRACKET = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_UNIT_HEAD = re.compile(r"(?:计量)?单位")
_NO_FIGURE = re.compile(
    r"序号|排名|排序|位次|名次|位居|编号|代码|电话|年份|备注|时间|日期|得分|分值|权重|标准|门槛|文号|期限|面积要求"
)
_OF_AWARDS = re.compile(r"奖励|补助|补贴|扶持")
_RATE = re.compile(r"率$|占比|比重|增速|增幅|增长|同比|环比|±|进度|完成比例|%")
_GROWTH = re.compile(r"增速|增幅|增长|同比|±")
_COUNTS = ((re.compile(r"项目|个数|数量"), "个"), (re.compile(r"企业|家数|户数"), "家"))
_OF_MONEY = re.compile(r"额|资金|产值|投资|收入|营收|税|利润|内资|外资|引资|增加值")
_BARE_HEAD = re.compile(
    r"(?:20\d\d年?|[\d一-]+月|全年|上半年|下半年|本月|当月|累计|本期|本年|今年|年度|绝对[值量额]|数值|总量|"
    r"实绩|实际|完成|完成[数值情况]+|目标[值数]?|任务[数]?|计划[数]?|预期|指标值|现状[值]?|基期|基数|规划|期末|末|年|季度|第?[一二三四]|前三|度|[至到-])+"
)
_TO_COME = re.compile(r"目标|任务数?$|计划(?!总?投资)|预期|规划值?|力争")
_CAPTION_AIMS = re.compile(r"目标|任务|计划")
_YEAR = re.compile(r"(20\d\d)")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the head of a column says."""

    name: str
    unit: tuple[float, str] | None
    is_rate: bool
    is_bare: bool
    to_come: bool
    period: str


def tabled(text: Text) -> Iterator[Fact]:
    """Every figure that stands alone in a cell and whose unit the table tells."""
    settings = Settings(text)
    year = document_year(text)
    for table in tables(text):
        seen = text.seen
        heads = [seen[slice(*cell)] for cell in table.head]
        if is_of_projects(heads) or any(_OF_AWARDS.search(h) for h in heads):
            continue
        told = seen[slice(*table.above)][-CAPTION:]
        aims = bool(_CAPTION_AIMS.search(told)) and not re.search("完成|情况|进展", told)
        columns = [_column(head, year, aims=aims) for head in heads]
        units = next((i for i, h in enumerate(heads) if _UNIT_HEAD.fullmatch(h)), None)
        above = units_above(told)
        for row in table.rows:
            if abs(len(row) - len(heads)) <= 1:
                yield from _of_row(seen, row, heads, columns, units, above, settings)


def _of_row(
    seen: str,
    row: Sequence[Span],
    heads: Sequence[str],
    columns: Sequence[_Column],
    units: int | None,
    above: Sequence[tuple[float, str]],
    settings: Settings,
) -> Iterator[Fact]:
    cells = [seen[slice(*cell)] for cell in row]
    label = next((c for c in cells if c and not _CELL.fullmatch(c)), "")
    own = base_unit(cells[units]) if units is not None and units < len(cells) else None
    bracket = _BRACKET.search(label)
    own = own or (base_unit(bracket[1]) if bracket else None)
    label = _BRACKET.sub("", label)
    place = places().find(label) if label else None
    for i, cell in enumerate(cells):
        match = _CELL.fullmatch(cell)
        if not match or i >= len(columns) or i == units or _NO_FIGURE.search(heads[i]):
            continue
        column = columns[i]
        unit = (base_unit(match["unit"]) if match["unit"] else None) or _unit(column, own, above)
        if unit is None:
            continue
        name = _name(column, label, of_place=place is not None)
        kind = FactKind.GOAL if column.to_come else FactKind.INDICATOR
        fields = {
            "name": name,
            "unit": unit[1],
            "period": column.period or settings.period(row[0][0]),
            "region": place.name if place else settings.region(row[0][0]),
        }
        value = worth(match["number"], unit[0])
        yield Fact(kind, value, row[0][0], row[i][1], 0.85, "cell of a table", fields)


def _column(head: str, year: int | None, *, aims: bool) -> _Column:
    bracket = _BRACKET.search(head)
    unit = base_unit(bracket[1].strip("±")) if bracket else None
    name = _BRACKET.sub("", head).strip()
    told = _YEAR.search(head)
    later = bool(told and year and int(told[1]) > year)
    done = re.search("完成|占|率|实际|现状", name) or (told and year and int(told[1]) < year)
    to_come = (
        later
        or (aims and not done)
        or bool(_TO_COME.search(name) and not re.search("完成|占|率", name))
    )
    rate = bool(_RATE.search(name) or (unit and unit[1] == "%"))
    return _Column(
        name, unit, rate, bool(_BARE_HEAD.fullmatch(name)), to_come, told[0] + "年" if told else ""
    )


def _unit(
    column: _Column, own: tuple[float, str] | None, above: Sequence[tuple[float, str]]
) -> tuple[float, str] | None:
    if column.unit:
        return column.unit
    if column.is_rate:
        return 1.0, "%"
    if own:
        return own
    money = next((u for u in above if u[1] in MONEY.values()), None)
    if _OF_MONEY.search(column.name):
        return money
    counted = next((u for word, u in _COUNTS if word.search(column.name)), None)
    if counted:
        return 1.0, counted
    plain = [u for u in above if u[1] != "%"]
    if len(plain) == 1:
        return plain[0]
    others = [u for u in plain if u is not money]
    return others[0] if others and column.name.endswith("数") else None


def _name(column: _Column, label: str, *, of_place: bool) -> str:
    if of_place:
        return column.name
    if column.is_bare:
        return label
    if column.is_rate and _GROWTH.search(column.name):
        return f"{label}同比增长" if len(column.name) < 6 else column.name
    return f"{label}{column.name}"
