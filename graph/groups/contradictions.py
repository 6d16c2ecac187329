"""Ownership as all sources together have it: what cannot be so is told, and kept as it was said."""

from collections import defaultdict

import networkx as nx

from graph.chain.reading import Said, claims, nodes
from graph.store import Store

MAX_SHARES = 1.001
"""Shares that one source gives of one firm, together; more is an error in it (rounding apart)."""


def odd_ownership(store: Store) -> list[str]:
    """One line for each ring of firms that own one another, and each firm owned beyond 100 %."""
    owned = claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise")
    rings, beyond = _rings(owned), _beyond(owned)
    names = _names(store, {firm for ring in rings for firm in ring} | {f for f, _ in beyond})
    told = ["、".join(names[firm] for firm in ring) + " 互为母公司" for ring in rings]
    told += [
        f"{source} 给 {names[firm]} 的持股比例合计 {total:.0%}"
        for (firm, source), total in beyond.items()
    ]
    return told


def _rings(owned: list[Said]) -> list[list[str]]:
    graph = nx.DiGraph([(said.start, said.end) for said in owned])
    rings = [sorted(ring) for ring in nx.strongly_connected_components(graph) if len(ring) > 1]
    return sorted(rings)


def _beyond(owned: list[Said]) -> dict[tuple[str, str], float]:
    """Firm and source to the sum of the shares, where it is more than the whole."""
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for said in owned:
        sums[said.start, said.source] += said.properties.get("share") or 0.0
    return {key: total for key, total in sorted(sums.items()) if total > MAX_SHARES}


def _names(store: Store, firms: set[str]) -> dict[str, str]:
    if not firms:
        return {}
    found = nodes(store, "Enterprise", firms)
    return {firm: str(found[firm].get("name") or firm) for firm in firms}
