"""enterprises/: the bureau's registers of firms."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.model import Value
from ingest import nodes
from ingest.kinds import firms, owned
from ingest.kinds.dates import dates
from ingest.kinds.kind import Context, Said, table
from ingest.kinds.money import positive_yuan
from ingest.rows import Row
from ingest.tables.headers import column
from ingest.values import integer

COLUMNS = (
    firms.NAME,
    firms.USCC,
    firms.STOCK,
    firms.SHORT,
    firms.FORMER,
    firms.OWNERSHIP,
    *owned.COLUMNS,
    column(
        "所在区县",
        "所属区县、所在县区、区县、县区、县、所在地、注册地、所属地区、地区、"
        "区域、行政区划、行政区划代码、所在地区、所在地行政区划、注册地区、region、district、location",
    ),
    column(
        "地址",
        "企业地址、注册地址、详细地址、经营地址、生产地址、生产经营地址、办公地址、单位地址、公司地址、"
        "单位所在地、住所、address",
    ),
    column(
        "所属行业",
        "行业、行业名称、行业类别、所属行业名称、行业大类、国民经济行业、国民经济行业类别、所属产业、industry",
    ),
    column("产业链", "所属产业链、重点产业链、chain"),
    column("环节", "产业链环节、所属环节、链上环节、segment"),
    column("主营产品", "主要产品、主要产品名称、主导产品、产品名称、产品、products、mainproducts"),
    column(
        "主营业务", "主要业务、主要业务活动、主营业务活动、主营业务介绍、业务范围、main_business"
    ),
    column(
        "简介",
        "企业简介、公司简介、单位简介、企业介绍、公司介绍、企业概况、公司概况、企业基本情况、基本情况、"
        "introduction",
    ),
    column("经营范围", "business_scope"),
    column(
        "营业收入",
        "主营业务收入、主营收入、年营业收入、营业总收入、营收、销售收入、上年营业收入、上年度营业收入、"
        "上年营收、上年度营收、去年营业收入、上一年营业收入、上年主营业务收入、上年销售收入、revenue",
        money=True,
    ),
    column(
        "员工人数",
        "职工人数、从业人数、从业人员数、从业人员期末人数、期末从业人员、平均用工人数、期末用工人数、员工数、"
        "员工总数、在职员工、用工人数、从业人员、employees",
    ),
    column("成立日期", "成立时间、成立年份、注册时间、注册日期、开业时间、开业成立时间"),
    column("链主", "链主企业、是否链主、是否链主企业"),
    column("备注", "说明"),
)

PARTS = (("主营业务", "main_business"), ("简介", "introduction"), ("经营范围", "scope"))


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a register."""
    founded = dates(row, context, (("成立日期", "founded"),))["founded"]
    firm = firms.mention(
        row, context, founded=str(founded) if founded else None, leader=firms.leader(row)
    )
    yield firm
    # (firm)-[BELONGS_TO_GROUP]->(owner)
    yield from owned.belongs(row, firm, context)
    # (firm)-[LOCATED_IN]->(region)
    address = row.cell("地址")
    home = firms.home(firm.name, row.cell("所在区县"), address, context)
    where = {"address": address.text if address else None}
    yield Claim("LOCATED_IN", firm, nodes.region(home), where)
    # (firm)-[IN_INDUSTRY]->(industry)
    for industry in nodes.industries(row.cell("所属行业")):
        yield Claim("IN_INDUSTRY", firm, industry)
    # (firm)-[WORKS_IN]->(segment), stated
    quote = "、".join(text for text in (row.text("产业链"), row.text("环节")) if text)
    for key in context.vocabulary.work(row, context.notes):
        said: dict[str, Value] = {"strength": 1.0, "how": "stated", "quote": quote}
        yield Claim("WORKS_IN", firm, nodes.segment(key), said)
    # (firm)-[MAKES]->(product)
    for product in nodes.products(row.cell("主营产品")):
        yield Claim("MAKES", firm, product)
    # (source)-[DESCRIBES]->(firm)
    for header, part in PARTS:
        if text := row.text(header):
            yield Claim("DESCRIBES", context.source, firm, {"part": part, "text": text})
    yield from _figures(row, firm, context)


def _figures(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    """(source)-[REPORTS]->(firm), one for each year; year 0 where none is stated."""
    revenues = {cell.year or 0: positive_yuan(cell, context) for cell in row.all("营业收入")}
    staff = {cell.year or 0: integer(cell) for cell in row.all("员工人数")}
    if len(revenues) == 1 and set(staff) == {0}:
        staff = {next(iter(revenues)): staff[0]}
    for year in sorted({*revenues, *staff}):
        figures = {"revenue": revenues.get(year), "employees": staff.get(year)}
        if any(value is not None for value in figures.values()):
            yield Claim("REPORTS", context.source, firm, {"year": year, **figures})


REGISTER = table("register", "企业名册", COLUMNS, ((firms.NAME.name,),), transform, local=True)
