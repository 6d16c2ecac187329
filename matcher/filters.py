"""Filters: which candidates are asked for. A filter ranks afresh, it does not cut a stored list."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.chain.firms import Firm
from graph.errors import UsageError
from graph.places import CLUSTERS, cluster, places


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


def checked(filters: Filters) -> Filters:
    """The filters with the cluster's own name and the province's code.

    Raises `UsageError` for a cluster or a province that does not exist.
    """
    named = None
    if filters.cluster:
        named = cluster(filters.cluster)
        if named is None:
            raise UsageError(
                f"没有这个区域板块:{filters.cluster}", hint=f"可写:{'、'.join(CLUSTERS)}"
            )
    province = None
    if filters.province:
        region = places().find(filters.province)
        if region is None or region.level != "province":
            raise UsageError(
                f"没有这个省级行政区:{filters.province}", hint="如:陕西、江苏省、310000"
            )
        province = region.code
    return Filters(
        filters.lists,
        named,
        province,
        filters.ownership,
        filters.min_revenue,
        filters.include_local,
        filters.include_courted,
    )


def refuse_unknown_lists(wanted: Collection[str], known: Collection[str]) -> None:
    """Raise `UsageError` for a list of which the graph holds no edition."""
    for name in wanted:
        if not any(is_same_list(ranking, name) for ranking in known):
            held = "、".join(sorted(known)) or "(无)"
            raise UsageError(f"图里没有这个榜单:{name}", hint=f"现有:{held}")


def is_same_list(ranking: str, wanted: str) -> bool:
    """Whether a ranking is the list meant: 中国民营企业500强 is 民营企业500强."""
    return wanted in ranking or ranking in wanted


def passes(filters: Filters, firms: tuple[Firm, ...]) -> bool:
    """Whether a unit, given as its head and then its other firms, is what is asked for.

    Lists, ownership and revenue ask any of its firms, the place asks the head, or where the head's
    is not known the first firm whose place is.
    """
    return (
        _listed(filters, firms)
        and _placed(filters, firms)
        and (not filters.ownership or any(filters.ownership in (f.ownership or "") for f in firms))
        and (
            filters.min_revenue is None
            or any(f.revenue and f.revenue.yuan >= filters.min_revenue for f in firms)
        )
    )


def _listed(filters: Filters, firms: tuple[Firm, ...]) -> bool:
    return not filters.lists or any(
        is_same_list(listing.ranking, wanted)
        for firm in firms
        for listing in firm.listings
        for wanted in filters.lists
    )


def _placed(filters: Filters, firms: tuple[Firm, ...]) -> bool:
    if filters.cluster is None and filters.province is None:
        return True
    region = next((f.region for f in firms if f.region), None)
    if region is None:
        return False
    in_cluster = filters.cluster is None or filters.cluster in places().clusters(region)
    return in_cluster and (filters.province is None or places().inside(region, filters.province))
