"""Facts of the candidates: each unit with its firms, industries, ties and work next door."""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.chain.firms import Firm, Report, read_firms
from graph.chain.reading import claims, nodes
from graph.chain.supply import Project, Work, read_work
from graph.store import Store
from matcher.scene import Scene
from matcher.ties import Tie, TieBook
from matcher.trades import LENDING, foreign_share
from matcher.units import Unit

UNKNOWN = 1e9
"""Yuan."""


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
    family: tuple[Firm, ...] = ()
    """Those, then the other firms of the group: its revenue and its lists are theirs."""
    industries: tuple[Industry, ...] = ()
    ties: tuple[Tie, ...] = ()
    neighbours: tuple[Work, ...] = ()
    """Its work in segments that neighbour this one and are present here, one a segment."""
    here: tuple[Firm, ...] = ()
    """Its local firms that work in this very segment."""
    courted: tuple[Project, ...] = ()
    is_lender: bool = False
    """Whether the head is a bank, insurer or the like: its revenue builds no plant."""

    @property
    def head(self) -> Firm:
        """The group, or the firm that stands alone."""
        return self.firms[0]

    @property
    def lead(self) -> Firm:
        """The firm whose link gives the unit its strength."""
        return next(f for f in self.firms if f.id == self.unit.lead.firm)

    @property
    def maker(self) -> Firm:
        """The firm whose own link is the strongest: it makes the thing, the group may decide."""
        return next(f for f in self.firms if f.id == self.unit.works[0].firm)

    @property
    def told_name(self) -> str:
        """The head, with the member that makes the thing where that is another firm."""
        own = self.head.name
        return own if self.maker.id == self.head.id else f"{own}({self.maker.name})"

    @property
    def richest(self) -> Firm | None:
        """The firm with the largest latest revenue; the head where two are equal."""
        known = [f for f in self.family if f.revenue]
        return max(known, key=lambda f: f.revenue.yuan if f.revenue else 0.0, default=None)

    @property
    def doer(self) -> Firm | None:
        """The firm that would do it: the leading one; where the head's link rests on the words of
        its members, the member of the strongest own link, None where none has one."""
        if self.unit.lead.how != "group":
            return self.lead
        return next(iter(self.firms[1:]), None)

    @property
    def backing(self) -> float | None:
        """Yuan: the geometric mean of the revenue of the group and of the firm that would do it.

        A doer whose revenue no source states counts as one of `UNKNOWN`; of a lender's group the
        doer alone counts.
        """
        richest, doer = self.richest, self.doer
        if richest is None or richest.revenue is None:
            return None
        if doer is not None and doer.id == self.head.id:
            return richest.revenue.yuan
        own = doer.revenue.yuan if doer and doer.revenue else UNKNOWN
        return own if self.is_lender else math.sqrt(richest.revenue.yuan * own)

    @property
    def latest(self) -> tuple[Firm, Report] | None:
        """The latest report with a profit, of the leading firm first."""
        for firm in dict.fromkeys((self.lead, *self.firms)):
            for report in firm.reports:
                if report.net_profit is not None:
                    return firm, report
        return None


CLEAR = 0.5
"""Strength from which a firm surely works in the segment."""


class FirmFiles:
    """Firms and their industries as the store has them; each is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: set[str] = set()
        self._industry_names: dict[str, str] = {}
        self.firms: dict[str, Firm] = {}
        self.industries: dict[str, tuple[Industry, ...]] = {}

    def fetch(self, ids: Collection[str]) -> None:
        """Read those of `ids` that were not read before."""
        new = set(ids) - self._asked
        if not new:
            return
        self._asked |= new
        self.firms.update(read_firms(self._store, new))
        if not self._industry_names:
            shown = nodes(self._store, "Industry")
            self._industry_names = {key: str(p["name"]) for key, p in shown.items()}
        found: dict[str, list[Industry]] = defaultdict(list)
        for c in claims(self._store, "IN_INDUSTRY", "Enterprise", "Industry", starts=new):
            found[c.start].append(Industry(self._industry_names[c.end], c.source))
        self.industries.update((key, tuple(listed)) for key, listed in found.items())


def read_candidates(
    store: Store, files: FirmFiles, scene: Scene, units: Sequence[Unit], ties: TieBook
) -> list[Candidate]:
    """The facts of these units, read for their firms alone."""
    ids = {firm for unit in units for firm in unit.firms}
    families = ties.groups.members({unit.head for unit in units})
    relatives = {firm for family in families.values() for firm in family}
    files.fetch(ids | relatives | scene.here)
    firms = files.firms
    near = _next_door(store, scene, ids) if scene.neighbours else {}
    return [
        _candidate(
            Candidate(
                unit,
                _known(firms, unit.firms),
                _known(firms, (*unit.firms, *families.get(unit.head, ()))),
            ),
            scene,
            files,
            near,
            ties,
        )
        for unit in units
        if unit.head in firms
    ]


def _known(firms: Mapping[str, Firm], ids: Iterable[str]) -> tuple[Firm, ...]:
    return tuple(firms[key] for key in dict.fromkeys(ids) if key in firms)


def _candidate(
    bare: Candidate,
    scene: Scene,
    files: FirmFiles,
    near: Mapping[str, tuple[Work, ...]],
    ties: TieBook,
) -> Candidate:
    """A candidate with what connects it with the place."""
    next_door: dict[str, Work] = {}
    for firm in bare.firms:
        for work in near.get(firm.id, ()):
            held = next_door.get(work.segment)
            if held is None or work.strength > held.strength:
                next_door[work.segment] = work
    courted = {p.id: p for firm in bare.family for p in scene.courted(firm.id)}
    return replace(
        bare,
        industries=_industries(bare, files),
        ties=tuple(dict.fromkeys(t for firm in bare.family for t in ties.of(firm.id, scene))),
        neighbours=tuple(next_door[s] for s in sorted(next_door)),
        here=_known(files.firms, _own_here(scene, bare.unit, ties)),
        courted=tuple(courted[key] for key in sorted(courted)),
        is_lender=_lends(bare.head, scene, files),
    )


def _lends(firm: Firm, scene: Scene, files: FirmFiles) -> bool:
    """Whether the main trade of a firm is money; its name says so where no source does."""
    main = [i.name for i in files.industries.get(firm.id, ())[:1]] or [firm.name]
    return LENDING in foreign_share(main, f"{scene.asked}{scene.chain}")[1]


def _industries(bare: Candidate, files: FirmFiles) -> tuple[Industry, ...]:
    """Those of the head; where no source says, of the group's largest firm, then of the leading.

    Where the leading firm's own link is strong, its industries go before the head's.
    """
    largest = bare.richest
    lead = bare.unit.lead
    rest = (bare.unit.head, largest.id if largest else "", lead.firm)
    who = (lead.firm, *rest) if lead.strength >= CLEAR else rest
    return next((found for firm in who if (found := files.industries.get(firm))), ())


def _own_here(scene: Scene, unit: Unit, ties: TieBook) -> list[str]:
    members = (*unit.firms, *ties.local_members.get(unit.head, ()))
    return [firm for firm in dict.fromkeys(members) if firm in scene.here]


def _next_door(store: Store, scene: Scene, ids: Collection[str]) -> dict[str, tuple[Work, ...]]:
    found: dict[str, list[Work]] = defaultdict(list)
    for work in read_work(store, segments=list(scene.neighbours)):
        if work.firm in ids and work.strength >= scene.supplier_strength:
            found[work.firm].append(work)
    return {key: tuple(works) for key, works in found.items()}
