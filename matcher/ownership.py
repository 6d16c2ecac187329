"""Ownership: whose a firm is, from all that the sources say, and the words that ask for it.

What a register's cell says goes first, then the lists, the names of the central groups
(`data/central_groups.txt`), and what the firm's texts say of its owner (`data/ownership.csv`).
国有 gives way to 央企 or 地方国企 where a later one of these says so.
Nothing said is 不详, which is a kind that can be asked for and never counts as another.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.chain.firms import Firm
from graph.chain.reading import claims
from graph.errors import UsageError
from graph.names import legal_name, simplified, squeeze
from graph.store import Store
from matcher.nearness import nearest_first

KINDS: Mapping[str, tuple[str, ...]] = {
    "央企": ("央企",),
    "地方国企": ("地方国企",),
    "国有": ("央企", "地方国企", "国有"),
    "民营": ("民营",),
    "外资": ("外资",),
    "集体": ("集体",),
    "不详": ("不详",),
}
"""What can be asked for, and the kinds that it means."""
UNKNOWN = "不详"
_SENTENCE = re.compile(r"[^。;；!！]+")
_PAST = re.compile(r"前身|曾|改制前|原为|原是|原系|原隶属|脱离|划出|500\s*强|百强")
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class Owned:
    """A kind of ownership, the words that say so, and the source where they stand."""

    kind: str
    why: str
    source: str = ""


@cache
def _patterns(place: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = files("matcher").joinpath("data/ownership.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(table.splitlines()) if row["place"] == place]
    return tuple((row["kind"], re.compile(row["pattern"])) for row in rows)


@cache
def _central() -> tuple[str, ...]:
    text = files("matcher").joinpath("data/central_groups.txt").read_text(encoding="utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


@cache
def _central_owner() -> re.Pattern[str]:
    """A sentence that names a central group as the owner."""
    names = "|".join(re.escape(name) for name in _central())
    return re.compile(
        r"(?:控股股东|实际控制人|控股母公司|隶属于?|大股东)(?:为|是|系)?"
        rf"[^。;；,，]{{0,12}}(?:{names})"
    )


def asked_kind(word: str) -> str:
    """The kind that a word of the trade asks for. Raises `UsageError` naming those there are."""
    told = simplified(squeeze(word))
    for kind, pattern in _patterns("asked"):
        if told == kind or pattern.fullmatch(told):
            return kind
    valid = "、".join(nearest_first(word, KINDS))
    raise UsageError(f"没有这种企业性质:{word}", hint=f"可写:{valid}(国有含央企和地方国企)")


def is_kind(owned: Owned | None, asked: str) -> bool:
    """Whether an ownership is of the kind asked for."""
    return (owned.kind if owned else UNKNOWN) in KINDS[asked]


def ownership_of(firm: Firm, texts: Sequence[tuple[str, str]] = ()) -> Owned | None:
    """Whose the firm is; `texts` are its descriptions, each with its source. None: not said."""
    said = [_of_cell(firm), *_of_lists(firm), _of_name(firm.name), _of_texts(texts)]
    found = [owned for owned in said if owned]
    if not found or found[0].kind != "国有":
        return found[0] if found else None
    return next((o for o in found if o.kind in KINDS["国有"][:2]), found[0])


def _of_cell(firm: Firm) -> Owned | None:
    told = firm.ownership or ""
    kind = _kind(told, "cell")
    return Owned(kind, f"企业性质写作{told}") if kind else None


def _of_lists(firm: Firm) -> list[Owned]:
    kinds = [(_kind(listing.ranking, "list"), listing) for listing in firm.listings]
    return [Owned(kind, f"列入{x.ranking}", x.source) for kind, x in kinds if kind]


def _of_name(name: str) -> Owned | None:
    told = legal_name(name)
    for start in _central():
        if told.startswith(start):
            return Owned("央企", f"名称以中央企业{start}起头")
    return None


def _of_texts(texts: Iterable[tuple[str, str]]) -> Owned | None:
    """The first kind, in the order of the table, that a sentence on the present says."""
    told = [
        (source, sentence)
        for source, text in texts
        for sentence in _SENTENCE.findall(re.sub(r"\s+", "", text))
        if not _PAST.search(sentence)
    ]
    for kind, pattern in (("央企", _central_owner()), *_patterns("text")):
        for source, sentence in told:
            if found := pattern.search(sentence):
                start = max(0, found.start() - 20)
                return Owned(kind, f"“{sentence[start : start + _QUOTED]}”", source)
    return None


def _kind(text: str, place: str) -> str | None:
    return next((kind for kind, pattern in _patterns(place) if pattern.search(text)), None)


def read_ownership(store: Store, units: Mapping[str, Sequence[Firm]]) -> dict[str, Owned | None]:
    """Whose each unit is: its head's ownership, else that of the first firm of it that says."""
    firms = {firm.id for family in units.values() for firm in family}
    texts: dict[str, list[tuple[str, str]]] = {}
    for said in claims(store, "DESCRIBES", "Source", "Enterprise", ends=firms):
        if said.properties["part"] != "scope":  # it lists what a firm may do
            texts.setdefault(said.end, []).append((said.start, str(said.properties["text"])))
    return {key: _of_unit(family, texts) for key, family in units.items()}


def _of_unit(
    family: Sequence[Firm], texts: Mapping[str, Sequence[tuple[str, str]]]
) -> Owned | None:
    for place, firm in enumerate(family):
        if owned := ownership_of(firm, texts.get(firm.id, ())):
            who = f"所属企业{firm.name}" if place else ""
            return Owned(owned.kind, who + owned.why, owned.source)
    return None
