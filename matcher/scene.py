"""The scene of one question: the segment, its neighbours here, local firms, projects, policies."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.chain.maps import ChainMap, read_chains
from graph.chain.reading import claims, nodes
from graph.chain.supply import COURTED, Project, read_projects, read_work
from graph.places import places
from graph.store import Store
from graph.workspace import TargetSettings, Workspace

PRESENT = ("weak", "adequate", "strong")
INTERNAL = (
    "考核", "考评", "排名", "十不准", "统计", "目标任务", "工作任务", "统分结合", "管理办法",
    "台账", "调整计划", "回复", "信息共享", "督查", "项目册", "工作指南", "云平台", "联动招商机制",
)  # fmt: skip
"""Words in the titles of rules by which offices run their own work."""
FOR_FIRMS = ("资金", "基金", "奖补", "补贴", "补助", "贴息", "扶持", "优惠", "支持")
"""Words in the titles of what a firm can draw on, whoever manages it: 专项资金管理办法."""


@dataclass(frozen=True, slots=True)
class PolicyFact:
    """A policy that supports the segment or its chain here."""

    title: str
    points: str
    issued_on: str
    source: str
    on_segment: bool
    named: bool = True
    """Whether it names the segment or the chain; else it is for every chain here."""
    expires_on: str = ""

    @property
    def internal(self) -> bool:
        """Whether its title shows a rule for the city's own offices, nothing a firm could use."""
        return any(word in self.title for word in INTERNAL) and not any(
            word in self.title for word in FOR_FIRMS
        )

    @property
    def order(self) -> tuple[bool, bool, bool, str]:
        """The nearest to the segment first, rules for offices last."""
        return self.internal, not self.on_segment, not self.named, self.title


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
        policies=_policies(store, region),
    )


def _policies(store: Store, region: str) -> dict[str, tuple[PolicyFact, ...]]:
    """Policies that apply here: those of the region, of what it lies in, of what lies in it."""
    applies: dict[str, set[str]] = defaultdict(set)
    for claim in claims(store, "APPLIES_IN", "Policy", "Region"):
        applies[claim.start].add(claim.end)
    known = places()
    valid = {
        policy
        for policy, codes in applies.items()
        if any(known.inside(region, code) or known.inside(code, region) for code in codes)
    }
    shown = nodes(store, "Policy")
    records = {c.end: c for c in claims(store, "RECORDS", "Source", "Policy")}
    found: dict[str, list[PolicyFact]] = defaultdict(list)
    chains = len(nodes(store, "Chain"))
    for label in ("Segment", "Chain"):
        supported = claims(store, "SUPPORTS", "Policy", label)
        breadth = Counter(start for start, _ in {(c.start, c.end) for c in supported})
        for claim in supported:
            if claim.start in valid or claim.start not in applies:
                record = records[claim.start].properties if claim.start in records else {}
                found[claim.end].append(
                    PolicyFact(
                        record.get("title") or shown[claim.start]["name"],
                        record.get("points") or "",
                        record.get("issued_on") or "",
                        claim.source,
                        label == "Segment",
                        label == "Segment" or breadth[claim.start] < max(chains, 2),
                        record.get("expires_on") or "",
                    )
                )
    return {key: tuple(said) for key, said in found.items()}


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
