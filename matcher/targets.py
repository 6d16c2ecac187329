"""Targets: the ranked enterprises for a gap of the graph, or for words that no gap has."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.chain.reading import nodes
from graph.chain.supply import Work
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import TargetList
from matcher.asking import GapLike, Words, put
from matcher.field import Background, Field
from matcher.filters import Filters, checked, refuse_unknown_lists
from matcher.kept import Kept
from matcher.ownership import read_ownership
from matcher.scene import Scene


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
    from matcher.sifting import sifted
    from matcher.table import table_of
    from matcher.units import gather
    from matcher.weighing import used_weights

    used = used_weights(workspace, weights)
    wanted = checked(filters)
    if wanted.lists:
        rankings = {str(p["list"]) for p in nodes(store, "Ranking").values()}
        refuse_unknown_lists(wanted.lists, rankings)
    units = gather(works, background.groups)
    found = read_candidates(store, background.files, scene, units, background.ties)
    owned = read_ownership(store, {c.head.id: c.family for c in found}) if wanted.ownership else {}
    kept, left_out = sifted(wanted, found, scene.region, owned)
    features = valued(table_of(kept, scene))
    return Field(scene, kept, features, weigh(features, used), used.model, left_out)


def targets_of(
    store: Store,
    workspace: Workspace,
    asked: GapLike | Words,
    filters: Filters = Filters(),  # noqa: B008  frozen
    top: int | None = None,
    kept: Kept | None = None,
    weights: Mapping[str, float] | None = None,
) -> TargetList:
    """The ranked targets of a gap or of words; `top` as in bureau.toml.

    `weights`, by feature, go before those of the workspace: what if they were so. Raises
    `UsageError` for a region, a filter or a weight that means nothing.
    """
    from matcher.render import target_list

    question = put(kept or Kept(store, workspace), asked)
    field = field_of(
        store,
        workspace,
        question.background,
        question.scene,
        question.works,
        filters,
        weights,
    )
    if weights:
        told = "、".join(f"{name}={value:g}" for name, value in weights.items())
        note = f"换了权重({told})试排,没有改图"
        question = replace(question, notes=(*question.notes, note))
    most = workspace.settings.targets.top if top is None else top
    return target_list(store, question, field, most)
