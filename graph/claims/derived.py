"""Claims that are computed across sources: written as those of a source of kind `derived`."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.claims.claim import Claim, Mention
from graph.claims.ledger import Fate, Ledger
from graph.claims.sources import SourceRecord, stored_sources
from graph.store import Store

KIND = "derived"


@dataclass(frozen=True, slots=True)
class Derived:
    """What became of the claims of one derived source."""

    written: int
    unchanged: int
    withdrawn: int


def is_current(store: Store, source: str, digest: str) -> bool:
    """Whether the graph holds this derived source whole, made of the same inputs."""
    held = stored_sources(store).get(source)
    return held is not None and held.complete and held.digest == digest


def write_derived(
    store: Store, source: str, *, title: str, digest: str, run: str, claims: Iterable[Claim]
) -> Derived:
    """Bring the graph to hold exactly `claims` for `source`, whose inputs have this digest.

    The ends of the claims are nodes: who is meant is settled before.
    """
    record = SourceRecord(source, KIND, title=title, digest=digest, complete=True)
    known = source in stored_sources(store)
    ledger = Ledger(store, record, run=run, known=known, id_of=_settled)
    fates = [ledger.add([claim], row) for row, claim in enumerate(claims, 1)]
    ledger.close(record)
    return Derived(fates.count(Fate.WRITTEN), fates.count(Fate.UNCHANGED), ledger.withdrawn)


def _settled(mention: Mention) -> str:
    raise ValueError(f"a derived claim names an enterprise by words: {mention}")
