"""Loading ChainKnowledgeGraph: through the ingestor, by a bare UNWIND loop, and row by row.

The bare loop writes the same nodes and relationships in the same batches, checks nothing, keeps no
source and knows no enterprise but by its code. The difference is what validation, provenance and
identity cost.
"""

import csv
import importlib.util
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from neo4j import Driver, GraphDatabase

from graph.claims import tenancy
from graph.claims.sources import BATCH
from graph.names import product_name, stock_code
from graph.store import Address, embedded, open_store, parse_address
from graph.workspace import Bureau, Reference, Settings, Workspace
from ingest.engine import ingest

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("CHAINSCOUT_TEST_DATA") or ROOT.parent / "shared" / "data") / "chainkg"
ROW_BY_ROW_SECONDS = 8.0
T = TypeVar("T")


def run() -> None:
    """Print seconds and ratios on Neo4j and on the embedded store."""
    if not DATA.is_dir():
        print(f"left out: no {DATA} (CHAINSCOUT_TEST_DATA)")
        return
    for name, on in (("Neo4j 5.26", on_neo4j), ("embedded", on_embedded)):
        bare_cold = on(lambda a: _timed(lambda: _bare(a)))
        ours = on(_ours)
        rows = on(_row_by_row)
        print(f"{name}: bare UNWIND loop     {bare_cold:6.1f} s")
        print(f"{name}: ingestor, first      {ours[0]:6.1f} s   {ours[0] / bare_cold:.2f} x bare")
        print(f"{name}: ingestor, again      {ours[1]:6.1f} s   (nothing changed)")
        print(f"{name}: ingestor             {ours[2]:,} nodes, {ours[3]:,} relationships")
        print(f"{name}: row by row           {rows:6.0f} rows/s")


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def on_neo4j(measure: Callable[[Address], T]) -> T:
    """Measure on a Neo4j server of its own."""
    spec = importlib.util.spec_from_file_location(
        "neo4j_server", ROOT / "tests" / "neo4j_server.py"
    )
    assert spec is not None
    assert spec.loader is not None
    server = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(server)
    with tempfile.TemporaryDirectory() as home, server.running(Path(home)) as address:
        return measure(parse_address(address, Path(), {}))


def on_embedded(measure: Callable[[Address], T]) -> T:
    """Measure on an embedded store of its own."""
    with tempfile.TemporaryDirectory() as folder:
        address = Address(folder=Path(folder))
        with open_store(address):
            return measure(address)


def _ours(address: Address) -> tuple[float, float, int, int]:
    with tempfile.TemporaryDirectory() as folder, open_store(address) as store:
        settings = Settings(
            bureau=Bureau(name="基准", region="610700"), reference=Reference(folders=(str(DATA),))
        )
        workspace = Workspace(Path(folder), settings)

        def build() -> None:
            tenancy.take(store, workspace)
            ingest(store, workspace, run="bench", withdraw=False, progress=lambda *told: None)
            tenancy.release(store, workspace)

        first, again = _timed(build), _timed(build)
        nodes = store.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
        relationships = store.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
        return first, again, nodes, relationships


def _driver(address: Address) -> tuple[Driver, str]:
    if address.folder:
        with embedded.joined(address.folder) as endpoint:
            auth = (embedded.USER, endpoint.password)
            return GraphDatabase.driver(endpoint.uri, auth=auth), embedded.DATABASE
    auth = (address.user, address.password)
    return GraphDatabase.driver(address.uri, auth=auth), address.database


_LABELS = ("Enterprise", "Product", "Industry")


def _bare(address: Address) -> None:
    driver, database = _driver(address)
    with driver, driver.session(database=database) as session:
        for label in _LABELS:
            session.run(
                f"CREATE CONSTRAINT bare_{label.lower()} IF NOT EXISTS "
                f"FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            ).consume()
        for statement, rows in _statements():
            for at in range(0, len(rows), BATCH):
                batch = rows[at : at + BATCH]
                session.execute_write(lambda t, s=statement, b=batch: t.run(s, rows=b).consume())


def _row_by_row(address: Address) -> float:
    driver, database = _driver(address)
    statement, rows = next(s for s in _statements() if "MAKES" in s[0])
    single = statement.replace("UNWIND $rows AS row ", "WITH $row AS row ")
    done = 0
    begun = time.perf_counter()
    with driver, driver.session(database=database) as session:
        session.run("CREATE CONSTRAINT FOR (n:Enterprise) REQUIRE n.id IS UNIQUE").consume()
        session.run("CREATE CONSTRAINT FOR (n:Product) REQUIRE n.id IS UNIQUE").consume()
        for row in rows:
            session.run(single, row=row).consume()
            done += 1
            if time.perf_counter() - begun > ROW_BY_ROW_SECONDS:
                break
    return done / (time.perf_counter() - begun)


def _statements() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The statements of a loader that checks nothing, with all their rows."""
    firms = [
        {"id": stock_code(r["code"]), "name": r["full_name"], "short": r["short_name"]}
        for r in _rows("companies")
    ]
    yield (
        "UNWIND $rows AS row MERGE (e:Enterprise {id: row.id}) "
        "SET e.name = row.name, e.short_name = row.short",
        firms,
    )
    names = {r["code"]: r["name"] for r in _rows("industries")}
    yield (
        "UNWIND $rows AS row MERGE (a:Industry {id: row.a}) SET a.name = row.an "
        "MERGE (b:Industry {id: row.b}) SET b.name = row.bn MERGE (a)-[:WITHIN]->(b)",
        [
            {"a": a, "an": names.get(a, a), "b": b, "bn": names.get(b, b)}
            for a, b in ((r["industry_code"], r["parent_code"]) for r in _rows("industry_parents"))
        ],
    )
    yield (
        "UNWIND $rows AS row MERGE (a:Enterprise {id: row.a}) MERGE (b:Industry {id: row.b}) "
        "MERGE (a)-[:IN_INDUSTRY]->(b)",
        [
            {"a": stock_code(r["company_code"]), "b": r["industry_code"]}
            for r in _rows("company_industries")
        ],
    )
    yield (
        "UNWIND $rows AS row MERGE (a:Enterprise {id: row.a}) MERGE (b:Product {id: row.b}) "
        "MERGE (a)-[r:MAKES]->(b) SET r.revenue_share = row.s",
        [
            {
                "a": stock_code(r["company_code"]),
                "b": product_name(r["product"]),
                "s": float(r["revenue_share"] or 0),
            }
            for r in _rows("company_products")
        ],
    )
    related: dict[str, list[dict[str, Any]]] = {}
    for r in _rows("product_products"):
        kind = "KIND_OF" if r["relation"] == "产品小类" else "INPUT_OF"
        pair = {"a": product_name(r["dst"]), "b": product_name(r["src"])}
        related.setdefault(kind, []).append(pair)
    for kind, rows in related.items():
        yield (
            "UNWIND $rows AS row MERGE (a:Product {id: row.a}) MERGE (b:Product {id: row.b}) "
            f"MERGE (a)-[:{kind}]->(b)",
            rows,
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)
