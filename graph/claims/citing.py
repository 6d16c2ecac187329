"""What a cited title points to: the document at hand that bears it, else a title only."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from graph import statements
from graph.claims.sources import BATCH, CITED, SourceRecord, stored_sources
from graph.model import RELATIONSHIPS
from graph.names import product_name
from graph.store import Statement, Store

_CITES = RELATIONSHIPS["CITES"]
_ENDS = ("Source", "Source")
_PASSED_ON = re.compile(r"(?:印发|转发|公布|发布)《(?P<title>[^《》]+)》的?(?:通知|公告|函|决定)$")
"""关于印发《…》的通知 is at hand where the title within it is cited."""
_DOCUMENT = "document"


def settle_citations(store: Store, but: Collection[str] = ()) -> int:
    """Point every citation where its title is at hand; return how many were moved.

    `but` are sources that are about to go: what cited them is a title only.
    """
    at_hand = _titles([s for s in stored_sources(store).values() if s.id not in but])
    moved: dict[str, list[tuple[str, str, Mapping[str, Any]]]] = defaultdict(list)
    titles: dict[str, str] = {}
    for row in store.rows(statements.claims(_CITES, *_ENDS)):
        properties = row["properties"]
        title = product_name(str(properties["title"]))
        wanted = at_hand.get(title)
        if wanted is None or wanted == row["start"]:
            wanted = f"{CITED}:{title}"
            titles[wanted] = title
        if wanted != row["end"]:
            moved[str(properties["source"])].append((row["end"], wanted, row))
    ends = {wanted for rows in moved.values() for _, wanted, _ in rows}
    _name(store, {key: title for key, title in titles.items() if key in ends})
    for source, rows in sorted(moved.items()):
        _move(store, source, rows)
    return sum(map(len, moved.values()))


def _titles(sources: Collection[SourceRecord]) -> dict[str, str]:
    """The document of each title: the whole title before the one that it passes on."""
    found: dict[str, str] = {}
    documents = sorted((s for s in sources if s.kind == _DOCUMENT), key=lambda s: s.id)
    for record in documents:
        found.setdefault(product_name(record.title), record.id)
    for record in documents:
        if within := _PASSED_ON.search(record.title):
            found.setdefault(product_name(within["title"]), record.id)
    found.pop("", None)
    return found


def _name(store: Store, titles: Mapping[str, str]) -> None:
    rows = [
        {"id": key, "properties": {"kind": CITED, "title": title}}
        for key, title in sorted(titles.items())
    ]
    for at in range(0, len(rows), BATCH):
        store.write([Statement(statements.merge_nodes("Source"), {"rows": rows[at : at + BATCH]})])


def _move(store: Store, source: str, rows: list[tuple[str, str, Mapping[str, Any]]]) -> None:
    """Each claim of one source from the end that it has to the one wanted."""
    for at in range(0, len(rows), BATCH):
        old, new = [], []
        for end, wanted, row in rows[at : at + BATCH]:
            properties = dict(row["properties"])
            keys = {key: properties[key] for key in _CITES.keys}
            old.append({"start": row["start"], "end": end, "keys": keys})
            new.append(
                {"start": row["start"], "end": wanted, "keys": keys, "properties": properties}
            )
        store.write(
            [
                Statement(
                    statements.merge_claims(_CITES, *_ENDS),
                    {"rows": new, "source": source, "run": new[0]["properties"].get("run")},
                ),
                Statement(
                    statements.withdraw_claims(_CITES, *_ENDS), {"rows": old, "source": source}
                ),
            ]
        )
