"""policies/ and parks/: what supports which chains, and where there is room."""

from collections.abc import Iterator

from graph.claims import Claim, Node
from graph.names import product_name, squeeze
from graph.places import places
from ingest import nodes
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Row
from ingest.tables.headers import Column
from ingest.values import date, is_absent, split

POLICY_COLUMNS = (
    Column("政策名称", ("名称", "文件名称", "政策文件", "标题")),
    Column("文号", ("发文字号", "文件号", "发文号")),
    Column("发文机关", ("发布机关", "发文单位", "发布单位", "制定机关", "印发机关")),
    Column("发布日期", ("发文日期", "印发日期", "发布时间", "成文日期")),
    Column("失效日期", ("有效期至", "截止日期", "失效时间", "有效期")),
    Column("适用地区", ("适用区域", "适用范围", "地区")),
    Column("适用产业", ("适用产业链", "支持产业", "产业", "适用行业", "产业链")),
    Column("要点", ("政策要点", "主要内容", "内容摘要", "摘要")),
)
PARK_COLUMNS = (
    Column("园区名称", ("园区", "名称", "开发区名称")),
    Column("级别", ("园区级别", "等级")),
    Column("所在区县", ("区县", "所在地", "县区", "地区")),
    Column("主导产业", ("重点产业", "产业定位", "主导产业链")),
    Column("可用土地", ("可用土地面积", "可供土地", "可用用地", "剩余土地")),
    Column("标准厂房", ("标准化厂房", "可用厂房", "厂房面积", "标准厂房面积")),
    Column("备注", ("说明",)),
)


def policy(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one policy."""
    title = row.text("政策名称")
    if is_absent(title):
        raise BadCell("政策名称", title, "没有政策名称", "政策的全名")
    number = "" if is_absent(row.text("文号")) else squeeze(row.text("文号"))
    node = Node("Policy", number or product_name(title), {"name": product_name(title)})
    # (source)-[RECORDS]->(policy)
    yield Claim(
        "RECORDS",
        context.source,
        node,
        {
            "title": title,
            "number": number or None,
            "issuer": row.text("发文机关") or None,
            "issued_on": date(row.cell("发布日期")),
            "expires_on": date(row.cell("失效日期")),
            "points": row.text("要点") or None,
        },
    )
    # (policy)-[APPLIES_IN]->(region)
    where = nodes.place(row.cell("适用地区"), context.region)
    yield Claim("APPLIES_IN", node, nodes.region(where or places().present[context.region]))
    # (policy)-[SUPPORTS]->(chain | segment)
    chains, others = context.vocabulary.chains(split(row.text("适用产业")))
    segments, strange = context.vocabulary.segment_ids(others, ())
    for name in chains:
        yield Claim("SUPPORTS", node, nodes.chain(name))
    for key in segments:
        yield Claim("SUPPORTS", node, nodes.segment(key))
    for word in strange:
        context.note(f"适用产业“{word}”不在链图中")


def park(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one park."""
    name = row.text("园区名称")
    if is_absent(name):
        raise BadCell("园区名称", name, "没有园区名称", "园区的全名")
    where = nodes.place(row.cell("所在区县"), context.region) or places().present[context.region]
    node = nodes.park(name, where.code, context.region)
    # (source)-[RECORDS]->(park)
    yield Claim(
        "RECORDS",
        context.source,
        node,
        {
            "title": name,
            "level": row.text("级别") or None,
            "leading": row.text("主导产业") or None,
            "land": _measured(row, "可用土地"),
            "workshops": _measured(row, "标准厂房"),
        },
    )
    # (park)-[IN]->(region)
    yield Claim("IN", node, nodes.region(where))
    # (park)-[HOSTS]->(chain)
    chains, _ = context.vocabulary.chains(split(row.text("主导产业")))
    for chain in chains:
        yield Claim("HOSTS", node, nodes.chain(chain))


def _measured(row: Row, column: str) -> str | None:
    """A measure with the unit of its header, as text: 1200亩."""
    cell = row.cell(column)
    if cell is None or is_absent(cell.text):
        return None
    return cell.text if cell.unit in cell.text else f"{cell.text}{cell.unit}"


POLICY = table(
    "policies", "政策", POLICY_COLUMNS, (("政策名称",),), policy, local=True, names_firms=False
)
PARK = table("parks", "园区", PARK_COLUMNS, (("园区名称",),), park, local=True, names_firms=False)
