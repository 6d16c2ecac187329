"""A build on either engine: one graph, whatever happened on the way."""

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

from api.answers.gaps import gaps
from api.answers.targets import gap_targets
from api.build import build
from graph.chain.reading import claims, nodes
from graph.errors import Refused, StoreError
from graph.model import NODES, RELATIONSHIPS
from graph.store import open_store
from graph.workspace import load_workspace
from matcher.filters import Filters


def picture(store):
    """All that a graph says, `run` apart."""
    held = {label: nodes(store, label) for label in NODES}
    said = {}
    for name, relationship in RELATIONSHIPS.items():
        for start, end in relationship.ends:
            found = claims(store, name, start, end)
            said[name, start, end] = [
                (c.start, c.end, {k: v for k, v in c.properties.items() if k != "run"})
                for c in found
            ]
    return held, said


@pytest.fixture(scope="session")
def expected(opened):
    """The picture of the example on the embedded store."""
    return picture(opened)


def test_both_engines_hold_the_same_graph_and_targets(
    address, copied, tmp_path, opened, workspace, expected
):
    folder = copied(tmp_path)
    here = load_workspace(folder)
    first = build(here, address)
    second = build(here, address)
    assert {s.state for s in second.sources} == {"unchanged"}
    assert (first.nodes, first.relationships) == (second.nodes, second.relationships)
    with open_store(address) as store:
        assert picture(store) == expected
        assert gaps(store, here) == gaps(opened, workspace)
        for gap in ("航空装备/航空锻铸件@610700", "生物医药/中药配方颗粒@610700"):
            assert gap_targets(store, here, gap, Filters()) == gap_targets(
                opened, workspace, gap, Filters()
            )


def test_a_build_killed_at_any_moment_and_run_again_gives_the_same_graph(
    address, copied, tmp_path, expected
):
    import engines

    folder = copied(tmp_path)
    seed = random.Random(20261124)
    environment = {**os.environ, **engines.environment(address)}
    command = [sys.executable, "-c", "from api.main import run; run()", "build", str(folder)]
    register = folder / "enterprises" / "汉中重点企业.csv"
    whole = register.read_text(encoding="utf-8").splitlines(keepends=True)
    killed = 0
    for number in range(5):
        rows = whole if number % 2 else [*whole[:1], *whole[6:]]
        register.write_text("".join(rows), encoding="utf-8")
        child = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(seed.uniform(0.5, 5.0))
        killed += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert killed
    build(load_workspace(folder), address)
    register.write_text("".join(whole), encoding="utf-8")
    build(load_workspace(folder), address)
    with open_store(address) as store:
        assert picture(store) == expected


def test_a_store_holds_one_workspace(address, copied, tmp_path):
    build(load_workspace(copied(tmp_path)), address)
    other = tmp_path / "hanzhong" / "bureau.toml"
    other.write_text(
        other.read_text(encoding="utf-8").replace("汉中市", "安康市").replace("610700", "610900"),
        encoding="utf-8",
    )
    with pytest.raises(Refused, match="另一个工作区"):
        build(load_workspace(tmp_path / "hanzhong"), address)


def test_a_second_build_at_once_is_told_or_waits(hanzhong, workspace):
    import fcntl

    from graph.store import parse_address

    address = parse_address(None, workspace.root, {})
    with (workspace.private / "build.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="另一次 build"):
            build(workspace, address)


def test_an_interrupted_command_exits_with_130_and_leaves_no_server(copied, tmp_path):
    folder = copied(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-c", "from api.main import run; run()", "build", str(folder), "--json"],
        env={**os.environ, "CHAINSCOUT_STORE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(4)
    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=60)
    assert child.returncode == 130, (out, err)
    assert json.loads(out)["error"]["code"] == "interrupted"
    assert b"Traceback" not in err
    running = subprocess.run(["pgrep", "-f", str(folder)], capture_output=True, check=False)
    assert running.stdout == b""
