"""What a user is told when the store is not there, refuses, or goes away."""

import json
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from graph import statements
from graph.errors import StoreError
from graph.store import Address, Statement, embedded, open_store, session

PRODUCTS = "MATCH (n:Product) RETURN n.id AS id"


@pytest.fixture
def bolt(address):
    """The address of a running engine as a Bolt address, whichever engine it is."""
    if address.folder is None:
        return address
    port = json.loads((address.folder / "server.json").read_text())["port"]
    password = (address.folder / "password").read_text()
    return Address(
        uri=f"bolt://127.0.0.1:{port}",
        user=embedded.USER,
        password=password,
        database=embedded.DATABASE,
    )


@pytest.fixture
def wired(bolt, wire, monkeypatch):
    """An open store whose connection can be cut, and the wire."""
    monkeypatch.setattr(session, "RETRY_SECONDS", 0.5)
    parts = urlsplit(bolt.uri)
    laid = wire(parts.hostname, parts.port)
    with open_store(replace(bolt, uri=f"bolt://127.0.0.1:{laid.port}")) as store:
        yield store, laid


def products(count, named="甲"):
    rows = [{"id": f"{named}{i}", "properties": {}} for i in range(count)]
    return Statement(statements.merge_nodes("Product"), {"rows": rows})


def refused(address):
    with pytest.raises(StoreError) as caught, open_store(address):
        pass
    return caught.value


def test_a_dead_port_is_told_at_once():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begun = time.monotonic()
    error = refused(Address(uri=f"bolt://127.0.0.1:{port}", user="neo4j", database="neo4j"))
    assert time.monotonic() - begun < 5
    assert "连不上存储" in error.message
    assert error.where == f"bolt://127.0.0.1:{port}"
    assert error.exit_code == 3


def test_a_host_that_is_none():
    address = Address(uri="bolt://no-such-host.invalid:7687", user="neo4j", database="neo4j")
    assert "连不上存储" in refused(address).message


def test_a_port_that_never_answers_is_given_up(monkeypatch):
    monkeypatch.setattr(session, "CONNECT_SECONDS", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        begun = time.monotonic()
        error = refused(Address(uri=f"bolt://127.0.0.1:{port}", user="neo4j", database="neo4j"))
    assert "连不上存储" in error.message
    assert time.monotonic() - begun < 5


def test_a_wrong_password_is_told_and_not_shown(bolt):
    error = refused(replace(bolt, password="wr0ng-secret"))
    assert "用户名或口令" in error.message
    assert "CHAINSCOUT_STORE_PASSWORD" in error.hint
    assert "wr0ng-secret" not in str(error) + error.hint + error.where
    assert bolt.password not in str(error) + error.hint + error.where


def test_a_database_that_is_not_there_is_named(bolt):
    assert "没有数据库 xi-an" in refused(replace(bolt, database="xi-an")).message


def test_a_server_that_goes_away_leaves_whole_batches(wired, bolt):
    store, wire = wired
    store.write([products(10)])
    wire.cut()
    with pytest.raises(StoreError, match="连接中断") as caught:
        store.write([products(10, "乙")])
    assert "已写入的批次完整" in caught.value.hint
    with open_store(bolt) as again:
        assert len(again.read(PRODUCTS)) == 10


def test_a_server_that_goes_away_while_an_answer_is_read(wired):
    store, wire = wired
    store.write([products(20_000)])
    rows = store.rows(PRODUCTS)
    assert next(rows)["id"]
    wire.cut()
    with pytest.raises(StoreError, match="连接中断"):
        list(rows)


def test_the_drivers_warnings_are_not_printed():
    script = "import logging, graph.store; logging.getLogger('neo4j.pool').warning('retried')"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (b"", b"")


def test_an_address_that_the_driver_refuses(tmp_path):
    address = Address(uri="bolt://[::1", user="neo4j", database="neo4j")
    assert "存储地址不能用" in refused(address).message


def test_a_path_is_shown_for_the_embedded_store():
    assert Address(folder=Path("/a/图")).shown == "embedded:/a/图"
