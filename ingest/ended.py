"""Whether the last reading of all sources came to its end: the mark that it leaves in the graph.

Each source tells by itself whether it was read whole. What is done across sources (who is who,
what an enterprise's node shows) may still be open when a build is killed after the last of them.
"""

import hashlib
from collections.abc import Iterable

from graph.claims import SourceRecord
from graph.claims.derived import KIND as DERIVED
from graph.claims.derived import is_current
from graph.claims.sources import stored_sources, write_source
from graph.store import Store

ENTERPRISES = "derived:enterprises"
_RECORD = SourceRecord(ENTERPRISES, DERIVED, "企业识别")


def came_to_end(store: Store, stored: Iterable[SourceRecord]) -> bool:
    """Whether all was settled for just these sources."""
    return is_current(store, ENTERPRISES, _digest(stored))


def begin(store: Store) -> None:
    """Mark that the sources are about to change."""
    write_source(store, _RECORD)


def end(store: Store) -> None:
    """Mark that all is settled for the sources as they stand now."""
    now = (s for s in stored_sources(store).values() if s.kind != DERIVED)
    write_source(
        store, SourceRecord(ENTERPRISES, DERIVED, _RECORD.title, None, _digest(now), complete=True)
    )


def _digest(sources: Iterable[SourceRecord]) -> str:
    return hashlib.sha256(repr(sorted((s.id, s.digest) for s in sources)).encode()).hexdigest()
