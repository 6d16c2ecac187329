"""Chain maps: segments, what feeds what, products; distances along the chain."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.chain.reading import Said, claims, nodes
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment as the chain map has it. `sources` are the chain maps that state it."""

    id: str
    name: str
    chain: str
    stage: str
    products: tuple[str, ...] = ()
    local: str | None = None
    """有 or 缺 where those who know say so."""
    sourcing: float | None = None
    """本地配套率, 0-1."""
    note: str = ""
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainMap:
    """One chain: its segments by id in the order of stage and name, and the arrows between them."""

    name: str
    segments: Mapping[str, Segment]
    feeds: Mapping[str, tuple[str, ...]]
    """Segment id to the ids of those it feeds."""

    @property
    def fed_by(self) -> Mapping[str, tuple[str, ...]]:
        """Segment id to the ids of those that feed it."""
        above: dict[str, list[str]] = defaultdict(list)
        for segment, below in self.feeds.items():
            for other in below:
                above[other].append(segment)
        return {key: tuple(value) for key, value in above.items()}

    def downstream(self, segment: str) -> dict[str, int]:
        """Every segment below, with the fewest steps to it."""
        return _steps(segment, self.feeds)

    def upstream(self, segment: str) -> dict[str, int]:
        """Every segment above, with the fewest steps from it."""
        return _steps(segment, self.fed_by)


def _steps(start: str, arrows: Mapping[str, Iterable[str]]) -> dict[str, int]:
    import networkx

    graph = networkx.DiGraph((a, b) for a, others in arrows.items() for b in others)
    if start not in graph:
        return {}
    steps = dict(networkx.single_source_shortest_path_length(graph, start))
    del steps[start]
    return steps


_STAGE_ORDER = {"上游": 0, "中游": 1, "下游": 2}


def read_chains(store: Store) -> dict[str, ChainMap]:
    """Every chain in the store by name."""
    segments = _read_segments(store)
    chains: dict[str, dict[str, Segment]] = defaultdict(dict)
    for segment in sorted(segments, key=lambda s: (s.chain, _STAGE_ORDER[s.stage], s.name)):
        chains[segment.chain][segment.id] = segment
    feeds: dict[str, set[str]] = defaultdict(set)
    for claim in claims(store, "FEEDS", "Segment", "Segment"):
        feeds[claim.start].add(claim.end)
    return {name: ChainMap(name, own, _arrows(own, feeds)) for name, own in chains.items()}


def _read_segments(store: Store) -> list[Segment]:
    named = nodes(store, "Segment")
    products = _read_products(store)
    stated: dict[str, list[Said]] = defaultdict(list)
    for claim in claims(store, "PART_OF", "Segment", "Chain"):
        stated[claim.start].append(claim)
    return [
        _segment(key, named[key]["name"], said, tuple(sorted(products[key])))
        for key, said in stated.items()
    ]


def _read_products(store: Store) -> dict[str, set[str]]:
    """Names of the products of every segment."""
    belongs = claims(store, "BELONGS_TO", "Product", "Segment")
    shown = nodes(store, "Product", {claim.start for claim in belongs})
    products: dict[str, set[str]] = defaultdict(set)
    for claim in belongs:
        products[claim.end].add(shown[claim.start]["name"])
    return products


def _arrows(
    own: Collection[str], feeds: Mapping[str, Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """The arrows within one chain."""
    within = {key: sorted(other for other in feeds.get(key, ()) if other in own) for key in own}
    return {key: tuple(below) for key, below in within.items() if below}


def _segment(key: str, name: str, said: list[Said], products: tuple[str, ...]) -> Segment:
    """What several maps say of one segment: 缺 goes before 有, the lowest rate before others."""
    told = [claim.properties for claim in said]
    local = {p["local"] for p in told if p.get("local")}
    rates = [p["local_sourcing"] for p in told if p.get("local_sourcing") is not None]
    return Segment(
        id=key,
        name=name,
        chain=said[0].end,
        stage=min((p["stage"] for p in told), key=lambda s: _STAGE_ORDER[s]),
        products=products,
        local="缺" if "缺" in local else ("有" if local else None),
        sourcing=min(rates, default=None),
        note=" ".join(dict.fromkeys(p["note"] for p in told if p.get("note"))),
        sources=tuple(sorted({claim.source for claim in said})),
    )
