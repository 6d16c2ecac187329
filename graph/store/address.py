"""Which store is meant: `--store`, `CHAINSCOUT_STORE` and its companions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from graph.errors import UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment setting: its name, default and meaning (for `docs/operations.md`)."""

    name: str
    default: str
    help: str


SETTINGS = (
    Setting(
        "CHAINSCOUT_STORE",
        "embedded:",
        "存储地址:embedded:(工作区内)、embedded:目录、bolt:// 或 neo4j+s:// 等",
    ),
    Setting("CHAINSCOUT_STORE_USER", "neo4j", "Neo4j 用户名"),
    Setting("CHAINSCOUT_STORE_PASSWORD", "", "Neo4j 口令"),
    Setting("CHAINSCOUT_STORE_DATABASE", "neo4j", "Neo4j 数据库名"),
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where the graph is: a folder for the embedded server, or a Bolt address.

    The password is never part of `repr`, messages or logs.
    """

    folder: Path | None = None
    uri: str = ""
    user: str = ""
    database: str = ""
    password: str = field(default="", repr=False)

    @property
    def shown(self) -> str:
        """The address as users may see it."""
        return f"embedded:{self.folder}" if self.folder else self.uri


def parse_address(text: str | None, workspace: Path, environment: Mapping[str, str]) -> Address:
    """Return the address that `text`, or else the environment, names.

    Raises `UsageError` where it is no address that can be used.
    """
    settings = {s.name: environment.get(s.name) or s.default for s in SETTINGS}
    chosen = (text or settings["CHAINSCOUT_STORE"]).strip()
    if chosen == "embedded" or chosen.startswith("embedded:"):
        path = chosen.removeprefix("embedded").removeprefix(":")
        folder = Path(path).expanduser() if path else workspace / ".chainscout" / "store"
        return Address(folder=folder.absolute())
    parts = _parts(chosen)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    return Address(
        uri=urlunsplit((parts.scheme, f"{host}:{parts.port or 7687}", "", "", "")),
        user=unquote(parts.username or "") or settings["CHAINSCOUT_STORE_USER"],
        password=unquote(parts.password or "") or settings["CHAINSCOUT_STORE_PASSWORD"],
        database=parts.path.strip("/") or settings["CHAINSCOUT_STORE_DATABASE"],
    )


def _parts(text: str) -> SplitResult:
    """A Bolt address taken apart. Where it is none, the message shows nothing of a password."""
    hint = "写作 embedded:、embedded:目录、bolt://主机:7687 或 neo4j+s://主机:7687"
    shown = text.rsplit("@", 1)[-1]
    usable = False
    try:
        parts = urlsplit(text)
        _ = parts.port  # raises where it is no number of a port
        usable = parts.scheme in SCHEMES and bool(parts.hostname)
    except ValueError:
        broken = "@" in text
        shown = shown.rsplit(":", 1)[0]  # what follows may be a password, the host forgotten
    else:
        broken = "@" in parts.path + parts.query + parts.fragment
    if broken:
        hint = "口令中的 / ? # @ 等字符会断开地址:请把口令放在 CHAINSCOUT_STORE_PASSWORD"
    if broken or not usable:
        raise UsageError(f"存储地址不能用:{shown}", hint=hint, where="--store / CHAINSCOUT_STORE")
    return parts
