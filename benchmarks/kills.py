"""Builds killed at random moments on both engines: run again, is the graph the undisturbed one?

Each round kills a build with SIGKILL, on an empty store or after a change of the register;
then a build runs to its end, and every node and claim is compared with those of a build that
nobody disturbed.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.load import on_embedded, on_neo4j
from graph.claims import transfer
from graph.store import Address, Statement, open_store

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
ROUNDS = int(os.environ.get("CHAINSCOUT_KILL_ROUNDS", "50"))
LONGEST = 8.0
"""Seconds within which a build is killed."""
_EMPTY = "MATCH (n) WITH n LIMIT 10000 DETACH DELETE n"
_COUNT = "MATCH (n) RETURN count(n) AS n"


def run() -> None:
    """Print, for each engine, the kills that met a running build and the graphs that were equal."""
    for name, on in (("embedded", on_embedded), ("Neo4j 5.26", on_neo4j)):
        begun = time.perf_counter()
        killed, equal = on(_rounds)
        seconds = time.perf_counter() - begun
        print(f"{name}: {killed} of {ROUNDS} builds killed, {equal} graphs equal, {seconds:.0f} s")


def _rounds(address: Address) -> tuple[int, int]:
    chance = random.Random(5026)
    with tempfile.TemporaryDirectory() as name:
        for part in ("hanzhong", "reference"):
            shutil.copytree(EXAMPLES / part, Path(name) / part)
        folder = Path(name) / "hanzhong"
        register = folder / "enterprises" / "汉中重点企业.csv"
        whole = register.read_text(encoding="utf-8").splitlines(keepends=True)
        versions = ["".join(whole), "".join(whole[:1] + whole[6:])]
        expected = [_undisturbed(address, folder, register, text) for text in versions]
        killed = equal = 0
        for number in range(ROUNDS):
            if chance.random() < 0.4:
                _wipe(address)
            wanted = number % 2
            register.write_text(versions[wanted], encoding="utf-8")
            child = _build(address, folder)
            time.sleep(chance.uniform(0.3, LONGEST))
            killed += child.poll() is None
            child.send_signal(signal.SIGKILL)
            child.wait()
            assert _build(address, folder).wait() == 0
            equal += _digest(address) == expected[wanted]
    return killed, equal


def _undisturbed(address: Address, folder: Path, register: Path, text: str) -> str:
    _wipe(address)
    register.write_text(text, encoding="utf-8")
    assert _build(address, folder).wait() == 0
    return _digest(address)


def _build(address: Address, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", "from api.main import run; run()", "build", str(folder), "--json"],
        stdout=subprocess.DEVNULL,
        env={
            **os.environ,
            "CHAINSCOUT_STORE": address.shown,
            "CHAINSCOUT_STORE_USER": address.user,
            "CHAINSCOUT_STORE_PASSWORD": address.password,
            "CHAINSCOUT_STORE_DATABASE": address.database,
        },
    )


def _wipe(address: Address) -> None:
    with open_store(address) as store:
        while store.read(_COUNT)[0]["n"]:
            store.write([Statement(_EMPTY)])


def _digest(address: Address) -> str:
    """Every node and claim, the names of the runs apart."""
    told = hashlib.sha256()
    with open_store(address) as store:
        for line in transfer.lines(store):
            told.update(_without_run(line).encode() + b"\n")
    return told.hexdigest()


def _without_run(line: str) -> str:
    item = json.loads(line)
    item[-1].pop("run", None)
    return json.dumps(item, ensure_ascii=False, sort_keys=True)
