"""Names of enterprises known beforehand, and where they stand in a text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from graph.places import places
from ingest.documents.lexicon import words
from ingest.documents.phrases import left_edge, without_leads
from ingest.documents.text import Text

_NOT_AFTER = ("级", "角", "城", "小", "大")
CONTEXT_2 = re.compile(
    r"[、，。；”）：与和等及]|集团|公司|汽车|手机|科技|总部|投资|签约|落户|在|将|已|的"
)
Found = tuple[int, int, float, str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names known beforehand, by their first two signs, the longest first."""

    by_head: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str]) -> "Gazetteer":
        """Of any names; those of one sign are left out."""
        heads: dict[str, list[str]] = {}
        for name in names:
            if len(name) > 1:
                heads.setdefault(name[:2], []).append(name)
        return cls({k: tuple(sorted(v, key=lambda n: (-len(n), n))) for k, v in heads.items()})

    def at(self, text: str, start: int) -> str:
        """The longest known name that begins at `start`, or ''."""
        for name in self.by_head.get(text[start : start + 2], ()):
            if text.startswith(name, start):
                return name
        return ""


@cache
def builtin() -> Gazetteer:
    """The project's own names of large firms."""
    plain = words("firms_plain")
    return Gazetteer.of(n for n in words("firms") if n not in plain and not _is_city(n))


def _is_city(name: str) -> bool:
    """Some firms have a city's name (连云港): in running text it is the city."""
    place = places().find(name) if len(name) > 2 else None
    return place is not None and name in (place.name, place.core)


def known_names(text: Text, names: list[Gazetteer]) -> Iterator[Found]:
    """Every place of a known name, the longest first."""
    seen = text.seen
    at = 0
    heads = set().union(*(n.by_head for n in names))
    while at < len(seen) - 1:
        if seen[at : at + 2] not in heads:
            at += 1
            continue
        name = max((n.at(seen, at) for n in names), key=len)
        end = at + len(name)
        if name and _stands(seen, at, end):
            yield at, end, 0.95 if len(name) > 3 else 0.9, "known name"
            at = end
        else:
            at += 1


def _led(seen: str, low: int, start: int) -> bool:
    """Whether words that introduce a name stand before it: all of `low` on, or the last two."""
    verb = seen[start - 2 : start]
    return without_leads(seen, low, start) == start or verb in words("leads")


def _stands(seen: str, start: int, end: int) -> bool:
    """Whether a known name is no part of a longer word."""
    before, after = seen[start - 1 : start], seen[end : end + 1]
    if seen[start].isascii() and before.isascii() and before.isalnum():
        return False
    if seen[end - 1].isascii() and after.isascii() and after.isalnum():
        return False
    if end - start == 2:
        low = left_edge(seen, start, 6)
        fresh = low == start or _led(seen, low, start)
        return fresh and CONTEXT_2.match(seen, end) is not None and after not in _NOT_AFTER
    return after not in ("级", "角")
