"""How many names of each file were recognised, are new, or could be somebody else's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.claims import Identity, NamesClaim
from graph.naming.parts import parse_name
from graph.naming.resolver import Resolver, Spelling
from graph.naming.verdicts import Status

CHECKED = 1_000
"""So many new names of a file are compared with all others, those without legal form first."""
SHOWN = 1


@dataclass(frozen=True, slots=True)
class Recognition:
    """The enterprises that one file names, counted, with examples of those that stay open."""

    known: int
    new: int
    open: int
    examples: tuple[str, ...]
    unchecked: int

    def message(self) -> str:
        """The counts in words, short enough for a table."""
        told = f"认出 {self.known},新 {self.new}"
        if self.open:
            told += f",相近未归并 {self.open}(如{self.examples[0]})"
        if self.unchecked:
            told += f",未比对 {self.unchecked}"
        return told


def recognise(
    names: Iterable[NamesClaim], identity: Identity, among: Collection[str]
) -> Mapping[str, Recognition]:
    """How the enterprises that each source in `among` names were recognised.

    `names` are those of all sources.

    Known is an enterprise that another source names as well, by the same keys. What is like
    another and not the same stays apart, and is told.
    """
    claims = [(c, identity.id_of_keys(c.name, c.uscc, c.stock)) for c in names]
    sources: dict[str, set[str]] = defaultdict(set)
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim, key in claims:
        sources[key].add(claim.source)
        if claim.source in among:
            named[claim.source][key].add(claim.as_written)
    resolver: Resolver | None = None
    found = {}
    for source, enterprises in named.items():
        fresh = {k: min(w, key=lambda t: (-len(t), t)) for k, w in enterprises.items()
                 if len(sources[k]) == 1}  # fmt: skip
        by_name = {k: text for k, text in fresh.items() if k.startswith("name:")}
        if by_name and resolver is None:
            resolver = _resolver(claims)
        asked = sorted(by_name.items(), key=lambda item: (bool(parse_name(item[1]).legal), item))
        told = [
            t for key, text in asked[:CHECKED] if resolver and (t := _near(resolver, text, key))
        ]
        found[source] = Recognition(
            len(enterprises) - len(fresh),
            len(fresh),
            len(told),
            tuple(told[:SHOWN]),
            max(0, len(asked) - CHECKED),
        )
    return found


def _resolver(claims: Iterable[tuple[NamesClaim, str]]) -> Resolver:
    return Resolver(
        Spelling(claim.as_written, key, claim.form == "short")
        for claim, key in claims
        if claim.as_written not in (claim.uscc, claim.stock)
    )


def _near(resolver: Resolver, text: str, key: str) -> str | None:
    """What a name of its own is like, or None."""
    answer = resolver.resolve(text, but=key)
    if answer.status is Status.UNKNOWN:
        return None
    first = answer.candidates[0]
    return f"“{text}”像{first.why.rpartition('写作')[2] or first.enterprise}"
