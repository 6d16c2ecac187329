"""The scene of one question: the segment, its neighbours here, local firms, projects, policies."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.chain.maps import ChainMap, read_chains
from graph.chain.reading import claims
from graph.chain.supply import COURTED, Project, read_projects, read_work
from graph.places import places
from graph.store import Store
from graph.workspace import TargetSettings, Workspace
from matcher.policies import PolicyFact, read_policies

PRESENT = ("weak", "adequate", "strong")


@dataclass(frozen=True)
class Scene:
    """What a candidate is held against."""

    region: str
    asked: str
    """The segment or the text asked for, as people write it."""
    chain: str
    segment: str | None
    """Id of the segment; None for a text that no chain map holds."""
    settings: TargetSettings
    focus_clusters: tuple[str, ...] = ()
    supplier_strength: float = 0.5
    products: tuple[str, ...] = ()
    neighbours: Mapping[str, str] = field(default_factory=dict)
    """Segments that it buys from or sells to and that are present here: id to name."""
    local_firms: frozenset[str] = frozenset()
    local_work: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Local firm to the names of the segments of this chain that it works in."""
    here: frozenset[str] = frozenset()
    """Local firms that work in this very segment."""
    projects: tuple[Project, ...] = ()
    """Projects in the region that are not given up."""
    policies: tuple[PolicyFact, ...] = ()

    @property
    def supporting(self) -> tuple[PolicyFact, ...]:
        """The policies that a firm could lean on: no rules for offices."""
        return tuple(p for p in self.policies if not p.internal)

    def courted(self, firm: str) -> list[Project]:
        """Projects here in this segment that are on the way with the firm."""
        return [
            p
            for p in self.projects
            if firm in p.firms and p.stage in COURTED and self.segment in p.segments
        ]

    def projects_elsewhere(self, firm: str) -> list[Project]:
        """Projects of the firm here, not on the way in this segment."""
        held = self.courted(firm)
        return [p for p in self.projects if firm in p.firms and p not in held]


@dataclass(frozen=True)
class Ground:
    """What all scenes of one region share, read once."""

    chains: Mapping[str, ChainMap]
    status: Mapping[str, str]
    """Segment id to its status in the region."""
    local_firms: frozenset[str]
    local_work: Mapping[str, frozenset[str]]
    """Local firm to the ids of the segments that it works in."""
    projects: tuple[Project, ...]
    policies: Mapping[str, tuple[PolicyFact, ...]]
    """Segment or chain id to the policies that support it here."""


def read_ground(store: Store, workspace: Workspace, region: str) -> Ground:
    """What the sources say of a region: local firms, their work, projects, policies."""
    inside = [code for code in places().present if places().inside(code, region)]
    located = claims(store, "LOCATED_IN", "Enterprise", "Region", ends=inside)
    local = frozenset(c.start for c in located)
    least = workspace.settings.gaps.supplier_strength
    work: dict[str, set[str]] = defaultdict(set)
    for w in read_work(store, firms=local):
        if w.how == "stated" or w.strength >= least:
            work[w.firm].add(w.segment)
    projects = [p for p in read_projects(store) if p.within(region) and p.stage != "终止"]
    for project in projects:
        if project.stage == "投产":
            for firm in project.firms:
                work[firm].update(project.segments)
    standing = claims(store, "STANDS_IN", "Segment", "Region", ends=[region])
    return Ground(
        chains=read_chains(store),
        status={c.start: c.properties["status"] for c in standing},
        local_firms=local,
        local_work={firm: frozenset(segments) for firm, segments in work.items()},
        projects=tuple(projects),
        policies=read_policies(store, region),
    )


def scene_of(
    ground: Ground,
    workspace: Workspace,
    *,
    region: str,
    asked: str,
    chain: str = "",
    segment: str | None = None,
) -> Scene:
    """The scene of a segment of a chain map, or of a text where no map holds it."""
    chain_map = ground.chains.get(chain)
    own = chain_map.segments if chain_map else {}
    segment = segment if segment in own else None
    around = (
        {*chain_map.feeds.get(segment, ()), *chain_map.fed_by.get(segment, ())}
        if chain_map and segment
        else set()
    )
    work = {
        firm: frozenset(own[s].name for s in segments if s in own and s != segment)
        for firm, segments in ground.local_work.items()
    }
    policies = (*ground.policies.get(segment or "", ()), *ground.policies.get(chain, ()))
    first = {p.title: p for p in sorted(policies, key=lambda p: p.order, reverse=True)}
    policies = tuple(sorted(first.values(), key=lambda p: p.order))
    return Scene(
        region=region,
        asked=asked,
        chain=chain,
        segment=segment,
        settings=workspace.settings.targets,
        focus_clusters=workspace.settings.bureau.focus_clusters,
        supplier_strength=workspace.settings.gaps.supplier_strength,
        products=own[segment].products if segment else (),
        neighbours={s: own[s].name for s in sorted(around) if ground.status.get(s) in PRESENT},
        local_firms=ground.local_firms,
        local_work={firm: names for firm, names in work.items() if names},
        here=frozenset(f for f, segments in ground.local_work.items() if segment in segments),
        projects=ground.projects,
        policies=policies,
    )
