"""A store holds one workspace."""

from pathlib import Path

import pytest

from graph import statements
from graph.claims import Claim, Node, tenancy
from graph.claims.derived import write_derived
from graph.claims.tenancy import release, require, take, tenant
from graph.errors import Refused, UsageError
from graph.model import MODEL_VERSION, NODES, RELATIONSHIPS, Kind
from graph.store import Address, Statement, open_store
from graph.workspace import Bureau, Settings, Workspace


def bureau(name, region):
    return Workspace(Path("/bureaus"), Settings(bureau=Bureau(name=name, region=region)))


HANZHONG = bureau("汉中市", "610700")
ANKANG = bureau("安康市", "610900")
SAMPLES = {
    Kind.TEXT: "某",
    Kind.INTEGER: 1,
    Kind.NUMBER: 0.5,
    Kind.SHARE: 0.5,
    Kind.TEXTS: ("某",),
    Kind.NUMBERS: (0.5,),
}


def test_an_empty_store_is_nobodys(store):
    assert tenant(store) is None
    with pytest.raises(UsageError, match="还没有构建过图"):
        require(store, HANZHONG)


def test_who_builds_takes_it_and_is_complete_at_the_end(store):
    take(store, HANZHONG)
    assert require(store, HANZHONG).complete is False
    release(store, HANZHONG)
    held = tenant(store)
    assert (held.id, held.model, held.complete) == ("610700 汉中市", MODEL_VERSION, True)


def test_taking_it_again_is_silent_and_changes_nothing(store):
    take(store, HANZHONG)
    take(store, HANZHONG)
    assert store.read(statements.count_nodes("Workspace")) == [{"n": 1}]


def test_another_workspace_is_refused_and_nothing_is_lost(store):
    take(store, HANZHONG)
    release(store, HANZHONG)
    for use in (take, require):
        with pytest.raises(Refused, match=r"另一个工作区.610700 汉中市.*610900 安康市"):
            use(store, ANKANG)
    assert tenant(store).id == "610700 汉中市"
    assert tenant(store).complete


@pytest.mark.parametrize(
    "foreign",
    ["CREATE (n:Product {id: '锌锭'})", "CREATE (n:Workspace {id: '别的程序'})"],
)
def test_a_database_with_other_data_is_not_written_to(store, foreign):
    store.write([Statement(foreign)])
    with pytest.raises(Refused, match="别的数据"):
        take(store, HANZHONG)


def test_a_graph_of_an_older_model_is_emptied_and_says_so(store, monkeypatch):
    take(store, HANZHONG)
    feeds = Claim("FEEDS", Node("Segment", "链/甲"), Node("Segment", "链/乙"))
    write_derived(store, "derived:x", title="", digest="", run="", claims=[feeds])
    monkeypatch.setattr(tenancy, "MODEL_VERSION", MODEL_VERSION + 1)
    with pytest.raises(Refused, match="模型版本") as caught:
        require(store, HANZHONG)
    assert "build" in caught.value.hint
    assert take(store, HANZHONG) == MODEL_VERSION
    assert store.read("MATCH (n) RETURN count(n) AS n") == [{"n": 1}]
    assert require(store, HANZHONG).model == MODEL_VERSION + 1
    assert take(store, HANZHONG) is None


def test_a_graph_of_a_newer_model_is_refused_and_kept(store, monkeypatch):
    take(store, HANZHONG)
    monkeypatch.setattr(tenancy, "MODEL_VERSION", MODEL_VERSION - 1)
    for use in (take, require):
        with pytest.raises(Refused, match="新"):
            use(store, HANZHONG)


def test_every_constraint_comes_first_and_an_index_with_the_claims_it_is_for(tmp_path):
    with open_store(Address(folder=tmp_path)) as store:
        assert tenant(store) is None
        take(store, HANZHONG)
        constrained = store.read("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes AS x")
        assert {row["x"][0] for row in constrained} == set(NODES)
        feeds = Claim("FEEDS", Node("Segment", "链/甲"), Node("Segment", "链/乙"))
        write_derived(store, "derived:x", title="", digest="", run="", claims=[feeds])
        release(store, HANZHONG)
        indexed = store.read("SHOW INDEXES YIELD labelsOrTypes RETURN labelsOrTypes AS x")
    assert {row["x"][0] for row in indexed if row["x"]} & set(RELATIONSHIPS) == {"FEEDS"}


def one_of(relationship):
    """A claim of a type, with its ends."""
    start, end = relationship.ends[0]
    given = {
        p.name: p.choices[0] if p.choices else SAMPLES[p.kind]
        for p in relationship.properties
        if p.required
    }
    return Claim(relationship.name, Node(start, "甲"), Node(end, "乙"), given)


def test_claims_of_every_type_are_indexed_once_and_can_still_be_merged(store):
    claims = [one_of(r) for r in RELATIONSHIPS.values()]
    take(store, HANZHONG)
    for source in ("derived:a", "derived:b"):
        done = write_derived(store, source, title="", digest="", run="", claims=claims)
        assert done.written == len(claims)
        release(store, HANZHONG)
    held = store.read("SHOW INDEXES YIELD labelsOrTypes RETURN labelsOrTypes AS x")
    found = {name for row in held for name in row["x"] or ()}
    assert set(RELATIONSHIPS) <= found
