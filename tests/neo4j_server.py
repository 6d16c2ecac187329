"""A Neo4j Community server for tests and benchmarks: jars from Maven Central, one home a run.

`python tests/neo4j_server.py` starts one, prints its address and stops it when interrupted. The
jars are kept in `$CHAINSCOUT_TEST_CACHE` (by default `~/.cache/chainscout`); it needs Java 17 or
21, and Maven the first time.
"""

import contextlib
import ctypes
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

VERSION = "5.26.25"
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For tests: every statement is new, and compiling them well takes longer than running them."""

START_SECONDS = 120.0
STOP_SECONDS = 30.0

_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>chainscout</groupId><artifactId>neo4j-for-tests</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>{}</dependencies>
</project>
"""
_DEPENDENCY = (
    "<dependency><groupId>org.neo4j</groupId><artifactId>{}</artifactId>"
    f"<version>{VERSION}</version></dependency>"
)
_ARTIFACTS = ("neo4j", "neo4j-bolt", "neo4j-slf4j-provider")

_CONFIGURATION = """server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
db.tx_log.preallocate=false
internal.server.bolt.thread_pool_shutdown_wait_time=100ms
"""


class CannotRun(Exception):  # noqa: N818 - an outcome, not a mistake
    """Java, Maven or Maven Central is not at hand."""


@contextlib.contextmanager
def running(home: Path, options: Sequence[str] = ()) -> Iterator[str]:
    """A server in the empty folder `home`: its address, with user and password.

    `options` go to Java. Raises `CannotRun` where the machine has no way to run one.
    """
    java = _tool("java")
    jars = _jars()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (home / "conf").mkdir()
    (home / "conf" / "neo4j.conf").write_text(_CONFIGURATION.format(port=port), encoding="ascii")
    password = secrets.token_hex(12)
    _set_password(java, jars, home, password)
    with (home / "out.txt").open("wb") as out:
        server = subprocess.Popen(
            _command(java, jars, home, options),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C is for the tests, which then stop it
            preexec_fn=_die_with_parent,  # noqa: PLW1509 - no thread yet
        )
    try:
        _wait_until_started(server, home)
        yield f"bolt://neo4j:{password}@127.0.0.1:{port}/neo4j"
    finally:
        _stop(server)


def _die_with_parent() -> None:
    """In the server, before it starts: be told to stop when the tests are killed (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def _tool(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise CannotRun(f"no {name} on the PATH")
    return found


def _jars() -> Path:
    """The folder of jars, fetched when it is not there yet."""
    base = os.environ.get("CHAINSCOUT_TEST_CACHE") or Path.home() / ".cache" / "chainscout"
    kept = Path(base).absolute() / f"neo4j-{VERSION}" / "lib"
    if kept.is_dir():
        return kept
    maven = _tool("mvn")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as work:
        pom = Path(work) / "pom.xml"
        pom.write_text(_POM.format("".join(map(_DEPENDENCY.format, _ARTIFACTS))), encoding="ascii")
        fetched = Path(work) / "lib"
        goal = ("dependency:copy-dependencies", f"-DoutputDirectory={fetched}")
        _run([maven, "-q", "-B", "-f", str(pom), *goal])
        with contextlib.suppress(OSError):  # another run was first
            fetched.rename(kept)
    return kept


def _run(command: Sequence[str], **environment: str) -> None:
    done = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stdout + done.stderr).strip()[-500:]
        raise CannotRun(f"{Path(command[0]).name} failed: {said}")


def _set_password(java: str, jars: Path, home: Path, password: str) -> None:
    admin = "org.neo4j.server.startup.Neo4jAdminCommand"
    _run(
        [java, "-cp", f"{jars}/*", admin, "dbms", "set-initial-password", password],
        NEO4J_HOME=str(home),
        NEO4J_CONF=str(home / "conf"),
    )


def _command(java: str, jars: Path, home: Path, options: Sequence[str]) -> list[str]:
    opened = ("java.nio", "java.io", "sun.nio.ch")
    return [
        java,
        "-Xmx1g",
        *options,
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in opened),
        "-cp",
        f"{jars}/*",
        "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
    ]


def _wait_until_started(server: subprocess.Popen[bytes], home: Path) -> None:
    log = home / "logs" / "neo4j.log"
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if log.exists() and "Started." in log.read_text(encoding="utf-8", errors="replace"):
            return
        time.sleep(0.1)
    told = (home / "out.txt").read_text(encoding="utf-8", errors="replace")[-1000:]
    raise RuntimeError(f"Neo4j did not start (exit {server.poll()}): {told}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main() -> None:
    """Start a server, print its address, wait for SIGINT or SIGTERM."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with (
        contextlib.suppress(KeyboardInterrupt),
        tempfile.TemporaryDirectory(prefix="chainscout-neo4j-") as home,
        running(Path(home)) as address,
    ):
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        signal.pause()


if __name__ == "__main__":
    main()
