"""Sources as the graph holds them, and the claims of a source that is gone."""

from dataclasses import dataclass

from graph import statements
from graph.model import NODES, RELATIONSHIPS
from graph.store import Statement, Store

BATCH = 2_000
CITED = "cited"
"""Kind of a title that a document cites and that is no source of the workspace."""
COMPUTED_ON = ("Enterprise", "Segment")
"""What sources name and computed claims touch as well."""


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One source: a file, a sheet of one, or what is computed.

    `digest` covers content, reader version and all else that the claims depend on; with `complete`
    it says that the graph holds them all.
    """

    id: str
    kind: str
    title: str = ""
    as_of: str | None = None
    digest: str = ""
    complete: bool = False
    rows: int = 0
    left_out: int = 0
    rejected: int = 0
    messages: tuple[str, ...] = ()
    unknown_names: tuple[str, ...] = ()
    """Short names that no other source knows; the source is read again once one does."""
    settled: int = 0
    """Rows given back of which another source brings a corrected copy; not among `rejected`."""
    put_right: tuple[str, ...] = ()
    """The rows of other sources of which this one brings corrected copies."""
    damaged: int = 0
    """Rows or passages with signs that cannot be read."""
    unused: tuple[str, ...] = ()
    """Headers that nothing was taken from."""

    def properties(self) -> dict[str, object]:
        """The properties of its node."""
        return {
            "kind": self.kind,
            "title": self.title,
            "as_of": self.as_of,
            "digest": self.digest,
            "complete": self.complete,
            "rows": self.rows,
            "left_out": self.left_out,
            "rejected": self.rejected,
            "messages": list(self.messages),
            "unknown_names": list(self.unknown_names),
            "settled": self.settled,
            "put_right": list(self.put_right),
            "damaged": self.damaged,
            "unused": list(self.unused),
        }


def stored_sources(store: Store) -> dict[str, SourceRecord]:
    """Every source in the graph, by id; titles that are only cited are none."""
    found = {}
    for row in store.read("MATCH (s:Source) RETURN properties(s) AS s"):
        p = row["s"]
        if p.get("kind") == CITED:
            continue
        found[p["id"]] = SourceRecord(
            p["id"],
            p.get("kind", ""),
            p.get("title", ""),
            p.get("as_of"),
            p.get("digest", ""),
            p.get("complete", False),
            p.get("rows", 0),
            p.get("left_out", 0),
            p.get("rejected", 0),
            tuple(p.get("messages") or ()),
            tuple(p.get("unknown_names") or ()),
            p.get("settled") or 0,
            tuple(p.get("put_right") or ()),
            p.get("damaged") or 0,
            tuple(p.get("unused") or ()),
        )
    return found


def write_source(store: Store, record: SourceRecord) -> None:
    """Create or update the node of a source."""
    row = {"id": record.id, "properties": record.properties()}
    store.write([Statement(statements.merge_nodes("Source"), {"rows": [row]})])


def withdraw_source(store: Store, source: str) -> int:
    """Delete every claim of a source that is gone, then its node; return how many claims.

    The source is marked first: killed on the way, it must not look whole.
    """
    begun = {"id": source, "properties": {"complete": False, "digest": ""}}
    store.write([Statement(statements.update_nodes("Source"), {"rows": [begun]})])
    withdrawn = 0
    for relationship in RELATIONSHIPS.values():
        for start, end in relationship.ends:
            rows = [
                {
                    "start": row["start"],
                    "end": row["end"],
                    "keys": {key: row["properties"][key] for key in relationship.keys},
                }
                for row in store.rows(
                    statements.claims_of_source(relationship, start, end), source=source
                )
            ]
            withdrawn += len(rows)
            text = statements.withdraw_claims(relationship, start, end)
            for at in range(0, len(rows), BATCH):
                parameters = {"rows": rows[at : at + BATCH], "source": source}
                store.write([Statement(text, parameters)])
    store.write([Statement(statements.delete_nodes("Source"), {"rows": [{"id": source}]})])
    return withdrawn


def sweep(store: Store) -> int:
    """Delete the nodes that no claim touches (sources and the workspace stay); return how many.

    A title that was cited is a source by name only, and goes.
    """
    uncited = _delete(store, statements.uncited(), statements.delete_nodes("Source"))
    return uncited + sum(
        _delete(store, statements.untouched(label), statements.delete_nodes(label))
        for label in (node.label for node in NODES.values() if not node.kept)
    )


def forget_unsaid(store: Store) -> int:
    """Delete what no source speaks of any more, though computed claims do; return how many.

    Before anything is computed anew: an enterprise that is gone must not count among the others.
    """
    return sum(
        _delete(store, statements.unsaid(label), statements.detach_nodes(label))
        for label in COMPUTED_ON
    )


def _delete(store: Store, found: str, delete: str) -> int:
    deleted = 0
    while rows := store.read(found, limit=BATCH):
        store.write([Statement(delete, {"rows": rows})])
        deleted += len(rows)
    return deleted
