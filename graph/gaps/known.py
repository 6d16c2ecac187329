"""What the graph knows, as far as gaps depend on it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.chain.firms import Firm, read_firms
from graph.chain.maps import ChainMap, read_chains
from graph.chain.reading import claims
from graph.chain.supply import Project, Work, read_projects, read_work
from graph.claims.sources import stored_sources
from graph.store import Store

REGISTER_KINDS = ("register", "profiles")
"""Kinds of source that list firms one by one, good to count shares in."""


@dataclass(frozen=True, slots=True)
class Known:
    """Chains, firms, who works where, projects, and the firms of every register by source."""

    chains: Mapping[str, ChainMap]
    firms: Mapping[str, Firm] = field(default_factory=dict)
    work: Sequence[Work] = ()
    projects: Sequence[Project] = ()
    registers: Mapping[str, frozenset[str]] = field(default_factory=dict)


def read_known(store: Store) -> Known:
    """Read all of it."""
    return Known(
        chains=read_chains(store),
        firms=read_firms(store),
        work=read_work(store),
        projects=read_projects(store),
        registers=_read_registers(store),
    )


def _read_registers(store: Store) -> dict[str, frozenset[str]]:
    ids = {s.id for s in stored_sources(store).values() if s.kind in REGISTER_KINDS}
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims(store, "NAMES", "Source", "Enterprise", starts=ids):
        named[claim.start].add(claim.end)
    return {source: frozenset(firms) for source, firms in named.items()}
