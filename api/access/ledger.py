"""access.db: hashed keys, hashed sessions, and the audit log. Readable by its owner alone.

A key is `cs_ID_SECRET`; of the secret, 256 random bits, only the SHA-256 is stored (a slow hash
guards guessable words; this cannot be guessed).
"""

import contextlib
import hashlib
import hmac
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from api.access.roles import ROLES, Reader
from graph.errors import NotFound, StoreError, UsageError

FILE = "access.db"
SESSION_SECONDS = 12 * 3600
MOST_ENTRIES = 200_000
"""Entries of the audit log; the oldest fall off."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, secret TEXT NOT NULL,
  made TEXT NOT NULL, revoked TEXT);
CREATE TABLE IF NOT EXISTS sessions (
  token TEXT PRIMARY KEY, key TEXT NOT NULL REFERENCES keys(id), ends REAL NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
  n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
  what TEXT NOT NULL, outcome TEXT NOT NULL, address TEXT NOT NULL, request TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the list shows it; the secret is not among it."""

    id: str
    name: str
    role: str
    made: str
    revoked: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the audit log."""

    at: str
    who: str
    role: str
    what: str
    outcome: str
    address: str
    request: str


class Ledger:
    """The file, open. Several processes may hold it; a change of one is seen by all at once."""

    def __init__(self, folder: Path) -> None:
        path = folder / FILE
        try:
            folder.mkdir(exist_ok=True)
            path.touch(mode=0o600)
            path.chmod(0o600)
            self._db = sqlite3.connect(path, timeout=10, check_same_thread=False)
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(
                f"密钥库打不开:{error}", hint="给工作区写权限;文件坏了从备份恢复", where=str(path)
            ) from None
        self._lock = threading.Lock()
        self._version = -1
        self._known: dict[str, tuple[str, Reader]] = {}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(self, name: str, role: str) -> str:
        """Make a key; return it, whole, for the only time. Raises `UsageError`."""
        name = name.strip()
        if role not in ROLES:
            raise UsageError(f"没有这个角色:{role}", hint=f"可写:{'、'.join(ROLES)}")
        if not name or len(name) > 60:
            raise UsageError("密钥要有名称,不超过 60 字", hint="写用它的单位,如 汉中招商局")
        key, secret = secrets.token_hex(4), secrets.token_urlsafe(32)
        with self._writing() as db:
            row = (key, name, role, _hashed(secret), _now(), None)
            db.execute("INSERT INTO keys VALUES (?,?,?,?,?,?)", row)
        return f"cs_{key}_{secret}"

    def list_keys(self) -> list[Key]:
        """Every key, revoked ones too, the oldest first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id, name, role, made, revoked FROM keys ORDER BY made, id"
            )
            return [Key(*row) for row in rows]

    def revoke(self, key: str) -> Key:
        """Revoke a key by its id: from now on it and its sessions open nothing."""
        found = next((k for k in self.list_keys() if k.id == key), None)
        if found is None:
            raise NotFound(f"没有这把密钥:{key}", hint="编号见 chainscout keys WORKSPACE list")
        with self._writing() as db:
            db.execute("UPDATE keys SET revoked = coalesce(revoked, ?) WHERE id = ?", (_now(), key))
            db.execute("DELETE FROM sessions WHERE key = ?", (key,))
        return next(k for k in self.list_keys() if k.id == key)

    def reader(self, key: str) -> Reader | None:
        """Whose key this is; None for one that is unknown or revoked."""
        parts = key.split("_", 2)
        if len(parts) != 3 or parts[0] != "cs":
            return None
        with self._lock:
            self._refresh()
            secret, reader = self._known.get(parts[1], ("", None))
        return reader if hmac.compare_digest(secret, _hashed(parts[2])) else None

    def open_session(self, reader: Reader) -> str:
        """A token by which pages know the holder of a key for `SESSION_SECONDS`."""
        token = secrets.token_urlsafe(32)
        with self._writing() as db:
            db.execute("DELETE FROM sessions WHERE ends < ?", (time.time(),))
            row = (_hashed(token), reader.id, time.time() + SESSION_SECONDS)
            db.execute("INSERT INTO sessions VALUES (?,?,?)", row)
        return token

    def session(self, token: str) -> Reader | None:
        """Whose session this is; None where it is unknown, over, or its key was revoked."""
        with self._lock:
            row = self._db.execute(
                "SELECT k.id, k.name, k.role FROM sessions s JOIN keys k ON k.id = s.key "
                "WHERE s.token = ? AND s.ends > ? AND k.revoked IS NULL",
                (_hashed(token), time.time()),
            ).fetchone()
        return Reader(*row) if row else None

    def close_session(self, token: str) -> None:
        """End a session."""
        with self._writing() as db:
            db.execute("DELETE FROM sessions WHERE token = ?", (_hashed(token),))

    def note(
        self, reader: Reader | None, what: str, outcome: str, address: str = "", request: str = ""
    ) -> None:
        """Add an entry to the audit log."""
        who, role = (f"{reader.id} {reader.name}".strip(), reader.role) if reader else ("", "")
        with self._writing() as db:
            cursor = db.execute(
                "INSERT INTO audit (at, who, role, what, outcome, address, request) "
                "VALUES (?,?,?,?,?,?,?)",
                (_now(), who, role, what[:400], outcome, address, request),
            )
            if (cursor.lastrowid or 0) % 1000 == 0:
                db.execute(
                    "DELETE FROM audit WHERE n <= ?", ((cursor.lastrowid or 0) - MOST_ENTRIES,)
                )

    def audit(self, top: int = 100) -> list[Entry]:
        """The latest entries, the last first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT at, who, role, what, outcome, address, request FROM audit "
                "ORDER BY n DESC LIMIT ?",
                (top,),
            )
            return [Entry(*row) for row in rows]

    def _refresh(self) -> None:
        """Read the keys again where another process has changed the file."""
        version = self._db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            rows = self._db.execute("SELECT id, name, role, secret FROM keys WHERE revoked IS NULL")
            self._known = {
                id_: (secret, Reader(id_, name, role)) for id_, name, role, secret in rows
            }
            self._version = version

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                with self._db:
                    yield self._db
            except sqlite3.Error as error:
                raise StoreError(
                    f"密钥库写不了:{error}", hint="给工作区写权限,或腾出磁盘空间"
                ) from None
            self._version = -1


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Ledger]:
    """The ledger in a workspace's private folder, closed again."""
    ledger = Ledger(folder)
    try:
        yield ledger
    finally:
        ledger.close()


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
