"""The service under load: 50 clients ask for `targets`, beside a route that has the bytes at hand.

The other route is a bare FastAPI application under the same server that returns the same bytes from
memory: what the framework itself costs. Both are asked in turn, by the same client, on one machine.
"""

import asyncio
import contextlib
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from graph.store import open_store, parse_address
from graph.workspace import load_workspace

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GAP = quote("航空装备/航空锻铸件@610700", safe="")
TARGETS = f"/api/v1/targets?gap={GAP}&top=20"
CHAIN = "/chains/" + quote("现代材料")
CLIENTS, REQUESTS, ROUND = 50, 60_000, 4_000
PAGES, TIMES = 25, 20
"""Segments of the chain whose page is timed, and how often."""
BARE = """
import sys, uvicorn
from fastapi import FastAPI, Response
held = open(sys.argv[2], "rb").read()
app = FastAPI()
@app.get("/api/v1/targets")
async def targets(gap: str, top: int) -> Response:
    return Response(held, media_type="application/json")
uvicorn.run(app, port=int(sys.argv[1]), log_level="warning", access_log=False)
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What one load came to: requests a second, milliseconds at the middle and at 99 in 100."""

    rate: float
    p50: float
    p99: float
    errors: int


def run() -> None:
    """Print rates, latencies, errors, memory before and after, and the time of a chain's page."""
    with _workspace() as folder, _serving(folder) as (port, process):
        body = _fetch(port, TARGETS)
        _widest_chain(port)
        with tempfile.NamedTemporaryFile() as held:
            held.write(body)
            held.flush()
            with _bare(held.name) as other:
                _compare(port, other, len(body))
        before = _memory(process.pid)
        begun = time.perf_counter()
        whole = asyncio.run(_load(port, TARGETS, REQUESTS))
        seconds = time.perf_counter() - begun
        print(f"{REQUESTS:,} requests in {seconds:.0f} s: {whole.errors} errors, {_told(whole)}")
        print(f"memory of the service: {before:.0f} MiB before, {_memory(process.pid):.0f} after")


def _compare(port: int, other: int, size: int) -> None:
    """Rounds in turn; the middle one of each counts."""
    rounds: dict[str, list[Load]] = {"service": [], "bare": []}
    for _ in range(3):
        for name, at in (("bare", other), ("service", port)):
            rounds[name].append(asyncio.run(_load(at, TARGETS, ROUND)))
    middle = {name: sorted(found, key=lambda one: one.rate)[1] for name, found in rounds.items()}
    print(f"{CLIENTS} clients, an answer of {size:,} bytes:")
    print(f"bytes from memory: {_told(middle['bare'])}")
    print(f"targets:           {_told(middle['service'])}")
    print(f"targets at {middle['service'].rate / middle['bare'].rate:.2f} of the rate from memory")


def _told(load: Load) -> str:
    return f"{load.rate:,.0f} requests/s, p50 {load.p50:.1f} ms, p99 {load.p99:.1f} ms"


def _widest_chain(port: int) -> None:
    """The page of a chain, computed afresh each time (a query that is never twice the same)."""
    times = []
    for n in range(TIMES):
        begun = time.perf_counter()
        _fetch(port, f"{CHAIN}?{n}")
        times.append((time.perf_counter() - begun) * 1000)
    kept = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        _fetch(port, CHAIN)
        kept.append((time.perf_counter() - begun) * 1000)
    print(
        f"page of a chain with {PAGES} segments: {statistics.median(times):.0f} ms made afresh "
        f"(slowest {max(times[1:]):.0f}), {statistics.median(kept):.1f} ms kept"
    )


async def _load(port: int, path: str, requests: int) -> Load:
    """Have 50 clients send `requests` in all, each its next when it has the answer."""
    times: list[float] = []
    left = requests
    errors = 0

    async def client() -> None:
        nonlocal left, errors
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
        asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        while left > 0:
            left -= 1
            begun = time.perf_counter()
            writer.write(asked)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length.group(1)) if length else 0)
            times.append((time.perf_counter() - begun) * 1000)
            errors += not head.startswith(b"HTTP/1.1 200")
        writer.close()
        await writer.wait_closed()

    begun = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    rate = len(times) / (time.perf_counter() - begun)
    times.sort()
    return Load(rate, times[len(times) // 2], times[len(times) * 99 // 100], errors)


@contextlib.contextmanager
def _workspace() -> Iterator[Path]:
    """The example, built, with one chain made up to 25 segments; its store runs."""
    from api.build import build

    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in ("hanzhong", "reference"):
            shutil.copytree(EXAMPLES / part, root / part)
        folder = root / "hanzhong"
        file = folder / "chains" / "现代材料.yaml"
        text = file.read_text(encoding="utf-8")
        held = len(re.findall(r"^  - name:", text, re.MULTILINE))
        more = "".join(
            f"  - name: 添加环节{n}\n    stage: 下游\n    products: [添加产品{n}]\n"
            for n in range(PAGES - held)
        )
        file.write_text(f"{text.rstrip()}\n{more}", encoding="utf-8")
        workspace = load_workspace(folder)
        address = parse_address(None, folder, {})
        with open_store(address):
            build(workspace, address)
            yield folder


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = _free_port()
    code = "from api.main import run; run()"
    with _started(
        [sys.executable, "-c", code, "serve", str(folder), "--port", str(port)], port
    ) as p:
        yield port, p


@contextlib.contextmanager
def _bare(held: str) -> Iterator[int]:
    port = _free_port()
    with _started([sys.executable, "-c", BARE, str(port), held], port):
        yield port


@contextlib.contextmanager
def _started(command: list[str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env={**os.environ}, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                break
            time.sleep(0.05)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _fetch(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return bytes(answer.read())


def _memory(pid: int) -> float:
    """MiB that a process holds (Linux)."""
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", text)
    return int(found.group(1)) / 1024 if found else 0.0
