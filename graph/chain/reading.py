"""Nodes and claims of one type, as they stand in the store, in a fixed order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from graph import statements
from graph.model import RELATIONSHIPS
from graph.store import Store

Properties = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One claim: both ends by id, and its properties (`source` and `as_of` among them)."""

    start: str
    end: str
    properties: Properties

    @property
    def source(self) -> str:
        """The id of the source that makes it."""
        return str(self.properties["source"])

    @property
    def as_of(self) -> str | None:
        """The date that the source states for it, or None."""
        return self.properties.get("as_of")


def nodes(store: Store, label: str, ids: Collection[str] | None = None) -> dict[str, Properties]:
    """The properties of the nodes of one type by id: all, or those in `ids`."""
    if ids is None:
        found = store.rows(statements.nodes(label))
    else:
        found = store.rows(statements.nodes(label, "ids"), ids=sorted(ids))
    return dict(sorted((row["properties"]["id"], row["properties"]) for row in found))


def claims(
    store: Store,
    name: str,
    start: str,
    end: str,
    *,
    starts: Collection[str] | None = None,
    ends: Collection[str] | None = None,
) -> list[Said]:
    """The claims of one type: all, or those from `starts`, or those to `ends`; ordered."""
    ids, of = (starts, "start") if starts is not None else (ends, "end")
    if ids is None:
        found = store.rows(statements.claims(RELATIONSHIPS[name], start, end))
    else:
        found = store.rows(statements.claims(RELATIONSHIPS[name], start, end, of), ids=sorted(ids))
    keys = RELATIONSHIPS[name].keys
    said = [Said(row["start"], row["end"], row["properties"]) for row in found]
    return sorted(
        said, key=lambda s: (s.start, s.end, s.source, [str(s.properties.get(k)) for k in keys])
    )
