"""The two engines that tests run on, and what happens where one of them cannot be had."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import neo4j_server
import pytest

from graph.claims import tenancy
from graph.store import Address, Statement, Store, embedded, open_store, parse_address
from graph.workspace import Bureau, Settings, Workspace

NAMES = ("embedded", "neo4j")
CONTAINER_IMAGE = "neo4j:5.26-community"

_EMPTY = "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n"
_COUNT = "MATCH (n) RETURN count(n) AS n"


def missing(reason: str) -> NoReturn:
    """Skip a test, or fail it where nothing may be skipped (`.ci/run`)."""
    if os.environ.get("CHAINSCOUT_REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def wipe(store: Store) -> None:
    """Delete every node; the schema stays."""
    while store.read(_COUNT)[0]["n"]:
        store.write([Statement(_EMPTY)])


def environment(address: Address) -> dict[str, str]:
    """The settings under which a command finds the store at `address`."""
    return {
        "CHAINSCOUT_STORE": address.shown,
        "CHAINSCOUT_STORE_USER": address.user,
        "CHAINSCOUT_STORE_PASSWORD": address.password,
        "CHAINSCOUT_STORE_DATABASE": address.database,
    }


@contextlib.contextmanager
def running(name: str, folder: Path) -> Iterator[Address]:
    """Hold an engine running, with the schema and nothing else in it."""
    engine = _embedded(folder) if name == "embedded" else _neo4j()
    with engine as address:
        with open_store(address) as store:
            _define_schema(store)
        yield address


@contextlib.contextmanager
def _embedded(folder: Path) -> Iterator[Address]:
    with embedded.joined(folder):
        yield Address(folder=folder)


@contextlib.contextmanager
def _neo4j() -> Iterator[Address]:
    named = os.environ.get("CHAINSCOUT_TEST_NEO4J")
    with contextlib.ExitStack() as stack:
        address = parse_address(named or stack.enter_context(_own_neo4j()), Path(), {})
        if named:
            _refuse_full(address)
        yield address


def _refuse_full(address: Address) -> None:
    """Tests empty the database: not one that somebody put a graph into."""
    with open_store(address) as store:
        if store.read(_COUNT)[0]["n"]:
            pytest.fail(f"CHAINSCOUT_TEST_NEO4J is not empty: {address.shown}", pytrace=False)


@contextlib.contextmanager
def _own_neo4j() -> Iterator[str]:
    reasons = ["CHAINSCOUT_TEST_NEO4J is not set"]
    with contextlib.ExitStack() as stack:
        for way in (_from_maven_central, _in_docker):
            try:
                address = stack.enter_context(way())
            except neo4j_server.CannotRun as reason:
                reasons.append(str(reason))
            else:
                yield address
                return
    missing(f"no Neo4j to test on: {'; '.join(reasons)}")


@contextlib.contextmanager
def _from_maven_central() -> Iterator[str]:
    with (
        tempfile.TemporaryDirectory(prefix="chainscout-neo4j-") as home,
        neo4j_server.running(Path(home), neo4j_server.QUICK) as address,
    ):
        yield address


@contextlib.contextmanager
def _in_docker() -> Iterator[str]:
    with contextlib.ExitStack() as stack:
        try:
            import docker
            from testcontainers.neo4j import Neo4jContainer

            docker.from_env().ping()
            container = Neo4jContainer(CONTAINER_IMAGE, password="for-the-tests")
            stack.enter_context(container)
        except Exception as error:  # whatever the library or the daemon says
            raise neo4j_server.CannotRun(f"no Docker: {error!r}") from error
        host, port = container.get_container_host_ip(), container.get_exposed_port(7687)
        yield f"bolt://neo4j:for-the-tests@{host}:{port}/neo4j"


def _define_schema(store: Store) -> None:
    bureau = Bureau(name="引擎", region="610700")
    tenancy.take(store, Workspace(Path(), Settings(bureau=bureau)))
    wipe(store)
