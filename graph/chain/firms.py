"""Enterprises as all sources together describe them: where, how large, in which lists."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from graph.chain.reading import Said, claims, nodes
from graph.places import places
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Listing:
    """A place in one edition of a ranking; `revenue` in yuan; no `rank` in a list of members."""

    ranking: str
    edition: str
    rank: int | None
    revenue: float | None
    source: str


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one year in yuan (`year` 0: not stated)."""

    year: int
    revenue: float | None
    net_profit: float | None
    assets: float | None
    employees: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """A region that one source puts the firm in."""

    region: str
    source: str


@dataclass(frozen=True, slots=True)
class Revenue:
    """A revenue in yuan, with the year or edition and the source that states it."""

    yuan: float
    when: str
    source: str


@dataclass(frozen=True, slots=True)
class Firm:
    """One enterprise. Tuples are ordered: the most exact place, the latest figures first."""

    id: str
    name: str
    short_name: str | None
    stock_code: str | None
    ownership: str | None
    founded: str | None
    leader: bool
    """Marked 链主 by a source."""
    places: tuple[Place, ...]
    listings: tuple[Listing, ...]
    reports: tuple[Report, ...]

    @property
    def region(self) -> str | None:
        """The most exact region that a source gives."""
        return self.places[0].region if self.places else None

    @property
    def revenue(self) -> Revenue | None:
        """The latest revenue that a report or a list states; undated ones last."""
        dated = [
            Revenue(r.revenue, str(r.year or ""), r.source)
            for r in self.reports
            if r.revenue is not None
        ]
        dated += [
            Revenue(x.revenue, x.edition, x.source) for x in self.listings if x.revenue is not None
        ]
        return max(dated, key=lambda r: (r.when, r.yuan, r.source), default=None)

    def within(self, region: str) -> bool:
        """Whether a source puts the firm in `region` or under it."""
        return any(places().inside(place.region, region) for place in self.places)


_DEPTH = {"county": 0, "prefecture": 1, "province": 2}


def read_firms(store: Store, ids: Collection[str] | None = None) -> dict[str, Firm]:
    """Enterprises by id: all, or those in `ids`."""
    shown = nodes(store, "Enterprise", ids)
    located = _by_start(claims(store, "LOCATED_IN", "Enterprise", "Region", starts=ids))
    ranked = _by_start(claims(store, "RANKED_IN", "Enterprise", "Ranking", starts=ids))
    reported = _by_end(claims(store, "REPORTS", "Source", "Enterprise", ends=ids))
    leaders = {
        c.end
        for c in claims(store, "NAMES", "Source", "Enterprise", ends=ids)
        if c.properties.get("leader")
    }
    rankings = nodes(store, "Ranking")
    return {
        key: Firm(
            id=key,
            name=p["name"],
            short_name=p.get("short_name"),
            stock_code=p.get("stock_code"),
            ownership=p.get("ownership"),
            founded=p.get("founded"),
            leader=key in leaders,
            places=_places(located.get(key, ())),
            listings=_listings(ranked.get(key, ()), rankings),
            reports=_reports(reported.get(key, ())),
        )
        for key, p in shown.items()
        if p.get("name")
    }


def _by_start(said: list[Said]) -> Mapping[str, list[Said]]:
    grouped: dict[str, list[Said]] = defaultdict(list)
    for claim in said:
        grouped[claim.start].append(claim)
    return grouped


def _by_end(said: list[Said]) -> Mapping[str, list[Said]]:
    grouped: dict[str, list[Said]] = defaultdict(list)
    for claim in said:
        grouped[claim.end].append(claim)
    return grouped


def _places(said: Collection[Said]) -> tuple[Place, ...]:
    present = places().present
    ordered = sorted(said, key=lambda c: (_DEPTH[present[c.end].level], c.source, c.end))
    return tuple(Place(c.end, c.source) for c in ordered)


def _listings(
    said: Collection[Said], rankings: Mapping[str, Mapping[str, str]]
) -> tuple[Listing, ...]:
    found = [
        Listing(
            rankings[c.end]["list"],
            rankings[c.end].get("edition") or "",
            c.properties.get("rank"),
            c.properties.get("revenue"),
            c.source,
        )
        for c in said
    ]
    return tuple(sorted(found, key=lambda x: (x.edition, x.ranking, x.source), reverse=True))


def _reports(said: Collection[Said]) -> tuple[Report, ...]:
    found = [
        Report(
            c.properties["year"],
            c.properties.get("revenue"),
            c.properties.get("net_profit"),
            c.properties.get("assets"),
            c.properties.get("employees"),
            c.source,
        )
        for c in said
    ]
    return tuple(sorted(found, key=lambda r: (r.year, r.source), reverse=True))
