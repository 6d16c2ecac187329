"""How the sources that are read name enterprises, and how those that are not did."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from graph.chain.reading import claims
from graph.claims import Claim, Identity, Mention, NamesClaim, Node
from graph.names import legal_name
from graph.store import Store
from ingest.kinds.kind import Said

_OWN = ("name", "short_names", "former_names", "weak")
_FILLED = tuple(f.name for f in fields(Mention) if f.name not in _OWN)
_FORMS = ("legal", "short", "former", "code")


@dataclass(slots=True)
class Naming:
    """The enterprises that one source names.

    What it says does not depend on the order of its rows: `filled` gives, for a mention of one
    row, the same with the keys that other rows state for that name; and of the NAMES claims that
    rows make for one spelling of one enterprise, one is chosen.
    """

    source: Node
    mentions: set[Mention] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    """The first row that has a name."""
    projects: dict[str, str] = field(default_factory=dict)
    """The project whose firm a name is."""
    _filled: dict[Mention, Mention] = field(default_factory=dict)
    _chosen: dict[tuple[str, str], Claim] = field(default_factory=dict)

    def hear(self, said: Iterable[Said], row: int) -> None:
        """Take the mentions of a row: by themselves, or at the ends of claims."""
        told = list(said)
        for claim in told:
            if isinstance(claim, Claim) and claim.type == "BY" and isinstance(claim.end, Mention):
                project = claim.start.properties["name"] if isinstance(claim.start, Node) else ""
                self.projects.setdefault(claim.end.name, str(project))
        for mention in mentions(told):
            self.mentions.add(mention)
            self.rows.setdefault(mention.name, row)

    def fill(self) -> None:
        """Give each mention the keys that the source states elsewhere for its name."""
        times = Counter(legal_name(m.name) for m in self.mentions if m.name)
        alike: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if mention.name and times[legal_name(mention.name)] > 1:
                alike[legal_name(mention.name)].append(mention)
        for several in alike.values():
            known = _known(several)
            for mention in several:
                extra: dict[str, Any] = {
                    k: v for k, v in known.items() if getattr(mention, k) is None
                }
                if extra:
                    self._filled[mention] = replace(mention, **extra)

    def filled(self, mention: Mention) -> Mention:
        """The mention with all keys that its source gives it."""
        return self._filled.get(mention, mention)

    def names(self) -> Iterator[NamesClaim]:
        """What identity is told from."""
        for mention in self.mentions:
            for claim in self.filled(mention).names_claims(self.source):
                yield names_claim(claim.properties, self.source.id)

    def settle(self, identity: Identity) -> None:
        """Choose one NAMES claim for each spelling of each enterprise: the legal form first."""
        made: dict[tuple[str, str], Mention] = {}
        several = set()
        for mention in set(map(self.filled, self.mentions)):
            enterprise = identity.id_of(mention)
            for spelling, _ in mention.spellings:
                if made.setdefault((enterprise, spelling), mention) is not mention:
                    several.add((enterprise, spelling))
        if several:
            self._choose(several, identity)

    def claims_of(self, mention: Mention, enterprise: str) -> Iterator[Claim]:
        """The NAMES claims that a mention makes."""
        for claim in mention.names_claims(self.source):
            yield self._chosen.get((enterprise, str(claim.properties["as_written"])), claim)

    def _choose(self, keys: Collection[tuple[str, str]], identity: Identity) -> None:
        for mention in set(map(self.filled, self.mentions)):
            enterprise = identity.id_of(mention)
            for claim in mention.names_claims(self.source):
                key = (enterprise, str(claim.properties["as_written"]))
                if key in keys:
                    held = self._chosen.get(key)
                    if held is None or _place(claim) < _place(held):
                        self._chosen[key] = claim


def mentions(said: Iterable[Said]) -> Iterator[Mention]:
    """The enterprises that a row names, by themselves or at the ends of claims."""
    for item in said:
        if isinstance(item, Mention):
            yield item
        else:
            yield from (end for end in (item.start, item.end) if isinstance(end, Mention))


def _known(mentions: Iterable[Mention]) -> dict[str, object]:
    """The keys that mentions of one name state, where they do not contradict one another."""
    said: dict[str, set[object]] = defaultdict(set)
    for mention in mentions:
        for key in _FILLED:
            if (value := getattr(mention, key)) is not None:
                said[key].add(value)
    return {key: next(iter(values)) for key, values in said.items() if len(values) == 1}


def _place(claim: Claim) -> tuple[int, str]:
    properties = sorted(claim.properties.items(), key=str)
    return _FORMS.index(str(claim.properties["form"])), repr(properties)


def names_claim(properties: Mapping[str, object], source: str) -> NamesClaim:
    """The keys of a NAMES claim."""
    name, uscc, stock = (properties.get(key) for key in ("name", "uscc", "stock"))
    return NamesClaim(
        str(properties["as_written"]),
        str(name) if name else None,
        str(uscc) if uscc else None,
        str(stock) if stock else None,
        source,
        str(properties.get("form") or "legal"),
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
        or (n.keys.weak and not identity.knows_name(n.keys.name))
    }
