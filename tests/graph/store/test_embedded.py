"""The embedded server: found or started, shared, and never left running."""

import contextlib
import importlib.util
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph import statements
from graph.errors import StoreError
from graph.store import Address, Statement, embedded, open_store, session

USER = """
import sys
from pathlib import Path
from graph.store import Address, open_store

with open_store(Address(folder=Path(sys.argv[1]))) as store:
    print("open", flush=True)
    for line in sys.stdin:
        print(store.read(line)[0]["x"], flush=True)
"""
LOOPBACK = ("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000")
COUNT = "MATCH (n:Chain) RETURN count(n) AS x"


class User:
    """Another process that uses the store of a folder."""

    def __init__(self, folder):
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def line(self):
        return self.process.stdout.readline().strip()

    def ask(self, cypher):
        self.process.stdin.write(cypher + "\n")
        self.process.stdin.flush()
        return self.line()

    def end(self, how=None):
        """Close its input, or send a signal; return its exit code and what it complained of."""
        if how is not None:
            self.process.send_signal(how)
        _, complaint = self.process.communicate(timeout=60)
        return self.process.returncode, complaint


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "汉中 store"


@pytest.fixture
def start(folder):
    """Start users of the folder's store, all at once, and return when they are in."""
    started = []

    def begin(count=1):
        users = [User(folder) for _ in range(count)]
        started.extend(users)
        for user in users:
            assert user.line() == "open", user.end()
        return users

    yield begin
    for user in started:
        user.process.kill()
        user.process.communicate()
    wait_until(lambda: not servers(folder))


def servers(folder):
    """Ids of the Java processes that work in a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (process / "cwd").readlink() == folder:
                found.append(int(process.name))
    return found


def wait_until(true, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def chain(name):
    rows = [{"id": name, "properties": {}}]
    return Statement(statements.merge_nodes("Chain"), {"rows": rows})


def test_processes_share_one_server_and_the_last_one_out_stops_it(folder, start):
    one, two = start(2)
    (server,) = servers(folder)

    one.process.kill()
    one.process.wait()
    assert two.ask("RETURN 1 AS x") == "1"
    (three,) = start()
    assert two.end() == (0, "")
    assert servers(folder) == [server]
    assert three.ask("RETURN 2 AS x") == "2"

    assert three.end() == (0, "")
    assert not servers(folder)
    assert not (folder / "server.json").exists()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_however_its_only_user_ends_the_server_stops(folder, start, how):
    (user,) = start()
    assert servers(folder)
    user.end(how)
    wait_until(lambda: not servers(folder))


def test_nobody_else_can_read_it_or_reach_it(folder):
    with open_store(Address(folder=folder)):
        assert folder.stat().st_mode & 0o777 == 0o700
        for name in ("password", "java.args", "server.json"):
            assert (folder / name).stat().st_mode & 0o777 == 0o600
        (server,) = servers(folder)
        password = (folder / "password").read_text()
        assert password not in Path(f"/proc/{server}/cmdline").read_text()
        assert listening(server) <= set(LOOPBACK)


def listening(process):
    """The addresses that a process listens at."""
    sockets = set()
    for handle in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(OSError):
            sockets.add(str(handle.readlink()).removeprefix("socket:[").removesuffix("]"))
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:
                found.add(fields[1].split(":")[0])
    assert found
    return found


def test_a_server_that_is_killed_is_told_and_the_next_one_has_every_batch(folder, monkeypatch):
    monkeypatch.setattr(session, "RETRY_SECONDS", 0.5)
    address = Address(folder=folder)
    with open_store(address) as store:
        store.write([chain("航空装备")])
        password = (folder / "password").read_text()
        os.kill(servers(folder)[0], signal.SIGKILL)
        with pytest.raises(StoreError, match="连接中断"):
            store.write([chain("生物医药")])
    with open_store(address) as store:
        assert store.read(COUNT) == [{"x": 1}]
    assert (folder / "password").read_text() == password


def test_a_server_whose_keeper_is_killed_does_not_outlive_it(folder, start):
    start()
    (server,) = servers(folder)
    status = Path(f"/proc/{server}/status").read_text()
    keeper = int(next(x for x in status.splitlines() if x.startswith("PPid")).split()[1])
    os.kill(keeper, signal.SIGKILL)
    wait_until(lambda: not servers(folder))
    (next_user,) = start()
    assert next_user.ask("RETURN 1 AS x") == "1"


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(StoreError, match="存储目录不能写") as caught,
        open_store(Address(folder=tmp_path / "file" / "store")),
    ):
        pass
    assert caught.value.where.endswith("file/store")


def test_a_server_that_does_not_start_is_told_with_its_log(folder, monkeypatch):
    monkeypatch.setattr(embedded, "HEAP", "1x")
    with pytest.raises(StoreError, match="没有起来") as caught, open_store(Address(folder=folder)):
        pass
    assert "server.err" in caught.value.hint
    assert "heap" in (folder / "server.err").read_text()
    assert not servers(folder)


def test_without_the_wheel_a_neo4j_address_is_asked_for(folder, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(StoreError, match="没有内置存储") as caught, embedded.joined(folder):
        pass
    assert "bolt://" in caught.value.hint
    assert "glibc" in caught.value.hint
