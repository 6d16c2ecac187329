"""A small workspace to put files into, and a build of it on the embedded store."""

import csv
import io
from pathlib import Path

import pytest

from graph.chain.reading import claims, nodes
from graph.claims import tenancy
from graph.claims.sources import sweep
from graph.model import NODES, RELATIONSHIPS
from graph.store import open_store
from graph.workspace import load_workspace
from ingest.engine import ingest

BUREAU = '[bureau]\nname = "汉中市"\nregion = "610700"\n'
CHAIN = """chain: 航空装备
source: {title: 链图, date: "2024"}
segments:
  - {name: 锻件, stage: 上游, products: [模锻件], feeds: [总装]}
  - {name: 总装, stage: 下游, products: [运输机]}
"""
REGISTER = "企业名称,所在区县,产业链,环节,营业收入(万元)\n陕西飞机工业有限责任公司,城固县,航空装备,总装,1000\n"


def picture(store):
    """All that a graph says, `run` apart."""
    said = {}
    for name, relationship in RELATIONSHIPS.items():
        for start, end in relationship.ends:
            said[name, start, end] = [
                (c.start, c.end, {k: v for k, v in c.properties.items() if k != "run"})
                for c in claims(store, name, start, end)
            ]
    return {label: nodes(store, label) for label in NODES if label != "Workspace"}, said


class Desk:
    """A clerk's workspace with its store open."""

    def __init__(self, root, store):
        self.root = root
        self.store = store

    def put(self, name, content):
        file = self.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return file

    def build(self, *, run="甲", withdraw=False):
        workspace = load_workspace(self.root)
        tenancy.take(self.store, workspace)
        reports = ingest(
            self.store, workspace, run=run, withdraw=withdraw, progress=lambda *told: None
        )
        sweep(self.store)
        tenancy.release(self.store, workspace)
        for r in reports:
            assert r.read == r.written + r.unchanged + r.left_out + r.rejected, r
        return {r.path + (f"#{r.sheet}" if r.sheet else ""): r for r in reports}

    def picture(self):
        return picture(self.store)

    def rejects(self, name):
        text = (self.root / "rejects" / name).read_bytes().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    def names(self):
        return {p["name"] for p in nodes(self.store, "Enterprise").values()}

    def revenue(self):
        found = claims(self.store, "REPORTS", "Source", "Enterprise")
        return sorted(c.properties.get("revenue") for c in found)


@pytest.fixture
def desk(tmp_path: Path, running_engine):
    import engines

    address = running_engine("embedded")
    with open_store(address) as store:
        engines.wipe(store)
        made = Desk(tmp_path, store)
        made.put("bureau.toml", BUREAU)
        made.put("chains/航空装备.yaml", CHAIN)
        made.put("enterprises/名册.csv", REGISTER)
        yield made
