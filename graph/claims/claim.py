"""A claim: one sentence of one source, with both its ends."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Value
from graph.names import legal_name

NodeKey = tuple[str, str]
"""Node type and id."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node by its key. `properties` are the same whoever names the node."""

    label: str
    id: str
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """An enterprise as one source names it: a legal name, codes, other names for it.

    Which enterprise that is, `identify` tells when all sources have been heard.
    """

    name: str = ""
    uscc: str | None = None
    stock: str | None = None
    short_names: tuple[str, ...] = ()
    former_names: tuple[str, ...] = ()
    ownership: str | None = None
    founded: str | None = None
    leader: bool | None = None
    weak: bool = False
    """A short name in running text: means an enterprise only where another source knows it."""

    @property
    def spellings(self) -> tuple[tuple[str, str], ...]:
        """Every spelling with its form: legal, short, former; code where nothing else is known."""
        legal = ((self.name, "short" if self.weak else "legal"),) if self.name else ()
        short = tuple((s, "short") for s in self.short_names if s != self.name)
        known = (self.name, *self.short_names)
        former = tuple((s, "former") for s in self.former_names if s not in known)
        code = self.uscc or self.stock
        return legal + short + former or (((code, "code"),) if code else ())

    def names_claims(self, source: Node) -> list["Claim"]:
        """The NAMES claims that this mention makes, one for each spelling."""
        keys: dict[str, Value] = {
            "name": legal_name(self.name) or None,
            "uscc": self.uscc,
            "stock": self.stock,
            "ownership": self.ownership,
            "founded": self.founded,
            "leader": self.leader,
        }
        return [
            Claim("NAMES", source, self, {"as_written": spelling, "form": form, **keys})
            for spelling, form in self.spellings
        ]


End = Node | Mention


@dataclass(frozen=True, slots=True)
class Claim:
    """`start` -[type]-> `end`, with the properties that its source gives it."""

    type: str
    start: End
    end: End
    properties: Mapping[str, Value] = field(default_factory=dict)
