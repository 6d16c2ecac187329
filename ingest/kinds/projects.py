"""projects/: ledgers of projects, from 线索 to 投产."""

from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.model import PROJECT_STAGES, Value
from graph.names import simplified, squeeze
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.kind import Context, Said, table
from ingest.kinds.money import positive_yuan
from ingest.rows import BadCell, Cell, Row
from ingest.stated_words import BY_PRODUCT, Stated, segments_in, written
from ingest.tables.headers import column
from ingest.values import choice, date, is_absent, split

COLUMNS = (
    column("项目名称", "建设项目、签约项目、项目、名称、project"),
    column(
        "投资方",
        "投资单位、投资企业、投资主体、投资商、投资者、招引企业、招商企业、客商名称、引进企业、"
        "建设单位、业主单位、项目单位、项目业主、企业名称",
    ),
    column(
        "总投资",
        "总投资额、投资总额、计划总投资、投资额、合同金额、协议金额、签约金额、投资规模",
        money=True,
    ),
    column("到位资金", "到位金额、实际到位、到位内资、累计到位资金、累计完成投资", money=True),
    column("产业链", "所属产业链、所属产业、产业类别"),
    column("环节", "产业链环节、所属环节"),
    column("产品", "主要产品、主营产品、建设内容、建设规模及内容、建设内容及规模"),
    column(
        "所在区县",
        "区县、县区、落地县区、落地区县、落地县(区)、落户地、落地地点、所在地、建设地点、地区",
    ),
    column("园区", "落户园区、所在园区、承载园区"),
    column("阶段", "项目阶段、项目状态、进展、状态、进度、项目进展、进展情况、项目进展情况"),
    column("签约日期", "签约时间"),
    column("开工日期", "开工时间"),
    column("投产日期", "投产时间、竣工日期、竣工时间"),
    column("备注", "说明"),
)
STAGE_WORDS = {
    word: stage
    for stage, words in {
        "洽谈": "在谈、谈判、对接、意向",
        "线索": "跟踪、储备",
        "签约": "已签约、签订合同",
        "开工": "已开工、在建、建设中、开工建设",
        "投产": "已投产、建成、建成投产、竣工、竣工投产、试生产",
        "终止": "已终止、退出、中止、取消",
    }.items()
    for word in words.split("、")
}
"""How ledgers write the stages beside their own names."""


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a ledger."""
    name = row.cell("项目名称")
    if name is None or is_absent(name.text):
        raise BadCell("项目名称", row.text("项目名称"), "没有项目名称", "项目名称")
    where, told = _place(row, name.text, context.region)
    project = nodes.project(name, where.code, context.region)
    # (source)-[RECORDS]->(project)
    yield Claim("RECORDS", context.source, project, _record(row, context))
    # (project)-[IN]->(region), (project)-[IN]->(park)
    yield Claim("IN", project, nodes.region(where), told)
    park = row.cell("园区")
    if park and not is_absent(park.text):
        yield Claim("IN", project, nodes.park(park, where.code, context.region))
    # (project)-[BY]->(firm)
    for investor in split(row.text("投资方")):
        firm = Mention(firms.name_of(Cell("投资方", investor), "投资方"))
        yield Claim("BY", project, firm)
    # (project)-[FILLS]->(segment)
    for stated in _segments(row, context):
        yield Claim("FILLS", project, nodes.segment(stated.key), stated.properties())


def _place(row: Row, title: str, bureau: str) -> tuple[Region, dict[str, Value]]:
    """Where a project is: its column; else the place its title begins with; else the bureau's."""
    cell = row.cell("所在区县")
    if cell and not is_absent(cell.text):
        return nodes.local_place(cell, bureau), {}
    known = places()
    said = known.find(title, bureau)
    here = said is not None and said.code != bureau and known.inside(said.code, bureau)
    if said and here and simplified(squeeze(title)).startswith(said.core):
        return said, {"certainty": BY_PRODUCT, "why": "项目名称以地名开头"}
    return known.present[bureau], {}


def _segments(row: Row, context: Context) -> list[Stated]:
    """The segments that 环节 states; where it states none, those that products or title state."""
    if keys := context.vocabulary.work(row, context.notes):
        return [written("环节", key) for key in keys]
    chains, _ = context.vocabulary.chains(split(row.text("产业链")))
    texts = [("产品", part) for part in split(row.text("产品"))]
    texts.append(("项目名称", row.text("项目名称")))
    return segments_in(texts, context.vocabulary, chains)


def _record(row: Row, context: Context) -> dict[str, Value]:
    return {
        "title": row.text("项目名称"),
        "stage": _stage(row.cell("阶段")),
        "products": tuple(split(row.text("产品"))) or None,
        "amount": positive_yuan(row.cell("总投资"), context),
        "arrived": positive_yuan(row.cell("到位资金"), context),
        "signed_on": date(row.cell("签约日期")),
        "started_on": date(row.cell("开工日期")),
        "opened_on": date(row.cell("投产日期")),
    }


def _stage(cell: Cell | None) -> str | None:
    if cell is None or is_absent(cell.text):
        return None
    if stage := STAGE_WORDS.get(squeeze(cell.text)):
        return stage
    return choice(cell, PROJECT_STAGES)


PROJECT = table("projects", "项目台账", COLUMNS, (("项目名称",),), transform, local=True)
