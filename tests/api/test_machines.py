"""What machines do to a build: the store stopped, slow or killed, two builds, a wrong clock."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from api.build import alone

COMMAND = [sys.executable, "-c", "from api.main import run; run()"]
BUREAU = '[bureau]\nname = "汉中市"\nregion = "610700"\n'
CHAIN = """chain: 航空装备
segments:
  - {name: 锻件, stage: 上游, products: [模锻件], feeds: [总装]}
  - {name: 总装, stage: 下游, products: [运输机]}
"""
HEADER = "企业名称,所在区县,产业链,环节\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small workspace whose first build takes some seconds."""
    for name, text in {
        "bureau.toml": BUREAU,
        "chains/航空装备.yaml": CHAIN,
        "enterprises/名册.csv": HEADER
        + "".join(f"汉中第{n}锻造有限公司,汉台区,航空装备,锻件\n" for n in range(3000)),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def start(folder: Path, *more: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [*COMMAND, "build", str(folder), "--json", *more],
        env={**os.environ, "CHAINSCOUT_STORE": ""},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def servers(folder: Path) -> list[int]:
    """The Java processes whose files lie in the workspace."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            at_home = (process / "cwd").readlink().is_relative_to(folder)
            java = "java" in (process / "cmdline").read_bytes().decode().split("\0")[0]
        except OSError:
            continue
        if at_home and java:
            found.append(int(process.name))
    return found


def send(folder: Path, number: int) -> None:
    """Send a signal to the server once it holds part of the graph."""
    deadline = time.monotonic() + 60
    while not servers(folder) or not any((folder / ".chainscout" / "store").rglob("Region*")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    for process in servers(folder):
        os.kill(process, number)


def ended(child: "subprocess.Popen[bytes]") -> tuple[int, dict]:
    out, err = child.communicate(timeout=200)
    assert b"Traceback" not in err, err.decode()
    return child.returncode, json.loads(out)


def counts(answer: dict) -> tuple[dict, dict]:
    return answer["nodes"], answer["relationships"]


def test_a_server_killed_in_a_build_is_told_and_the_next_build_completes_the_graph(folder):
    child = start(folder)
    send(folder, signal.SIGKILL)
    code, answer = ended(child)
    assert code == 3
    assert answer["error"]["hint"]
    code, answer = ended(start(folder))
    assert code == 0
    assert answer["nodes"]["Enterprise"] == 3000


def test_a_slow_server_is_waited_for(folder):
    child = start(folder)
    send(folder, signal.SIGSTOP)
    resume = threading.Timer(8, lambda: [os.kill(p, signal.SIGCONT) for p in servers(folder)])
    resume.start()
    code, answer = ended(child)
    resume.join()
    assert code == 0
    assert answer["nodes"]["Enterprise"] == 3000


def test_of_two_builds_at_once_the_second_is_told_or_waits(folder):
    from graph.workspace import load_workspace

    with alone(load_workspace(folder), wait=False):
        code, answer = ended(start(folder))
        assert (code, answer["error"]["code"]) == (3, "store")
        waiting = start(folder, "--wait")
        time.sleep(3)
        assert waiting.poll() is None
    assert ended(waiting)[0] == 0


def test_times_of_files_do_not_matter(folder):
    first = ended(start(folder))[1]
    for file, when in zip(sorted(folder.glob("*/*.*")), (0, 4_000_000_000), strict=False):
        os.utime(file, (when, when))
    second = ended(start(folder))[1]
    assert counts(first) == counts(second)
    assert {s["state"] for s in second["sources"]} == {"unchanged"}
