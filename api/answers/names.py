"""Which enterprise each mention of a list means."""

from collections.abc import Iterator, Sequence

from api.answers import shapes
from graph.chain.spellings import KnownNames, read_names
from graph.naming.resolver import Candidate, Resolver
from graph.store import Store


def resolve(store: Store, mentions: Sequence[str], top: int) -> Iterator[shapes.Resolved]:
    """One answer for each mention, in order; at most `top` candidates."""
    known = read_names(store)
    resolver = Resolver(known.spellings, known.codes, known.seats)
    for mention in mentions:
        found = resolver.resolve(mention, top)
        candidates = [_candidate(known, c) for c in found.candidates[:top]]
        yield shapes.Resolved(
            mention=mention,
            status=found.status.value,
            enterprise=_named(known, found.enterprise) if found.enterprise else None,
            certainty=round(found.certainty, 4),
            candidates=candidates,
            why=found.why,
        )


def _named(known: KnownNames, key: str) -> shapes.NamedEnterprise:
    shown = known.shown[key]
    return shapes.NamedEnterprise(
        id=key, name=shown.name, short_name=shown.short_name, stock_code=shown.stock_code
    )


def _candidate(known: KnownNames, candidate: Candidate) -> shapes.NameCandidate:
    return shapes.NameCandidate(
        **_named(known, candidate.enterprise).model_dump(),
        certainty=round(candidate.certainty, 4),
        why=candidate.why,
    )
