"""reference/: what large groups and industry leaders make, and whose they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from graph.claims import Claim, Mention
from graph.names import stock_code
from graph.places import places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Kind, Raw, Said, table
from ingest.rows import BadCell, Cell, Content, Row
from ingest.tables.headers import Column
from ingest.values import is_absent, split

COLUMNS = (
    Column("name", ("企业名称",)),
    Column("group_key", ("集团简称",)),
    Column("headquarters", ("总部",)),
    Column("industries", ("行业",)),
    Column("products", ("产品",)),
    Column("listed_members", ("上市公司",)),
    Column("known_for", ("以何著称",)),
    Column("certainty", ("把握",)),
    Column("member_of", ("所属集团",)),
)
CERTAINTY = {"sure": 0.95, "likely": 0.8, "unknown": 0.5}
"""What the words of the column mean as a share."""
_HEAD = "head"


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one group, or of one leader (whose listed code is its own)."""
    own = _codes(row) if row.cell("is_leader") else []
    key = row.text("group_key")
    head = Mention(name=key) if row.cell(_HEAD) else None
    firm = Mention(
        name=firms.name_of(row.cell("name"), "name"),
        stock=own[0] if own else None,
        short_names=() if head or is_absent(key) else (firms.clean_name(key),),
    )
    yield firm
    yield from _about(row, firm, context)
    # (firm)-[BELONGS_TO_GROUP]->(group)
    said = {"how": "stated", "certainty": CERTAINTY.get(row.text("certainty"))}
    if head:
        yield Claim("BELONGS_TO_GROUP", firm, head, said)
    if above := row.text("member_of"):
        yield Claim("BELONGS_TO_GROUP", firm, Mention(firms.clean_name(above)), said)
    for code in [] if own else _codes(row):
        yield Claim("BELONGS_TO_GROUP", Mention(stock=code), firm, said)


def _about(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    # (firm)-[LOCATED_IN]->(region)
    where = row.text("headquarters")
    if not is_absent(where):
        if home := places().find(where):
            yield Claim("LOCATED_IN", firm, nodes.region(home))
        else:
            context.note(f"不认识的总部所在地“{where}”,没有取用")
    # (firm)-[IN_INDUSTRY]->(industry), (firm)-[MAKES]->(product)
    for name in split(row.text("industries")):
        yield Claim("IN_INDUSTRY", firm, nodes.industry(name))
    for name in split(row.text("products")):
        yield Claim("MAKES", firm, nodes.product(name))
    # (source)-[DESCRIBES]->(firm)
    if known := row.text("known_for"):
        yield Claim("DESCRIBES", context.source, firm, {"part": "introduction", "text": known})


def _codes(row: Row) -> list[str]:
    found = []
    for text in split(row.text("listed_members")):
        code = stock_code(text)
        if code is None:
            raise BadCell("listed_members", text, "不是 A 股证券代码", "六位代码,用；分开")
        found.append(code)
    return found


_TABLE = table("groups", "集团与龙头企业", COLUMNS, (("name", "group_key", "products"),), transform)


def _read(raw: Raw) -> Content:
    """Names that share a key are one group: their rows get its head."""
    content = _TABLE.read(raw)
    keys = Counter(row.text("group_key") for row in content.facts() if row.text("group_key"))
    leaders = raw.sheet is not None and any(
        "member_of" in cells for _, cells in raw.sheet.rows[:30]
    )
    rows = []
    for row in content.rows:
        marks = [Cell(_HEAD, "是")] if keys[row.text("group_key")] > 1 else []
        marks += [Cell("is_leader", "是")] if leaders else []
        rows.append(replace(row, cells=(*row.cells, *marks)) if marks else row)
    return replace(content, rows=rows)


GROUP: Kind = replace(_TABLE, read=_read)
