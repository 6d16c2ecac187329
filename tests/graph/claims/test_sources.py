"""Sources in the graph, what happens when one is gone, and nodes that nothing touches."""

import pytest

from graph import statements
from graph.claims import SourceRecord, sources
from graph.claims.sources import (
    forget_unsaid,
    stored_sources,
    sweep,
    withdraw_source,
    write_source,
)
from graph.model import NODES
from graph.store import Statement


def ids(store, label):
    return sorted(r["properties"]["id"] for r in store.read(statements.nodes(label)))


def test_a_source_is_remembered_with_what_was_read_of_it(store):
    record = SourceRecord(
        id="enterprises/汉中.xlsx#规上",
        kind="register",
        title="规上工业企业",
        as_of="2024",
        digest="9f",
        complete=True,
        rows=44,
        left_out=1,
        rejected=2,
        messages=("略去合计行 1 行", "不取个人信息列:联系人"),
    )
    write_source(store, record)
    assert stored_sources(store) == {record.id: record}


def test_a_source_without_date_or_messages_is_remembered_too(store):
    record = SourceRecord("a.csv", "ranking")
    write_source(store, record)
    assert stored_sources(store) == {"a.csv": record}


def test_a_source_that_is_gone_takes_its_claims_and_no_others(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭"), makes("汉中锌业", "硫酸")], source="a.csv", known=False)
    ingest([makes("汉中锌业", "锌锭")], source="b.csv", known=False)
    assert withdraw_source(store, "a.csv") == 2
    assert ids(store, "Source") == ["b.csv"]
    assert store.read("MATCH ()-[r:MAKES]->(p) RETURN r.source AS s, p.id AS p") == [
        {"s": "b.csv", "p": "锌锭"}
    ]


def test_a_withdrawal_that_is_killed_does_not_look_whole_and_can_go_on(
    ingest, makes, store, monkeypatch
):
    ingest([makes("汉中锌业", "锌锭")], source="a.csv", known=False)

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(sources.statements, "withdraw_claims", killed)
        with pytest.raises(KeyboardInterrupt):
            withdraw_source(store, "a.csv")
    assert not stored_sources(store)["a.csv"].complete
    assert withdraw_source(store, "a.csv") == 1
    assert not stored_sources(store)


def test_nodes_that_no_claim_touches_are_swept(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭"), makes("汉中钢铁", "钢材")], known=False)
    ingest([makes("汉中锌业", "锌锭")])
    assert sweep(store) == 2
    assert ids(store, "Product") == ["锌锭"]
    assert ids(store, "Enterprise") == ["name:汉中锌业"]
    assert sweep(store) == 0


def test_an_enterprise_that_only_computed_claims_touch_is_forgotten(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭")], source="a.csv", known=False)
    ingest(
        [makes("汉中锌业", "锌锭"), makes("汉中钢铁", "钢材")], source="derived:links", known=False
    )
    assert sweep(store) == 0
    assert forget_unsaid(store) == 1
    assert ids(store, "Enterprise") == ["name:汉中锌业"]


def test_sources_and_the_workspace_stay_without_claims(store):
    for label in NODES:
        rows = [{"id": "甲", "properties": {}}]
        store.write([Statement(statements.merge_nodes(label), {"rows": rows})])
    assert sweep(store) == len(NODES) - 2
    assert (ids(store, "Source"), ids(store, "Workspace")) == (["甲"], ["甲"])


def test_a_sweep_is_done_in_batches(store, monkeypatch):
    monkeypatch.setattr(sources, "BATCH", 10)
    rows = [{"id": f"产品{i}", "properties": {}} for i in range(25)]
    store.write([Statement(statements.merge_nodes("Product"), {"rows": rows})])
    assert sweep(store) == 25
