"""policies/: what supports which chains, and where."""

import re
from collections.abc import Iterator

from graph.claims import Claim
from graph.names import squeeze
from graph.places import Region, places
from ingest import nodes
from ingest.kinds.dates import dates
from ingest.kinds.kind import Context, Said, table
from ingest.rows import BadCell, Cell, Row
from ingest.stated_words import Stated, chains_in, segments_in, written
from ingest.tables.headers import column
from ingest.values import is_absent, split
from ingest.vocabulary import UNKNOWN

COLUMNS = (
    column("政策名称", "文件名称、文件标题、政策文件、政策文件名称、政策标题、名称、标题"),
    column("文号", "发文字号、文件号、发文号、文件文号、政策文号"),
    column(
        "发文机关",
        "发布机关、发文单位、发布单位、发布部门、发文部门、制定机关、印发机关、印发单位、印发部门、出台部门、"
        "制定部门",
    ),
    column("发布日期", "发文日期、发文时间、印发日期、印发时间、发布时间、成文日期、出台时间"),
    column("失效日期", "有效期至、有效期限至、截止日期、失效时间、有效期、有效期限"),
    column("适用地区", "适用区域、适用范围、实施范围、地区"),
    column("适用产业", "适用产业链、支持产业、适用行业、支持行业、产业链、产业"),
    column("适用对象", "支持对象、扶持对象、申报对象、受益对象、奖补对象"),
    column(
        "要点",
        "政策要点、主要内容、政策内容、政策主要内容、内容摘要、支持内容、支持内容摘要、支持措施、支持政策、"
        "奖补内容、核心条款、政策摘要、摘要",
    ),
)
_YEAR = re.compile(r"[\[(【〔［﹝]((?:19|20)\d{2})年?[\])】〕］﹞]")
_EVERYWHERE = ("全国", "国家", "国家级")
DATES = (("发布日期", "issued_on"), ("失效日期", "expires_on"))


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one policy."""
    title = row.cell("政策名称")
    if title is None or is_absent(title.text):
        raise BadCell("政策名称", row.text("政策名称"), "没有政策名称", "政策的全名")
    number = "" if is_absent(row.text("文号")) else _number(row.text("文号"))
    policy = nodes.policy(title, number)
    # (source)-[RECORDS]->(policy)
    yield Claim(
        "RECORDS",
        context.source,
        policy,
        {
            "title": title.text,
            "number": number or None,
            "issuer": row.text("发文机关") or None,
            "points": row.text("要点") or None,
            **dates(row, context, DATES),
        },
    )
    # (policy)-[APPLIES_IN]->(region)
    for region in _regions(row.cell("适用地区"), context):
        yield Claim("APPLIES_IN", policy, nodes.region(region))
    # (policy)-[SUPPORTS]->(chain), (policy)-[SUPPORTS]->(segment)
    chains, segments = _supported(row, context)
    for stated in chains:
        yield Claim("SUPPORTS", policy, nodes.chain(stated.key), stated.properties())
    for stated in segments:
        yield Claim("SUPPORTS", policy, nodes.segment(stated.key), stated.properties())


def _supported(row: Row, context: Context) -> tuple[list[Stated], list[Stated]]:
    """Chains and segments that 适用产业 states; where it is empty, those that free words name."""
    words = split(row.text("适用产业"))
    if not words:
        texts = [(column, row.text(column)) for column in ("政策名称", "适用对象", "要点")]
        return chains_in(texts, context.vocabulary), segments_in(texts, context.vocabulary)
    chains, others = context.vocabulary.chains(words)
    segments = []
    for word in others:
        keys = context.vocabulary.of_segment(word)
        if len(keys) == 1:
            segments.append(written("适用产业", keys[0]))
        else:
            context.notes.word(f"适用产业{UNKNOWN}", word)
    return [written("适用产业", chain) for chain in chains], segments


def _number(text: str) -> str:
    """A document's number with the brackets of the standard about its year: 〔2023〕."""
    return _YEAR.sub(r"〔\1〕", squeeze(text))


def _regions(cell: Cell | None, context: Context) -> list[Region]:
    """Where a policy applies: nothing stated means the bureau's region; the whole country none."""
    here = places().present[context.region]
    if cell is None or is_absent(cell.text):
        return [here]
    words = [word for word in split(cell.text) if squeeze(word) not in _EVERYWHERE]
    found = [
        nodes.place_or_told(Cell(cell.column, word), context.region, context.notes) or here
        for word in words
    ]
    return list(dict.fromkeys(found))


POLICY = table(
    "policies", "政策", COLUMNS, (("政策名称",),), transform, local=True, names_firms=False
)
