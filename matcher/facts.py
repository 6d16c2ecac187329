"""Facts of the candidates: each unit with its firms, industries, ties and work next door."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graph.chain.firms import Firm, Report, read_firms
from graph.chain.reading import claims, nodes
from graph.chain.supply import Project, Work, read_work
from graph.store import Store
from matcher.scene import Scene
from matcher.ties import Tie, TieBook
from matcher.units import Unit


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry that a source puts a firm in."""

    name: str
    source: str


@dataclass(frozen=True)
class Candidate:
    """One unit with all that the features look at."""

    unit: Unit
    firms: tuple[Firm, ...]
    """The head, then the linked members, strongest first."""
    industries: tuple[Industry, ...] = ()
    ties: tuple[Tie, ...] = ()
    neighbours: tuple[Work, ...] = ()
    """Its work in segments that neighbour this one and are present here, one a segment."""
    here: tuple[Firm, ...] = ()
    """Its local firms that work in this very segment."""
    courted: tuple[Project, ...] = ()

    @property
    def head(self) -> Firm:
        """The group, or the firm that stands alone."""
        return self.firms[0]

    @property
    def lead(self) -> Firm:
        """The firm whose link gives the unit its strength."""
        return next(f for f in self.firms if f.id == self.unit.lead.firm)

    @property
    def richest(self) -> Firm | None:
        """The firm with the largest latest revenue; the head where two are equal."""
        known = [f for f in self.firms if f.revenue]
        return max(known, key=lambda f: f.revenue.yuan if f.revenue else 0.0, default=None)

    @property
    def latest(self) -> tuple[Firm, Report] | None:
        """The latest report with a profit, of the leading firm first."""
        for firm in dict.fromkeys((self.lead, *self.firms)):
            for report in firm.reports:
                if report.net_profit is not None:
                    return firm, report
        return None


def read_candidates(
    store: Store, scene: Scene, units: Sequence[Unit], ties: TieBook
) -> list[Candidate]:
    """The facts of these units, read for their firms alone."""
    ids = {firm for unit in units for firm in unit.firms}
    firms = read_firms(store, ids | scene.here)
    industries = _industries(store, ids)
    near = _next_door(store, scene, ids) if scene.neighbours else {}
    return [
        _candidate(scene, unit, firms, industries, near, ties)
        for unit in units
        if unit.head in firms
    ]


def _candidate(
    scene: Scene,
    unit: Unit,
    firms: Mapping[str, Firm],
    industries: Mapping[str, tuple[Industry, ...]],
    near: Mapping[str, tuple[Work, ...]],
    ties: TieBook,
) -> Candidate:
    own = tuple(firms[f] for f in unit.firms if f in firms)
    next_door: dict[str, Work] = {}
    for firm in own:
        for work in near.get(firm.id, ()):
            held = next_door.get(work.segment)
            if held is None or work.strength > held.strength:
                next_door[work.segment] = work
    courted = {p.id: p for firm in own for p in scene.courted(firm.id)}
    return Candidate(
        unit=unit,
        firms=own,
        industries=industries.get(unit.head) or industries.get(unit.lead.firm, ()),
        ties=tuple(dict.fromkeys(t for firm in own for t in ties.of(firm.id, scene))),
        neighbours=tuple(next_door[s] for s in sorted(next_door)),
        here=tuple(firms[f] for f in _own_here(scene, unit, ties) if f in firms),
        courted=tuple(courted[key] for key in sorted(courted)),
    )


def _own_here(scene: Scene, unit: Unit, ties: TieBook) -> list[str]:
    members = (*unit.firms, *ties.local_members.get(unit.head, ()))
    return [firm for firm in dict.fromkeys(members) if firm in scene.here]


def _industries(store: Store, ids: Collection[str]) -> dict[str, tuple[Industry, ...]]:
    names = nodes(store, "Industry")
    found: dict[str, list[Industry]] = defaultdict(list)
    for claim in claims(store, "IN_INDUSTRY", "Enterprise", "Industry", starts=ids):
        found[claim.start].append(Industry(names[claim.end]["name"], claim.source))
    return {key: tuple(listed) for key, listed in found.items()}


def _next_door(store: Store, scene: Scene, ids: Collection[str]) -> dict[str, tuple[Work, ...]]:
    found: dict[str, list[Work]] = defaultdict(list)
    for work in read_work(store, segments=list(scene.neighbours)):
        if work.firm in ids and work.strength >= scene.supplier_strength:
            found[work.firm].append(work)
    return {key: tuple(works) for key, works in found.items()}
