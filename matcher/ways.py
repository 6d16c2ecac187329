"""Ways in: the shortest paths from a local firm, region, project or list to a target."""

from collections import defaultdict, deque
from collections.abc import Mapping

from graph.chain.reading import claims, nodes
from graph.places import places
from graph.store import Store
from matcher.answer import Hop, WayIn

MOST = 5
LONGEST = 3
"""Steps of a way; a longer one opens no door."""


def ways_in(
    store: Store, targets: frozenset[str], local: frozenset[str], region: str
) -> tuple[WayIn, ...]:
    """Up to `MOST` ways to any of the firms `targets` (a unit's), shortest first."""
    doors = _doors(store, region)
    names = {key: str(p.get("name") or key) for key, p in nodes(store, "Enterprise").items()}
    starts = local - targets
    found = [
        *(_local_ways(doors, starts, targets)),
    ]
    told = [_way(path, names, local) for path in found[:MOST]]
    return tuple(told)


_Step = tuple[str, str, str, str]
"""From, relationship, to, source: ids."""


def _doors(store: Store, region: str) -> Mapping[str, list[_Step]]:
    """Every step that can be taken from a node, in a fixed order. A region is `region:code`."""
    steps: dict[str, list[_Step]] = defaultdict(list)

    def both(start: str, forth: str, back: str, end: str, source: str) -> None:
        steps[start].append((start, forth, end, source))
        steps[end].append((end, back, start, source))

    for c in claims(store, "SUPPLIES", "Enterprise", "Enterprise"):
        both(c.start, "供货给", "采购自", c.end, c.source)
    for c in claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise"):
        both(c.start, "属于集团", "旗下有", c.end, c.source)
    for c in claims(store, "TIED_TO", "Enterprise", "Enterprise"):
        kind = c.properties["kind"]
        both(c.start, kind, kind, c.end, c.source)
    for c in claims(store, "TIED_TO", "Enterprise", "Region"):
        if places().inside(c.end, region):
            kind = c.properties["kind"]
            steps[f"region:{c.end}"].append((f"region:{c.end}", kind, c.start, c.source))
    _projects(store, region, steps)
    return steps


def _projects(store: Store, region: str, steps: dict[str, list[_Step]]) -> None:
    here = {
        c.start: c.end
        for c in claims(store, "IN", "Project", "Region")
        if places().inside(c.end, region)
    }
    shown = nodes(store, "Project", here)
    for c in claims(store, "BY", "Project", "Enterprise", starts=here):
        place = f"region:{here[c.start]}"
        steps[place].append((place, f"有项目“{shown[c.start]['name']}”,投资方", c.end, c.source))


def _local_ways(
    doors: Mapping[str, list[_Step]], local: frozenset[str], targets: frozenset[str]
) -> list[list[_Step]]:
    """Breadth first from everything local; each start gives its shortest way, at most one."""
    starts = sorted(local) + sorted(k for k in doors if k.startswith("region:"))
    found: list[list[_Step]] = []
    for start in starts:
        path = _shortest(doors, start, local, targets)
        if path:
            found.append(path)
    return sorted(found, key=lambda p: (len(p), p))


def _shortest(
    doors: Mapping[str, list[_Step]], start: str, local: frozenset[str], targets: frozenset[str]
) -> list[_Step] | None:
    waiting: deque[list[_Step]] = deque([[]])
    seen = {start}
    while waiting:
        path = waiting.popleft()
        at = path[-1][2] if path else start
        if at in targets:
            return path
        if len(path) == LONGEST:
            continue
        for step in doors.get(at, ()):
            if step[2] not in seen and step[2] not in local:
                seen.add(step[2])
                waiting.append([*path, step])
    return None


def _way(path: list[_Step], names: Mapping[str, str], local: frozenset[str]) -> WayIn:
    def name(key: str) -> str:
        code = key.removeprefix("region:")
        return places().present[code].name if key.startswith("region:") else names.get(key, key)

    hops = tuple(Hop(name(a), how, name(b), source) for a, how, b, source in path)
    what = "本地企业" if path[0][0] in local else ""
    told = ",".join(f"{h.start}{h.relationship}{h.end}" for h in hops)
    return WayIn(hops, f"{what}{told}")
