"""What tests of ingest share: a table read without a store, and a workspace ingested into one."""

import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import engines
import pytest

from graph.chain.reading import claims, nodes
from graph.claims import Claim, Mention, Node, tenancy
from graph.claims.sources import sweep
from graph.model import NODES, RELATIONSHIPS
from graph.store import Address, Statement, Store, open_store
from graph.workspace import Workspace, load_workspace
from ingest.engine import ingest
from ingest.kinds.kind import Context, Kind, Raw
from ingest.kinds.regions import SOURCE as REGIONS
from ingest.report import SourceReport
from ingest.rows import BadCell, Content, LeftOut
from ingest.tables.sheets import read_sheets
from ingest.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parent.parent.parent
HANZHONG = "610700"
CHAINS = Vocabulary(
    {
        "航空装备": ("航空锻铸件", "机体结构件加工", "检测服务"),
        "生物医药": ("中药饮片", "检测服务"),
        "现代材料": ("锌冶炼",),
    }
)
AVIATION = """\
chain: 航空装备
region: "610700"
segments:
  - name: 航空锻铸件
    stage: 上游
    products: [模锻件, 环形锻件]
    feeds: [机体结构件加工]
  - name: 机体结构件加工
    stage: 中游
    local: 有
"""
TOML = '[bureau]\nname = "汉中市"\nregion = "610700"\n'


@dataclass
class Reading:
    """A table as one kind reads it, and what its rows claim."""

    content: Content
    said: list[Claim] = field(default_factory=list)
    firms: list[Mention] = field(default_factory=list)
    bad: list[BadCell] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def messages(self) -> list[str]:
        return [*self.content.messages, *self.notes]

    def of(self, name: str) -> list[tuple[str, str, dict[str, Any]]]:
        """The claims of one type: both ends by name, the properties that are given."""
        return [
            (
                _named(c.start),
                _named(c.end),
                {k: v for k, v in c.properties.items() if v is not None},
            )
            for c in self.said
            if c.type == name
        ]

    def one(self, name: str) -> dict[str, Any]:
        """The properties of the one claim of a type."""
        [(_, _, properties)] = self.of(name)
        return properties


def _named(end: Node | Mention) -> str:
    return end.id if isinstance(end, Node) else end.name or end.stock or ""


def _data(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else textwrap.dedent(text).encode()


@pytest.fixture
def read() -> Callable[..., Reading]:
    """Read a table (text or bytes) as one kind of source of the bureau of 汉中."""

    def reading(
        kind: Kind, text: str | bytes, *, stem: str = "名册", name: str = ".csv"
    ) -> Reading:
        [sheet] = read_sheets(stem + name, _data(text))
        content = kind.read(Raw(stem, b"", sheet))
        source = Node("Source", f"tests/{stem}")
        context = Context(source, stem, content.title, HANZHONG, CHAINS, content.columns)
        found = Reading(content)
        for row in content.rows:
            if row.left_out:
                found.left_out.append(row.left_out)
                continue
            if row.problem:
                found.bad.append(BadCell("", "", row.problem, ""))
                continue
            try:
                for item in list(kind.transform(row, context)):
                    (found.firms if isinstance(item, Mention) else found.said).append(item)
            except BadCell as bad:
                found.bad.append(bad)
            except LeftOut as reason:
                found.left_out.append(reason.message)
        found.notes = context.notes.messages()
        return found

    return reading


@pytest.fixture
def aviation() -> str:
    """A small chain map."""
    return AVIATION


@pytest.fixture
def bureau(tmp_path: Path) -> Callable[..., Workspace]:
    """Lay files (path: text or bytes; None takes one away) into 汉中's workspace."""

    def lay(files: Mapping[str, str | bytes | None]) -> Workspace:
        root = tmp_path / "hanzhong"
        for path, text in {"bureau.toml": TOML, **files}.items():
            file = root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_data(text))
        return load_workspace(root)

    return lay


@pytest.fixture
def quick(running_engine: Callable[[str], Address]) -> Iterator[Store]:
    """An emptied embedded store: for what one engine is enough to show."""
    with open_store(running_engine("embedded")) as opened:
        _empty(opened)
        yield opened


@pytest.fixture
def store(engine: str, running_engine: Callable[[str], Address]) -> Iterator[Store]:
    """An emptied store, of either engine."""
    with open_store(running_engine(engine)) as opened:
        _empty(opened)
        yield opened


def _empty(store: Store) -> None:
    """Empty the store but for the regions of China, which take a second to write."""
    held = store.read("MATCH (w:Workspace) RETURN w.id AS id")
    if held != [{"id": f"{HANZHONG} 汉中市"}]:
        engines.wipe(store)
        return
    for label in set(NODES) - {"Workspace", "Region", "RegionCluster"}:
        count = f"MATCH (n:{label}) WHERE n.id <> $kept RETURN count(n) AS n"
        delete = f"MATCH (n:{label}) WHERE n.id <> $kept WITH n LIMIT 5000 DETACH DELETE n"
        while store.read(count, kept=REGIONS)[0]["n"]:
            store.write([Statement(delete, {"kept": REGIONS})])


Build = Callable[..., dict[str, SourceReport]]


@pytest.fixture
def build() -> Build:
    """Bring a store to say what a workspace says; the reports by source, the regions' apart."""

    def run(
        store: Store, workspace: Workspace, *, withdraw: bool = False
    ) -> dict[str, SourceReport]:
        tenancy.take(store, workspace)
        reports = ingest(
            store, workspace, run="1", withdraw=withdraw, progress=lambda label, done, total: None
        )
        sweep(store)
        named = {f"{r.path}#{r.sheet}" if r.sheet else r.path: r for r in reports}
        named.pop(REGIONS, None)
        return named

    return run


@pytest.fixture
def picture() -> Callable[[Store], object]:
    """All that a graph says, the runs and the regions of China apart."""

    def see(store: Store) -> object:
        held = {label: nodes(store, label) for label in NODES if label != "Region"}
        said = {
            (name, start, end): [
                replace(c, properties={k: v for k, v in c.properties.items() if k != "run"})
                for c in claims(store, name, start, end)
            ]
            for name, relationship in RELATIONSHIPS.items()
            for start, end in relationship.ends
            if (name, start) != ("WITHIN", "Region")
        }
        return held, said

    return see
