"""Projects in tables: each row under a head 项目名称 is one, with what its columns say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.fact import Fact, FactKind, FieldValue
from ingest.documents.project_names import CAPACITY, stage_of
from ingest.documents.quantities import base_unit, worth
from ingest.documents.tables import CAPTION, Table, tables, units_above
from ingest.documents.text import Span, Text

NAME = re.compile(r"项目名称|^(?:签约|重点|招商|在建|开工|拟建)?项目$|工程名称")
_FIRM = (
    re.compile(r"投资(?:方|企业|单位|主体|商|者|人|公司)|签约(?:企业|单位|方)|引进企业|^乙方|客商"),
    re.compile(r"(?:企业|公司)(?:名称)?$|业主|项目(?:单位|法人|主体)|实施(?:主体|单位)"),
    re.compile(r"(?:建设|承建|承办|申报)单位"),
)
"""Heads of the column of the firm, the surest first."""
_AMOUNT = (
    re.compile(r"总投资|投资总额"),
    re.compile(
        r"(?<!完成)(?<!到位)(?<!年度)(?<!度计划)投资(?:额|规模|金额)|^(?:计划|协议|拟|合同|签约)投资|(?:合同|签约|协议)(?:金额|额)|^投资"
    ),
)
_STAGE = (
    re.compile(r"(?:进度|进展|状态|阶段|状况)(?:情况)?$"),
    re.compile(r"(?:建设|推进|落实|实施|签约)情况|备注"),
)
_PRODUCT = (re.compile(r"(?:主要|主导|生产)?产品(?:名称)?$"),)
_CONTENT = (re.compile(r"产能|建设(?:内容|规模)|生产规模|主要内容|项目(?:内容|概况|简介)|规模"),)
_TOTAL = re.compile(r"(?:合|小|总|共) *计|.*(?:项目名称|工程名称)$|[一二三四五六七八九十]{1,3}、.*")
_BLANK = re.compile(r"[-—–/\\*\s]*")
_BRACKET = re.compile(r"[（(]([^（）()]{1,8})[）)]")
_AMOUNT_CELL = re.compile(
    r"(?:约|近|超|逾)?(?P<number>\d[\d,]*(?:\.\d+)?)[余多]?(?P<unit>[一-龥]{1,4})?(?:（[^）]*）)?"
)
_MADE = re.compile(rf"(?=年(?:产|处理|加工)){CAPACITY.pattern}")
"""In a column of contents: what is made each year, not how large the halls are."""
_ROW_NUMBER = re.compile(r"(?P<number>\d{1,3})(?:[.、．)） ]+(?!\d)|(?=[一-龥]))")
_OF_NAME = re.compile(r"[万亿千百年月日个英号吨台套期米亩级条代层座位]")
"""What makes digits before it a part of the name: 12英寸, 5万吨."""
ITS_FIRM = re.compile(r"[、，；/ ]")
LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    firm: int | None
    amount: int | None
    stage: int | None
    product: int | None
    content: int | None
    number: int | None
    unit: tuple[float, str] | None


def is_of_projects(heads: Sequence[str]) -> bool:
    """Whether the heads of a table say that its rows are projects."""
    return any(NAME.search(head) for head in heads)


def rows_of_projects(text: Text) -> Iterator[tuple[Fact, Span]]:
    """Every row of a table of projects, with its passage."""
    for table in tables(text):
        heads = [text.seen[slice(*cell)] for cell in table.head]
        if not is_of_projects(heads):
            continue
        columns = _columns(heads, text.seen[slice(*table.above)][-CAPTION:])
        for fact in _facts(text, table, columns):
            yield fact, text.line_at(fact.start)


def _columns(heads: Sequence[str], above: str) -> _Columns:
    name = next(i for i, head in enumerate(heads) if NAME.search(head))
    plain = [_BRACKET.sub("", head).strip() for head in heads]
    amount = _column(plain, _AMOUNT, name)
    bracket = _BRACKET.search(heads[amount]) if amount is not None else None
    unit = base_unit(bracket[1]) if bracket else None
    told = next((u for u in units_above(above) if u[1] == "元"), None)
    return _Columns(
        name,
        _column(plain, _FIRM, name),
        amount,
        _column(plain, _STAGE, name),
        _column(plain, _PRODUCT, name),
        _column(plain, _CONTENT, name),
        next((i for i, head in enumerate(plain) if re.fullmatch("序号|编号", head)), None),
        unit or told,
    )


def _column(heads: Sequence[str], patterns: Sequence[re.Pattern[str]], name: int) -> int | None:
    for pattern in patterns:
        for i, head in enumerate(heads):
            if i != name and pattern.search(head):
                return i
    return None


def _facts(text: Text, table: Table, columns: _Columns) -> Iterator[Fact]:
    for at, row in enumerate(table.rows, 1):
        cells = [text.seen[slice(*cell)] for cell in row]
        filled = [c for c in cells if not _BLANK.fullmatch(c)]
        if columns.name >= len(cells) or len(filled) < 2:
            continue
        start, end = row[columns.name]
        start += _before_name(cells, columns, at)
        name = text.seen[start:end].strip("“”")
        if not 2 <= len(name) <= LONGEST or _TOTAL.fullmatch(name) or name.isdigit():
            continue
        if _TOTAL.fullmatch(filled[0]) or "\ufffd" in name:
            continue
        start = text.seen.index(name, start)
        fields = _fields(name, cells, columns)
        yield Fact(FactKind.PROJECT, name, start, start + len(name), 0.9, "row of a table", fields)


def _before_name(cells: Sequence[str], columns: _Columns, at: int) -> int:
    """Signs of the row's number that the name's cell begins with."""
    match = _ROW_NUMBER.match(cells[columns.name])
    if match is None or (columns.number is not None and columns.number != columns.name):
        return 0
    glued = match.end() == match.end("number")
    if glued and (int(match["number"]) != at or _OF_NAME.match(cells[columns.name], match.end())):
        return 0
    return match.end()


def _fields(name: str, cells: Sequence[str], columns: _Columns) -> dict[str, FieldValue]:
    firm = ITS_FIRM.split(_cell(cells, columns.firm))[0]
    capacity = CAPACITY.search(name) or _MADE.search(_cell(cells, columns.content))
    return {
        "firm": firm if 2 <= len(firm) <= 40 and "\ufffd" not in firm else None,
        "product": _cell(cells, columns.product) or None,
        "capacity": capacity.group() if capacity else None,
        "amount_yuan": _amount(_cell(cells, columns.amount), columns.unit),
        "stage": _stage(_cell(cells, columns.stage)),
    }


def _cell(cells: Sequence[str], column: int | None) -> str:
    if column is None or column >= len(cells) or _BLANK.fullmatch(cells[column]):
        return ""
    return cells[column]


def _amount(cell: str, unit: tuple[float, str] | None) -> float | None:
    match = _AMOUNT_CELL.fullmatch(cell)
    if match is None:
        return None
    told = base_unit(match["unit"]) if match["unit"] else None
    scale = {"亿": 1e8, "万": 1e4}.get(match["unit"] or "")
    by = told or ((scale, "元") if scale else None) or (None if match["unit"] else unit)
    return worth(match["number"], by[0]) if by and by[1] == "元" else None


def _stage(cell: str) -> str | None:
    """The stage that a cell tells as reached."""
    return stage_of(re.sub("[；。]", "，", cell))
