"""reference/: profiles and yearly figures of listed firms."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.names import stock_code
from graph.places import places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Row
from ingest.tables.headers import Column
from ingest.values import amount, integer, is_absent

_CODE = Column("code", ("证券代码", "股票代码"))
_NAME = Column("full_name", ("公司名称", "企业名称"))
PROFILE_COLUMNS = (
    _CODE,
    Column("short_name", ("证券简称", "简称")),
    _NAME,
    Column("province", ("省份",)),
    Column("city", ("城市",)),
    Column("industry", ("所属行业",)),
    Column("main_business", ("主营业务",)),
    Column("business_scope", ("经营范围",)),
    Column("introduction", ("公司简介",)),
    Column("employees", ("员工人数",)),
)
FINANCIAL_COLUMNS = (
    _CODE,
    Column("year", ("年份", "年度")),
    Column("revenue", ("营业收入",)),
    Column("net_profit", ("净利润",)),
    Column("total_assets", ("总资产",)),
)


def profile(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one listed firm's profile."""
    short = row.text("short_name")
    full = row.cell("full_name")
    firm = Mention(
        name="" if full is None or is_absent(full.text) else firms.name_of(full, "full_name"),
        stock=_code(row),
        short_names=(firms.clean_name(short),) if not is_absent(short) else (),
    )
    yield firm
    # (firm)-[LOCATED_IN]->(region)
    where = "".join(t for t in (row.text("province"), row.text("city")) if not is_absent(t))
    if where and (home := places().find(where) or places().find(row.text("city"))):
        yield Claim("LOCATED_IN", firm, nodes.region(home))
    elif where:
        context.note(f"不认识的地方“{where}”,没有取用")
    # (firm)-[IN_INDUSTRY]->(industry)
    if not is_absent(row.text("industry")):
        yield Claim("IN_INDUSTRY", firm, nodes.industry(row.text("industry")))
    # (source)-[DESCRIBES]->(firm)
    for column, part in (
        ("main_business", "main_business"),
        ("introduction", "introduction"),
        ("business_scope", "scope"),
    ):
        if not is_absent(text := row.text(column)):
            yield Claim("DESCRIBES", context.source, firm, {"part": part, "text": text})
    # (source)-[REPORTS]->(firm)
    if staff := integer(row.cell("employees")):
        yield Claim("REPORTS", context.source, firm, {"year": 0, "employees": staff})


def financial(row: Row, context: Context) -> Iterator[Said]:
    """The figures of one listed firm in one year."""
    firm = Mention(stock=_code(row))
    year = integer(row.cell("year"))
    if not year or not 1980 <= year <= 2100:
        raise BadCell("year", row.text("year"), "不是年份", "四位年份")
    # (source)-[REPORTS]->(firm)
    figures = {
        "revenue": amount(row.cell("revenue")),
        "net_profit": amount(row.cell("net_profit")),
        "assets": amount(row.cell("total_assets")),
    }
    yield Claim("REPORTS", context.source, firm, {"year": year, **figures})


def _code(row: Row) -> str:
    code = stock_code(row.text("code"))
    if code is None:
        raise BadCell("code", row.text("code"), "不是 A 股证券代码", "如 600438.SH")
    return code


PROFILE = table(
    "profiles", "上市公司简介", PROFILE_COLUMNS, (("code", "full_name", "main_business"),), profile
)
FINANCIAL = table(
    "financials", "上市公司财务", FINANCIAL_COLUMNS, (("code", "year", "revenue"),), financial
)
