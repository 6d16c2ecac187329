"""Filters: which candidates are asked for. A filter ranks afresh, it does not cut a stored list."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from graph.chain.firms import Firm
from graph.errors import UsageError
from graph.names import squeeze
from graph.places import CLUSTERS, cluster, places
from matcher.answer import LeftOut
from matcher.nearness import nearest_first
from matcher.ownership import UNKNOWN, Owned, asked_kind, is_kind

if TYPE_CHECKING:
    from matcher.facts import Candidate


@dataclass(frozen=True, slots=True)
class Filters:
    """What a candidate must be. Empty fields ask nothing. `min_revenue` in yuan."""

    lists: tuple[str, ...] = ()
    cluster: str | None = None
    province: str | None = None
    ownership: str | None = None
    min_revenue: float | None = None
    include_local: bool = False
    include_courted: bool = False


EVERYONE = Filters(include_local=True, include_courted=True)

LABELS: Mapping[str, str] = {
    "local": "本地企业,归本地培育",
    "here": "已在本地做这一环的集团和企业,可谈增资扩产",
    "courted": "已在本地接洽这一环的",
    "ownership_unknown": "企业性质不详的",
    "place_unknown": "所在地不详的",
    "revenue_unknown": "营业收入不详的",
}
"""Why a candidate that may be what is asked for does not stand in the list."""
SHOWN = 5


def checked(filters: Filters) -> Filters:
    """The filters with the cluster's own name, the province's code and the kind of ownership.

    Raises `UsageError`, naming what could be written, nearest first, for any that does not exist.
    """
    named = None
    if filters.cluster:
        named = cluster(filters.cluster)
        if named is None:
            valid = nearest_first(filters.cluster, CLUSTERS)
            raise UsageError(f"没有这个区域板块:{filters.cluster}", hint=f"可写:{'、'.join(valid)}")
    province = None
    if filters.province:
        region = places().find(filters.province)
        if region is None or region.level != "province":
            known = [r.name for r in places().present.values() if r.level == "province"]
            raise UsageError(
                f"没有这个省级行政区:{filters.province}",
                hint=f"可写名称或代码:{'、'.join(nearest_first(filters.province, known))}",
            )
        province = region.code
    return replace(
        filters,
        cluster=named,
        province=province,
        ownership=asked_kind(filters.ownership) if filters.ownership else None,
    )


def refuse_unknown_lists(wanted: Collection[str], known: Collection[str]) -> None:
    """Raise `UsageError` for a list of which the graph holds no edition."""
    for name in wanted:
        if not any(is_same_list(ranking, name) for ranking in known):
            held = "、".join(nearest_first(name, sorted(known))) or "(无)"
            raise UsageError(f"图里没有这个榜单:{name}", hint=f"现有:{held}")


def is_same_list(ranking: str, wanted: str) -> bool:
    """Whether a ranking is the list meant: 中国民营企业500强 is 民营企业500强 and 民企500强."""
    meant = _list_name(wanted)
    return meant in ranking or ranking in meant


@cache
def _list_name(wanted: str) -> str:
    return squeeze(wanted).replace("民企", "民营企业").replace("五百强", "500强")


def sifted(
    filters: Filters,
    candidates: Sequence["Candidate"],
    region: str,
    owned: Mapping[str, Owned | None],
) -> tuple[tuple["Candidate", ...], tuple[LeftOut, ...]]:
    """Those asked for, and those that only their place, or what nobody knows, keeps out.

    `filters` are checked ones; `owned` is asked by the id of the head where ownership is asked.
    """
    kept: list[Candidate] = []
    out: dict[str, list[str]] = {}
    for candidate in candidates:
        unknown = _unknown(filters, candidate.family, owned.get(candidate.head.id))
        if unknown is None:
            continue
        if why := settled(filters, candidate, region) or unknown:
            out.setdefault(why, []).append(candidate.head.name)
        else:
            kept.append(candidate)
    left = (
        LeftOut(why, LABELS[why], len(out[why]), tuple(out[why][:SHOWN]))
        for why in LABELS
        if why in out
    )
    return tuple(kept), tuple(left)


def settled(filters: Filters, candidate: "Candidate", region: str) -> str:
    """Why nobody need go out for it, a word of `LABELS`: from here, works here in this, courted.

    Empty where somebody should.
    """
    if not filters.include_local:
        if is_from(candidate.head, region):
            return "local"
        if candidate.here:
            return "here"
    return "courted" if candidate.courted and not filters.include_courted else ""


def is_from(firm: Firm, region: str) -> bool:
    """Whether a firm is registered in the region, and no source puts it elsewhere.

    The province around the region is not elsewhere. A firm without a place is from where its name
    says.
    """
    known = places()
    codes = {place.region for place in firm.places}
    if not codes:
        named = known.of_name(firm.name)
        codes = {named.code} if named else set()
    return any(known.inside(code, region) for code in codes) and all(
        known.inside(code, region) or known.inside(region, code) for code in codes
    )


def _unknown(filters: Filters, firms: tuple[Firm, ...], owned: Owned | None) -> str | None:
    """Empty for a unit that is what is asked for, a word of `LABELS` for one that may be, or None.

    Lists and revenue ask any of its firms, the place asks the head, or where the head's is not
    known the first firm whose place is; ownership is that of the unit.
    """
    if not _listed(filters, firms):
        return None
    found = ""
    if filters.ownership and not is_kind(owned, filters.ownership):
        if owned is not None or filters.ownership == UNKNOWN:
            return None
        found = "ownership_unknown"
    if filters.min_revenue is not None:
        known = [f.revenue.yuan for f in firms if f.revenue]
        if known and max(known) < filters.min_revenue:
            return None
        found = found or ("" if known else "revenue_unknown")
    placed = _placed(filters, firms)
    if placed is None:
        return found or "place_unknown"
    return found if placed else None


def _listed(filters: Filters, firms: tuple[Firm, ...]) -> bool:
    return not filters.lists or any(
        is_same_list(listing.ranking, wanted)
        for firm in firms
        for listing in firm.listings
        for wanted in filters.lists
    )


def _placed(filters: Filters, firms: tuple[Firm, ...]) -> bool | None:
    """Whether it lies where it is asked for; None where no source says where it lies."""
    if filters.cluster is None and filters.province is None:
        return True
    region = next((f.region for f in firms if f.region), None)
    if region is None:
        return None
    in_cluster = filters.cluster is None or filters.cluster in places().clusters(region)
    return in_cluster and (filters.province is None or places().inside(region, filters.province))
