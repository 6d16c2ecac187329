"""Gaps with the rule that fired."""

from collections.abc import Iterable, Mapping, Sequence

from api.answers import shapes
from graph.chain.maps import ChainMap, read_chains
from graph.errors import NotFound
from graph.gaps.gap import Gap
from graph.gaps.read import read_gap, read_gaps
from graph.store import Store
from graph.workspace import Workspace, with_thresholds
from matcher.nearness import nearest_first


def gaps(
    store: Store,
    workspace: Workspace,
    chain: str | None = None,
    thresholds: Mapping[str, str] | None = None,
) -> shapes.Gaps:
    """The gaps of all chains, or of one; with `thresholds`, as they would be under these.

    Raises `NotFound` for a chain that is not there, `UsageError` for a threshold that is none.
    """
    known = read_chains(store)
    if chain is not None and chain not in known:
        raise no_chain(chain, known)
    held = read_gaps(store, chain)
    found = _what_if(store, workspace, chain, thresholds) if thresholds else held
    return shapes.Gaps(
        region=workspace.region,
        chains=[chain] if chain else list(known),
        gaps=[_shape(gap, known) for gap in found],
        notes=_changes(held, found, thresholds) if thresholds else [],
    )


def _changes(held: Sequence[Gap], found: Sequence[Gap], thresholds: Mapping[str, str]) -> list[str]:
    """What other thresholds change, against the gaps of the graph."""
    before, after = ({gap.id: gap for gap in gaps} for gaps in (held, found))
    told = "、".join(f"{name}={value}" for name, value in thresholds.items())
    notes = [f"换了阈值({told})试判,没有改图;图中缺口 {len(before)} 个,这样是 {len(after)} 个"]
    for what, ids in (
        ("多出", after.keys() - before.keys()),
        ("不再是缺口", before.keys() - after.keys()),
        (
            "类型、状态或紧迫程度变了",
            {k for k in after.keys() & before.keys() if _verdict(after[k]) != _verdict(before[k])},
        ),
    ):
        if ids:
            notes.append(f"{what} {len(ids)} 个:{'、'.join(sorted(ids))}")
    return notes


def _verdict(gap: Gap) -> tuple[str, str, str]:
    return gap.kind, gap.status, gap.level


def _what_if(
    store: Store, workspace: Workspace, chain: str | None, thresholds: Mapping[str, str]
) -> list[Gap]:
    from graph.gaps.find import find_gaps
    from graph.gaps.known import read_known

    found = find_gaps(read_known(store), with_thresholds(workspace.settings, thresholds))
    return [gap for gap in found.gaps if chain in (None, gap.chain)]


def no_chain(name: str, known: Iterable[str]) -> NotFound:
    """The error for a chain that is not there, naming those that are, nearest first."""
    held = "、".join(nearest_first(name, known)) or "(无)"
    return NotFound(f"没有这条产业链:{name}", hint=f"现有:{held}")


def the_gap(store: Store, key: str) -> Gap:
    """The gap with this id. Raises `NotFound` where there is none."""
    found = read_gap(store, key)
    if found is None:
        known = [g.id for g in read_gaps(store)]
        held = [g for g in known if key in g]
        near = nearest_first(key, held or known)
        hint = f"是不是:{'、'.join(near[:3])}" if near else "编号见缺口页,或 chainscout gaps"
        raise NotFound(f"没有这个缺口:{key}", hint=hint)
    return found


def one_gap(store: Store, key: str) -> shapes.Gap:
    """The gap with this id as an answer. Raises `NotFound` where there is none."""
    return _shape(the_gap(store, key), read_chains(store))


def _shape(gap: Gap, known: Mapping[str, ChainMap]) -> shapes.Gap:
    held = known[gap.chain].segments.values() if gap.chain in known else ()
    return shapes.Gap(
        id=gap.id,
        chain=gap.chain,
        segment=gap.segment,
        stage=gap.stage,
        kind=gap.kind,
        status=gap.status,
        verified=gap.verified,
        urgency=shapes.Urgency(
            level=gap.level,
            value=gap.urgency,
            parts=[
                shapes.UrgencyPart(name=p.name, label=p.label, value=p.value, why=p.why)
                for p in gap.parts
            ],
        ),
        rule=gap.rule,
        numbers=dict(gap.numbers),
        neighbours=shapes.Neighbours(upstream=list(gap.upstream), downstream=list(gap.downstream)),
        sources=list(gap.sources),
        note=next((s.note for s in held if s.name == gap.segment), ""),
    )
