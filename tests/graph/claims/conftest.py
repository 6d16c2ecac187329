"""What tests of claims share: a source that is read, whatever its rows."""

import pytest

from graph.claims import Claim, Ledger, Mention, Node, SourceRecord
from graph.model import NODES, RELATIONSHIPS
from graph.names import legal_name

AS_OF = "2024-03"


def id_by_name(mention):
    return f"name:{legal_name(mention.name)}"


@pytest.fixture
def makes():
    """A row of a register: a firm, and a product that it makes."""

    def row(firm, product, share=None):
        return [
            Claim(
                "MAKES",
                Mention(firm),
                Node("Product", product, {"name": product}),
                {"revenue_share": share},
            )
        ]

    return row


@pytest.fixture
def ingest(store):
    """Read rows of claims as one source; return the ledger and what became of each row."""

    def read(rows, source="enterprises/a.csv", known=True, run="1", on=None, id_of=id_by_name):
        record = SourceRecord(source, "register", digest="d", complete=True, as_of=AS_OF)
        ledger = Ledger(on or store, record, run=run, known=known, id_of=id_of)
        fates = [ledger.add(claims, number) for number, claims in enumerate(rows, 1)]
        ledger.close(record)
        return ledger, fates

    return read


@pytest.fixture
def graph(store):
    """All that the store holds but the runs, in a form that can be compared."""

    def read():
        nodes = {
            (label, row["p"]["id"]): row["p"]
            for label in NODES
            for row in store.read(f"MATCH (n:{label}) RETURN properties(n) AS p")
        }
        claims = {
            (name, row["a"], row["b"], repr(sorted({**row["p"], "run": ""}.items())))
            for name in RELATIONSHIPS
            for row in store.read(
                f"MATCH (a)-[r:{name}]->(b) RETURN a.id AS a, b.id AS b, properties(r) AS p"
            )
        }
        return nodes, claims

    return read
