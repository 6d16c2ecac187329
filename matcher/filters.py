"""Filters: which candidates are asked for. A filter ranks afresh, it does not cut a stored list."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cache

from graph.errors import UsageError
from graph.names import squeeze
from graph.places import CLUSTERS, cluster, places
from matcher.nearness import nearest_first
from matcher.ownership import asked_kind


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
