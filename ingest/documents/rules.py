"""The extractors, in one table: kind of fact, names of their rules, function."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.documents.chains import chain_counts, chains
from ingest.documents.cited import cited
from ingest.documents.damage import LOST
from ingest.documents.fact import Fact, FactKind
from ingest.documents.figures import figures
from ingest.documents.firms import firms, spans
from ingest.documents.gazetteer import Found, Gazetteer
from ingest.documents.heading import heading
from ingest.documents.lists import lists
from ingest.documents.mechanisms import mechanisms
from ingest.documents.regions import clusters
from ingest.documents.tabled import tabled
from ingest.documents.text import Span, Text
from ingest.documents.ventures import projects, ventures
from ingest.personal import MASK


@dataclass(frozen=True)
class Desk:
    """A text with what several extractors look at."""

    text: Text
    known: Gazetteer | None = None
    firms: Sequence[Found] = ()
    ventures: Sequence[tuple[Fact, list[Span]]] = field(default=())

    @classmethod
    def of(cls, text: Text, known: Gazetteer | None = None) -> "Desk":
        """Look for firms and projects first: their figures are no indicators."""
        found = spans(text, known)
        return cls(text, known, found, ventures(text, found))


@dataclass(frozen=True, slots=True)
class Extractor:
    """One extractor: the kinds it finds, what it looks for, its rules, fields, and function."""

    kinds: tuple[FactKind, ...]
    what: str
    rules: tuple[str, ...]
    fields: tuple[str, ...]
    extract: Callable[[Desk], Iterable[Fact]]


def _damaged(desk: Desk) -> Iterable[Fact]:
    for start, end in desk.text.damage:
        value = desk.text.text[start:end]
        yield Fact(FactKind.DAMAGED, value, start, end, 0.95, "signs that mean nothing")


def _figures(desk: Desk) -> Iterable[Fact]:
    cells = list(tabled(desk.text))
    taken = [span for _, own in desk.ventures for span in own]
    yield from cells
    yield from figures(desk.text, [*taken, *((f.start, f.end) for f in cells)])


EXTRACTORS = (
    Extractor(
        (FactKind.DOCUMENT,),
        "题名、发文机关、文号、日期、地方",
        ("title",),
        ("issuer", "number", "date", "place"),
        lambda d: heading(d.text),
    ),
    Extractor(
        (FactKind.CHAIN,),
        "正文称为产业链的,或列在几条产业链里的",
        (
            "named 产业链",
            "list before 产业链",
            "listed behind a count",
            "listed as 产业链",
            "counted industries",
            "column of a table",
        ),
        (),
        lambda d: chains(d.text),
    ),
    Extractor(
        (FactKind.CHAIN_COUNT,),
        "几条产业链:9、5+3",
        ("counted chains",),
        (),
        lambda d: chain_counts(d.text),
    ),
    Extractor(
        (FactKind.ENTERPRISE,),
        "企业,含简称;机关、协会、学校、园区不算",
        (
            "legal form",
            "group or company",
            "known name",
            "list of firms",
            "listed with firms",
            "name with its trade",
            "short form",
            "column of a table",
        ),
        (),
        lambda d: firms(d.text, d.known),
    ),
    Extractor(
        (FactKind.CLUSTER,),
        "招商面向的区域板块和地方",
        ("region cluster", "aimed at places"),
        (),
        lambda d: clusters(d.text),
    ),
    Extractor(
        (FactKind.LIST_MEANT,),
        "500强一类的榜单,行业领军企业",
        ("500-strong", "500-strong, joined", "leaders of trades"),
        (),
        lambda d: lists(d.text),
    ),
    Extractor(
        (FactKind.PROJECT,),
        "有名称的项目",
        ("named project", "list of projects", "row of a table"),
        ("firm", "product", "capacity", "amount_yuan", "stage"),
        lambda d: projects(d.ventures),
    ),
    Extractor(
        (FactKind.INDICATOR, FactKind.GOAL),
        "报告的数字;要达到的数字",
        ("reported figure", "figure to be reached", "cell of a table"),
        ("name", "unit", "period", "region"),
        _figures,
    ),
    Extractor(
        (FactKind.CITED,),
        "书名号里的文件",
        ("within title marks",),
        ("doc_kind", "number"),
        lambda d: cited(d.text),
    ),
    Extractor(
        (FactKind.MECHANISM,),
        "有名称的机制、做法",
        (
            "counted scheme",
            "quoted scheme",
            "known mechanism",
            "body for the purpose",
            "scheme set up",
            "rounds of a scheme",
        ),
        (),
        lambda d: mechanisms(d.text),
    ),
    Extractor(
        (FactKind.DAMAGED,),
        "损坏、读不出的地方",
        ("signs that mean nothing",),
        (),
        _damaged,
    ),
)


EACH = (FactKind.CITED, FactKind.DAMAGED)
"""Kinds of which every passage is a fact; names of the others stand once in a document."""
CUT = (FactKind.ENTERPRISE, FactKind.PROJECT, FactKind.CHAIN, FactKind.MECHANISM)
"""Kinds whose names may have lost a sign to damage right beside them."""


def facts(text: Text, known: Gazetteer | None = None) -> list[Fact]:
    """Every fact of a text, in the order of its passages; none stands on damaged signs."""
    found: list[Fact] = []
    named: set[tuple[FactKind, str, str]] = set()
    for piece in text.pieces():
        desk = Desk.of(piece.text, known)
        for extractor in EXTRACTORS:
            if piece.moved and FactKind.DOCUMENT in extractor.kinds:
                continue
            for fact in extractor.extract(desk):
                if fact.start < piece.skipped or _is_cut(fact, piece.text) or _is_masked(fact):
                    continue
                if isinstance(fact.value, str) and fact.kind not in EACH:
                    told = fact.kind, fact.value, _row_of(fact)
                    if told in named:
                        continue
                    named.add(told)
                found.append(fact.moved(piece.moved))
    order = list(FactKind)
    return sorted(found, key=lambda f: (f.start, f.end, order.index(f.kind)))


def _is_cut(fact: Fact, text: Text) -> bool:
    return fact.kind in CUT and LOST in text.beside(fact.start, fact.end)


def _is_masked(fact: Fact) -> bool:
    """Whether a fact's name holds a person's that was taken out: ***同志牵头专班."""
    if fact.kind in (FactKind.DOCUMENT, FactKind.DAMAGED):
        return False
    return MASK in str(fact.value) or MASK in str(fact.fields.get("name", ""))


def _row_of(fact: Fact) -> str:
    """What tells two rows of one name apart: two firms may have a project of the same name."""
    return f"{fact.fields['firm']}" if fact.rule == "row of a table" else ""
