"""The Cypher that the model makes, pinned whole."""

import pytest

from graph import statements
from graph.model import NODES, RELATIONSHIPS

MAKES = RELATIONSHIPS["MAKES"]
NAMES = RELATIONSHIPS["NAMES"]
TIED_TO = RELATIONSHIPS["TIED_TO"]


def test_ids_are_unique_in_a_node_type():
    assert statements.constraint(NODES["RegionCluster"]) == (
        "CREATE CONSTRAINT regioncluster_id IF NOT EXISTS "
        "FOR (n:RegionCluster) REQUIRE n.id IS UNIQUE"
    )


def test_claims_are_looked_up_by_their_source():
    assert statements.index(MAKES) == (
        "CREATE INDEX makes_source IF NOT EXISTS FOR ()-[r:MAKES]-() ON (r.source)"
    )


def test_a_claim_is_merged_under_its_source_and_keeps_its_first_run():
    assert statements.merge_claims(MAKES, "Enterprise", "Product") == (
        "UNWIND $rows AS row "
        "MATCH (a:Enterprise {id: row.start}) MATCH (b:Product {id: row.end}) "
        "MERGE (a)-[r:MAKES {source: $source}]->(b) "
        "ON CREATE SET r.run = $run SET r += row.properties"
    )


def test_key_properties_stand_in_the_merge():
    assert statements.merge_claims(TIED_TO, "Enterprise", "Region") == (
        "UNWIND $rows AS row "
        "MATCH (a:Enterprise {id: row.start}) MATCH (b:Region {id: row.end}) "
        "MERGE (a)-[r:TIED_TO {source: $source, kind: row.keys.kind}]->(b) "
        "ON CREATE SET r.run = $run SET r += row.properties"
    )


def test_the_claims_of_a_source_are_written_from_the_other_end():
    assert statements.merge_claims(NAMES, "Source", "Enterprise") == (
        "UNWIND $rows AS row "
        "MATCH (b:Enterprise {id: row.end}) MATCH (a:Source {id: row.start}) "
        "MERGE (b)<-[r:NAMES {source: $source, as_written: row.keys.as_written}]-(a) "
        "ON CREATE SET r.run = $run SET r += row.properties"
    )


def test_withdrawal_deletes_one_sources_claims_by_their_key():
    assert statements.withdraw_claims(TIED_TO, "Enterprise", "Region") == (
        "UNWIND $rows AS row "
        "MATCH (a:Enterprise {id: row.start}) MATCH (b:Region {id: row.end}) "
        "MATCH (a)-[r:TIED_TO {source: $source, kind: row.keys.kind}]->(b) DELETE r"
    )


def test_the_claims_of_one_source_are_read_with_their_ends():
    assert statements.claims_of_source(MAKES, "Enterprise", "Product") == (
        "MATCH (a:Enterprise)-[r:MAKES {source: $source}]->(b:Product) "
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )


@pytest.mark.parametrize(
    ("of", "some"),
    [("", ""), ("start", "WHERE a.id IN $ids "), ("end", "WHERE b.id IN $ids ")],
)
def test_claims_of_all_sources_are_read_for_some_ends_or_all(of, some):
    assert statements.claims(MAKES, "Enterprise", "Product", of) == (
        f"MATCH (a:Enterprise)-[r:MAKES]->(b:Product) {some}"
        "RETURN a.id AS start, b.id AS end, properties(r) AS properties"
    )


def test_nodes_are_merged_updated_read_counted_and_deleted_by_id():
    assert statements.merge_nodes("Chain") == (
        "UNWIND $rows AS row MERGE (n:Chain {id: row.id}) SET n += row.properties"
    )
    assert statements.update_nodes("Chain") == (
        "UNWIND $rows AS row MATCH (n:Chain {id: row.id}) SET n += row.properties"
    )
    assert statements.nodes("Chain") == "MATCH (n:Chain) RETURN properties(n) AS properties"
    assert statements.nodes("Chain", "ids") == (
        "MATCH (n:Chain) WHERE n.id IN $ids RETURN properties(n) AS properties"
    )
    assert statements.count_nodes("Chain") == "MATCH (n:Chain) RETURN count(n) AS n"
    assert statements.delete_nodes("Chain") == (
        "UNWIND $rows AS row MATCH (n:Chain {id: row.id}) DELETE n"
    )


def test_nodes_without_claims_are_found_a_batch_at_a_time():
    assert statements.untouched("Product") == (
        "MATCH (n:Product) WHERE NOT (n)--() RETURN n.id AS id LIMIT $limit"
    )


def test_nodes_that_only_computed_claims_touch_are_found_and_detached():
    assert statements.unsaid("Enterprise") == (
        "MATCH (n:Enterprise)-[c]-() WHERE c.source STARTS WITH 'derived:' WITH DISTINCT n "
        "WHERE NOT EXISTS { MATCH (n)-[r]-() WHERE NOT r.source STARTS WITH 'derived:' } "
        "RETURN n.id AS id LIMIT $limit"
    )
    assert statements.detach_nodes("Chain") == (
        "UNWIND $rows AS row MATCH (n:Chain {id: row.id}) DETACH DELETE n"
    )


def test_claims_are_counted():
    assert statements.count_claims(MAKES) == "MATCH ()-[r:MAKES]->() RETURN count(r) AS n"


def test_every_declared_property_is_made_known_and_nothing_stays():
    text = statements.vocabulary()
    assert text.startswith("CREATE (n:Workspace {id: '', run: '', source: '', address: '', ")
    assert text.endswith("DETACH DELETE n")
    assert all(f"(n)-[:{name}]->(n)" in text for name in RELATIONSHIPS)
    for declared in (*NODES.values(), *RELATIONSHIPS.values()):
        for item in declared.properties:
            assert f" {item.name}: " in text
