"""reference/: what large groups and industry leaders make, and whose they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.claims import Claim, Mention
from graph.names import stock_code
from graph.places import places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Kind, Raw, Said, table
from ingest.rows import BadCell, Cell, Content, Row, Rows
from ingest.tables.headers import column
from ingest.values import is_absent, split

COLUMNS = (
    column("name", "企业名称"),
    column("group_key", "集团简称"),
    column("headquarters", "总部"),
    column("industries", "行业"),
    column("products", "产品"),
    column("listed_members", "上市公司"),
    column("known_for", "以何著称"),
    column("certainty", "把握"),
    column("member_of", "所属集团"),
)
UNUSED = ("other_listed", "source")
CERTAINTY = {"sure": 0.95, "likely": 0.8, "unknown": 0.5}
"""What the words of the column mean as a share."""
UNKNOWN_PLACE = "总部所在地中有 {} 处地名不认识,没有取用"
_SHARED = "shared"
"""A cell beside those of the file: other rows have the same key."""


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one group, or of one leader (whose listed code is its own)."""
    codes = _codes(row)
    own = codes[0] if codes and "member_of" in context.columns else None
    key = row.text("group_key")
    firm = Mention(
        name=firms.name_of(row.cell("name"), "name"),
        stock=own,
        short_names=() if row.cell(_SHARED) else firms.short_names(key),
    )
    yield firm
    yield from _about(row, firm, context)
    # (firm)-[BELONGS_TO_GROUP]->(group)
    said = {"how": "stated", "certainty": CERTAINTY.get(row.text("certainty"))}
    if row.cell(_SHARED):
        yield Claim("BELONGS_TO_GROUP", firm, Mention(name=key), said)
    if not is_absent(above := row.text("member_of")):
        yield Claim("BELONGS_TO_GROUP", firm, Mention(firms.clean_name(above)), said)
    for code in codes if own is None else ():
        yield Claim("BELONGS_TO_GROUP", Mention(stock=code), firm, said)


def _about(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    # (firm)-[LOCATED_IN]->(region)
    where = row.text("headquarters")
    if not is_absent(where):
        if home := places().find(where):
            yield Claim("LOCATED_IN", firm, nodes.region(home))
        else:
            context.notes.word(UNKNOWN_PLACE, where)
    # (firm)-[IN_INDUSTRY]->(industry), (firm)-[MAKES]->(product)
    for industry in nodes.industries(row.cell("industries")):
        yield Claim("IN_INDUSTRY", firm, industry)
    for product in nodes.products(row.cell("products")):
        yield Claim("MAKES", firm, product)
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


_TABLE = table("groups", "集团与龙头企业", COLUMNS, (("name", "group_key", "products"),), transform,
               unused=UNUSED)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _WithSharedKeys:
    """Rows, marked where others have the same key: they are one group, with a head of that name."""

    rows: Rows
    shared: frozenset[str]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if row.text("group_key") in self.shared:
                yield replace(row, cells=(*row.cells, Cell(_SHARED, "是")))
            else:
                yield row


def _read(raw: Raw) -> Content:
    content = _TABLE.read(raw)
    facts = (row for row in content.rows if not row.left_out and not row.problem)
    keys = Counter(row.text("group_key") for row in facts)
    shared = frozenset(k for k, n in keys.items() if n > 1 and not is_absent(k))
    return replace(content, rows=_WithSharedKeys(content.rows, shared))


GROUP: Kind = replace(_TABLE, read=_read)
