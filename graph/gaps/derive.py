"""Gaps into the graph: as claims of one derived source, and the properties of their nodes."""

from collections.abc import Iterator, Mapping

from graph import statements
from graph.chain.reading import nodes
from graph.claims.claim import Claim, Node
from graph.claims.derived import KIND, is_current, write_derived
from graph.claims.sources import BATCH, SourceRecord, write_source
from graph.gaps.find import Found, find_gaps
from graph.gaps.gap import Gap, to_properties
from graph.gaps.known import Known, read_known
from graph.gaps.read import read_gaps
from graph.model import Value
from graph.places import places
from graph.store import Statement, Store
from graph.workspace import Workspace

SOURCE = "derived:gaps"
TITLE = "环节状态与缺口"


def derive_gaps(store: Store, workspace: Workspace, *, digest: str, run: str) -> list[Gap]:
    """Judge every segment, bring the graph to say so, and return the gaps in their order.

    `digest` covers all that gaps depend on: the claims of every source, and the settings. Where
    the graph holds the gaps of this digest whole, they are read and nothing is written.
    """
    if is_current(store, SOURCE, digest):
        return read_gaps(store)
    known = read_known(store)
    found = find_gaps(known, workspace.settings)
    _update_nodes(store, found.gaps)
    write_derived(
        store,
        SOURCE,
        title=TITLE,
        digest=digest,
        run=run,
        claims=gap_claims(known, found, workspace.region),
    )
    return list(found.gaps)


def gap_claims(known: Known, found: Found, region: str) -> Iterator[Claim]:
    """The claims: how every segment stands in the region, and each gap's segment and region."""
    place = _region(region)
    ids = {}
    for chain in known.chains.values():
        for key, segment in chain.segments.items():
            node = Node("Segment", key, {"name": segment.name, "chain": segment.chain})
            ids[segment.chain, segment.name] = node
            light = found.standings[key]
            said: dict[str, Value] = {
                "status": light.status,
                "rule": light.rule,
                "local": light.local,
                "major": light.major,
                "quotient": light.quotient,
                "sourcing": light.sourcing,
            }
            yield Claim("STANDS_IN", node, place, said)
    for gap in found.gaps:
        own = Node("Gap", gap.id, to_properties(gap))
        yield Claim("OF", own, ids[gap.chain, gap.segment])
        yield Claim("IN", own, place)


def _update_nodes(store: Store, gaps: tuple[Gap, ...]) -> None:
    """Bring gaps that the graph holds already up to date.

    A node gets its properties with its first claim only. The source is marked incomplete before:
    killed in the middle, it must not look whole when the settings go back to what they were.
    """
    held = nodes(store, "Gap")
    changed = [
        {"id": gap.id, "properties": _listed(want)}
        for gap in gaps
        if gap.id in held and _listed(want := to_properties(gap)) != _without_id(held[gap.id])
    ]
    if changed:
        write_source(store, SourceRecord(SOURCE, KIND, title=TITLE))
    for at in range(0, len(changed), BATCH):
        rows = {"rows": changed[at : at + BATCH]}
        store.write([Statement(statements.update_nodes("Gap"), rows)])


def _listed(properties: Mapping[str, Value]) -> dict[str, object]:
    """Lists for tuples, as the database gives them back."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in properties.items()}


def _without_id(properties: Mapping[str, object]) -> dict[str, object]:
    return {k: v for k, v in properties.items() if k != "id"}


def _region(code: str) -> Node:
    found = places().present[code]
    return Node(
        "Region",
        code,
        {
            "name": found.name,
            "level": found.level,
            "longitude": found.longitude,
            "latitude": found.latitude,
        },
    )
