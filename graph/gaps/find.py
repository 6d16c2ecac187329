"""From what is known to the standing of every segment and the gaps: computation alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.chain.maps import ChainMap, Segment
from graph.chain.supply import UNDER_WAY, Project
from graph.gaps.gap import Gap, by_urgency, gap_id
from graph.gaps.kinds import Around, gap_kind
from graph.gaps.known import Known
from graph.gaps.quotient import find_register, local_registers, location_quotient
from graph.gaps.relatedness import Relatedness, relate
from graph.gaps.standing import Facts, Standing, stand
from graph.gaps.suppliers import find_suppliers, firms_by_segment
from graph.gaps.urgency import Spot, level, parts, urgency
from graph.workspace import Settings


@dataclass(frozen=True, slots=True)
class Found:
    """The standing of every segment by id, and the gaps in their order."""

    standings: Mapping[str, Standing]
    gaps: tuple[Gap, ...]


def find_gaps(known: Known, settings: Settings) -> Found:
    """Judge every segment of every chain for the bureau's region."""
    region = settings.bureau.region
    standings = _standings(known, settings)
    related = relate(firms_by_segment(known.work, settings.gaps), known.firms, region)
    under_way = _under_way(known, region)
    titles = {key: s.name for chain in known.chains.values() for key, s in chain.segments.items()}
    gaps = [
        _gap(spot, region)
        for chain in known.chains.values()
        for spot in _spots(chain, standings, related, under_way, titles)
    ]
    return Found(standings, tuple(sorted(gaps, key=by_urgency)))


def _standings(known: Known, settings: Settings) -> dict[str, Standing]:
    region = settings.bureau.region
    suppliers = find_suppliers(known, region, settings.gaps)
    working = firms_by_segment(known.work, settings.gaps)
    register = find_register(known, region, settings.gaps)
    searched = local_registers(known, region)
    found = {}
    for key, segment in _segments(known):
        facts = Facts(
            local=segment.local,
            complete=segment.chain in settings.register_.complete,
            suppliers=suppliers.get(key, ()),
            sourcing=segment.sourcing,
            quotient=location_quotient(register, working.get(key, ())) if register else None,
        )
        found[key] = stand(key, facts, settings.gaps, _sources(segment, facts, searched))
    return found


def _segments(known: Known) -> list[tuple[str, Segment]]:
    return [item for chain in known.chains.values() for item in chain.segments.items()]


def _sources(segment: Segment, facts: Facts, searched: tuple[str, ...]) -> tuple[str, ...]:
    """The chain map, the register that was counted in, and where suppliers were looked for."""
    counted = (facts.quotient.source,) if facts.quotient else ()
    looked = () if facts.suppliers or segment.local else searched
    return (*segment.sources, *counted, *looked)


def _under_way(known: Known, region: str) -> dict[str, list[Project]]:
    """Projects of the region that are signed or begun, by segment."""
    found: dict[str, list[Project]] = defaultdict(list)
    for project in sorted(known.projects, key=lambda p: p.id):
        if project.stage in UNDER_WAY and project.within(region):
            for segment in project.segments:
                found[segment].append(project)
    return found


def _spots(
    chain: ChainMap,
    standings: Mapping[str, Standing],
    related: Relatedness,
    under_way: Mapping[str, list[Project]],
    titles: Mapping[str, str],
) -> list[Spot]:
    """The gaps of one chain, each in its place."""
    present = frozenset(key for key in chain.segments if not standings[key].absent)
    spots = []
    for key in chain.segments:
        standing = standings[key]
        below = not present.isdisjoint(chain.downstream(key))
        above = not present.isdisjoint(chain.upstream(key))
        kind = gap_kind(Around(standing.status, standing.absent, below, above))
        if kind:
            projects = tuple(under_way.get(key, ()))
            density = related.density(key)
            spots.append(Spot(chain, key, kind, standing, present, density, projects, titles))
    return spots


def _gap(spot: Spot, region: str) -> Gap:
    segment, standing = spot.chain.segments[spot.segment], spot.standing
    summed = parts(spot)
    value = urgency(summed)
    projects = {source for project in spot.projects for source in project.sources}
    return Gap(
        id=gap_id(segment.chain, segment.name, region),
        chain=segment.chain,
        segment=segment.name,
        stage=segment.stage,
        region=region,
        kind=spot.kind,
        status=standing.status,
        verified=standing.status != "unknown",
        urgency=value,
        level=level(value),
        parts=summed,
        rule=standing.rule,
        numbers=_numbers(spot),
        upstream=_next(spot, spot.chain.fed_by),
        downstream=_next(spot, spot.chain.feeds),
        sources=tuple(sorted({*standing.sources, *projects})),
    )


def _next(spot: Spot, arrows: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Names of the neighbours one step away."""
    return tuple(spot.names(dict.fromkeys(arrows.get(spot.segment, ()), 1)))


def _numbers(spot: Spot) -> dict[str, float]:
    """The numbers that rule, kind and parts look at; what is not known is left out."""
    above = spot.chain.upstream(spot.segment)
    below = spot.chain.downstream(spot.segment)
    numbers: dict[str, float | None] = {
        "local": spot.standing.local,
        "major": spot.standing.major,
        "sourcing": spot.standing.sourcing,
        "quotient": spot.standing.quotient,
        "upstream": len(above),
        "upstream_present": len(spot.present.intersection(above)),
        "downstream": len(below),
        "downstream_present": len(spot.present.intersection(below)),
        "segments": len(spot.chain.segments),
        "density": spot.density.value,
        "projects": len(spot.projects),
    }
    return {name: float(n) for name, n in numbers.items() if n is not None}
