"""Cypher made from the model, by pure functions. Only what Neo4j and the embedded store share.

`docs/decisions/0002-one-cypher.md` lists the rules. Batches go in as `$rows`.
"""

from collections.abc import Iterator

from graph.model import NODES, RELATIONSHIPS, Kind, NodeType, Property, RelationshipType

_SAMPLES = {
    Kind.TEXT: "''",
    Kind.DATE: "''",
    Kind.INTEGER: "0",
    Kind.NUMBER: "0.5",
    Kind.SHARE: "0.5",
    Kind.YUAN: "0.5",
    Kind.FLAG: "true",
    Kind.TEXTS: "['']",
    Kind.NUMBERS: "[0.5]",
}


def constraint(node: NodeType) -> str:
    """`id` is unique in every node type."""
    name = node.label.lower()
    return f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{node.label}) REQUIRE n.id IS UNIQUE"


def index(relationship: RelationshipType) -> str:
    """Claims are looked up by their source.

    Created when claims are there: from an index on nothing Neo4j plans a MERGE that seeks in it,
    which is quadratic as it fills.
    """
    name = relationship.name.lower()
    return (
        f"CREATE INDEX {name}_source IF NOT EXISTS FOR ()-[r:{relationship.name}]-() ON (r.source)"
    )


def vocabulary() -> str:
    """Make every declared name known to the database, and leave nothing behind.

    Neo4j warns of a statement that names a property or a relationship type never yet stored;
    after this none does.
    """
    declared: dict[str, Property] = {}
    for properties in _declared_properties():
        declared.update((p.name, p) for p in properties)
    fields = ", ".join(f"{name}: {_SAMPLES[p.kind]}" for name, p in sorted(declared.items()))
    arrows = ", ".join(f"(n)-[:{name}]->(n)" for name in RELATIONSHIPS)
    return (
        f"CREATE (n:Workspace {{id: '', run: '', source: '', {fields}}}), {arrows} DETACH DELETE n"
    )


def merge_nodes(label: str) -> str:
    """Rows: id, properties."""
    return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n += row.properties"


def update_nodes(label: str) -> str:
    """Rows: id, properties. A node that is not there is passed over."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row.properties"


def merge_claims(relationship: RelationshipType, start: str, end: str) -> str:
    """Rows: start, end, keys, properties; `$source` and `$run` are the batch's."""
    match, arrow = _between(relationship, start, end)
    return (
        f"UNWIND $rows AS row {match} MERGE {arrow} "
        "ON CREATE SET r.run = $run SET r += row.properties"
    )


def withdraw_claims(relationship: RelationshipType, start: str, end: str) -> str:
    """Rows: start, end, keys; what `$source` no longer makes is deleted."""
    match, arrow = _between(relationship, start, end)
    return f"UNWIND $rows AS row {match} MATCH {arrow} DELETE r"


def claims_of_source(relationship: RelationshipType, start: str, end: str) -> str:
    """Every claim of one type that `$source` makes: start, end, properties."""
    return (
        f"MATCH (a:{start})-[r:{relationship.name} {{source: $source}}]->(b:{end}) "
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )


def claims(relationship: RelationshipType, start: str, end: str, of: str = "") -> str:
    """Every claim between two node types: start, end, properties.

    `of` "start" or "end" keeps those whose end on that side is in `$ids`.
    """
    some = {"": "", "start": "WHERE a.id IN $ids ", "end": "WHERE b.id IN $ids "}[of]
    return (
        f"MATCH (a:{start})-[r:{relationship.name}]->(b:{end}) {some}"
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )


def nodes(label: str, of: str = "") -> str:
    """The nodes of one type: properties. `of` "ids" keeps those in `$ids`."""
    some = {"": "", "ids": "WHERE n.id IN $ids "}[of]
    return f"MATCH (n:{label}) {some}RETURN properties(n) AS properties"


def untouched(label: str) -> str:
    """Nodes of one type that no claim touches, `$limit` at a time: id."""
    return f"MATCH (n:{label}) WHERE NOT (n)--() RETURN n.id AS id LIMIT $limit"


def uncited() -> str:
    """Sources that are only titles and that nothing cites any more, `$limit` at a time: id."""
    return "MATCH (n:Source {kind: 'cited'}) WHERE NOT (n)--() RETURN n.id AS id LIMIT $limit"


def unsaid(label: str) -> str:
    """Nodes of one type that only computed claims touch, `$limit` at a time: id."""
    return (
        f"MATCH (n:{label})-[c]-() WHERE c.source STARTS WITH 'derived:' WITH DISTINCT n "
        "WHERE NOT EXISTS { MATCH (n)-[r]-() WHERE NOT r.source STARTS WITH 'derived:' } "
        "RETURN n.id AS id LIMIT $limit"
    )


def delete_nodes(label: str) -> str:
    """Rows: id."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DELETE n"


def detach_nodes(label: str) -> str:
    """Rows: id; what touches the nodes goes with them."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) DETACH DELETE n"


def delete_some(label: str) -> str:
    """Delete `$limit` nodes of one type with all that touches them."""
    return f"MATCH (n:{label}) WITH n LIMIT $limit DETACH DELETE n"


def count_nodes(label: str) -> str:
    """How many nodes of one type there are: n."""
    return f"MATCH (n:{label}) RETURN count(n) AS n"


def count_claims(relationship: RelationshipType) -> str:
    """How many claims of one type there are: n."""
    return f"MATCH ()-[r:{relationship.name}]->() RETURN count(r) AS n"


def _declared_properties() -> Iterator[tuple[Property, ...]]:
    yield from (node.properties for node in NODES.values())
    yield from (relationship.properties for relationship in RELATIONSHIPS.values())


def _between(relationship: RelationshipType, start: str, end: str) -> tuple[str, str]:
    """The MATCH of both ends and the arrow, written from the end that is no hub.

    MERGE walks the relationships of the node it is written from: from a source with 40,000
    claims that is quadratic on both engines, from the other end it is not.
    """
    keys = "".join(f", {key}: row.keys.{key}" for key in relationship.keys)
    relation = f"[r:{relationship.name} {{source: $source{keys}}}]"
    first = f"MATCH (a:{start} {{id: row.start}})"
    second = f"MATCH (b:{end} {{id: row.end}})"
    if relationship.hub == "start":
        return f"{second} {first}", f"(b)<-{relation}-(a)"
    return f"{first} {second}", f"(a)-{relation}->(b)"
