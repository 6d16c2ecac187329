"""documents/: official documents, each fact a row, each row the claims that it makes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.claims import Claim, Mention, Node
from graph.claims.sources import CITED
from graph.names import product_name
from graph.places import Region, cluster, places
from ingest import nodes
from ingest.documents.fact import Fact, FactKind
from ingest.documents.limits import refuse_large
from ingest.documents.reading import Reading, read_document
from ingest.kinds.kind import Context, Kind, Raw, Said
from ingest.rows import DAMAGED_PASSAGE, Cell, Content, LeftOut, Row

HEADERS = ("种类", "内容", "原文")
STAGES = {"落户": "签约", "落地": "签约"}
"""Stages of the texts that the model has no word for: what has settled has signed."""
_LEGAL = ("公司", "合作社", "银行")


@dataclass(frozen=True, slots=True)
class FactRow(Row):
    """One fact of a document, as a row."""

    fact: Fact | None = None
    quote: str = ""
    place: str = ""
    """Code of the region that the document speaks of, where it is known."""


def read(raw: Raw) -> Content:
    """The facts of a document. Raises `FileRefused`."""
    found = read_document(raw.name or raw.stem, raw.data)
    heading = found.heading
    place = str(heading.fields.get("place") or "") if heading else ""
    region = places().find(place) if place else None
    rows = [
        _row(number, fact, found, region.code if region else "")
        for number, fact in enumerate(found.facts, 1)
    ]
    date = heading.fields.get("date") if heading else None
    title = str(heading.value) if heading else raw.stem
    return Content(rows, title, str(date) if date else None, found.messages)


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one fact."""
    assert isinstance(row, FactRow)
    assert row.fact is not None
    yield from _CLAIMS[row.fact.kind](row, row.fact, context)


def _row(number: int, fact: Fact, found: Reading, place: str) -> FactRow:
    quote = found.quote(fact)
    line = (fact.kind.value, str(fact.value), quote)
    cells = (Cell("种类", fact.kind.value), Cell("内容", str(fact.value)))
    return FactRow(number, cells, HEADERS, line, fact=fact, quote=quote, place=place)


def _passage(row: FactRow, fact: Fact) -> dict[str, str | int]:
    return {"quote": row.quote, "start": fact.start, "end": fact.end}


def _document(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    raise LeftOut("题名、文号、日期记在来源上")


def _damaged(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    raise LeftOut(DAMAGED_PASSAGE)


def _chain(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    chains, _ = context.vocabulary.chains([str(fact.value)])
    if not chains:
        raise LeftOut("不在链图中的产业链")
    for name in chains:
        # (source)-[MENTIONS]->(chain)
        yield Claim("MENTIONS", context.source, nodes.chain(name), _passage(row, fact))


def _enterprise(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    # (source)-[MENTIONS]->(enterprise)
    yield Claim("MENTIONS", context.source, firm(str(fact.value)), _passage(row, fact))


def _cluster(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    name = cluster(str(fact.value))
    if name is None:
        raise LeftOut("不是区域板块的地方")
    # (source)-[MENTIONS]->(cluster)
    yield Claim("MENTIONS", context.source, nodes.region_cluster(name), _passage(row, fact))


def _stated(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    numeric = isinstance(fact.value, float)
    name = str(fact.fields.get("name") or "未写明") if numeric else str(fact.value)
    region = _region_of(row, fact, context)
    # (source)-[STATES]->(region)
    yield Claim(
        "STATES",
        context.source,
        nodes.region(region),
        {
            "kind": fact.kind.value,
            "name": name,
            "value": fact.value if numeric else _total(fact),
            "unit": fact.fields.get("unit") or None,
            "period": fact.fields.get("period") or None,
            **_passage(row, fact),
        },
    )


def _region_of(row: FactRow, fact: Fact, context: Context) -> Region:
    """The region that a figure is of, else the document's, else the workspace's."""
    own = places().present.get(row.place) or places().present[context.region]
    told = fact.fields.get("region")
    if not told or told == own.name:
        return own
    region = places().find(str(told), near=own.code)
    if region is None:
        raise LeftOut("不是一个地方的数字")
    return region


def _total(fact: Fact) -> float | None:
    """The sum of a number of chains: 5+3 is eight; 1+N is none."""
    parts = str(fact.value).split("+")
    if fact.kind is not FactKind.CHAIN_COUNT or not all(part.isdigit() for part in parts):
        return None
    return float(sum(map(int, parts)))


def _cited(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    title = str(fact.value)
    cited = Node(
        "Source", f"{CITED}:{product_name(title)}", {"kind": CITED, "title": product_name(title)}
    )
    properties = {
        "title": title,
        "doc_kind": fact.fields.get("doc_kind") or None,
        "quote": row.quote,
    }
    # (source)-[CITES]->(source)
    yield Claim("CITES", context.source, cited, properties)


def _project(row: FactRow, fact: Fact, context: Context) -> Iterator[Said]:
    name, investor = str(fact.value).removesuffix("项目"), fact.fields.get("firm")
    if not investor or not row.place:
        raise LeftOut("项目没有写明企业或地方")
    region = places().present[row.place]
    project = nodes.project(Cell("项目", name), region.code)
    stage = str(fact.fields.get("stage") or "")
    product = fact.fields.get("product")
    # (source)-[RECORDS]->(project)
    yield Claim(
        "RECORDS",
        context.source,
        project,
        {
            "title": str(fact.value),
            "stage": STAGES.get(stage, stage) or None,
            "products": (str(product),) if product else None,
            "amount": fact.fields.get("amount_yuan"),
        },
    )
    # (project)-[IN]->(region), (project)-[BY]->(firm), one for each
    yield Claim("IN", project, nodes.region(region))
    for name in str(investor).split("、"):
        yield Claim("BY", project, firm(name))


def firm(name: str) -> Mention:
    """An enterprise by its legal name, or by a short name that another source must know."""
    return Mention(name, weak=not name.endswith(_LEGAL))


Maker = Callable[[FactRow, Fact, Context], Iterator[Said]]
_CLAIMS: Mapping[FactKind, Maker] = {
    FactKind.DOCUMENT: _document,
    FactKind.CHAIN: _chain,
    FactKind.CHAIN_COUNT: _stated,
    FactKind.ENTERPRISE: _enterprise,
    FactKind.CLUSTER: _cluster,
    FactKind.LIST_MEANT: _stated,
    FactKind.PROJECT: _project,
    FactKind.INDICATOR: _stated,
    FactKind.GOAL: _stated,
    FactKind.CITED: _cited,
    FactKind.MECHANISM: _stated,
    FactKind.DAMAGED: _damaged,
}

DOCUMENT = Kind("document", "公文", read, transform, local=True, check=refuse_large)
