"""Ways in: the best paths from what is local to a target, and who here could make the call.

Steps are supply, group, acquaintance (商会, 乡情, 校友, 合作) and projects. A path counts its
steps, and of paths of the same length the one of the stronger steps stands first (`COST`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from graph.chain.reading import Said, claims, nodes
from graph.places import places
from graph.store import Store
from matcher.answer import Hop, Introduction, WayIn
from matcher.units import Above, Groups, rests_on

MOST = 5
LONGEST = 3
"""Steps of a way; a longer one opens no door."""
COST: Mapping[str, float] = {
    "供货给": 1.0,
    "采购自": 1.0,
    "属于集团": 1.02,
    "旗下有": 1.02,
    "合作": 1.04,
    "有项目": 1.04,
    "商会": 1.08,
    "乡情": 1.08,
    "校友": 1.1,
}
"""Who trades or owns opens a door before who is acquainted. Three steps cost less than four."""
UP = "属于集团"
NO_GROUPS = Groups({}, {})
_PLACE = "region:"


@dataclass(frozen=True)
class Doors:
    """Every step between firms and places, each node with the name that people read."""

    graph: "nx.DiGraph[str]"
    """From a node to the next; an edge has `how`, `source` and `quote`."""
    names: Mapping[str, str]
    local: frozenset[str]
    """Local firms, and the places of the region that have steps."""
    groups: Groups = NO_GROUPS

    def ways(self, targets: Collection[str], most: int = MOST) -> tuple[WayIn, ...]:
        """Up to `most` ways from anything local to any of `targets`, the best first.

        Each local firm or place gives its best way; no way leads through another local firm. One
        that ends at a member of a group goes on to the group, step by step.
        """
        return tuple(self._way(path) for _, path in self._paths(targets)[:most])

    def _paths(self, targets: Collection[str]) -> list[tuple[float, list[str]]]:
        """Backwards from the targets, so that one search serves all local starts."""
        ends = {t for t in targets if t in self.graph and t not in self.local}
        if not ends:
            return []
        backwards = nx.subgraph_view(
            self.graph.reverse(copy=False),
            filter_edge=lambda start, end: start not in self.local,
        )
        longest = LONGEST * max(COST.values())
        cost: dict[str, float]
        path: dict[str, list[str]]
        cost, path = nx.multi_source_dijkstra(  # type: ignore[assignment]
            backwards, ends, cutoff=longest, weight="cost"
        )
        found = [
            (round(cost[start], 6), list(reversed(path[start])))
            for start in self.local
            if start in cost and len(path[start]) <= LONGEST + 1
        ]
        return sorted(found)

    def _way(self, path: Sequence[str]) -> WayIn:
        path, climb = _straight(path, self.groups.steps_up(path[-1]))
        edges = [(a, self.graph[a][b], b) for a, b in pairwise(path)]
        hops = tuple(
            Hop(self.name(a), e["how"], self.name(b), e["source"], e.get("quote", ""))
            for a, e, b in edges
        )
        hops += tuple(
            Hop(self.name(firm), UP, self.name(above.owner), above.source, above.quote)
            for firm, above in climb
        )
        told = ",".join(f"{h.start}{h.relationship}{h.end}" for h in hops)
        if path[0].startswith(_PLACE):
            return WayIn(hops, told)
        told = told.removeprefix(hops[0].start)
        return WayIn(hops, f"可请本地企业{hops[0].start}出面:它{told}")

    def name(self, key: str) -> str:
        """The name of a firm or a place."""
        if key.startswith(_PLACE):
            return places().present[key.removeprefix(_PLACE)].name
        return self.names.get(key, key)

    def introductions(
        self, targets: Sequence[tuple[str, Collection[str]]], most: int = MOST
    ) -> tuple[Introduction, ...]:
        """Local firms that could bring in targets (以商招商), those that reach the most first.

        `targets` are names with the firms of each, the best target first.
        """
        reached: dict[str, list[tuple[float, str, list[str]]]] = {}
        for name, firms in targets:
            for cost, path in self._paths(firms):
                if not path[0].startswith(_PLACE):
                    reached.setdefault(path[0], []).append((cost, name, path))
        order = sorted(reached, key=lambda f: (-len(reached[f]), min(reached[f])[0], f))
        return tuple(self._introduction(firm, reached[firm]) for firm in order[:most])

    def _introduction(
        self, firm: str, reached: Sequence[tuple[float, str, list[str]]]
    ) -> Introduction:
        way = self._way(min(reached)[2])
        told = tuple(dict.fromkeys(name for _, name, _ in reached))
        return Introduction(firm, self.name(firm), told, way)


def _straight(
    path: Sequence[str], climb: Sequence[tuple[str, Above]]
) -> tuple[Sequence[str], Sequence[tuple[str, Above]]]:
    """A path and the steps up from its end, without going down to a member and up again."""
    for i in range(len(climb) - 1, -1, -1):
        owner = climb[i][1].owner
        if owner in path and (climb[i + 1 :] or path[0] != owner):
            return path[: path.index(owner) + 1], climb[i + 1 :]
    return path, climb


def read_doors(store: Store, local: frozenset[str], region: str, groups: Groups) -> Doors:
    """All steps that the sources give; of several between two nodes, the best."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for cost, start, how, end, source, quote in sorted(_steps(store, region)):
        if start != end and not graph.has_edge(start, end):
            graph.add_edge(start, end, cost=cost, how=how, source=source, quote=quote)
    firms = {n for n in graph if not n.startswith(_PLACE)}
    shown = nodes(store, "Enterprise", firms | {a.owner for a in groups.above.values()})
    names = {key: str(p.get("name") or key) for key, p in shown.items()}
    regions = {n for n in graph if n.startswith(_PLACE)}
    return Doors(graph, names, local | regions, groups)


_Step = tuple[float, str, str, str, str, str]
"""Cost, from, relationship, to, source, its words."""


def _steps(store: Store, region: str) -> Iterator[_Step]:
    for c in claims(store, "SUPPLIES", "Enterprise", "Enterprise"):
        yield _step(c.start, "供货给", c.end, c)
        yield _step(c.end, "采购自", c.start, c)
    for c in claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise"):
        yield _step(c.start, UP, c.end, c)
        yield _step(c.end, "旗下有", c.start, c)
    for c in claims(store, "TIED_TO", "Enterprise", "Enterprise"):
        kind = c.properties["kind"]
        yield _step(c.start, kind, c.end, c)
        yield _step(c.end, kind, c.start, c)
    for c in claims(store, "TIED_TO", "Enterprise", "Region"):
        if places().inside(c.end, region):
            yield _step(_PLACE + c.end, c.properties["kind"], c.start, c)
    yield from _projects(store, region)


def _step(start: str, how: str, end: str, claim: Said) -> _Step:
    return COST.get(how, max(COST.values())), start, how, end, *rests_on(claim)


def _projects(store: Store, region: str) -> Iterator[_Step]:
    here = {
        c.start: c.end
        for c in claims(store, "IN", "Project", "Region")
        if places().inside(c.end, region)
    }
    shown = nodes(store, "Project", here)
    for c in claims(store, "BY", "Project", "Enterprise", starts=here):
        how = f"有项目“{shown[c.start]['name']}”,投资方"
        yield COST["有项目"], _PLACE + here[c.start], how, c.end, c.source, ""
