"""What an enterprise's node shows: settled from every source's NAMES claims, in one order."""

from collections import defaultdict
from collections.abc import Mapping

from graph import statements
from graph.claims.sources import BATCH
from graph.store import Statement, Store

_PREFERENCE = ("register", "profiles", "groups", "ranking", "chainkg")
"""Kinds of source whose spelling goes before others', best first."""

_NAMES = (
    "MATCH (s:Source)-[r:NAMES]->(e:Enterprise) "
    "RETURN s.id AS source, s.kind AS kind, e.id AS id, properties(r) AS names"
)
_SHOWN = "MATCH (e:Enterprise) RETURN properties(e) AS shown"
_FIELDS = ("name", "short_name", "uscc", "stock_code", "ownership", "founded")


def settle_enterprises(store: Store) -> int:
    """Set the display properties of every enterprise that should change; return how many."""
    claims: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in store.rows(_NAMES):
        claims[row["id"]].append({**row["names"], "of": row["source"], "kind": row["kind"]})
    wanted = {key: _shown(rows) for key, rows in claims.items()}
    changed: list[dict[str, object]] = []
    for row in store.rows(_SHOWN):
        shown = row["shown"]
        want = wanted.get(shown["id"])
        if want and any(shown.get(f) != want[f] for f in _FIELDS):
            changed.append({"id": shown["id"], "properties": want})
    text = statements.update_nodes("Enterprise")
    for at in range(0, len(changed), BATCH):
        store.write([Statement(text, {"rows": changed[at : at + BATCH]})])
    return len(changed)


def _shown(claims: list[Mapping[str, str]]) -> dict[str, str | None]:
    ordered = sorted(claims, key=_order)
    legal = [c for c in ordered if c["form"] == "legal"]
    short = [c for c in ordered if c["form"] == "short"]
    return {
        "name": (legal or short or ordered)[0]["as_written"],
        "short_name": short[0]["as_written"] if short else None,
        "uscc": _first(ordered, "uscc"),
        "stock_code": _first(ordered, "stock"),
        "ownership": _first(ordered, "ownership"),
        "founded": _first(ordered, "founded"),
    }


def _order(claim: Mapping[str, str]) -> tuple[int, str, str]:
    kind = claim["kind"]
    place = _PREFERENCE.index(kind) if kind in _PREFERENCE else len(_PREFERENCE)
    return place, claim["of"], claim["as_written"]


def _first(claims: list[Mapping[str, str]], name: str) -> str | None:
    return next((c[name] for c in claims if c.get(name)), None)
