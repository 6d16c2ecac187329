"""Chains in numbers, and the map of one with the light of each segment."""

from collections import Counter

from api.answers import shapes
from api.answers.gaps import no_chain
from graph.chain.maps import ChainMap, Segment, read_chains
from graph.gaps.gap import Gap
from graph.gaps.read import read_gaps, read_standings
from graph.gaps.standing import Light
from graph.model import LEVELS, STATUSES
from graph.store import Store
from graph.workspace import Workspace


def chains(store: Store, workspace: Workspace) -> shapes.Chains:
    """Every chain with its segments counted by status and its gaps by urgency."""
    lights = read_standings(store)
    levels = Counter((gap.chain, gap.level) for gap in read_gaps(store))
    return shapes.Chains(
        region=workspace.region,
        chains=[
            shapes.ChainSummary(
                name=chain.name,
                segments=len(chain.segments),
                counts=_counts([lights[s].status for s in chain.segments if s in lights]),
                levels={level: levels[chain.name, level] for level in LEVELS},
            )
            for chain in read_chains(store).values()
        ],
    )


def chain_map(store: Store, workspace: Workspace, name: str) -> shapes.ChainMap:
    """One chain's map with lights. Raises `NotFound` for a chain that is not there."""
    known = read_chains(store)
    if name not in known:
        raise no_chain(name, known)
    chain = known[name]
    lights = read_standings(store)
    gaps = {gap.segment: gap for gap in read_gaps(store, name)}
    return shapes.ChainMap(
        chain=name,
        region=workspace.region,
        counts=_counts([lights[s].status for s in chain.segments if s in lights]),
        segments=[
            _segment(chain, segment, lights.get(key), gaps.get(segment.name))
            for key, segment in chain.segments.items()
        ],
    )


def _counts(statuses: list[str]) -> dict[str, int]:
    return {status: statuses.count(status) for status in STATUSES}


def _segment(
    chain: ChainMap, segment: Segment, light: Light | None, gap: Gap | None
) -> shapes.MapSegment:
    return shapes.MapSegment(
        name=segment.name,
        stage=segment.stage,
        products=list(segment.products),
        feeds=[chain.segments[s].name for s in chain.feeds.get(segment.id, ())],
        status=light.status if light else None,
        rule=light.rule if light else "",
        local=light.local if light else 0,
        major=light.major if light else 0,
        gap=gap.id if gap else None,
        kind=gap.kind if gap else None,
        level=gap.level if gap else None,
        note=segment.note,
        sources=list(segment.sources),
    )
