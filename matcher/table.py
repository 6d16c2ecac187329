"""The table of candidates: one row a unit, one column a fact, NaN where no source says."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from graph.chain.firms import Firm, Listing
from graph.places import places
from matcher.facts import Candidate
from matcher.filters import is_same_list
from matcher.scene import Scene
from matcher.ties import WORTH
from matcher.trades import foreign_share

Column = NDArray[np.float64]

MIDDLING = 5e9
"""Yuan (50 亿元): the size that neither adds nor takes. A firm of unknown size stands there."""

_ST = re.compile(r"^(?:XD|XR|DR)?(\*?)ST|退市|退$", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """Columns of equal length, in the order of the candidates."""

    strength: Column
    """Of the link, 0-1."""
    revenue: Column
    """Latest of the group's largest firm and of the leading firm, geometric mean, yuan."""
    place_in_list: Column
    """Best place in a list that counts as 500-strong; 500 in a list of members without ranks."""
    growth: Column
    """Yearly growth of revenue, as the logarithm of the ratio."""
    cluster: Column
    """Place of its region's cluster among those the bureau goes to, from 0."""
    distance: Column
    """Kilometres between its city and the bureau."""
    ties: Column
    """Worth of its ties (see ties.WORTH)."""
    next_door: Column
    """Number of segments next door that it works in; NaN where no neighbour is present."""
    policies: Column
    """1 where a policy supports the segment, 0.5 where it supports the chain."""
    profit: Column
    """Latest net profit of the leading firm, yuan."""
    warning: Column
    """1 under *ST or being delisted, 0.5 under ST, 0 listed without."""
    foreign: Column
    """Share of its industries that build no factories, 0-1."""
    here: Column
    """1 where one of its firms works here in this segment."""
    courted: Column
    """Number of its projects on the way here in this segment."""

    def __len__(self) -> int:
        return len(self.strength)


def table_of(candidates: Sequence[Candidate], scene: Scene) -> Table:
    """The facts of the candidates as columns."""
    rows = [_row(candidate, scene) for candidate in candidates]
    names = [f.name for f in fields(Table)]
    columns = np.array(rows, dtype=np.float64).reshape(len(rows), len(names))
    return Table(**{name: columns[:, i] for i, name in enumerate(names)})


def _row(c: Candidate, scene: Scene) -> tuple[float, ...]:
    backing = c.backing
    listing = best_listing(c, scene)
    latest = c.latest
    region = home(c)
    return (
        c.unit.reach,
        math.nan if backing is None else backing,
        math.nan if listing is None else float(listing[1].rank or 500),
        growth(c)[0],
        _cluster(region, scene),
        _distance(region, scene),
        tie_worth(c),
        float(len(c.neighbours)) if scene.neighbours else math.nan,
        max((1.0 if p.on_segment else 0.5 for p in scene.supporting), default=math.nan),
        latest[1].net_profit if latest and latest[1].net_profit is not None else math.nan,
        warning(c),
        foreign_share(industry_words(c), f"{scene.asked}{scene.chain}")[0],
        float(bool(c.here)),
        float(len(c.courted)),
    )


def best_listing(c: Candidate, scene: Scene) -> tuple[Firm, Listing] | None:
    """The best place of any of its firms in a list that counts, of the latest edition of it."""
    found = [
        (
            listing.rank or 500,
            -int(listing.edition) if listing.edition.isdigit() else 0,
            i,
            firm,
            listing,
        )
        for i, firm in enumerate(c.family)
        for listing in firm.listings
        if any(is_same_list(listing.ranking, wanted) for wanted in scene.settings.lists)
    ]
    best = min(found, key=lambda x: x[:3], default=None)
    return (best[3], best[4]) if best else None


def growth(c: Candidate) -> tuple[float, str, str, tuple[str, ...]]:
    """Yearly growth of the richest firm's revenue: log ratio, from, to, sources; else NaN.

    Both years of one source; of a list, two editions of it, each with its source.
    """
    nothing = (math.nan, "", "", ())
    firm = c.richest
    if firm is None:
        return nothing
    series: dict[tuple[str, str], dict[int, tuple[float, str]]] = {}
    for r in firm.reports:
        if r.year and r.revenue and r.revenue > 0:
            series.setdefault(("", r.source), {})[r.year] = (r.revenue, r.source)
    for x in firm.listings:
        if x.edition.isdigit() and x.revenue and x.revenue > 0:
            series.setdefault((x.ranking, ""), {})[int(x.edition)] = (x.revenue, x.source)
            # an edition is a source of its own: the list is what stays
    best: tuple[int, float, str, str, tuple[str, ...]] | None = None
    for _, years in sorted(series.items()):
        if len(years) >= 2:
            first, last = sorted(years)[-2:]
            rate = math.log(years[last][0] / years[first][0]) / (last - first)
            said = tuple(dict.fromkeys((years[last][1], years[first][1])))
            offer = (last, rate, str(first), str(last), said)
            best = offer if best is None else max(best, offer)
    return best[1:] if best else nothing


def home(c: Candidate) -> str | None:
    """The region of the head; where no source says, of the leading firm, then of any."""
    return next((f.region for f in (c.head, c.lead, *c.family) if f.region), None)


def _cluster(region: str | None, scene: Scene) -> float:
    if region is None:
        return math.nan
    own = set(places().clusters(region))
    order = [i for i, name in enumerate(scene.focus_clusters) if name in own]
    return float(order[0]) if order else math.inf


def _distance(region: str | None, scene: Scene) -> float:
    if region is None:
        return math.nan
    known = places()
    if known.present[region].level == "province":
        return math.nan  # the centre of a province is nobody's address
    kilometres = known.distance(known.prefecture(region), scene.region)
    return math.nan if kilometres is None else kilometres


def tie_worth(c: Candidate) -> float:
    """The worthiest tie in full, each further one a quarter; at most 1.5. NaN without ties."""
    worths = [WORTH[t.kind] for t in c.ties]
    if not worths:
        return math.nan
    first = max(worths)
    return min(1.5, first + 0.25 * (sum(worths) - first))


def warning(c: Candidate) -> float:
    """Whether the exchange warns of the leading firm or the head. NaN where none is listed."""
    listed = [f for f in (c.lead, c.head) if f.stock_code]
    if not listed:
        return math.nan
    marks = [_ST.search(f.short_name or "") for f in listed]
    return max(
        (1.0 if m and (m.group(1) or "退" in m.group()) else 0.5 if m else 0.0) for m in marks
    )


def industry_words(c: Candidate) -> list[str]:
    """Its industries; where no source says, its name."""
    return [i.name for i in c.industries] or [c.head.name]
