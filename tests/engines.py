"""The two engines that the tests run on, and what to do where one cannot be had."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import neo4j_server
import pytest

from graph.claims import tenancy
from graph.errors import Refused
from graph.store import Address, Store, embedded, open_store, parse_address
from graph.store.session import Statement

NEO4J_IMAGE = "neo4j:5.26-community"


def missing(reason: str) -> NoReturn:
    """Skip the test, or fail it where nothing may be skipped (`.ci/run`)."""
    if os.environ.get("CHAINSCOUT_REQUIRE_ALL") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@contextlib.contextmanager
def embedded_engine(folder: Path) -> Iterator[Address]:
    """The embedded server, held running: opening it again takes no start."""
    with embedded.joined(folder):
        yield Address(folder=folder)


@contextlib.contextmanager
def neo4j_engine() -> Iterator[Address]:
    """A Neo4j: the one that `CHAINSCOUT_TEST_NEO4J` names, or else one of the session's own."""
    with contextlib.ExitStack() as stack:
        named = os.environ.get("CHAINSCOUT_TEST_NEO4J")
        address = parse_address(named or stack.enter_context(_own_neo4j()), Path(), {})
        if named:
            _refuse_full(address)
        yield address


@contextlib.contextmanager
def _own_neo4j() -> Iterator[str]:
    with contextlib.ExitStack() as stack:
        try:
            home = stack.enter_context(tempfile.TemporaryDirectory(prefix="chainscout-neo4j-"))
            address = stack.enter_context(neo4j_server.running(Path(home)))
        except neo4j_server.CannotRun as no_jars:
            try:
                address = stack.enter_context(_container())
            except Exception as no_docker:  # whatever the library or the daemon says
                missing(
                    "no Neo4j to test on: CHAINSCOUT_TEST_NEO4J is not set; "
                    f"from Maven Central: {no_jars}; in Docker: {no_docker!r}"
                )
        yield address
