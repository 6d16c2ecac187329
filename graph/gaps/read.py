"""Gaps and lights as the graph holds them."""

from graph.chain.reading import claims
from graph.gaps.gap import Gap, by_urgency, from_properties
from graph.gaps.standing import Light
from graph.store import Store

_GAPS = (
    "MATCH (s:Segment)<-[:OF]-(g:Gap)-[:IN]->(r:Region) {some}"
    "RETURN properties(g) AS gap, r.id AS region"
)


def read_gaps(store: Store, chain: str | None = None) -> list[Gap]:
    """The gaps of all chains, or of one: the most urgent first."""
    some = "WHERE g.chain = $chain " if chain is not None else ""
    rows = store.read(_GAPS.format(some=some), chain=chain)
    return sorted((from_properties(row["gap"], row["region"]) for row in rows), key=by_urgency)


def read_gap(store: Store, gap: str) -> Gap | None:
    """The gap with this id, or None."""
    rows = store.read(_GAPS.format(some="WHERE g.id = $id "), id=gap)
    return from_properties(rows[0]["gap"], rows[0]["region"]) if rows else None


def read_standings(store: Store) -> dict[str, Light]:
    """How every segment stands in the bureau's region, by segment id."""
    return {
        said.start: Light(
            segment=said.start,
            status=said.properties["status"],
            rule=said.properties["rule"],
            local=said.properties["local"],
            major=said.properties["major"],
            quotient=said.properties.get("quotient"),
            sourcing=said.properties.get("sourcing"),
        )
        for said in claims(store, "STANDS_IN", "Segment", "Region")
    }
