"""projects/: ledgers of projects, from 线索 to 投产."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.claims import Claim, Mention, Node
from graph.model import Value
from graph.names import simplified, squeeze
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import firms
from ingest.kinds.dates import dates
from ingest.kinds.kind import Context, Kind, Raw, Said, table
from ingest.kinds.money import positive_yuan
from ingest.kinds.name_notes import is_joint
from ingest.kinds.namesakes import NAMESAKE, with_namesakes
from ingest.kinds.parks import node_of
from ingest.kinds.stages import stage_of
from ingest.park_names import FoundPark, parks_in
from ingest.rows import BadCell, Cell, Content, Row
from ingest.stated_words import BY_PRODUCT, Stated, segments_in, written
from ingest.tables.headers import column
from ingest.values import is_absent, split

COLUMNS = (
    column(
        "项目名称",
        "建设项目、建设项目名称、招商项目名称、签约项目名称、重点项目名称、项目全称、签约项目、项目、名称、project",
    ),
    column(
        "投资方",
        "投资方名称、投资单位、投资单位名称、投资企业、投资企业名称、投资主体、投资商、投资商名称、投资者、"
        "投资客商、招引企业、招商企业、客商、客商名称、客商单位、引进企业、引进企业名称、签约企业、签约客商、"
        "落户企业、乙方、乙方名称、乙方单位、乙方企业、建设单位、建设业主、业主单位、项目单位、项目业主、企业名称、企业",
        several=True,
    ),
    column(
        "总投资",
        "总投资额、投资总额、项目总投资、项目总投资额、项目投资总额、计划总投资、计划总投资额、预计总投资、"
        "协议总投资、协议投资额、协议投资总额、合同总投资、合同投资额、投资额、合同金额、协议金额、签约金额、"
        "签约总额、项目投资额、投资规模",
        money=True,
        whole=True,
    ),
    column(
        "到位资金",
        "到位金额、实际到位、实际到位资金、已到位资金、到位内资、累计到位资金、累计到位金额、累计到位、"
        "累计完成投资",
        money=True,
        whole=True,
    ),
    column("产业链", "所属产业链、所属产业、产业类别、产业类型、所属重点产业链、重点产业链"),
    column("环节", "产业链环节、所属环节"),
    column("产品", "主要产品、主营产品、产品名称、产品方案"),
    column(
        "建设内容",
        "建设内容及规模、建设内容和规模、建设内容与规模、建设规模及内容、建设规模和内容、建设规模与内容、"
        "主要建设内容、主要建设内容及规模、建设规模及主要建设内容、主要建设规模及内容、项目建设内容、"
        "项目内容、项目主要内容、项目简介、项目概况、项目基本情况",
    ),
    column(
        "所在区县",
        "区县、县区、落地县区、落地区县、落地县(区)、落地区(县)、所属县区、所属区县、所在县区、属地、"
        "落户地、所在地、地区",
    ),
    column(
        "地点",
        "建设地点、建设地址、建设位置、项目地点、项目地址、项目建设地点、落地地点、落户地点、选址、"
        "项目选址、拟选址、地址",
    ),
    column("园区", "落户园区、所在园区、承载园区、入驻园区、落地园区、所属园区、园区名称"),
    column(
        "阶段",
        "项目阶段、项目所处阶段、所处阶段、建设阶段、项目状态、进展、状态、进度、项目进展、项目进度、"
        "建设进度、建设进展、当前进展、目前进展、进展情况、项目进展情况、项目进度情况、工作进展",
    ),
    column("签约日期", "签约时间、签订日期、签订时间、协议签订时间、合同签订时间"),
    column("开工日期", "开工时间、实际开工时间、开工年月"),
    column("投产日期", "投产时间、实际投产时间、建成投产时间、竣工日期、竣工时间"),
    column("备注", "说明"),
)
DATES = (("签约日期", "signed_on"), ("开工日期", "started_on"), ("投产日期", "opened_on"))
UNKNOWN_SITE = "地点中有 {} 处看不出在哪个区县,按本地处理"
JOINT = "投资方中有 {} 处是联合体,不是一家企业,没有取用"
UNKNOWN_STAGE = "阶段中有 {} 种说法看不出到了哪一步,没有取用"
Told = Mapping[str, Value]
"""Certainty and reason of a claim; nothing where a column of its own states it."""


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one row of a ledger."""
    name = row.cell("项目名称")
    if name is None or is_absent(name.text):
        raise BadCell("项目名称", row.text("项目名称"), "没有项目名称", "项目名称")
    where, told = _place(row, name.text, context)
    parks = list(_parks(row, where, context))
    investors = _investors(row, context)
    project = nodes.project(name, where.code, investors[0] if row.cell(NAMESAKE) else "")
    # (source)-[RECORDS]->(project)
    yield Claim("RECORDS", context.source, project, _record(row, context))
    # (project)-[IN]->(region), (project)-[IN]->(park)
    yield Claim("IN", project, nodes.region(where), told)
    for other in _other_places(row, where, context.region):
        yield Claim("IN", project, nodes.region(other))
    for park, said in parks:
        yield Claim("IN", project, park, said)
    # (project)-[BY]->(firm)
    for investor in filter(None, investors):
        yield Claim("BY", project, Mention(investor))
    # (project)-[FILLS]->(segment)
    for stated in _segments(row, context):
        yield Claim("FILLS", project, nodes.segment(stated.key), stated.properties())


def _investors(row: Row, context: Context) -> list[str]:
    """Those of the likeliest column that names any; one without a name where none does."""
    found = next((found for cell in row.all("投资方") if (found := split(cell.text))), [])
    for text in filter(is_joint, found):
        context.notes.word(JOINT, text)
    alone = [text for text in found if not is_joint(text)]
    return [firms.name_of(Cell("投资方", text), "投资方") for text in alone] or [""]


def _place(row: Row, title: str, context: Context) -> tuple[Region, Told]:
    """Where a project is: its county's column; else where its site, its park or its title say.

    Nothing of these means the bureau's region.
    """
    bureau, known = context.region, places()
    if stated := nodes.place_or_told(row.cell("所在区县"), bureau, context.notes):
        return stated, {}
    site = row.text("地点")
    if site and (said := known.find(site, bureau)) and said.code != bureau:
        return said, {}
    for found in parks_in(_site_texts(row), context.vocabulary.parks, bureau):
        region = known.present[found.park.region]
        return region, _said(found)
    if site and known.find(site, bureau) is None:
        context.notes.word(UNKNOWN_SITE, site)
    named = known.find(title, bureau)
    here = named is not None and named.code != bureau and known.inside(named.code, bureau)
    if named and here and simplified(squeeze(title)).startswith(named.core):
        return named, {"certainty": BY_PRODUCT, "why": "项目名称以地名开头"}
    return known.present[bureau], {}


def _other_places(row: Row, where: Region, bureau: str) -> list[Region]:
    """The counties beside the first that a cell lists: 汉台区、城固县."""
    found = [places().find(text, bureau) for text in split(row.text("所在区县"))]
    return [region for region in dict.fromkeys(found) if region and region != where]


def _parks(row: Row, where: Region, context: Context) -> Iterator[tuple[Node, Told]]:
    """The parks that a column of its own states; else those that site, content or title name."""
    known = context.vocabulary.parks
    cell = row.cell("园区")
    if cell and not is_absent(cell.text):
        found = parks_in([("园区", cell.text)], known, where.code)
        for one in found:
            whole = one.park.name == squeeze(cell.text)
            stated = written("园区", one.park.id).properties()
            yield node_of(one.park), stated if whole else _said(one)
        if not found:
            yield nodes.park(cell, where.code, context.region), written("园区", "").properties()
        return
    texts = [*_site_texts(row), *_texts(row)]
    for one in parks_in(texts, known, where.code):
        yield node_of(one.park), _said(one)


def _said(found: FoundPark) -> Told:
    return {"certainty": found.certainty, "why": found.why}


def _site_texts(row: Row) -> list[tuple[str, str]]:
    return [("地点", row.text("地点"))] if row.text("地点") else []


def _texts(row: Row) -> list[tuple[str, str]]:
    """The free words of a row that tell of what is built."""
    texts = [("产品", part) for part in split(row.text("产品"))]
    texts += [("建设内容", part) for part in split(row.text("建设内容"))]
    return [*texts, ("项目名称", row.text("项目名称"))]


def _segments(row: Row, context: Context) -> list[Stated]:
    """The segments that 环节 states; where it states none, those that products or title state."""
    if keys := context.vocabulary.work(row, context.notes):
        return [written("环节", key) for key in keys]
    chains, _ = context.vocabulary.chains(split(row.text("产业链")))
    return segments_in(_texts(row), context.vocabulary, chains)


def _record(row: Row, context: Context) -> dict[str, Value]:
    return {
        "title": row.text("项目名称"),
        "stage": _stage(row.cell("阶段"), context),
        "products": tuple(split(row.text("产品"))) or None,
        "content": row.text("建设内容") or None,
        "amount": positive_yuan(row.cell("总投资"), context),
        "arrived": positive_yuan(row.cell("到位资金"), context),
        **dates(row, context, DATES),
    }


def _stage(cell: Cell | None, context: Context) -> str | None:
    """The stage that a word or a passage on progress tells; what tells none is noted."""
    if cell is None or is_absent(cell.text):
        return None
    found = stage_of(squeeze(cell.text))
    if found is None:
        context.notes.word(UNKNOWN_STAGE, cell.text)
    return found


_TABLE = table("projects", "项目台账", COLUMNS, (("项目名称",),), transform, local=True)


def _read(raw: Raw) -> Content:
    content = _TABLE.read(raw)
    rows = with_namesakes(content.rows, "项目名称", "投资方", "所在区县")
    return replace(content, rows=rows)


PROJECT: Kind = replace(_TABLE, read=_read)
