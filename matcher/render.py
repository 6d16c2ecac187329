"""Render: ranked candidates as targets, with the cards of their enterprises and their reasons."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.chain.firms import Firm
from graph.chain.reading import claims, nodes
from graph.chain.supply import Work
from graph.store import Store
from matcher.answer import Card, Introduction, ListPlace, Member, Part, Reason, Target, TargetList
from matcher.facts import Candidate
from matcher.features import BASE, FEATURES
from matcher.ownership import Owned, read_ownership
from matcher.reasons import region_name
from matcher.sifting import is_from

if TYPE_CHECKING:
    from matcher.asking import Question
    from matcher.field import Field

SHOWN_PRODUCTS = 8
INTRODUCED = 20
"""Targets for which somebody here is looked for who could bring them in."""


def target_list(store: Store, question: "Question", field: "Field", top: int) -> TargetList:
    """The first `top` of a ranked field."""
    background = question.background
    rows = [int(i) for i in field.ranked.order[:top]]
    chosen = [field.candidates[i] for i in rows]
    introductions: tuple[Introduction, ...] = ()
    if background.ground.local_firms:
        introductions = background.doors.introductions(
            [(c.head.name, {f.id for f in c.family}) for c in chosen[:INTRODUCED]]
        )
    products = _products(store, {firm.id for c in chosen for firm in c.firms})
    owned = read_ownership(store, {c.head.id: c.family for c in chosen})
    return TargetList(
        gap=question.gap,
        query=question.query,
        region=field.scene.region,
        model=field.model,
        candidates=len(field.candidates),
        targets=tuple(
            _target(field, row, place, products, owned) for place, row in enumerate(rows, start=1)
        ),
        introductions=introductions,
        left_out=field.left_out,
        notes=question.notes,
    )


def _target(
    field: "Field",
    row: int,
    place: int,
    products: Mapping[str, tuple[str, ...]],
    owned: Mapping[str, Owned | None],
) -> Target:
    candidate = field.candidates[row]
    head = candidate.head
    whose = owned.get(candidate.head.id)
    own = is_from(head, field.scene.region)
    local = frozenset[str]() if own else field.scene.local_firms
    links = {work.firm: work for work in candidate.unit.works}
    return Target(
        rank=place,
        enterprise=replace(card(head, None), ownership=whose.kind if whose else None),
        score=float(field.ranked.scores[row]),
        parts=_parts(field, row),
        products=products.get(head.id, ()),
        members=tuple(
            _member(firm, links[firm.id], head.name, products)
            for firm in candidate.firms
            if firm.id != head.id
        ),
        local=tuple(firm.name for firm in candidate.family if firm.id in local),
    )


def _member(firm: Firm, work: Work, group: str, products: Mapping[str, tuple[str, ...]]) -> Member:
    return Member(
        card(firm, group),
        work.strength,
        work.how,
        work.quote,
        work.source,
        products.get(firm.id, ()),
    )


def card(firm: Firm, group: str | None) -> Card:
    """An enterprise as an answer names it."""
    return Card(
        id=firm.id,
        name=firm.name,
        short_name=firm.short_name,
        stock_code=firm.stock_code,
        region=firm.region,
        place=region_name(firm.region) if firm.region else "",
        group=group,
        lists=tuple(ListPlace(x.ranking, x.edition, x.rank) for x in firm.listings),
        revenue=firm.revenue.yuan if firm.revenue else None,
    )


def _parts(field: "Field", row: int) -> tuple[Part, ...]:
    candidate = field.candidates[row]
    values = [float(v) for v in field.ranked.parts[row]]
    known = [bool(k) for k in field.ranked.known[row]]
    parts = [_part("base", "起点", BASE, Reason("各候选企业相同的起点"))]
    for feature, value, told in zip(FEATURES, values[1:], known[1:], strict=True):
        reason = feature.why(candidate, field.scene)
        if not told and not reason.why.startswith("没有数据"):
            reason = Reason(f"没有数据:{reason.why}", reason.theirs, reason.ours)
        parts.append(_part(feature.name, feature.label, value, reason))
    return tuple(parts)


def _part(name: str, label: str, value: float, reason: Reason) -> Part:
    return Part(
        name,
        label,
        value,
        reason.theirs,
        reason.ours,
        reason.why,
        reason.as_of,
        reason.evidence,
    )


def _products(store: Store, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Products of some firms, those with the larger share of revenue first."""
    made = claims(store, "MAKES", "Enterprise", "Product", starts=ids)
    names = nodes(store, "Product", {c.end for c in made})
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for claim in made:
        share = claim.properties.get("revenue_share") or 0.0
        name = names[claim.end]["name"]
        found[claim.start][name] = max(share, found[claim.start].get(name, 0.0))
    return {
        firm: tuple(sorted(own, key=lambda p: (-own[p], p)))[:SHOWN_PRODUCTS]
        for firm, own in found.items()
    }


__all__ = ["Candidate", "card", "target_list"]
