"""A whole graph as lines of text, and back from them onto either engine."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from graph import statements
from graph.claims.sources import BATCH
from graph.errors import Refused
from graph.model import NODES, RELATIONSHIPS
from graph.store import Statement, Store

CLAIM_ENDS = [(r, start, end) for r in RELATIONSHIPS.values() for start, end in r.ends]


def lines(store: Store) -> Iterator[str]:
    """Every node, then every claim, one JSON array a line, in an order that is always the same."""
    for label in NODES:
        found = [row["properties"] for row in store.rows(statements.nodes(label))]
        for properties in sorted(found, key=lambda p: str(p["id"])):
            yield _line([label, properties])
    for relationship, start, end in CLAIM_ENDS:
        rows = store.rows(statements.claims(relationship, start, end))
        told = (
            _line([relationship.name, start, row["start"], end, row["end"], row["properties"]])
            for row in rows
        )
        yield from sorted(told)


def put(store: Store, told: Iterable[str]) -> int:
    """Write the lines of a graph into an empty store that has its schema; return how many.

    Raises `Refused` for a line that this model does not know.
    """
    batches: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    count = 0
    of_nodes = True
    for number, line in enumerate(told, 1):
        key, row = _read(line, number)
        if of_nodes and len(key) > 1:  # all nodes stand before the first claim
            of_nodes = False
            _flush(store, batches)
        batches.setdefault(key, []).append(row)
        count += 1
        if len(batches[key]) >= BATCH:
            _write(store, key, batches.pop(key))
    _flush(store, batches)
    return count


def _flush(store: Store, batches: dict[tuple[str, ...], list[dict[str, Any]]]) -> None:
    for key in list(batches):
        _write(store, key, batches.pop(key))


def _read(line: str, number: int) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The batch that a line belongs to, and its row there."""
    try:
        item = json.loads(line)
        if len(item) == 2:
            label, properties = item
            NODES[label]
            own = {k: v for k, v in properties.items() if k != "id"}
            return (label,), {"id": properties["id"], "properties": own}
        name, start, start_id, end, end_id, properties = item
        relationship = RELATIONSHIPS[name]
        if (start, end) not in relationship.ends:
            raise KeyError(name)
        keys = {key: properties[key] for key in relationship.keys}
        rest = {k: v for k, v in properties.items() if k not in (*keys, "source", "run")}
        batch = (name, start, end, properties["source"], properties.get("run") or "")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Refused(
            f"备份里图的第 {number} 行读不懂",
            hint="备份损坏,或来自别的版本;换一份备份,或用 build 重建",
        ) from None
    return batch, {"start": start_id, "end": end_id, "keys": keys, "properties": rest}


def _write(store: Store, key: tuple[str, ...], rows: list[dict[str, Any]]) -> None:
    if len(key) == 1:
        store.write([Statement(statements.merge_nodes(key[0]), {"rows": rows})])
        return
    name, start, end, source, run = key
    text = statements.merge_claims(RELATIONSHIPS[name], start, end)
    store.write([Statement(text, {"rows": rows, "source": source, "run": run})])


def _line(item: list[Any]) -> str:
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
