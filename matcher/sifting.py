"""Sifting: of the candidates of a question those asked for, and why the others are left out."""

from collections.abc import Mapping, Sequence

from graph.chain.firms import Firm
from graph.places import places
from matcher.answer import LeftOut
from matcher.facts import Candidate
from matcher.filters import Filters, is_same_list
from matcher.ownership import UNKNOWN, Owned, is_kind

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


def sifted(
    filters: Filters,
    candidates: Sequence[Candidate],
    region: str,
    owned: Mapping[str, Owned | None],
) -> tuple[tuple[Candidate, ...], tuple[LeftOut, ...]]:
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


def settled(filters: Filters, candidate: Candidate, region: str) -> str:
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
