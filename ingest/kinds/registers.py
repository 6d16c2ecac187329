"""enterprises/: the bureau's registers of firms."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.rows import Row
from ingest.tables.headers import Column
from ingest.values import integer, positive_amount, split

COLUMNS = (
    firms.NAME,
    firms.USCC,
    firms.STOCK,
    firms.SHORT,
    firms.OWNERSHIP,
    Column("所在区县", ("所在地", "区县", "地区", "注册地", "所属区县", "县区", "所在县区", "县(市、区)", "区域", "所属地区", "行政区划", "region")),
    Column("地址", ("企业地址", "注册地址", "详细地址", "经营地址", "住所", "address")),
    Column("所属行业", ("行业", "行业类别", "国民经济行业", "所属产业", "industry")),
    Column("产业链", ("所属产业链", "重点产业链", "chain")),
    Column("环节", ("产业链环节", "所属环节", "链上环节", "segment")),
    Column("主营产品", ("主要产品", "产品", "主导产品", "产品名称", "products")),
    Column("主营业务", ("主要业务", "业务范围", "main_business")),
    Column("经营范围", ("business_scope",)),
    Column("营业收入", ("营收", "主营业务收入", "年营业收入", "销售收入", "营业总收入", "revenue")),
    Column("员工人数", ("职工人数", "从业人数", "员工数", "用工人数", "从业人员", "employees")),
    Column("链主", ("链主企业", "是否链主", "是否链主企业")),
    Column("备注", ("说明",)),
)  # fmt: skip


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a register."""
    firm = firms.mention(row, leader=firms.leader(row))
    yield firm
    # (firm)-[LOCATED_IN]->(region)
    address = row.cell("地址")
    home = firms.home(firm.name, row.cell("所在区县"), address, context.region)
    if home:
        where = {"address": address.text if address else None}
        yield Claim("LOCATED_IN", firm, nodes.region(home), where)
    # (firm)-[IN_INDUSTRY]->(industry)
    for name in split(row.text("所属行业")):
        yield Claim("IN_INDUSTRY", firm, nodes.industry(name))
    yield from _work(row, firm, context)
    # (firm)-[MAKES]->(product)
    for name in split(row.text("主营产品")):
        yield Claim("MAKES", firm, nodes.product(name))
    # (source)-[DESCRIBES]->(firm)
    for column, part in (("主营业务", "main_business"), ("经营范围", "scope")):
        if text := row.text(column):
            yield Claim("DESCRIBES", context.source, firm, {"part": part, "text": text})
    yield from _figures(row, firm, context)


def _work(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    """(firm)-[WORKS_IN]->(segment), stated. Words that no chain map knows are reported."""
    words = split(row.text("产业链"))
    chains, strange = context.vocabulary.chains(words)
    for word in strange:
        context.note(f"产业链“{word}”不在链图中")
    named = split(row.text("环节"))
    if words and not chains:
        return
    segments, unknown = context.vocabulary.segment_ids(named, chains)
    for word in unknown:
        if not strange:
            context.note(f"环节“{word}”不在链图中")
    for key in segments:
        quote = "、".join(p for p in (row.text("产业链"), row.text("环节")) if p)
        said = {"strength": 1.0, "how": "stated", "quote": quote}
        yield Claim("WORKS_IN", firm, nodes.segment(key), said)


def _figures(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    """(source)-[REPORTS]->(firm), one for each year; year 0 where none is stated."""
    revenues = {cell.year or 0: positive_amount(cell) for cell in row.all("营业收入")}
    staff = {cell.year or 0: integer(cell) for cell in row.all("员工人数")}
    for cell in row.all("营业收入"):
        if (
            not cell.unit
            and revenues[cell.year or 0] is None
            and cell.text.strip("0123456789.,") == ""
        ):
            context.note("营业收入没有单位,没有取用(表头写明 万元 或 亿元)")
    if len(revenues) == 1 and set(staff) == {0}:
        staff = {next(iter(revenues)): staff[0]}
    for year in sorted({*revenues, *staff}):
        figures = {"revenue": revenues.get(year), "employees": staff.get(year)}
        if any(value is not None for value in figures.values()):
            yield Claim("REPORTS", context.source, firm, {"year": year, **figures})


REGISTER = table("register", "企业名册", COLUMNS, ((firms.NAME.name,),), transform, local=True)
