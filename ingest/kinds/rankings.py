"""rankings/: 500-strong lists and others; which list and edition, and who stands where."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.claims import Claim
from graph.names import squeeze
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Raw, Said, table
from ingest.kinds.money import positive_yuan
from ingest.rows import BadCell, Content, Row
from ingest.tables.headers import column
from ingest.values import is_absent, rank

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
    column("排名", "名次、位次、位序、名次(按营收)、rank、ranking、no、序号"),
    column("省份", "所在省份、省市、总部所在地、所在地、所属地区、地区、总部、province"),
    column("营业收入", "年营业收入、营业总收入、营收、revenue", money=True),
    column("所属行业", "行业、sector、industry"),
    column("榜单", "榜单名称、list"),
    column("年份", "年度、届次、edition、year"),
)
UNUSED = (
    "admin_level",
    "city",
    "list_caliber",
    "source_page_type",
    "extraction_date",
    "completeness",
    "confidence",
    "uev_level",
    "needs_manual_review",
    "source_url",
    "notes",
    "order_among_chinese",
)
"""Columns of the published lists that say how they were gathered."""

UNKNOWN_PLACE = "省份或所在地中有 {} 处不认识,没有取用"
"""A list of the world names countries, and a list of the nation 香港 and 新疆兵团."""

_EDITION = re.compile(r"(?:19|20)\d{2}")
_JOINER = re.compile(r"[_\-\s]+")
_NOISE = re.compile(r"榜单|名单|发布|前\d+名?|top\d+|节选|排行榜|chinese|names|[()]", re.IGNORECASE)
_OWNED = (("民营", "民营"), ("国有", "国有"))
"""A word in a list's name, and what its members are then."""


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
    return name[: firms.MAX_NAME], edition


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a list."""
    name, edition = _list(row, context)
    owned = next((kind for word, kind in _OWNED if word in name), None)
    firm = firms.mention(row, context, owned=owned)
    yield firm
    # (firm)-[RANKED_IN]->(ranking)
    said = {
        "rank": _rank(row, context),
        "revenue": positive_yuan(row.cell("营业收入"), context),
    }
    yield Claim("RANKED_IN", firm, nodes.ranking(name, edition), said)
    # (firm)-[LOCATED_IN]->(region)
    if home := _home(row, context):
        yield Claim("LOCATED_IN", firm, nodes.region(home))
    # (firm)-[IN_INDUSTRY]->(industry)
    for industry in nodes.industries(row.cell("所属行业")):
        yield Claim("IN_INDUSTRY", firm, industry)


def _home(row: Row, context: Context) -> Region | None:
    """The province or city that the list puts the firm in; a word that is none is told."""
    where = row.text("省份")
    if is_absent(where):
        return None
    found = places().find(where)
    if found is None:
        context.notes.word(UNKNOWN_PLACE, where)
    return found


def _rank(row: Row, context: Context) -> int | None:
    place = row.cell("排名")
    if place is None and "排名" in context.columns:
        raise BadCell("排名", "", "没有名次", "整数,如 3 或 第3名")
    return rank(place) if place else None


def _list(row: Row, context: Context) -> tuple[str, str]:
    name, edition = list_and_edition(context.title, context.stem)
    stated, year = row.cell("榜单"), row.cell("年份")
    if stated:
        name, own = list_and_edition(stated.text, stated.text)
        edition = own or edition
    if year and (found := _EDITION.search(year.text)):
        edition = found.group()
    return name, edition


_TABLE = table("ranking", "榜单", COLUMNS, ((firms.NAME.name,),), transform, unused=UNUSED)


def _read(raw: Raw) -> Content:
    """A list that ranks nobody is a list of members."""
    content = _TABLE.read(raw)
    if "排名" in content.columns:
        return content
    return replace(content, messages=(*content.messages, "没有排名列,作为成员名单"))


def _as_of(content: Content, stem: str) -> str | None:
    return list_and_edition(content.title, stem)[1] or None


RANKING = replace(_TABLE, read=_read, as_of=_as_of)
