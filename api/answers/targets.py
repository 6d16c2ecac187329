"""Targets of a gap or a query, one explained, and the links of queries."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from api.answers import shapes
from api.answers.enterprises import enterprise_id
from api.answers.gaps import the_gap
from graph.claims import tenancy
from graph.errors import UsageError
from graph.names import squeeze
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import Card, Explanation, Member, Part, Target, TargetList, WayIn
from matcher.filters import Filters

if TYPE_CHECKING:
    from graph.chain.firms import Firm
    from matcher.asking import Words
    from matcher.kept import Kept
    from matcher.link import QueryLinks
    from matcher.policies import PolicyFact

TOP = 20


def gap_targets(
    store: Store,
    workspace: Workspace,
    gap: str,
    filters: Filters,
    top: int = TOP,
    *,
    offset: int = 0,
    kept: "Kept | None" = None,
    weights: Mapping[str, float] | None = None,
) -> shapes.Targets:
    """The targets of a gap by its id, `top` of them after the first `offset`.

    `kept` is what a service keeps between questions; `weights` by feature are a what-if. Raises
    `NotFound` where there is no such gap, `UsageError` for a weight that means nothing.
    """
    from matcher.targets import targets_of

    tenancy.require(store, workspace)
    found = the_gap(store, gap)
    listed = targets_of(store, workspace, found, filters, offset + top, kept, weights)
    return _targets(listed, offset)


def text_targets(  # noqa: PLR0913 - one parameter each
    store: Store,
    workspace: Workspace,
    text: str,
    *,
    chain: str | None,
    region: str | None,
    filters: Filters,
    top: int = TOP,
    offset: int = 0,
    kept: "Kept | None" = None,
    weights: Mapping[str, float] | None = None,
) -> shapes.Targets:
    """The targets of words that no gap has. Raises `UsageError` for an unknown region."""
    from matcher.targets import targets_of

    tenancy.require(store, workspace)
    asked = _words(text, chain, region)
    listed = targets_of(store, workspace, asked, filters, offset + top, kept, weights)
    return _targets(listed, offset)


def explanation(
    store: Store, workspace: Workspace, gap: str, enterprise: str, kept: "Kept | None" = None
) -> shapes.Explanation:
    """One target of a gap with its ways in; `enterprise` is an id, a code or a name."""
    from matcher.explain import explain

    tenancy.require(store, workspace)
    found = the_gap(store, gap)
    return _explanation(*explain(store, workspace, found, enterprise_id(store, enterprise), kept))


def text_explanation(
    store: Store,
    workspace: Workspace,
    text: str,
    enterprise: str,
    *,
    chain: str | None,
    region: str | None,
    kept: "Kept | None" = None,
) -> shapes.Explanation:
    """One target of words that no gap has; asked by the words of `text_targets`."""
    from matcher.explain import explain

    tenancy.require(store, workspace)
    asked = _words(text, chain, region)
    return _explanation(*explain(store, workspace, asked, enterprise_id(store, enterprise), kept))


def one_question(
    gap: str | None, segment: str | None, chain: str | None, region: str | None, where: str = ""
) -> None:
    """Raise `UsageError` unless a gap is asked for, or words with their chain and place."""
    if (gap is None) == (segment is None):
        raise UsageError(
            "gap(缺口)和 segment(环节)写一个,也只写一个",
            hint="缺口编号见 chainscout gaps 或缺口页",
            where=where,
        )
    for name, told in (("chain", chain), ("region", region)):
        if gap is not None and told:
            raise UsageError(
                f"写了 gap(缺口)就不再写 {name}:缺口编号里已有产业链和所在地", where=where
            )


def _words(text: str, chain: str | None, region: str | None) -> "Words":
    from matcher.asking import Words

    if not squeeze(text):
        raise UsageError("没有写环节", hint="写环节或产品名称,如 航空锻件")
    return Words(squeeze(text), squeeze(chain or ""), region or "")


def links(
    store: Store,
    workspace: Workspace,
    queries: Sequence[str],
    top: int,
    note: Callable[[str], None] = lambda told: None,
) -> Iterator[shapes.Linked]:
    """For every query the enterprises that make it, strongest first.

    `note` is told what was learned or indexed for it, and how long that took.
    """
    from graph.chain.firms import read_firms
    from matcher.link import TOGETHER, link_queries

    tenancy.require(store, workspace)
    firms: dict[str, Firm] = {}
    answers = link_queries(store, workspace, queries, top, note)
    while some := list(islice(answers, TOGETHER)):
        missing = {link.firm for answer in some for link in answer.links} - firms.keys()
        firms.update(read_firms(store, missing))
        for answer in some:
            yield _linked(answer, firms)


def _linked(answer: "QueryLinks", firms: Mapping[str, "Firm"]) -> shapes.Linked:
    return shapes.Linked(
        query=answer.query,
        enterprises=[
            shapes.LinkedEnterprise(
                id=link.firm,
                name=firms[link.firm].name,
                short_name=firms[link.firm].short_name,
                stock_code=firms[link.firm].stock_code,
                strength=link.strength,
                how=link.how,
                quote=link.quote,
            )
            for link in answer.links
            if link.firm in firms
        ],
    )


def card(found: Card) -> shapes.EnterpriseCard:
    """An enterprise as an answer names it."""
    return shapes.EnterpriseCard(
        id=found.id,
        name=found.name,
        short_name=found.short_name,
        stock_code=found.stock_code,
        region=found.region,
        place=found.place,
        group=found.group,
        lists=[
            shapes.ListPlace(ranking=x.ranking, edition=x.edition, rank=x.rank) for x in found.lists
        ],
        revenue=found.revenue,
        ownership=found.ownership,
    )


def _targets(found: TargetList, offset: int) -> shapes.Targets:
    return shapes.Targets(
        gap=found.gap,
        query=found.query,
        region=found.region,
        model=found.model,
        candidates=found.candidates,
        targets=[_target(t) for t in found.targets[offset:]],
        introductions=[
            shapes.Introduction(
                enterprise=x.firm, name=x.name, targets=list(x.targets), way=_way(x.way)
            )
            for x in found.introductions
        ],
        left_out=[
            shapes.LeftOut(reason=x.reason, label=x.label, count=x.count, names=list(x.names))
            for x in found.left_out
        ],
        notes=list(found.notes),
    )


def _explanation(found: Explanation, policies: "Sequence[PolicyFact]") -> shapes.Explanation:
    return shapes.Explanation(
        gap=found.gap,
        query=found.query,
        region=found.region,
        model=found.model,
        notes=list(found.notes),
        target=_target(found.target),
        ways_in=[_way(w) for w in found.ways_in],
        policies=[
            shapes.PolicyHere(
                title=p.title,
                points=p.points,
                issued_on=p.issued_on,
                expires_on=p.expires_on,
                on_segment=p.on_segment,
                named=p.named,
                internal=p.internal,
                source=p.source,
            )
            for p in policies
        ],
    )


def _target(found: Target) -> shapes.Target:
    return shapes.Target(
        rank=found.rank,
        enterprise=card(found.enterprise),
        score=found.score,
        parts=[_part(p) for p in found.parts],
        products=list(found.products),
        members=[_member(m) for m in found.members],
        local=list(found.local),
    )


def _part(found: Part) -> shapes.ScorePart:
    return shapes.ScorePart(
        name=found.name,
        label=found.label,
        value=found.value,
        theirs=found.theirs,
        ours=found.ours,
        why=found.why,
        as_of=found.as_of,
        evidence=[shapes.Evidence(source=e.source, quote=e.quote) for e in found.evidence],
    )


def _member(found: Member) -> shapes.Member:
    return shapes.Member(
        enterprise=card(found.enterprise),
        strength=found.strength,
        how=found.how,
        quote=found.quote,
        source=found.source,
        products=list(found.products),
    )


def _way(found: WayIn) -> shapes.WayIn:
    return shapes.WayIn(
        hops=[
            shapes.Hop(start=h.start, relationship=h.relationship, end=h.end, source=h.source)
            for h in found.hops
        ],
        why=found.why,
        quotes=[h.quote for h in found.hops],
    )
