"""parks/: where there is room, and for which chains."""

from collections.abc import Iterator

from graph.claims import Claim, Node
from graph.places import Region, places
from ingest import nodes
from ingest.kinds.kind import Context, Said, table
from ingest.park_names import KnownPark
from ingest.rows import BadCell, Cell, Row
from ingest.stated_words import written
from ingest.tables.headers import column
from ingest.values import is_absent, split

COLUMNS = (
    column("园区名称", "园区全称、开发区名称、集中区名称、产业园名称、载体名称、园区、名称"),
    column("简称", "园区简称、别名、又名、曾用名"),
    column("级别", "园区级别、开发区级别、等级"),
    column("所在区县", "所属区县、区县、县区、所在县区、所属县区、所在地、地区"),
    column("地址", "位置、园区位置、地理位置、具体位置、园区地址、详细地址、坐落"),
    column(
        "主导产业",
        "主导产业链、主导产业方向、产业方向、重点产业、重点产业方向、主要产业、特色产业、产业定位、"
        "产业定位及方向、重点发展产业",
    ),
    column(
        "可用土地",
        "可用土地面积、可供土地、可供土地面积、可供地面积、可用用地、可用地、剩余土地、剩余土地面积、"
        "剩余可用地、剩余可用土地、剩余可供土地、剩余可供地、剩余用地、可利用土地、可出让土地、可供工业用地、可用工业用地、可供工业用地面积、剩余工业用地、闲置土地",
    ),
    column("标准厂房", "标准厂房面积、标准化厂房、标准化厂房面积、已建标准厂房、厂房面积"),
    column(
        "闲置厂房",
        "闲置厂房面积、闲置标准厂房、空置厂房、空置厂房面积、剩余厂房、可用厂房、可租厂房、可租厂房面积",
    ),
    column("规划面积", "规划总面积、园区规划面积、总规划面积、规划用地面积"),
    column("已入驻企业", "入驻企业、入驻企业数、入园企业、已入园企业、入驻企业数量"),
    column("备注", "说明"),
)
UNKNOWN_PLACE = "地址中有 {} 处看不出在哪个区县,按本地处理"


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one park."""
    known = known_park(row, context.region)
    address = row.text("地址")
    if address and not row.cell("所在区县") and places().find(address, context.region) is None:
        context.notes.word(UNKNOWN_PLACE, address)
    park = node_of(known)
    # (source)-[RECORDS]->(park)
    yield Claim(
        "RECORDS",
        context.source,
        park,
        {
            "title": row.text("园区名称"),
            "level": row.text("级别") or None,
            "leading": row.text("主导产业") or None,
            "land": _measured(row, "可用土地"),
            "workshops": _measured(row, "标准厂房"),
            "idle_workshops": _measured(row, "闲置厂房"),
            "area": _measured(row, "规划面积"),
            "tenants": _measured(row, "已入驻企业"),
            "other_names": known.others or None,
        },
    )
    # (park)-[IN]->(region)
    yield Claim("IN", park, nodes.region(places().present[known.region]))
    # (park)-[HOSTS]->(chain); words that mean no chain stay in what is recorded
    chains, _ = context.vocabulary.chains(split(row.text("主导产业")))
    for chain in chains:
        stated = written("主导产业", chain)
        yield Claim("HOSTS", park, nodes.chain(stated.key), stated.properties())


def known_park(row: Row, bureau: str) -> KnownPark:
    """The park of a row: its id, its region, its other names. Raises `BadCell`."""
    name = row.cell("园区名称")
    if name is None or is_absent(name.text):
        raise BadCell("园区名称", row.text("园区名称"), "没有园区名称", "园区的全名")
    where = _place(row, name, bureau)
    node = nodes.park(name, where.code, bureau)
    return KnownPark(
        node.id, str(node.properties["name"]), where.code, tuple(split(row.text("简称")))
    )


def node_of(park: KnownPark) -> Node:
    """The node of a park."""
    return Node("Park", park.id, {"name": park.name})


def _place(row: Row, name: Cell, bureau: str) -> Region:
    """Its county; else where its address or its name say that it is; else the bureau's region."""
    if stated := nodes.place(row.cell("所在区县"), bureau):
        return stated
    if said := places().find(row.text("地址"), bureau):
        return said
    named = places().find(name.text, bureau)
    here = named is not None and places().inside(named.code, bureau)
    return named if named and here else places().present[bureau]


def _measured(row: Row, column: str) -> str | None:
    """A measure with the unit of its header, as text: 1200亩."""
    cell = row.cell(column)
    if cell is None or is_absent(cell.text):
        return None
    return cell.text if cell.unit in cell.text else f"{cell.text}{cell.unit}"


PARK = table("parks", "园区", COLUMNS, (("园区名称",),), transform, local=True, names_firms=False)
