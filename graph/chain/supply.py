"""Who works in which segment, and which projects are on the way there."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from graph.chain.reading import Said, claims, nodes
from graph.model import PROJECT_STAGES
from graph.places import places
from graph.store import Store

COURTED = ("洽谈", "签约", "开工")
UNDER_WAY = ("签约", "开工")
_DATES = ("signed_on", "started_on", "opened_on", "as_of")


@dataclass(frozen=True, slots=True)
class Work:
    """One claim that a firm works in a segment; `source` is where the quoted words stand."""

    firm: str
    segment: str
    strength: float
    how: str
    quote: str
    source: str


@dataclass(frozen=True, slots=True)
class Project:
    """One project as its ledgers record it. `stage` is the furthest; 终止 where one says so."""

    id: str
    name: str
    firms: tuple[str, ...]
    segments: tuple[str, ...]
    regions: tuple[str, ...]
    stage: str | None
    amount: float | None
    """Total investment in yuan; the largest that a ledger records."""
    sources: tuple[str, ...]
    as_of: str | None
    """The latest date that its records hold."""

    def within(self, region: str) -> bool:
        """Whether it lies in `region` or under it."""
        return any(places().inside(code, region) for code in self.regions)


def read_work(
    store: Store,
    *,
    segments: Collection[str] | None = None,
    firms: Collection[str] | None = None,
) -> list[Work]:
    """WORKS_IN claims: all, or those in `segments`, or those of `firms`; strongest first."""
    said = claims(store, "WORKS_IN", "Enterprise", "Segment", starts=firms, ends=segments)
    work = [
        Work(
            c.start,
            c.end,
            c.properties["strength"],
            c.properties["how"],
            c.properties.get("quote") or "",
            c.properties.get("quoted_from") or c.source,
        )
        for c in said
    ]
    return sorted(work, key=lambda w: (w.segment, -w.strength, w.firm, w.how, w.source))


def read_projects(store: Store) -> list[Project]:
    """Every project, ordered by id."""
    named = nodes(store, "Project")
    firms = _ends(claims(store, "BY", "Project", "Enterprise"))
    segments = _ends(claims(store, "FILLS", "Project", "Segment"))
    regions = _ends(claims(store, "IN", "Project", "Region"))
    records: dict[str, list[Said]] = defaultdict(list)
    for claim in claims(store, "RECORDS", "Source", "Project"):
        records[claim.end].append(claim)
    return [
        Project(
            id=key,
            name=p["name"],
            firms=tuple(sorted(firms[key])),
            segments=tuple(sorted(segments[key])),
            regions=tuple(sorted(regions[key])),
            stage=max(_stated(records[key], "stage"), key=PROJECT_STAGES.index, default=None),
            amount=max(_stated(records[key], "amount"), default=None),
            sources=tuple(sorted({r.source for r in records[key]})),
            as_of=max(_stated(records[key], *_DATES), default=None),
        )
        for key, p in named.items()
    ]


def _ends(said: list[Said]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in said:
        found[claim.start].add(claim.end)
    return found


def _stated(records: list[Said], *fields: str) -> list[Any]:
    """What the records hold in these fields."""
    held = (record.properties.get(field) for record in records for field in fields)
    return [value for value in held if value is not None]
