"""relations/: who supplies whom, who owns whom, and other ties."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.model import TIE_KINDS
from graph.names import squeeze
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Row
from ingest.tables.headers import column
from ingest.values import choice, is_absent, share

COLUMNS = (
    firms.NAME,
    column("对方企业", "对方、对方企业名称、对方单位、关联企业、关联方"),
    column("关系", "关系类型、关联关系、与对方关系、relation"),
    column("持股比例", "股权比例、占股比例、持股、share"),
    column("对方地区", "地区、对方所在地"),
    column("说明", "备注、note"),
    column("供应商", "供货方、上游企业、supplier"),
    column("客户", "采购方、下游企业、购货方、customer"),
    column("母公司", "控股股东、股东、集团、parent"),
    column("子公司", "下属企业、成员企业、被投资企业、subsidiary"),
)
REQUIRES = (
    (firms.NAME.name, "对方企业", "关系"),
    (firms.NAME.name, "对方地区", "关系"),
    ("供应商", "客户"),
    ("母公司", "子公司"),
)
PARENTS = ("母公司", "控股股东", "集团")
OTHER_WORDS = {
    **dict.fromkeys(
        ("隶属", "隶属于", "隶属集团", "所属集团", "上级单位", "上级公司", "上级集团", "总公司"),
        "母公司",
    ),
    **dict.fromkeys(("全资子公司", "控股子公司", "下属企业", "下属公司", "成员企业"), "子公司"),
    **dict.fromkeys(("供货商", "供方", "上游"), "供应商"),
    **dict.fromkeys(("采购方", "需方", "下游"), "客户"),
}
"""Other words for a relation; they are read as the one beside them."""
RELATIONS = ("供应商", "客户", *PARENTS, "子公司", *TIE_KINDS)


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The one claim of a row, in any of the three layouts. Raises `BadCell`."""
    said = _said(row, context)
    if isinstance(said.end, Mention) and said.start == said.end:
        column = next(c for c in ("对方企业", "客户", "母公司") if row.cell(c))
        raise BadCell(column, row.text(column), "两方是同一家企业", "另一家企业")
    yield said


def _said(row: Row, context: Context) -> Claim:
    note = row.text("说明") or None
    if row.cell("供应商") or row.cell("客户"):
        # (supplier)-[SUPPLIES]->(customer)
        return Claim("SUPPLIES", _firm(row, "供应商"), _firm(row, "客户"), {"note": note})
    if row.cell("母公司") or row.cell("子公司"):
        return _belongs(_firm(row, "子公司"), _firm(row, "母公司"), row)
    firm = _firm(row, firms.NAME.name)
    relation = _relation(row)
    other = row.cell("对方企业")
    if other is None or is_absent(other.text):
        return _tie_to_place(firm, relation, row, context)
    return _between(firm, Mention(firms.name_of(other, "对方企业")), relation, row)


def _between(firm: Mention, other: Mention, relation: str, row: Row) -> Claim:
    """对方企业 is the 关系 of 企业名称."""
    note = row.text("说明") or None
    if relation == "供应商":
        return Claim("SUPPLIES", other, firm, {"note": note})
    if relation == "客户":
        return Claim("SUPPLIES", firm, other, {"note": note})
    if relation in PARENTS:
        return _belongs(firm, other, row)
    if relation == "子公司":
        return _belongs(other, firm, row)
    # (firm)-[TIED_TO]->(other)
    return Claim("TIED_TO", firm, other, {"kind": relation, "note": note})


def _tie_to_place(firm: Mention, relation: str, row: Row, context: Context) -> Claim:
    """(firm)-[TIED_TO]->(region)."""
    where = nodes.place(row.cell("对方地区"), context.region)
    if where is None:
        raise BadCell("对方企业", "", "对方企业和对方地区都空着", "填其中一个")
    if relation not in TIE_KINDS or relation == "同集团":
        raise BadCell("关系", relation, "对一个地区没有这种关系", "商会、乡情、校友、合作")
    said = {"kind": relation, "note": row.text("说明") or None}
    return Claim("TIED_TO", firm, nodes.region(where), said)


def _belongs(child: Mention, parent: Mention, row: Row) -> Claim:
    """(child)-[BELONGS_TO_GROUP]->(parent)."""
    held = share(row.cell("持股比例"))
    return Claim("BELONGS_TO_GROUP", child, parent, {"share": held, "how": "stated"})


def _firm(row: Row, column: str) -> Mention:
    return Mention(firms.name_of(row.cell(column), column))


def _relation(row: Row) -> str:
    cell = row.cell("关系")
    if cell is None:
        raise BadCell("关系", "", "没有写关系", "、".join(RELATIONS))
    word = squeeze(cell.text)
    return OTHER_WORDS.get(word) or choice(cell, RELATIONS)


RELATION = table("relations", "企业关系", COLUMNS, REQUIRES, transform, local=True)
