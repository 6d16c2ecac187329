"""parks/: where there is room, and for which chains."""

from collections.abc import Iterator

from graph.claims import Claim
from ingest import nodes
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Row
from ingest.stated_words import written
from ingest.tables.headers import column
from ingest.values import is_absent, split

COLUMNS = (
    column("园区名称", "开发区名称、园区、名称"),
    column("级别", "园区级别、等级"),
    column("所在区县", "区县、县区、所在地、地区"),
    column("主导产业", "主导产业链、重点产业、产业定位"),
    column("可用土地", "可用土地面积、可供土地、可用用地、剩余土地"),
    column("标准厂房", "标准厂房面积、标准化厂房、可用厂房、厂房面积"),
    column("备注", "说明"),
)


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one park."""
    name = row.cell("园区名称")
    if name is None or is_absent(name.text):
        raise BadCell("园区名称", row.text("园区名称"), "没有园区名称", "园区的全名")
    where = nodes.local_place(row.cell("所在区县"), context.region)
    park = nodes.park(name, where.code, context.region)
    # (source)-[RECORDS]->(park)
    yield Claim(
        "RECORDS",
        context.source,
        park,
        {
            "title": name.text,
            "level": row.text("级别") or None,
            "leading": row.text("主导产业") or None,
            "land": _measured(row, "可用土地"),
            "workshops": _measured(row, "标准厂房"),
        },
    )
    # (park)-[IN]->(region)
    yield Claim("IN", park, nodes.region(where))
    # (park)-[HOSTS]->(chain); words that mean no chain stay in what is recorded
    chains, _ = context.vocabulary.chains(split(row.text("主导产业")))
    for chain in chains:
        stated = written("主导产业", chain)
        yield Claim("HOSTS", park, nodes.chain(stated.key), stated.properties())


def _measured(row: Row, column: str) -> str | None:
    """A measure with the unit of its header, as text: 1200亩."""
    cell = row.cell(column)
    if cell is None or is_absent(cell.text):
        return None
    return cell.text if cell.unit in cell.text else f"{cell.text}{cell.unit}"


PARK = table("parks", "园区", COLUMNS, (("园区名称",),), transform, local=True, names_firms=False)
