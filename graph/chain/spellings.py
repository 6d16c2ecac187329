"""How enterprises are written, and by which codes, as the store has it."""

from dataclasses import dataclass

from graph.chain.reading import claims, nodes
from graph.naming.resolver import Spelling
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Shown:
    """What an enterprise shows: name, short name, stock code (600438.SH)."""

    id: str
    name: str
    short_name: str | None
    stock_code: str | None


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The spellings of all enterprises, whose each code is, where each lies and what it shows."""

    spellings: list[Spelling]
    codes: dict[str, str]
    seats: dict[str, tuple[str, ...]]
    shown: dict[str, Shown]


def read_names(store: Store) -> KnownNames:
    """Every spelling and code of every enterprise, but for codes that two enterprises claim."""
    spellings: set[Spelling] = set()
    owners: dict[str, set[str]] = {}
    for claim in claims(store, "NAMES", "Source", "Enterprise"):
        said = claim.properties
        if said["form"] != "code":
            spellings.add(Spelling(str(said["as_written"]), claim.end, said["form"] == "short"))
        for code in (said.get("uscc"), said.get("stock")):
            if code:
                owners.setdefault(str(code), set()).add(claim.end)
    shown = {
        key: Shown(key, p["name"], p.get("short_name"), p.get("stock_code"))
        for key, p in nodes(store, "Enterprise").items()
        if p.get("name")
    }
    places: dict[str, set[str]] = {}
    for claim in claims(store, "LOCATED_IN", "Enterprise", "Region"):
        places.setdefault(claim.start, set()).add(claim.end)
    seats = {key: tuple(sorted(found)) for key, found in places.items()}
    codes = {code: next(iter(ids)) for code, ids in sorted(owners.items()) if len(ids) == 1}
    return KnownNames(sorted(spellings, key=lambda s: (s.text, s.enterprise)), codes, seats, shown)
