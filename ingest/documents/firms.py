"""Enterprises that a text names: by their legal form, by a list, by names known beforehand."""

import re
from collections.abc import Iterator

from ingest.documents.fact import Fact, FactKind
from ingest.documents.firm_lists import listed_firms, listed_together
from ingest.documents.firm_names import (
    BELONGING,
    LIKE_FIRM,
    NO_FIRM,
    begin_of_name,
    is_trade,
    may_be_name,
)
from ingest.documents.firm_trades import by_trade, short_forms
from ingest.documents.gazetteer import Found, Gazetteer, builtin, known_names
from ingest.documents.phrases import left_edge
from ingest.documents.tables import columns
from ingest.documents.text import Text

LEGAL_FORM = re.compile(
    r"(?:有限责任公司|股份有限公司|有限公司|集团总公司|集团公司|股份公司|总公司|责任公司)(?:（[一-龥]{2,4}）)?(?:[一-龥]{2,6}分公司)?"
)
_GROUP = re.compile(r"(?<=[一-龥A-Za-z])集团(?![化式军]|有限|股份|公司|总公司|控股)")
_BRANCH = re.compile(r"(?<=[一-龥]{4})分公司")
_PLAIN = re.compile(
    r"(?<=[一-龥A-Za-z]{2})(?<!有限)(?<!份)(?<!责任)(?<!集团)(?<!总)(?<!分)(?<!子)公司(?![一-龥]{0,2}化)"
)
_NOT_LEGAL = re.compile(
    NO_FIRM.pattern.split("$|")[0]
    + r"$|[的了着这那哪]|项目|管委会|政府|^[一二三四五六七八九十两\d]+[家户个]"
)
TABLE_HEADER = re.compile(
    r"企业名称|公司名称|单位名称|项目单位|投资方|投资企业|建设单位|投资主体|名称$"
)
MAX_NAME = 32
LONGEST_OWNER = 12


def firms(text: Text, known: Gazetteer | None = None) -> list[Fact]:
    """Every form of every name once, at its first place."""
    facts: list[Fact] = []
    seen: set[str] = set()
    for start, end, confidence, rule in spans(text, known):
        value = text.seen[start:end]
        if value not in seen:
            seen.add(value)
            facts.append(Fact(FactKind.ENTERPRISE, value, start, end, confidence, rule))
    return facts


def spans(text: Text, known: Gazetteer | None = None) -> list[Found]:
    """Every place at which an enterprise is named; a longer name hides those within it."""
    names = [builtin(), known] if known else [builtin()]
    found = [*_legal(text), *_groups(text), *_owners(text)]
    found += known_names(text, names)
    found += listed_firms(text, {text.seen[a:b] for a, b, _, _ in found})
    found += by_trade(text)
    found += listed_together(text, found)
    found += _columns(text)
    found += _again(text, found)
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f[0], -f[1])):
        inside_title = text.inside_title(item[0])
        if (kept and item[0] < kept[-1][1]) or inside_title:
            continue
        kept.append(item)
    return kept


def _again(text: Text, found: list[Found]) -> Iterator[Found]:
    """Every other place of a name that was found, and of the short forms of legal names."""
    whole = {text.seen[a:b] for a, b, _, _ in found}
    short = {form for name in whole if LEGAL_FORM.search(name) for form in short_forms(name)}
    names = Gazetteer.of(name for name in whole | short if len(name) > 2)
    for start, end, _, _ in known_names(text, [names]):
        yield start, end, 0.85, "short form" if text.seen[start:end] in short else "known name"


def _legal(text: Text) -> Iterator[Found]:
    seen = text.seen
    for match in LEGAL_FORM.finditer(seen):
        low = left_edge(seen, match.start(), MAX_NAME, but="（）")
        start = begin_of_name(seen, low, match.start())
        core = seen[start : match.start()]
        if not _NOT_LEGAL.search(core) and match.start() - start >= 2:
            yield start, match.end(), 0.98, "legal form"


def _groups(text: Text) -> Iterator[Found]:
    seen = text.seen
    for match in _BRANCH.finditer(seen):
        low = left_edge(seen, match.start(), 14)
        known = (at for at in range(low, match.start() - 2) if builtin().at(seen, at))
        start = next(known, None)
        if start is not None:
            yield start, match.end(), 0.9, "group or company"
    for match in (*_GROUP.finditer(seen), *_PLAIN.finditer(seen)):
        low = left_edge(seen, match.start(), 12)
        start = begin_of_name(seen, low, match.start())
        core = seen[start : match.start()]
        short = 2 <= len(core) <= (10 if match.group() == "集团" else 8)
        if short and not NO_FIRM.search(core) and not is_trade(core):
            yield start, match.end(), 0.93, "group or company"


def _owners(text: Text) -> Iterator[Found]:
    """天药股份 of 天药股份子公司湖北天药药业股份有限公司."""
    seen = text.seen
    for match in BELONGING.finditer(seen):
        low = left_edge(seen, match.start(), LONGEST_OWNER)
        start = begin_of_name(seen, low, match.start())
        name = seen[start : match.start()]
        if len(name) >= 4 and LIKE_FIRM.search(name) and may_be_name(name):
            yield start, match.start(), 0.85, "listed with firms"


def _columns(text: Text) -> Iterator[Found]:
    for start, end in columns(text, TABLE_HEADER):
        value = text.seen[start:end]
        if LEGAL_FORM.search(value) or not 3 <= len(value) <= 30:
            continue
        if re.search(r"(?:厂|集团|公司|合作社|银行|企业)$", value):
            yield start, end, 0.9, "column of a table"
