"""reference/: what large groups and industry leaders make, and whose they are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.claims import Claim, Mention
from graph.names import stock_code
from graph.naming.parts import parse_name
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
    column("stock", "证券代码"),
    column("other_names", "其他名称"),
)
UNUSED = ("other_listed", "source")
CERTAINTY = {"sure": 0.95, "likely": 0.8, "unknown": 0.5}
"""What the words of the column mean as a share."""
UNKNOWN_PLACE = "总部所在地中有 {} 处地名不认识,没有取用"
_SHARED = "shared"
"""A cell beside those of the file: other rows have the same key."""


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one group, or of one leader (whose listed code is its own).

    A group that is listed itself has its code in a column of its own.
    """
    members = _members(row)
    own, members = _own(row, members, context)
    key = row.text("group_key")
    others = firms.short_names(row.text("other_names"))
    short = () if row.cell(_SHARED) else firms.short_names(key)
    firm = Mention(
        name=firms.name_of(row.cell("name"), "name"),
        stock=own,
        short_names=(*short, *(n for n in others if not parse_name(n).legal)),
        former_names=tuple(n for n in others if parse_name(n).legal),
    )
    yield firm
    yield from _about(row, firm, context)
    # (firm)-[BELONGS_TO_GROUP]->(group)
    said = {"how": "stated", "certainty": CERTAINTY.get(row.text("certainty"))}
    if row.cell(_SHARED):
        yield Claim("BELONGS_TO_GROUP", firm, Mention(name=key), said)
    if not is_absent(above := row.text("member_of")):
        yield Claim("BELONGS_TO_GROUP", firm, Mention(firms.clean_name(above)), said)
    for member in members:
        yield Claim("BELONGS_TO_GROUP", member, firm, said)


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


def _own(row: Row, members: list[Mention], context: Context) -> tuple[str | None, list[Mention]]:
    """The firm's own code, and those of the members: a table of leaders has no members."""
    if "stock" in context.columns:
        text = row.text("stock")
        own = None if is_absent(text) else _code("stock", text)
        return own, [m for m in members if m.stock != own]
    if "member_of" in context.columns:
        return (members[0].stock if members else None), []
    return None, members


def _members(row: Row) -> list[Mention]:
    """The listed members: a code, and where the cell gives them its full and its short name."""
    found = []
    for text in split(row.text("listed_members")):
        code, *names = text.split()
        name, *short = map(firms.clean_name, names) if names else ("",)
        stock = _code("listed_members", code)
        found.append(Mention(name=name, stock=stock, short_names=tuple(short)))
    return found


def _code(column: str, text: str) -> str:
    code = stock_code(text)
    if code is None:
        expected = "六位代码,后面可以空一格写全称、简称;几家用；分开"
        raise BadCell(column, text, "不是 A 股证券代码", expected)
    return code


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
