"""The embedded server: found running and joined, or started, and left again.

Files in its folder: `databases/` (the data), `password` (kept from the first start, 0600),
`server.json` (while it runs: port), `server.log.0`, and three lock files. The version of the
wheel is pinned in pyproject.toml; all that is particular to it stands here.
"""

import contextlib
import fcntl
import importlib.util
import json
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from graph.errors import StoreError
from graph.store.keeper import STOP_SECONDS

DATABASE = "chainscout"
USER = "root"
HEAP = "1g"
MAX_MESSAGE_BYTES = 64 * 1024 * 1024
START_SECONDS = 60.0
_POLL = 0.05

_LOGGING = """handlers=java.util.logging.FileHandler
java.util.logging.FileHandler.pattern=server.log
java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
java.util.logging.FileHandler.limit=4000000
java.util.logging.FileHandler.count=2
java.util.logging.FileHandler.append=true
.level=INFO
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the running server answers."""

    port: int
    password: str = field(repr=False)

    @property
    def uri(self) -> str:
        """Its Bolt address, on loopback."""
        return f"bolt://127.0.0.1:{self.port}"


@contextlib.contextmanager
def joined(folder: Path) -> Iterator[Endpoint]:
    """Use the server of `folder`: start it where it does not run, stop it when last to leave.

    Raises `StoreError` where it cannot be started.
    """
    _prepare(folder)
    with (folder / "users.lock").open("a") as users:
        _lock(users, fcntl.LOCK_SH, START_SECONDS)
        with (folder / "start.lock").open("a") as start:
            _lock(start, fcntl.LOCK_EX, START_SECONDS)
            endpoint = _running(folder) or _start(folder)
        try:
            yield endpoint
        finally:
            fcntl.flock(users, fcntl.LOCK_UN)
            _wait_if_stopping(folder)


def _prepare(folder: Path) -> None:
    try:
        (folder / "databases").mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise StoreError(
            f"存储目录不能写:{error.strerror}",
            hint="换一个可写的目录,或改用 Neo4j 地址",
            where=str(folder),
        ) from error


def _lock(file: TextIO, how: int, seconds: float) -> None:
    """Take a lock, waiting at most `seconds` for another process to finish starting or stopping."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            return fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreError(
                    "内置存储被另一个进程占住,等不到",
                    hint="稍后再试;若一直如此,结束遗留的进程",
                    where=file.name,
                ) from None
            time.sleep(_POLL)


def _running(folder: Path) -> Endpoint | None:
    """The server that runs already, if its keeper lives."""
    try:
        port = int(json.loads((folder / "server.json").read_text())["port"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Endpoint(port, _password(folder)) if _keeper_lives(folder) else None


def _keeper_lives(folder: Path) -> bool:
    with (folder / "keeper.lock").open("a") as life:
        return not _free(life, fcntl.LOCK_SH)


def _wait_if_stopping(folder: Path) -> None:
    """Return at once while others use the server; else when it has stopped."""
    deadline = time.monotonic() + STOP_SECONDS
    with (folder / "users.lock").open("a") as users:
        while time.monotonic() < deadline and _keeper_lives(folder):
            if not _free(users, fcntl.LOCK_EX) and _free(users, fcntl.LOCK_SH):
                return  # shared by others; the keeper, when it stops, holds it alone
            time.sleep(_POLL / 5)


def _free(file: TextIO, how: int) -> bool:
    """Whether a lock could be had now; it is given back at once."""
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(file, fcntl.LOCK_UN)
    return True


def _start(folder: Path) -> Endpoint:
    """Start the keeper, which starts the server, and wait until its database answers."""
    package = _package()
    bolt, http = _free_ports()
    endpoint = Endpoint(bolt, _password(folder))
    arguments = folder / "java.args"
    _write_private(arguments, "\n".join(_java_arguments(package, endpoint, http)))
    (folder / "logging.properties").write_text(_LOGGING, encoding="ascii")
    (folder / "server.json").unlink(missing_ok=True)
    shutil.rmtree(folder / "log", ignore_errors=True)  # one more event file at every start
    subprocess.run(
        [
            sys.executable,
            "-I",
            str(Path(__file__).with_name("keeper.py")),
            str(folder),
            str(package / "jre" / "bin" / "java"),
            arguments.name,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # else Java cannot open paths in Chinese
        check=True,
    )
    _wait_until_open(folder, endpoint)
    running = folder / "server.json.new"
    _write_private(running, json.dumps({"port": bolt}))
    running.rename(folder / "server.json")
    return endpoint


def _package() -> Path:
    found = importlib.util.find_spec("arcadedb_embedded")
    places = list(found.submodule_search_locations or []) if found else []
    if not places or not (Path(places[0]) / "jre" / "bin" / "java").exists():
        raise StoreError(
            "本机没有内置存储(arcadedb-embedded)",
            hint="它的 Linux 安装包要求 glibc 2.34 以上;"
            "旧系统请用 --store bolt://主机:7687 连接 Neo4j",
        )
    return Path(places[0])


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _password(folder: Path) -> str:
    """The server's password: made once, because it ignores a later change."""
    file = folder / "password"
    try:
        return file.read_text(encoding="ascii")
    except FileNotFoundError:
        password = secrets.token_urlsafe(24)
        _write_private(file, password)
        return password


def _write_private(file: Path, text: str) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)


def _quoted(text: object) -> str:
    escaped = str(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _java_arguments(package: Path, endpoint: Endpoint, http: int) -> list[str]:
    """Loopback only, durable commits, no file or network access from Cypher, no screen output.

    Paths are relative to the server's working folder, which may have any name.
    """
    settings = {
        "arcadedb.server.rootPath": ".",
        "arcadedb.server.databaseDirectory": "./databases",
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": endpoint.port,
        "arcadedb.bolt.maxMessageSize": MAX_MESSAGE_BYTES,
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": http,
        "arcadedb.server.rootPassword": endpoint.password,
        "arcadedb.server.defaultDatabases": f"{DATABASE}[{USER}]",
        "arcadedb.txWalFlush": 2,
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        "java.util.logging.config.file": "logging.properties",
    }
    return [
        f"-Xmx{HEAP}",
        "--add-modules=jdk.incubator.vector",
        "--enable-native-access=ALL-UNNAMED",
        *(_quoted(f"-D{name}={value}") for name, value in settings.items()),
        "-cp",
        _quoted(f"{package / 'jars'}/*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def _wait_until_open(folder: Path, endpoint: Endpoint) -> None:
    """Return when the port is open; raise `StoreError` when the keeper has given up."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and _keeper_lives(folder):
        with (
            contextlib.suppress(OSError),
            socket.create_connection(("127.0.0.1", endpoint.port), timeout=1),
        ):
            return
        time.sleep(_POLL)
    raise StoreError(
        "内置存储没有起来",
        hint=f"看日志 {folder / 'server.log.0'} 与 {folder / 'server.err'};目录坏了可删去后重建",
        where=str(folder),
    )
