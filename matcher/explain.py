"""Explain: one target of a gap, with every part of its score and the ways in."""

from dataclasses import replace

import numpy as np

from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import Explanation
from matcher.filters import Filters
from matcher.kept import Kept
from matcher.render import target_list
from matcher.targets import GapLike, gap_field, gap_scene


def explain(
    store: Store,
    workspace: Workspace,
    gap: GapLike,
    enterprise_id: str,
    kept: Kept | None = None,
) -> Explanation:
    """One target of a gap. A member of a group is explained with its group.

    Firms that are left out of the list (already here, already courted) are explained too. Raises
    `UsageError` where the enterprise is no candidate.
    """
    background = (kept or Kept(store, workspace)).background(gap.region)
    scene = gap_scene(background, workspace, gap)
    head = background.groups.head_of(enterprise_id)
    usual = gap_field(store, workspace, background, scene, Filters())
    field = usual
    rows = [i for i, c in enumerate(usual.candidates) if c.head.id == head]
    if not rows:
        everyone = Filters(include_local=True, include_courted=True)
        field = gap_field(store, workspace, background, scene, everyone)
        rows = [i for i, c in enumerate(field.candidates) if c.head.id == head]
    if not rows:
        raise UsageError(
            f"{enterprise_id} 不是缺口 {gap.id} 的候选企业:与本环节没有关联",
            hint="用 targets 看候选企业;企业资料不全时可在 enterprises/ 补上主营产品",
        )
    place = int(np.flatnonzero(field.ranked.order == rows[0])[0])
    only = replace(field, ranked=replace(field.ranked, order=field.ranked.order[place : place + 1]))
    listed = target_list(store, background, only, 1, gap=gap.id)
    candidate = field.candidates[rows[0]]
    firms = frozenset(
        {*(f.id for f in candidate.firms), *background.groups.members([head]).get(head, ())}
    )
    local = background.ground.local_firms
    return Explanation(
        gap=gap.id,
        region=gap.region,
        model=field.model,
        target=replace(listed.targets[0], rank=place + 1),
        ways_in=background.doors.ways(firms - local | {head}),
    )
