"""The claims of one source: what the graph holds of them, what the source makes now.

New claims are written in batches, each one transaction; claims no longer made are withdrawn
after the last batch, never before. Killed at any moment, the graph holds a prefix of whole
batches, and the same source read again completes it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from graph import statements
from graph.checks import claim_problems, id_problems, key_values, node_problems
from graph.claims.claim import Claim, End, Mention, Node
from graph.claims.sources import BATCH, SourceRecord, write_source
from graph.errors import ChainScoutError
from graph.model import RELATIONSHIPS, Value
from graph.store import Statement, Store

ClaimKey = tuple[str, str, str, str, str, tuple[Value, ...]]
"""Type, start type and id, end type and id, values of the key properties."""

Properties = dict[str, Value]
"""The other declared properties, in declared order, and `as_of`."""


class Fate(StrEnum):
    """What became of a row's claims."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    """Every claim stood in an earlier row of the same source."""


class ClaimError(ChainScoutError):
    """A claim that does not fit the model, or contradicts an earlier row of its source."""

    code = "claim"


class Ledger:
    """Takes the claims of one source and brings the graph to say the same.

    `known` tells whether the graph may hold claims of this source already; `id_of` gives the
    enterprise that a mention means.
    """

    def __init__(
        self,
        store: Store,
        source: SourceRecord,
        *,
        run: str,
        known: bool,
        id_of: Callable[[Mention], str],
    ) -> None:
        self._store = store
        self._source = source
        self._run = run
        self._id_of = id_of
        self._held = _held(store, source.id) if known else {}
        self._made: dict[ClaimKey, tuple[int, int]] = {}
        self._nodes: set[tuple[str, str]] = set()
        self._new_nodes: dict[str, list[dict[str, object]]] = defaultdict(list)
        self._new_claims: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
        self._waiting = 0
        self._opened = False
        self.withdrawn = 0
        self.changed = 0
        """Rows written of which the graph held some claim already."""

    def add(self, claims: Iterable[Claim], row: int = 0) -> Fate:
        """Take the claims of one row, all or none; of two that say the same, the first.

        A claim that joins an enterprise to itself is passed over: its two names turned out to
        be one firm's. Raises `ClaimError` where a claim does not fit the model, or gives a value
        other than an earlier row of the same source gave.
        """
        keyed: dict[ClaimKey, tuple[Claim, Properties]] = {}
        for claim in claims:
            key, properties = self._keyed(claim)
            if not _joins_itself(key):
                keyed.setdefault(key, (claim, properties))
        fresh = {key: made for key, made in keyed.items() if self._is_fresh(key, made[1], row)}
        if keyed and not fresh:
            return Fate.REPEATED
        held = any(key in self._held for key in fresh)
        changed = [key for key, (_, made) in fresh.items() if self._differs(key, made)]
        self.changed += held and bool(changed)
        for key, (_, properties) in fresh.items():
            self._made[key] = (_digest(properties), row)
        for key in changed:
            self._queue(key, *fresh[key])
        if self._waiting >= BATCH:
            self.flush()
        return Fate.WRITTEN if changed else Fate.UNCHANGED

    def flush(self) -> None:
        """Write what waits, as one transaction."""
        batch = [
            Statement(statements.merge_nodes(label), {"rows": rows})
            for label, rows in sorted(self._new_nodes.items())
        ]
        if batch and not self._opened:
            batch.insert(0, self._incomplete())
        for (name, start, end), rows in sorted(self._new_claims.items()):
            text = statements.merge_claims(RELATIONSHIPS[name], start, end)
            parameters = {"rows": rows, "source": self._source.id, "run": self._run}
            batch.append(Statement(text, parameters))
        if batch:
            self._store.write(batch)
        self._new_nodes.clear()
        self._new_claims.clear()
        self._waiting = 0

    def close(self, record: SourceRecord) -> None:
        """Write the last batch, withdraw what is no longer claimed, mark the source complete."""
        self.flush()
        self._withdraw(list(self._held))
        write_source(self._store, record)

    def _keyed(self, claim: Claim) -> tuple[ClaimKey, Properties]:
        start, start_id = self._end(claim.start)
        end, end_id = self._end(claim.end)
        problems = list(claim_problems(claim.type, start, end, claim.properties))
        problems += self._node_problems(claim.start, start, start_id)
        problems += self._node_problems(claim.end, end, end_id)
        if problems:
            raise ClaimError(";".join(problems))
        relationship = RELATIONSHIPS[claim.type]
        keys = key_values(relationship, claim.properties)
        properties: Properties = {
            p.name: claim.properties.get(p.name) for p in relationship.properties if not p.key
        }
        properties["as_of"] = self._source.as_of
        return (claim.type, start, start_id, end, end_id, keys), properties

    def _node_problems(self, end: End, label: str, node_id: str) -> Iterator[str]:
        if (label, node_id) in self._nodes:
            return
        yield from id_problems(label, node_id)
        if isinstance(end, Node):
            yield from node_problems(label, end.properties)

    def _end(self, end: End) -> tuple[str, str]:
        if isinstance(end, Mention):
            return "Enterprise", self._id_of(end)
        return end.label, end.id

    def _is_fresh(self, key: ClaimKey, properties: Properties, row: int) -> bool:
        """Whether no earlier row made this claim."""
        earlier = self._made.get(key)
        if earlier is None:
            return True
        if earlier[0] != _digest(properties) and earlier[1] != row:
            raise ClaimError(
                f"与第 {earlier[1]} 行对同一件事({RELATIONSHIPS[key[0]].title})的说法不一"
            )
        return False

    def _differs(self, key: ClaimKey, properties: Properties) -> bool:
        """Whether the graph does not say so already; what is left in `_held` is withdrawn."""
        return self._held.pop(key, None) != _digest(properties)

    def _queue(self, key: ClaimKey, claim: Claim, properties: Properties) -> None:
        name, start, start_id, end, end_id, keys = key
        for label, node_id, side in ((start, start_id, claim.start), (end, end_id, claim.end)):
            if (label, node_id) not in self._nodes:
                self._nodes.add((label, node_id))
                own = dict(side.properties) if isinstance(side, Node) else {}
                self._new_nodes[label].append({"id": node_id, "properties": own})
        row = _row(name, start_id, end_id, keys)
        row["properties"] = {
            k: list(v) if isinstance(v, tuple) else v for k, v in properties.items()
        }
        self._new_claims[name, start, end].append(row)
        self._waiting += 1

    def _incomplete(self) -> Statement:
        """Before anything changes, the source is marked: a killed run must not look whole."""
        self._opened = True
        begun = replace(self._source, complete=False, digest="")
        row = {"id": begun.id, "properties": begun.properties()}
        return Statement(statements.merge_nodes("Source"), {"rows": [row]})

    def _withdraw(self, gone: Sequence[ClaimKey]) -> None:
        self.withdrawn = len(gone)
        if gone and not self._opened:
            self._store.write([self._incomplete()])
        for at in range(0, len(gone), BATCH):
            grouped: dict[tuple[str, str, str], list[dict[str, object]]] = defaultdict(list)
            for name, start, start_id, end, end_id, keys in gone[at : at + BATCH]:
                grouped[name, start, end].append(_row(name, start_id, end_id, keys))
            self._store.write(
                [
                    Statement(
                        statements.withdraw_claims(RELATIONSHIPS[name], start, end),
                        {"rows": rows, "source": self._source.id},
                    )
                    for (name, start, end), rows in sorted(grouped.items())
                ]
            )


def _joins_itself(key: ClaimKey) -> bool:
    _, start, start_id, end, end_id, _ = key
    return start == end == "Enterprise" and start_id == end_id


def _digest(properties: Properties) -> int:
    """Stands for the values, which come in declared order: a source may make very many claims."""
    return hash(tuple(properties.values()))


def _row(name: str, start: str, end: str, keys: tuple[Value, ...]) -> dict[str, object]:
    return {
        "start": start,
        "end": end,
        "keys": dict(zip(RELATIONSHIPS[name].keys, keys, strict=True)),
    }


def _held(store: Store, source: str) -> dict[ClaimKey, int]:
    """The claims of `source` in the graph, with the digest of their properties."""
    held: dict[ClaimKey, int] = {}
    for relationship in RELATIONSHIPS.values():
        declared = [p.name for p in relationship.properties if not p.key]
        for start, end in relationship.ends:
            text = statements.claims_of_source(relationship, start, end)
            for row in store.rows(text, source=source):
                found = row["properties"]
                keys = tuple(found[key] for key in relationship.keys)
                properties = {name: _frozen(found.get(name)) for name in (*declared, "as_of")}
                key = (relationship.name, start, row["start"], end, row["end"], keys)
                held[key] = _digest(properties)
    return held


def _frozen(value: object) -> Value:
    return tuple(value) if isinstance(value, list) else value  # type: ignore[return-value]
