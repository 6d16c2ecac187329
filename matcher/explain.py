"""Explain: one target of a gap or of words, with every part of its score and the ways in."""

from dataclasses import replace

import numpy as np

from graph.chain.reading import nodes
from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import Explanation
from matcher.asking import GapLike, Question, Words, put
from matcher.field import Field
from matcher.filters import EVERYONE, Filters
from matcher.kept import Kept
from matcher.policies import PolicyFact
from matcher.render import target_list
from matcher.sifting import LABELS, settled
from matcher.targets import field_of


def explain(
    store: Store,
    workspace: Workspace,
    asked: GapLike | Words,
    enterprise_id: str,
    kept: Kept | None = None,
) -> tuple[Explanation, tuple[PolicyFact, ...]]:
    """One target, and the policies that apply. A member of a group is explained with its group.

    Firms that are left out of the list (from here, already here, courted) are explained too, at
    the place that they would have in it. Raises `UsageError` where the enterprise is no candidate.
    """
    question = put(kept or Kept(store, workspace), asked)
    head = question.background.groups.head_of(enterprise_id)
    field = _field(store, workspace, question, Filters())
    row = _row(field, head)
    notes = [*question.notes]
    if row is None:
        field = _field(store, workspace, question, EVERYONE)
        row = _row(field, head)
        if row is not None:
            notes.append(_outside(field, row))
    if row is None:
        raise _no_candidate(store, question, enterprise_id)
    place = int(np.flatnonzero(field.ranked.order == row)[0])
    only = replace(field, ranked=replace(field.ranked, order=field.ranked.order[place : place + 1]))
    listed = target_list(store, question, only, 1)
    if enterprise_id != head:
        own = nodes(store, "Enterprise", [enterprise_id])[enterprise_id]
        named = own.get("short_name") or own.get("name") or enterprise_id
        notes.append(f"{named} 由其集团 {field.candidates[row].head.name} 代表:集团和成员只排一行")
    told = Explanation(
        gap=question.gap,
        query=question.query,
        region=question.scene.region,
        model=field.model,
        target=replace(listed.targets[0], rank=place + 1),
        ways_in=question.background.doors.ways(_reached(question, field, row)),
        notes=tuple(notes),
    )
    return told, question.scene.policies


def _field(store: Store, workspace: Workspace, asked: Question, filters: Filters) -> Field:
    return field_of(store, workspace, asked.background, asked.scene, asked.works, filters)


def _row(field: Field, head: str) -> int | None:
    return next((i for i, c in enumerate(field.candidates) if c.head.id == head), None)


def _outside(field: Field, row: int) -> str:
    candidate = field.candidates[row]
    why = settled(Filters(), candidate, field.scene.region)
    return f"{candidate.head.name} 平常不在名单里:{LABELS[why]};名次是一并列出时的"


def _reached(asked: Question, field: Field, row: int) -> frozenset[str]:
    """The firms at which a way in arrives: the group and its firms elsewhere."""
    head = field.candidates[row].head.id
    members = asked.background.groups.members([head]).get(head, ())
    firms = frozenset({*(f.id for f in field.candidates[row].firms), *members})
    return firms - asked.background.ground.local_firms | {head}


def _no_candidate(store: Store, asked: Question, enterprise_id: str) -> UsageError:
    own = nodes(store, "Enterprise", [enterprise_id]).get(enterprise_id, {})
    what = f"缺口 {asked.gap}" if asked.gap else f"“{asked.query}”"
    return UsageError(
        f"{own.get('name') or enterprise_id} 不是{what}的候选企业:与本环节没有关联",
        hint="用 targets 看候选企业;企业资料不全时可在 enterprises/ 补上主营产品",
    )
