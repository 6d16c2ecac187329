"""What the rows of ChainKnowledgeGraph claim.

上游材料 (src, dst) reads (dst)-[INPUT_OF]->(src); 产品小类 (dst)-[KIND_OF]->(src); 下游产品
(src)-[INPUT_OF]->(dst).
"""

import re
from collections.abc import Iterator

from graph.claims import Claim, Mention, Node
from graph.names import product_name
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said
from ingest.rows import BadCell, LeftOut, Row

_ACCOUNTING = re.compile(
    r"抵销|抵消|平衡项目|调整项|合计|小计|总计|分部间|分部之间|内部交易|未分配|"
    r"^其[他它](?:业务|产品|收入|行业|主营|服务|地区|小计|项目)*(?:收入)?$|"
    r"^(?:境内|境外|国内|国外|海外|内销|外销|出口|华东|华南|华北|华中|西南|西北|东北)"
    r"(?:地区|销售|市场|收入)?$"
)
MAX_CODE = 40
_NO_NAME = re.compile(r"^[\W\d_]*$")


def company(row: Row, context: Context) -> Iterator[Said]:
    """A listed firm: code, full and short name."""
    yield Mention(
        name=firms.name_of(row.cell("full_name"), "full_name"),
        stock=firms.listed_code(row, "code"),
        short_names=firms.short_names(row.text("short_name")),
    )


def company_industry(row: Row, context: Context) -> Iterator[Said]:
    """(firm)-[IN_INDUSTRY]->(industry)."""
    firm = Mention(stock=firms.listed_code(row, "company_code"))
    yield Claim("IN_INDUSTRY", firm, _industry(row, "industry_code", "industry_name"))


def company_product(row: Row, context: Context) -> Iterator[Said]:
    """(firm)-[MAKES {revenue_share}]->(product)."""
    product = _product(row, "product")
    text = row.text("revenue_share")
    try:
        held = float(text) if text else None
    except ValueError:
        raise BadCell("revenue_share", text, "不是比例", "0-1 之间的数") from None
    if held is not None and not 0 <= held <= 1:
        raise LeftOut("营收占比不在 0-1 之间")
    firm = Mention(stock=firms.listed_code(row, "company_code"))
    yield Claim("MAKES", firm, product, {"revenue_share": held})


def industry_parent(row: Row, context: Context) -> Iterator[Said]:
    """(industry)-[WITHIN]->(industry)."""
    inner = _industry(row, "industry_code", "industry_name")
    yield Claim("WITHIN", inner, _industry(row, "parent_code", "parent_name"))


def product_product(row: Row, context: Context) -> Iterator[Said]:
    """(product)-[INPUT_OF | KIND_OF]->(product)."""
    src, dst = _product(row, "src"), _product(row, "dst")
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


def name_only(row: Row, context: Context) -> tuple[Said, ...]:
    """A name by itself is no claim: it comes into the graph with what is said of it."""
    raise LeftOut("只是名称,随关系入图")


def _product(row: Row, column: str) -> Node:
    name = product_name(row.text(column))
    if _NO_NAME.match(name):
        raise LeftOut("没有产品名称")
    if _ACCOUNTING.search(name):
        raise LeftOut("会计项目,不是产品")
    return nodes.named_product(column, name)


def _industry(row: Row, code: str, name: str) -> Node:
    if not 0 < len(row.text(code)) <= MAX_CODE:
        raise BadCell(code, row.text(code)[:MAX_CODE], "没有行业代码,或太长", "行业代码,如 110101")
    return nodes.industry(row.text(name) or row.text(code), row.text(code))
