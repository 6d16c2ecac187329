"""How near a segment is to what a city does already: relatedness density.

After Hidalgo, Klinger, Barabási, Hausmann, "The Product Space Conditions the Development of
Nations", Science 317 (2007), with cities for countries and segments for products, counted in firms
instead of exports. What the nation does, and how near two segments are, is learned in the other
cities alone: a bureau keeps a closer register of its own city than the country has, and what only
that register knows would prove itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graph.chain.firms import Firm
from graph.places import places

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MIN_CITIES = 10
"""With fewer cities, to be found in the same ones is chance."""
MIN_SPREAD = 2
"""A segment in one city alone is near to whatever that city has."""


@dataclass(frozen=True, slots=True)
class Density:
    """Relatedness density 0-1 of one segment in the city, or None with the reason in `missing`.

    `near` holds the ids of the segments in which the city is specialised, the nearest first.
    """

    value: float | None
    missing: str = ""
    cities: int = 0
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Relatedness:
    """The city's specialities, and the other cities by segments: who is specialised in what.

    Specialised (1, else 0) is a city whose revealed comparative advantage in a segment, its share
    in the city over its share in the other cities together, is over 1. `own` is None where the
    city has no firm; `spread` counts the other cities in which a segment has any firm.
    """

    city: str | None
    segments: tuple[str, ...]
    own: "NDArray[np.int64] | None"
    others: "NDArray[np.int64]"
    spread: "NDArray[np.int64]"

    def density(self, segment: str) -> Density:
        """Sum of proximities to the city's specialities over the sum of all proximities."""
        missing = self._missing(segment)
        if missing or self.own is None:
            return Density(None, missing)
        proximity = _proximity(self.others, self.segments.index(segment))
        total = float(proximity.sum())
        if not total:
            return Density(None, "没有别的环节与它常在同一城市")
        shared = proximity * self.own
        nearest = sorted((-float(shared[i]), s) for i, s in enumerate(self.segments) if shared[i])
        return Density(
            float(shared.sum()) / total,
            cities=len(self.others),
            near=tuple(s for _, s in nearest),
        )

    def _missing(self, segment: str) -> str:
        """Why the density of `segment` cannot be computed; empty where it can."""
        if self.city is None:
            return "本地是省级,不按城市算"
        if len(self.others) < MIN_CITIES:
            return f"有企业对上环节的外地城市只有 {len(self.others)} 个,不到 {MIN_CITIES} 个"
        if self.own is None:
            return "本市没有企业对上环节"
        known = segment in self.segments
        spread = int(self.spread[self.segments.index(segment)]) if known else 0
        if spread < MIN_SPREAD:
            return f"有这一环企业的外地城市只有 {spread} 个"
        return ""


def relate(
    working: Mapping[str, Iterable[str]], firms: Mapping[str, Firm], region: str
) -> Relatedness:
    """Count the firms of every segment (`working`: ids by segment) in the cities where they are."""
    import numpy as np

    found = {
        (city, segment, firm)
        for segment, ids in working.items()
        for firm in ids
        if firm in firms
        for city in _cities(firms[firm])
    }
    cities = sorted({city for city, _, _ in found})
    segments = tuple(sorted({segment for _, segment, _ in found}))
    rows = {city: at for at, city in enumerate(cities)}
    columns = {segment: at for at, segment in enumerate(segments)}
    counts = np.zeros((len(cities), len(segments)), dtype=np.int64)
    for city, segment, _ in found:
        counts[rows[city], columns[segment]] += 1
    here = _city(region)
    elsewhere = np.array([city != here for city in cities], dtype=bool)
    nation = counts[elsewhere].sum(axis=0)
    special = (counts * nation.sum() > np.outer(counts.sum(axis=1), nation)).astype(np.int64)
    return Relatedness(
        city=here,
        segments=segments,
        own=special[rows[here]] if here in rows else None,
        others=special[elsewhere],
        spread=(counts[elsewhere] > 0).sum(axis=0),
    )


def _proximity(special: "NDArray[np.int64]", at: int) -> "NDArray[np.float64]":
    """Proximity of one segment to each: the lesser of both conditional probabilities; 0 to itself.

    P(a|b) is the share of the cities specialised in b that are so in a; the lesser divides by
    the greater number of cities.
    """
    import numpy as np

    both = special.T @ special[:, at]
    sizes = special.sum(axis=0)
    greater = np.maximum(sizes, sizes[at])
    proximity: NDArray[np.float64] = both / np.maximum(greater, 1)
    proximity[at] = 0.0
    return proximity


def _cities(firm: Firm) -> set[str]:
    """The cities that sources put the firm in; a province alone is none."""
    found = (_city(place.region) for place in firm.places)
    return {city for city in found if city}


def _city(region: str) -> str | None:
    """The city of a region; None for a province that has cities under it."""
    city = places().prefecture(region)
    return None if city in _provinces() else city


@cache
def _provinces() -> set[str]:
    present = places().present.values()
    return {r.parent for r in present if r.level == "prefecture" and r.parent}
