"""reference/: profiles and yearly figures of listed firms."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.kinds.money import positive_yuan, yuan
from ingest.rows import BadCell, Row
from ingest.tables.headers import column
from ingest.values import integer, is_absent

_CODE = column("code", "证券代码、股票代码")
PROFILE_COLUMNS = (
    _CODE,
    column("short_name", "证券简称、简称"),
    column("full_name", "公司名称、企业名称"),
    column("province", "省份"),
    column("city", "城市"),
    column("industry", "所属行业"),
    column("main_business", "主营业务"),
    column("business_scope", "经营范围"),
    column("introduction", "公司简介"),
    column("employees", "员工人数"),
)
FINANCIAL_COLUMNS = (
    _CODE,
    column("year", "年份、年度"),
    column("revenue", "营业收入", money=True),
    column("net_profit", "净利润", money=True),
    column("total_assets", "总资产", money=True),
)
UNUSED_FIGURES = (
    "operating_profit_yuan",
    "total_profit_yuan",
    "fixed_assets_yuan",
    "roe_pct",
    "bps",
    "eps",
)
UNKNOWN_PLACE = "所在地中有 {} 处地名不认识,没有取用"
PARTS = (
    ("main_business", "main_business"),
    ("introduction", "introduction"),
    ("business_scope", "scope"),
)


def profile(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one listed firm's profile."""
    full = row.cell("full_name")
    firm = Mention(
        name="" if full is None or is_absent(full.text) else firms.name_of(full, "full_name"),
        stock=firms.listed_code(row, "code"),
        short_names=firms.short_names(row.text("short_name")),
    )
    yield firm
    # (firm)-[LOCATED_IN]->(region)
    if home := _home(row, context):
        yield Claim("LOCATED_IN", firm, nodes.region(home))
    # (firm)-[IN_INDUSTRY]->(industry)
    for industry in nodes.industries(row.cell("industry")):
        yield Claim("IN_INDUSTRY", firm, industry)
    # (source)-[DESCRIBES]->(firm)
    for header, part in PARTS:
        if not is_absent(text := row.text(header)):
            yield Claim("DESCRIBES", context.source, firm, {"part": part, "text": text})
    # (source)-[REPORTS]->(firm)
    if staff := integer(row.cell("employees")):
        yield Claim("REPORTS", context.source, firm, {"year": 0, "employees": staff})


def _home(row: Row, context: Context) -> Region | None:
    """The city in its province, or either of them alone."""
    province, city = (
        "" if is_absent(row.text(column)) else row.text(column) for column in ("province", "city")
    )
    if not province and not city:
        return None
    found = places().find(f"{province}{city}")
    if found is None and not places().contradiction(f"{province}{city}"):
        found = places().find(city)
    if found is None:
        context.notes.word(UNKNOWN_PLACE, f"{province}{city}")
    return found


def financial(row: Row, context: Context) -> Iterator[Said]:
    """The figures of one listed firm in one year."""
    firm = Mention(stock=firms.listed_code(row, "code"))
    year = integer(row.cell("year"))
    if not year or not 1980 <= year <= 2100:
        raise BadCell("year", row.text("year"), "不是年份", "四位年份")
    # (source)-[REPORTS]->(firm)
    figures = {
        "revenue": yuan(row.cell("revenue"), context),
        "net_profit": yuan(row.cell("net_profit"), context),
        "assets": positive_yuan(row.cell("total_assets"), context),
    }
    yield Claim("REPORTS", context.source, firm, {"year": year, **figures})


PROFILE = table(
    "profiles",
    "上市公司简介",
    PROFILE_COLUMNS,
    (("code", "full_name", "main_business"),),
    profile,
)
FINANCIAL = table(
    "financials",
    "上市公司财务",
    FINANCIAL_COLUMNS,
    (("code", "year", "revenue"),),
    financial,
    unused=UNUSED_FIGURES,
)
