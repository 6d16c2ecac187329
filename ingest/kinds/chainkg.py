"""reference/: a ChainKnowledgeGraph folder, as published (JSON lines) or as CSV.

上游材料 (src, dst) reads (dst)-[INPUT_OF]->(src); 产品小类 (dst)-[KIND_OF]->(src); 下游产品
(src)-[INPUT_OF]->(dst).
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from graph.claims import Claim, Mention
from graph.names import product_name, stock_code
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Kind, Raw, Said, table
from ingest.rows import BadCell, Cell, Content, FileRefused, LeftOut, Row
from ingest.tables.encoding import decode
from ingest.tables.headers import Column

_ACCOUNTING = re.compile(
    r"抵销|抵消|平衡项目|调整项|合计|小计|总计|分部间|分部之间|内部交易|未分配|"
    r"^其[他它](?:业务|产品|收入|行业|主营|服务|地区|小计|项目)*(?:收入)?$|"
    r"^(?:境内|境外|国内|国外|海外|内销|外销|出口|华东|华南|华北|华中|西南|西北|东北)(?:地区|销售|市场|收入)?$"
)
_NO_NAME = re.compile(r"^[\W\d_]*$")


def company(row: Row, context: Context) -> Iterator[Said]:
    """A listed firm: code, full and short name."""
    short = row.text("short_name")
    yield Mention(
        name=firms.name_of(row.cell("full_name"), "full_name"),
        stock=_code(row, "code"),
        short_names=(firms.clean_name(short),) if short else (),
    )


def company_industry(row: Row, context: Context) -> Iterator[Said]:
    """(firm)-[IN_INDUSTRY]->(industry)."""
    firm = Mention(stock=_code(row, "company_code"))
    yield Claim("IN_INDUSTRY", firm, _industry(row, "industry_code", "industry_name"))


def company_product(row: Row, context: Context) -> Iterator[Said]:
    """(firm)-[MAKES {revenue_share}]->(product)."""
    name = _product(row, "product")
    text = row.text("revenue_share")
    try:
        held = float(text) if text else None
    except ValueError:
        raise BadCell("revenue_share", text, "不是比例", "0-1 之间的数") from None
    if held is not None and not 0 <= held <= 1:
        raise LeftOut("营收占比不在 0-1 之间")
    firm = Mention(stock=_code(row, "company_code"))
    yield Claim("MAKES", firm, nodes.product(name), {"revenue_share": held})


def industry_parent(row: Row, context: Context) -> Iterator[Said]:
    """(industry)-[WITHIN]->(industry)."""
    inner = _industry(row, "industry_code", "industry_name")
    yield Claim("WITHIN", inner, _industry(row, "parent_code", "parent_name"))


def product_product(row: Row, context: Context) -> Iterator[Said]:
    """(product)-[INPUT_OF | KIND_OF]->(product)."""
    src, dst = (nodes.product(_product(row, side)) for side in ("src", "dst"))
    if src.id == dst.id:
        raise LeftOut("产品与自己的关系")
    match row.text("relation"):
        case "上游材料":
            yield Claim("INPUT_OF", dst, src)
        case "产品小类":
            yield Claim("KIND_OF", dst, src)
        case "下游产品":
            yield Claim("INPUT_OF", src, dst)
        case other:
            raise BadCell("relation", other, "不认识这种关系", "上游材料、产品小类、下游产品")


def name_only(row: Row, context: Context) -> Iterator[Said]:
    """A name by itself is no claim: it comes into the graph with what is said of it."""
    raise LeftOut("只是名称,随关系入图")
    yield


def _code(row: Row, column: str) -> str:
    code = stock_code(row.text(column))
    if code is None:
        raise BadCell(column, row.text(column), "不是 A 股证券代码", "如 600438.SH")
    return code


def _product(row: Row, column: str) -> str:
    name = row.text(column)
    if _ACCOUNTING.search(product_name(name)):
        raise LeftOut("会计项目,不是产品")
    if _NO_NAME.match(product_name(name)):
        raise LeftOut("没有产品名称")
    return name


def _industry(row: Row, code: str, name: str) -> "nodes.Node":
    if not row.text(code):
        raise BadCell(code, "", "没有行业代码", "行业代码")
    return nodes.industry(row.text(name) or row.text(code), row.text(code))


_COMPANY = (Column("code"), Column("short_name"), Column("full_name"))
_COMPANY_INDUSTRY = (Column("company_code"), Column("industry_code"), Column("industry_name"))
_COMPANY_PRODUCT = (Column("company_code"), Column("product"), Column("revenue_share"))
_INDUSTRY_PARENT = tuple(
    Column(c) for c in ("industry_code", "parent_code", "industry_name", "parent_name")
)
_PRODUCT_PRODUCT = (Column("src"), Column("dst"), Column("relation"))


def _kind(
    part: str,
    columns: tuple[Column, ...],
    requires: tuple[str, ...],
    transform: Callable[[Row, Context], Iterable[Said]],
    *,
    names_firms: bool = True,
    after: Callable[[list[Row], Raw], list[Row]] = lambda rows, raw: rows,
    beside: tuple[str, ...] = (),
) -> Kind:
    made = table(
        "chainkg", f"产业链图谱:{part}", columns, (requires,), transform, names_firms=names_firms
    )

    def read(raw: Raw) -> Content:
        content = made.read(raw) if raw.sheet else _json_lines(raw)
        return replace(content, rows=after(list(content.rows), raw), as_of=None)

    return replace(made, read=read, beside=beside)


def _json_lines(raw: Raw) -> Content:
    """One JSON object a line, with the published field names."""
    text, _ = decode(raw.data)
    fields = _FIELDS[raw.stem]
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            rows.append(Row(number, _cells(line, number, fields), ((raw.stem, line),)))
    return Content(rows, raw.stem)


def _cells(line: str, number: int, fields: Mapping[str, str]) -> tuple[Cell, ...]:
    try:
        item = json.loads(line)
    except (json.JSONDecodeError, RecursionError):
        item = None
    if not isinstance(item, dict):
        raise FileRefused(f"第 {number} 行不是 JSON", hint="每行一个 JSON 对象")
    return tuple(
        Cell(fields[key], str(value))
        for key, value in item.items()
        if key in fields and value not in (None, "")
    )


_FIELDS: dict[str, dict[str, str]] = {
    "company": {"name": "short_name", "fullname": "full_name", "code": "code"},
    "industry": {"name": "name", "code": "code"},
    "product": {"name": "name"},
    "company_industry": {
        "company_code": "company_code",
        "industry_code": "industry_code",
        "industry_name": "industry_name",
    },
    "company_product": {
        "company_code": "company_code",
        "product_name": "product",
        "rel_weight": "revenue_share",
    },
    "industry_industry": {
        "from_code": "industry_code",
        "from_industry": "industry_name",
        "to_code": "parent_code",
        "to_industry": "parent_name",
    },
    "product_product": {"from_entity": "src", "to_entity": "dst", "rel": "relation"},
}
"""Published files and their fields, in the words of the columns."""


def _largest_share(rows: list[Row], raw: Raw) -> list[Row]:
    """Of several rows for one firm and product the one with the largest share stays."""
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for row in rows:
        key = (row.text("company_code"), product_name(row.text("product")))
        try:
            held = float(row.text("revenue_share") or 0)
        except ValueError:
            held = -1.0
        if held <= 1 and (key not in best or held > best[key][0]):
            best[key] = (held, row.number)
    kept = []
    for row in rows:
        key = (row.text("company_code"), product_name(row.text("product")))
        usable = key not in best or best[key][1] == row.number
        kept.append(row if usable else replace(row, left_out="同一企业同一产品另有一行"))
    return kept


def _with_names(rows: list[Row], raw: Raw) -> list[Row]:
    """Industry names from `industries.csv` beside, where the rows hold codes alone."""
    data = raw.beside("industries.csv")
    if data is None:
        return rows
    table_rows = csv.DictReader(io.StringIO(decode(data)[0]))
    names = {r.get("code", ""): r.get("name", "") for r in table_rows}
    named = []
    for row in rows:
        extra = tuple(
            Cell(column.replace("_code", "_name"), names[row.text(column)])
            for column in ("industry_code", "parent_code")
            if names.get(row.text(column)) and not row.cell(column.replace("_code", "_name"))
        )
        named.append(replace(row, cells=(*row.cells, *extra)))
    return named


COMPANY = _kind("企业", _COMPANY, ("code", "full_name"), company)
COMPANY_INDUSTRY = _kind(
    "企业行业",
    _COMPANY_INDUSTRY,
    ("company_code", "industry_code"),
    company_industry,
    after=_with_names,
    beside=("industries.csv",),
)
COMPANY_PRODUCT = _kind(
    "企业产品", _COMPANY_PRODUCT, ("company_code", "product"), company_product, after=_largest_share
)
INDUSTRY_PARENT = _kind(
    "行业层级", _INDUSTRY_PARENT, ("industry_code", "parent_code"), industry_parent,
    names_firms=False, after=_with_names, beside=("industries.csv",),
)  # fmt: skip
PRODUCT_PRODUCT = _kind(
    "产品关系", _PRODUCT_PRODUCT, ("src", "dst", "relation"), product_product, names_firms=False
)
INDUSTRY = _kind(
    "行业", (Column("code"), Column("name")), ("code", "name"), name_only, names_firms=False
)
PRODUCT = _kind("产品", (Column("name"),), ("name",), name_only, names_firms=False)

PUBLISHED: Mapping[str, Kind] = {
    "company": COMPANY,
    "industry": INDUSTRY,
    "product": PRODUCT,
    "company_industry": COMPANY_INDUSTRY,
    "company_product": COMPANY_PRODUCT,
    "industry_industry": INDUSTRY_PARENT,
    "product_product": PRODUCT_PRODUCT,
}
"""Files of the published folder, by their stem."""
TABLES: Mapping[str, Kind] = {
    "companies": COMPANY,
    "industries": INDUSTRY,
    "products": PRODUCT,
    "company_industries": COMPANY_INDUSTRY,
    "company_products": COMPANY_PRODUCT,
    "industry_parents": INDUSTRY_PARENT,
    "product_products": PRODUCT_PRODUCT,
}
"""The same as CSV."""
