"""How the sources that are read name enterprises, and how those that are not did."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace

from graph.chain.reading import claims
from graph.claims import Claim, Identity, Mention, NamesClaim, Node
from graph.names import legal_name
from graph.store import Store

_FILLED = tuple(f.name for f in fields(Mention) if f.name not in ("name", "short_names"))
_FORMS = ("legal", "short", "code")


@dataclass(slots=True)
class Naming:
    """The enterprises that one source names.

    `whole` gives, for a mention of one row, the same with the keys that other rows of the source
    state for that name; so what a source says does not depend on the order of its rows.
    """

    source: Node
    mentions: set[Mention] = field(default_factory=set)
    whole: dict[Mention, Mention] = field(default_factory=dict)
    _claims: dict[tuple[str, str], Claim] = field(default_factory=dict)

    def fill(self) -> None:
        """Give each mention the keys that the source states elsewhere for its name."""
        said: dict[str, dict[str, set[object]]] = defaultdict(lambda: defaultdict(set))
        for mention in self.mentions:
            if mention.name:
                for key in _FILLED:
                    if (value := getattr(mention, key)) is not None:
                        said[legal_name(mention.name)][key].add(value)
        for mention in self.mentions:
            known = said.get(legal_name(mention.name), {}) if mention.name else {}
            extra = {
                key: next(iter(values))
                for key, values in known.items()
                if getattr(mention, key) is None and len(values) == 1
            }
            if extra:
                self.whole[mention] = replace(mention, **extra)  # type: ignore[arg-type]

    def filled(self, mention: Mention) -> Mention:
        """The mention with all keys that its source gives it."""
        return self.whole.get(mention, mention)

    def names(self) -> Iterator[NamesClaim]:
        """What identity is told from."""
        for mention in self.mentions:
            yield from (
                names_claim(c.properties, self.source.id)
                for c in self.filled(mention).names_claims(self.source)
            )

    def settle(self, identity: Identity) -> None:
        """Choose one NAMES claim for each spelling of each enterprise: the legal form first."""
        for mention in sorted(map(self.filled, self.mentions), key=repr):
            for claim in mention.names_claims(self.source):
                key = (identity.id_of(mention), str(claim.properties["as_written"]))
                held = self._claims.get(key)
                if held is None or _place(claim) < _place(held):
                    self._claims[key] = claim

    def claims_of(self, mention: Mention, enterprise: str) -> Iterator[Claim]:
        """The NAMES claims that a mention makes."""
        for spelling, _ in mention.spellings:
            yield self._claims[enterprise, spelling]


def _place(claim: Claim) -> tuple[int, str]:
    return _FORMS.index(str(claim.properties["form"])), repr(
        sorted(claim.properties.items(), key=str)
    )


def names_claim(properties: Mapping[str, object], source: str) -> NamesClaim:
    """The keys of a NAMES claim."""
    name, uscc, stock = (properties.get(key) for key in ("name", "uscc", "stock"))
    return NamesClaim(
        str(properties["as_written"]),
        str(name) if name else None,
        str(uscc) if uscc else None,
        str(stock) if stock else None,
        source,
    )


@dataclass(frozen=True, slots=True)
class StoredName:
    """A NAMES claim that stands in the graph."""

    source: str
    enterprise: str
    keys: NamesClaim


def stored_names(store: Store, but: Collection[str]) -> list[StoredName]:
    """The NAMES claims in the graph, but for those of the sources in `but`."""
    return [
        StoredName(c.start, c.end, names_claim(c.properties, c.start))
        for c in claims(store, "NAMES", "Source", "Enterprise")
        if c.start not in but
    ]


def moved(names: Iterable[StoredName], identity: Identity) -> set[str]:
    """The sources that name an enterprise by what is now another id: they are to be read again."""
    return {
        n.source
        for n in names
        if identity.id_of_keys(n.keys.name, n.keys.uscc, n.keys.stock) != n.enterprise
    }
