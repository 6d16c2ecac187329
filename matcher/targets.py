"""Targets: the ranked enterprises for a gap of the graph, or for words that no gap has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from graph.chain.maps import ChainMap
from graph.chain.reading import nodes
from graph.chain.supply import Work, read_work
from graph.errors import UsageError
from graph.places import places
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import TargetList
from matcher.field import Background, Field
from matcher.filters import Filters, checked, passes, refuse_unknown_lists
from matcher.kept import Kept
from matcher.scene import Ground, Scene, scene_of
from matcher.units import gather

if TYPE_CHECKING:
    from matcher.facts import Candidate


class GapLike(Protocol):
    """What of a gap the matcher looks at (graph.gaps has it all)."""

    @property
    def id(self) -> str:
        """chain/segment@region."""

    @property
    def chain(self) -> str:
        """Name of the chain."""

    @property
    def segment(self) -> str:
        """Name of the segment."""

    @property
    def region(self) -> str:
        """Code of the region."""


def segment_id(ground: Ground, chain: str, segment: str) -> str | None:
    """The id of a segment by its name in its chain; None where no map holds it."""
    chain_map = ground.chains.get(chain)
    return _segment_named(chain_map, segment) if chain_map else None


def _segment_named(chain_map: ChainMap, name: str) -> str | None:
    return next((s.id for s in chain_map.segments.values() if s.name == name), None)


def gap_scene(background: Background, workspace: Workspace, gap: GapLike) -> Scene:
    """The scene of a gap."""
    segment = segment_id(background.ground, gap.chain, gap.segment)
    return scene_of(
        background.ground,
        workspace,
        region=gap.region,
        asked=gap.segment,
        chain=gap.chain,
        segment=segment,
    )


def field_of(
    store: Store,
    workspace: Workspace,
    background: Background,
    scene: Scene,
    works: Sequence[Work],
    filters: Filters,
    weights: Mapping[str, float] | None = None,
) -> Field:
    """Gather the candidates that these links give, keep those asked for, and rank them.

    `weights` are those of a what-if. Raises `UsageError` for filters or weights that mean nothing.
    """
    from matcher.facts import read_candidates
    from matcher.rank import valued, weigh
    from matcher.table import table_of
    from matcher.weighing import used_weights

    used = used_weights(workspace, weights)
    wanted = checked(filters)
    if wanted.lists:
        rankings = {str(p["list"]) for p in nodes(store, "Ranking").values()}
        refuse_unknown_lists(wanted.lists, rankings)
    units = gather(works, background.groups)
    found = read_candidates(store, background.files, scene, units, background.ties)
    kept = tuple(c for c in found if _wanted(c, wanted))
    features = valued(table_of(kept, scene))
    return Field(scene, kept, features, weigh(features, used), used.model)


def _wanted(candidate: "Candidate", filters: Filters) -> bool:
    if candidate.here and not filters.include_local:
        return False
    if candidate.courted and not filters.include_courted:
        return False
    return passes(filters, candidate.family)


def targets_for_gap(
    store: Store,
    workspace: Workspace,
    gap: GapLike,
    filters: Filters = Filters(),  # noqa: B008  frozen
    top: int | None = None,
    kept: Kept | None = None,
    weights: Mapping[str, float] | None = None,
) -> TargetList:
    """The ranked targets of a gap, from the links in the graph; `top` as in bureau.toml.

    `weights`, by feature, go before those of the workspace: what if they were so.
    """
    from matcher.render import target_list

    background = (kept or Kept(store, workspace)).background(gap.region)
    scene = gap_scene(background, workspace, gap)
    field = gap_field(store, workspace, background, scene, filters, weights)
    return target_list(store, background, field, _top(workspace, top), gap=gap.id)


def gap_field(
    store: Store,
    workspace: Workspace,
    background: Background,
    scene: Scene,
    filters: Filters,
    weights: Mapping[str, float] | None = None,
) -> Field:
    """All candidates of a segment of a chain map, ranked."""
    works = read_work(store, segments=[scene.segment]) if scene.segment else []
    return field_of(store, workspace, background, scene, works, filters, weights)


def targets_for_text(
    store: Store,
    workspace: Workspace,
    text: str,
    chain: str = "",
    region: str = "",
    filters: Filters = Filters(),  # noqa: B008  frozen
    top: int | None = None,
    kept: Kept | None = None,
    weights: Mapping[str, float] | None = None,
) -> TargetList:
    """The ranked targets for a text. `region` is a code or a name, by default the bureau's.

    Where a chain map holds a segment of this name, its links and neighbours are used. Raises
    `UsageError` for a region that does not exist.
    """
    from matcher.render import target_list

    code = _code(workspace, region)
    kept = kept or Kept(store, workspace)
    background = kept.background(code)
    chain, segment = _on_a_map(background.ground, text, chain)
    scene = scene_of(
        background.ground, workspace, region=code, asked=text, chain=chain, segment=segment
    )
    if segment:
        field = gap_field(store, workspace, background, scene, filters, weights)
    else:
        works = _text_works(kept, scene)
        scene = replace(scene, here=_local_suppliers(scene, works))
        field = field_of(store, workspace, background, scene, works, filters, weights)
    return target_list(store, background, field, _top(workspace, top), query=text)


def _text_works(kept: Kept, scene: Scene) -> list[Work]:
    from matcher.link import WIDE
    from matcher.question import ask

    links = kept.linker.links(ask(scene.asked, chain=scene.chain), top=WIDE)
    return [Work(x.firm, "", x.strength, x.how, x.quote, x.source) for x in links]


def _local_suppliers(scene: Scene, works: Sequence[Work]) -> frozenset[str]:
    return frozenset(
        w.firm
        for w in works
        if w.firm in scene.local_firms and w.strength >= scene.supplier_strength
    )


def _on_a_map(ground: Ground, text: str, chain: str) -> tuple[str, str | None]:
    """The chain and segment that the words name, if exactly one; else the chain as given."""
    chains = [ground.chains[chain]] if chain in ground.chains else []
    if not chain:
        chains = list(ground.chains.values())
    found = [(c.name, s) for c in chains if (s := _segment_named(c, text))]
    return found[0] if len(found) == 1 else (chain, None)


def _code(workspace: Workspace, region: str) -> str:
    if not region:
        return workspace.region
    found = places().find(region)
    if found is None:
        raise UsageError(
            f"没有这个行政区:{region}", hint="写六位代码或全称,如 610700、陕西省汉中市"
        )
    return found.code


def _top(workspace: Workspace, top: int | None) -> int:
    return workspace.settings.targets.top if top is None else top
