"""Ties: what connects a candidate with local firms and with the place itself."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from graph.chain.reading import Said, claims, nodes
from graph.places import places
from graph.store import Store
from matcher.scene import Scene
from matcher.units import Groups

WORTH: Mapping[str, float] = {
    "供货": 1.0,
    "采购": 1.0,
    "同集团": 1.0,
    "本地已有": 1.0,
    "项目": 0.8,
    "合作": 0.8,
    "商会": 0.6,
    "乡情": 0.6,
    "校友": 0.5,
}
"""What a tie is worth by its kind: who trades or owns here already, before who is acquainted."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One tie of a candidate. `ours` names the local firm, region or project."""

    kind: str
    firm: str
    ours: str
    note: str
    source: str
    as_of: str = ""


@dataclass(frozen=True)
class TieBook:
    """Ties by candidate firm, from supply, acquaintance and groups."""

    supplies: Mapping[str, tuple[Tie, ...]]
    groups: Groups
    local_members: Mapping[str, tuple[str, ...]]
    """Head of a group to its local firms."""
    names: Mapping[str, str]
    """Local firm to its name."""

    def of(self, firm: str, scene: Scene) -> list[Tie]:
        """All ties of one firm in this scene, the worthiest first."""
        found = list(self.supplies.get(firm, ()))
        found += [
            Tie("同集团", firm, self.names[local], "", self.groups.sources.get(local, ""))
            for local in self.local_members.get(firm, ())
        ]
        if firm in scene.local_work:
            own = "、".join(sorted(scene.local_work[firm]))
            found.append(Tie("本地已有", firm, self.names.get(firm, ""), own, ""))
        found += [
            Tie(
                "项目",
                firm,
                p.name,
                p.stage or "",
                p.sources[0] if p.sources else "",
                p.as_of or "",
            )
            for p in scene.projects_elsewhere(firm)
        ]
        return sorted(found, key=lambda t: (-WORTH[t.kind], t.kind, t.ours, t.source))


def read_ties(store: Store, region: str, local_firms: frozenset[str], groups: Groups) -> TieBook:
    """The ties between local firms or places and everybody else."""
    shown = nodes(store, "Enterprise", local_firms)
    names = {firm: str(p.get("name") or firm) for firm, p in shown.items()}
    found: dict[str, list[Tie]] = defaultdict(list)
    for claim in claims(store, "SUPPLIES", "Enterprise", "Enterprise"):
        _between(found, claim, names, "供货", "采购")
    for claim in claims(store, "TIED_TO", "Enterprise", "Enterprise"):
        kind = claim.properties["kind"]
        _between(found, claim, names, kind, kind)
    for claim in claims(store, "TIED_TO", "Enterprise", "Region"):
        if places().inside(claim.end, region):
            ours = places().present[claim.end].name
            found[claim.start].append(_tie(claim, claim.properties["kind"], claim.start, ours))
    members: dict[str, list[str]] = defaultdict(list)
    for firm in sorted(names):
        head = groups.head_of(firm)
        if head != firm:
            members[head].append(firm)
    return TieBook(
        {key: tuple(ties) for key, ties in found.items()},
        groups,
        {key: tuple(firms) for key, firms in members.items()},
        names,
    )


def _between(
    found: dict[str, list[Tie]], claim: Said, local: Mapping[str, str], forth: str, back: str
) -> None:
    """A tie counts for the end that is not local."""
    if claim.end in local and claim.start not in local:
        found[claim.start].append(_tie(claim, forth, claim.start, local[claim.end]))
    if claim.start in local and claim.end not in local:
        found[claim.end].append(_tie(claim, back, claim.end, local[claim.start]))


def _tie(claim: Said, kind: str, firm: str, ours: str) -> Tie:
    return Tie(
        kind, firm, ours, claim.properties.get("note") or "", claim.source, claim.as_of or ""
    )
