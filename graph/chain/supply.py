"""Who works in which segment, and which projects are on the way there."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from graph.chain.reading import Said, claims, nodes
from graph.model import PROJECT_STAGES
from graph.places import places
from graph.store import Store

COURTED = ("洽谈", "签约", "开工")
UNDER_WAY = ("签约", "开工")


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
            stage=_stage([str(r.properties["stage"]) for r in records[key] if r.properties.get("stage")]),
            amount=max((r.properties["amount"] for r in records[key] if r.properties.get("amount")), default=None),
            sources=tuple(sorted({r.source for r in records[key]})),
            as_of=max((d for r in records[key] for d in _dates(r)), default=None),
        )
        for key, p in named.items()
    ]


def _ends(said: list[Said]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim in said:
        found[claim.start].add(claim.end)
    return found


def _stage(stages: list[str]) -> str | None:
    return max(stages, key=PROJECT_STAGES.index, default=None)


def _dates(record: Said) -> list[str]:
    fields = ("signed_on", "started_on", "opened_on", "as_of")
    return [str(record.properties[f]) for f in fields if record.properties.get(f)]
