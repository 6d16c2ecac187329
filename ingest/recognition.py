"""How the names of each file were recognised: known, new, like another, or nobody's."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.claims import Identity, NamesClaim
from graph.naming.parts import parse_name
from graph.naming.resolver import Resolution, Resolver, Spelling
from graph.naming.verdicts import Status

CHECKED = 1_000
"""So many new names of a file are compared with all others, those without legal form first."""
SHOWN = 3
"""Candidates that are told of a name."""


@dataclass(frozen=True, slots=True)
class Alike:
    """An enterprise that a name could mean: its id, how it is written, how certain, and why."""

    id: str
    name: str
    certainty: float
    why: str


@dataclass(frozen=True, slots=True)
class OpenName:
    """A name that stays by itself: `ambiguous` is like others, `unknown` is no full name either.

    `row` is the first row of the file that has it, None where that is not known any more;
    `project` is the project whose firm it is, or ''.
    """

    name: str
    status: str
    row: int | None = None
    candidates: tuple[Alike, ...] = ()
    project: str = ""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The enterprises that one file names, counted, and the names that stay open."""

    known: int
    new: int
    open: tuple[OpenName, ...] = ()
    unchecked: int = 0

    def of(self, status: Status) -> list[OpenName]:
        """The open names of one status."""
        return [name for name in self.open if name.status == status.value]


def recognise(
    names: Iterable[NamesClaim],
    identity: Identity,
    among: Collection[str],
    rows: Mapping[str, Mapping[str, int]] | None = None,
    projects: Mapping[str, Mapping[str, str]] | None = None,
) -> Mapping[str, Recognition]:
    """How the enterprises that each source in `among` names were recognised.

    `names` are those of all sources; `rows` gives for a source the first row of each name,
    `projects` the project whose firm a name is.

    Known is an enterprise that another source names as well, by the same keys. New are the others,
    but for short names in running text that nobody knows: those make no enterprise. What is like
    another and not the same stays apart, and is told; so is a name without a legal form that
    nobody else has.
    """
    claims = [(c, identity.id_of_keys(c.name, c.uscc, c.stock)) for c in names]
    sources: dict[str, set[str]] = defaultdict(set)
    named: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim, key in claims:
        sources[key].add(claim.source)
        if claim.source in among:
            named[claim.source][key].add(claim.as_written)
    made = {key for claim, key in claims if not claim.weak}
    asking = _Asking([(claim, key) for claim, key in claims if not claim.weak])
    found = {}
    for source, said in named.items():
        fresh = {
            key: min(written, key=lambda t: (-len(t), t))
            for key, written in said.items()
            if len(sources[key]) == 1 or key not in made
        }
        by_name = sorted(
            ((key, text) for key, text in fresh.items() if key.startswith("name:")),
            key=lambda item: (bool(parse_name(item[1]).legal), item),
        )
        where = (rows or {}).get(source, {})
        firm_of = (projects or {}).get(source, {})
        told = tuple(
            replace(name, project=firm_of.get(name.name, ""))
            for name in asking.open_names(by_name[:CHECKED], where)
        )
        found[source] = Recognition(
            len(said) - len(fresh),
            sum(key in made for key in fresh),
            told,
            max(0, len(by_name) - CHECKED),
        )
    return found


class _Asking:
    """Asks what new names are like; the resolver is made when the first one comes."""

    def __init__(self, claims: list[tuple[NamesClaim, str]]) -> None:
        self._claims = claims
        self._resolver: Resolver | None = None
        self._shown: dict[str, str] = {}

    def open_names(
        self, names: Iterable[tuple[str, str]], rows: Mapping[str, int]
    ) -> Iterator[OpenName]:
        """Those of the names, each with its id, that are like others or are no full names."""
        for key, text in names:
            answer = self._ask(text, key)
            if answer.status is not Status.UNKNOWN:
                status = Status.AMBIGUOUS
            elif parse_name(text).legal:
                continue
            else:
                status = Status.UNKNOWN
            candidates = tuple(
                Alike(c.enterprise, self._shown.get(c.enterprise, ""), round(c.certainty, 4), c.why)
                for c in answer.candidates[:SHOWN]
            )
            yield OpenName(text, status.value, rows.get(text), candidates)

    def _ask(self, text: str, key: str) -> Resolution:
        if self._resolver is None:
            self._resolver = Resolver(
                Spelling(claim.as_written, of, claim.form == "short")
                for claim, of in self._claims
                if claim.as_written not in (claim.uscc, claim.stock)
            )
            for claim, of in self._claims:
                if claim.form == "legal":
                    self._shown.setdefault(of, claim.as_written)
        return self._resolver.resolve(text, but=key)
