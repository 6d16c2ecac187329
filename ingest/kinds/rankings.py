"""rankings/: 500-strong lists and others; which list and edition, and who stands where."""

import re
from collections.abc import Iterator

from graph.claims import Claim
from graph.names import squeeze
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Content, Row
from ingest.tables.headers import Column
from ingest.values import positive_amount, rank, split

KNOWN_FILES = (
    ("china500", "中国企业500强"),
    ("private500", "中国民营企业500强"),
    ("fortune_global500", "世界500强"),
    ("provincial_soe", "省属国有企业名录"),
)
"""File names that stand for a list."""

COLUMNS = (
    firms.NAME,
    firms.SHORT,
    firms.USCC,
    firms.STOCK,
    Column("排名", ("名次", "位次", "序号", "位序", "名次(按营收)", "rank", "no")),
    Column("省份", ("所在地", "地区", "省市", "所在省份", "所属地区", "总部所在地", "总部", "province")),
    Column("营业收入", ("营收", "年营业收入", "营业总收入", "revenue")),
    Column("所属行业", ("行业", "sector", "industry")),
    Column("榜单", ("榜单名称", "ranking", "list")),
    Column("年份", ("年度", "届次", "edition", "year")),
)  # fmt: skip

_EDITION = re.compile(r"(?:19|20)\d{2}")
_JOINER = re.compile(r"[_\-\s]+")
_NOISE = re.compile(r"榜单|名单|发布|前\d+名?|top\d+|节选|排行榜|chinese|names|[()]", re.IGNORECASE)


def list_and_edition(title: str, stem: str) -> tuple[str, str]:
    """The list and its edition, told by the title row, else by the file's name."""
    stem = squeeze(_JOINER.sub("_", stem))
    edition = next(iter(_EDITION.findall(squeeze(title)) or _EDITION.findall(stem)), "")
    for start, name in KNOWN_FILES:
        if stem.lower().startswith(start):
            return name, edition
    said = title if "强" in title or "榜" in title or "名录" in title else stem
    words = _EDITION.sub("", squeeze(said)).replace("年度", "").replace("年", "")
    name = _NOISE.sub("", words).strip("_-·《》“”") or squeeze(said)
    return re.sub(r"_+$|^_+", "", name), edition


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a list."""
    name, edition = _list(row, context)
    firm = firms.mention(row)
    if firm.ownership is None and "民营" in name:
        firm = firms.owned(firm, "民营")
    elif firm.ownership is None and "国有" in name:
        firm = firms.owned(firm, "国有")
    yield firm
    # (firm)-[RANKED_IN]->(ranking)
    place = row.cell("排名")
    found = rank(place)
    if place is not None and found is None:
        raise BadCell("排名", place.text, "名次里没有数字", "整数,如 3 或 第3名")
    said = {"rank": found, "revenue": positive_amount(row.cell("营业收入"))}
    yield Claim("RANKED_IN", firm, nodes.ranking(name, edition), said)
    # (firm)-[LOCATED_IN]->(region)
    if home := nodes.place(row.cell("省份"), None):
        yield Claim("LOCATED_IN", firm, nodes.region(home))
    # (firm)-[IN_INDUSTRY]->(industry)
    for industry in split(row.text("所属行业")):
        yield Claim("IN_INDUSTRY", firm, nodes.industry(industry))


def _list(row: Row, context: Context) -> tuple[str, str]:
    name, edition = list_and_edition(context.title, context.stem)
    stated, year = row.cell("榜单"), row.cell("年份")
    if stated:
        name, own = list_and_edition(stated.text, stated.text)
        edition = own or edition
    if year and (found := _EDITION.search(year.text)):
        edition = found.group()
    return name, edition


def _as_of(content: Content, stem: str) -> str | None:
    return list_and_edition(content.title, stem)[1] or None


RANKING = table("ranking", "榜单", COLUMNS, ((firms.NAME.name,),), transform, as_of=_as_of)
