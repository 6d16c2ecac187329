"""projects/: ledgers of projects, from 线索 to 投产."""

from collections.abc import Iterator

from graph.claims import Claim, Mention, Node
from graph.model import PROJECT_STAGES
from graph.names import squeeze
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Cell, Row
from ingest.tables.headers import Column
from ingest.values import date, is_absent, positive_amount, split

COLUMNS = (
    Column("项目名称", ("项目", "名称", "建设项目", "签约项目", "project")),
    Column("投资方", ("投资单位", "投资企业", "投资主体", "建设单位", "业主单位", "项目单位", "项目业主", "企业名称")),
    Column("总投资", ("投资额", "投资总额", "计划总投资", "总投资额", "合同金额", "签约金额", "投资规模")),
    Column("到位资金", ("到位金额", "实际到位", "到位内资", "累计到位资金", "累计完成投资")),
    Column("产业链", ("所属产业链", "所属产业", "产业类别")),
    Column("环节", ("产业链环节", "所属环节")),
    Column("产品", ("主要产品", "建设内容", "主营产品")),
    Column("所在区县", ("区县", "县区", "所在地", "建设地点", "落地县区", "地区", "落地区县")),
    Column("园区", ("落户园区", "所在园区", "承载园区")),
    Column("阶段", ("项目阶段", "进展", "状态", "项目状态", "进度")),
    Column("签约日期", ("签约时间",)),
    Column("开工日期", ("开工时间",)),
    Column("投产日期", ("投产时间", "竣工日期", "竣工时间")),
    Column("备注", ("说明",)),
)  # fmt: skip
STAGE_WORDS = {
    "在谈": "洽谈", "谈判": "洽谈", "对接": "洽谈", "意向": "洽谈", "跟踪": "线索", "储备": "线索",
    "已签约": "签约", "签订合同": "签约", "已开工": "开工", "在建": "开工", "建设中": "开工", "开工建设": "开工",
    "已投产": "投产", "建成": "投产", "建成投产": "投产", "竣工": "投产", "竣工投产": "投产", "试生产": "投产",
    "已终止": "终止", "退出": "终止", "中止": "终止", "取消": "终止",
}  # fmt: skip
"""How ledgers write the stages beside their own names."""


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a ledger."""
    name = row.text("项目名称")
    if is_absent(name):
        raise BadCell("项目名称", name, "没有项目名称", "项目名称")
    where, in_park = _where(row, context)
    project = nodes.project(name, where.code, context.region)
    # (source)-[RECORDS]->(project)
    yield Claim("RECORDS", context.source, project, _record(row, name))
    # (project)-[IN]->(region), (project)-[IN]->(park)
    yield Claim("IN", project, nodes.region(where))
    if in_park:
        yield Claim("IN", project, in_park)
    # (project)-[BY]->(firm)
    for investor in split(row.text("投资方")):
        cell = Cell("投资方", investor)
        yield Claim("BY", project, Mention(firms.name_of(cell, "投资方")))
    # (project)-[FILLS]->(segment)
    for key in _segments(row, context):
        yield Claim("FILLS", project, nodes.segment(key))


def _where(row: Row, context: Context) -> tuple[Region, Node | None]:
    where = nodes.place(row.cell("所在区县"), context.region)
    where = where or places().present[context.region]
    park = row.text("园区")
    return where, None if is_absent(park) else nodes.park(park, where.code, context.region)


def _record(row: Row, name: str) -> dict[str, str | float | tuple[str, ...] | None]:
    return {
        "title": name,
        "stage": _stage(row.cell("阶段")),
        "products": tuple(split(row.text("产品"))) or None,
        "amount": positive_amount(row.cell("总投资")),
        "arrived": positive_amount(row.cell("到位资金")),
        "signed_on": date(row.cell("签约日期")),
        "started_on": date(row.cell("开工日期")),
        "opened_on": date(row.cell("投产日期")),
    }


def _stage(cell: Cell | None) -> str | None:
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    stage = STAGE_WORDS.get(text, text)
    if stage not in PROJECT_STAGES:
        raise BadCell(cell.column, cell.text, "不认识这个阶段", "、".join(PROJECT_STAGES))
    return stage


def _segments(row: Row, context: Context) -> list[str]:
    words = split(row.text("产业链"))
    chains, strange = context.vocabulary.chains(words)
    for word in strange:
        context.note(f"产业链“{word}”不在链图中")
    if words and not chains:
        return []
    known, unknown = context.vocabulary.segment_ids(split(row.text("环节")), chains)
    for word in unknown:
        context.note(f"环节“{word}”不在链图中")
    return known


PROJECT = table("projects", "项目台账", COLUMNS, (("项目名称",),), transform, local=True)
