"""What becomes of the claims of a source when it is read, and read again."""

import pytest

from graph.claims import Claim, Fate, Mention, Node, SourceRecord, ledger
from graph.claims.ledger import ClaimError
from graph.claims.sources import stored_sources
from graph.store import Statement

SOURCE = "enterprises/a.csv"
FIRMS = [f"汉中第{i:02}有限公司" for i in range(25)]


class Dying:
    """A store whose process is killed at the write after so many."""

    def __init__(self, store, writes):
        self._store = store
        self._left = writes

    def __getattr__(self, name):
        return getattr(self._store, name)

    def write(self, batch: list[Statement]):
        if not self._left:
            raise KeyboardInterrupt
        self._left -= 1
        self._store.write(batch)


def firms_with_a_product(store):
    rows = store.read("MATCH (e:Enterprise)-[:MAKES]->(:Product) RETURN e.id AS id")
    return sorted(row["id"] for row in rows)


def belongs(member, group):
    return Claim("BELONGS_TO_GROUP", Mention(member), Mention(group), {"how": "stated"})


def test_a_first_reading_writes_nodes_and_claims_with_source_run_and_date(ingest, makes, graph):
    _, fates = ingest([makes("汉中锌业", "锌锭", 0.8)], known=False)
    assert fates == [Fate.WRITTEN]
    nodes, claims = graph()
    assert set(nodes) == {("Source", SOURCE), ("Enterprise", "name:汉中锌业"), ("Product", "锌锭")}
    assert nodes["Product", "锌锭"]["name"] == "锌锭"
    ((name, start, end, properties),) = claims
    assert (name, start, end) == ("MAKES", "name:汉中锌业", "锌锭")
    assert properties == repr(
        [("as_of", "2024-03"), ("revenue_share", 0.8), ("run", ""), ("source", SOURCE)]
    )


def test_reading_twice_changes_nothing(ingest, makes, graph):
    rows = [makes("汉中锌业", "锌锭", 0.8), makes("汉中锌业", "硫酸"), makes("汉中钢铁", "钢材")]
    ingest(rows, known=False)
    before = graph()
    again, fates = ingest(rows, run="2")
    assert fates == [Fate.UNCHANGED] * 3
    assert again.withdrawn == 0
    assert graph() == before


def test_a_claim_keeps_the_run_that_first_wrote_it(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭", 0.8)], known=False, run="1")
    ingest([makes("汉中锌业", "锌锭", 0.7)], run="2")
    told = store.read("MATCH ()-[r:MAKES]->() RETURN r.run AS run, r.revenue_share AS share")
    assert told == [{"run": "1", "share": 0.7}]


def test_what_a_source_no_longer_says_is_withdrawn(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭"), makes("汉中锌业", "硫酸")], known=False)
    again, fates = ingest([makes("汉中锌业", "硫酸")])
    assert (again.withdrawn, fates) == (1, [Fate.UNCHANGED])
    assert store.read("MATCH ()-[:MAKES]->(p) RETURN p.id AS id") == [{"id": "硫酸"}]


def test_another_source_that_says_the_same_is_not_touched(ingest, makes, store):
    ingest([makes("汉中锌业", "锌锭", 0.8)], known=False)
    ingest([makes("汉中锌业", "锌锭", 0.5)], source="b.csv", known=False)
    ingest([])
    told = store.read("MATCH ()-[r:MAKES]->() RETURN r.source AS source, r.revenue_share AS share")
    assert told == [{"source": "b.csv", "share": 0.5}]


def test_a_row_that_an_earlier_row_said_is_repeated(ingest, makes):
    row = makes("汉中锌业", "锌锭")
    assert ingest([row, row], known=False)[1] == [Fate.WRITTEN, Fate.REPEATED]
    assert ingest([row, row])[1] == [Fate.UNCHANGED, Fate.REPEATED]


def test_a_row_that_contradicts_an_earlier_one_is_refused_and_names_it(ingest, makes):
    with pytest.raises(ClaimError, match="与第 1 行对同一件事"):
        ingest([makes("汉中锌业", "锌锭", 0.8), makes("汉中锌业", "锌锭", 0.5)], known=False)


def test_a_row_is_taken_whole_or_not_at_all(store, makes, graph):
    record = SourceRecord(SOURCE, "register")
    book = ledger.Ledger(store, record, run="1", known=False, id_of=lambda m: f"name:{m.name}")
    with pytest.raises(ClaimError, match="revenue_share"):
        book.add([*makes("汉中锌业", "锌锭"), *makes("汉中锌业", "硫酸", 80)], 1)
    book.add(makes("汉中锌业", "硫酸", 0.8), 2)
    book.close(record)
    nodes, _ = graph()
    assert ("Product", "锌锭") not in nodes


def test_two_claims_of_one_row_with_one_key_are_the_first_of_them(ingest, makes, graph):
    row = [*makes("汉中锌业", "锌锭", 0.8), *makes("汉中锌业", "锌锭", 0.5)]
    ingest([row], known=False)
    before = graph()
    assert ingest([row])[1] == [Fate.UNCHANGED]
    assert graph() == before


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (Node("Product", ""), "Product 缺少标识"),
        (Node("Product", "锌" * 1_001), "过长"),
        (Node("Product", "锌锭", {"price": 3}), "没有属性 price"),
        (Node("Region", "610700"), "不能从 Enterprise 指向 Region"),
    ],
)
def test_a_node_that_does_not_fit_the_model_refuses_its_row(ingest, end, told):
    with pytest.raises(ClaimError, match=told):
        ingest([[Claim("MAKES", Mention("汉中锌业"), end)]], known=False)


def test_a_firm_that_belongs_to_itself_is_no_claim_and_no_fault(ingest, graph):
    rows = [
        [belongs("汉中锌业公司", "汉中锌业"), belongs("汉中锌业公司", "陕西有色")],
        [belongs("汉中锌业", "汉中锌业公司")],
    ]

    def id_of(mention):
        return f"name:{mention.name.removesuffix('公司')}"

    _, fates = ingest(rows, known=False, id_of=id_of)
    assert fates == [Fate.WRITTEN, Fate.UNCHANGED]
    assert [claim[:3] for claim in graph()[1]] == [
        ("BELONGS_TO_GROUP", "name:汉中锌业", "name:陕西有色")
    ]


def test_a_claim_is_withdrawn_when_its_two_names_turn_out_to_be_one_firms(ingest, graph):
    rows = [[belongs("汉中锌业公司", "汉中锌业")]]
    ingest(rows, known=False)
    again, _ = ingest(rows, id_of=lambda mention: "uscc:1")
    assert again.withdrawn == 1
    assert not graph()[1]


@pytest.mark.parametrize("writes", range(5))
def test_a_killed_reading_leaves_whole_batches_and_the_next_completes_it(
    ingest, makes, store, graph, monkeypatch, writes
):
    monkeypatch.setattr(ledger, "BATCH", 10)
    rows = [makes(firm, "锌锭") for firm in FIRMS]
    if writes < 4:  # three batches, then the source
        with pytest.raises(KeyboardInterrupt):
            ingest(rows, known=False, on=Dying(store, writes))
        whole = [f"name:{firm}" for firm in FIRMS[: 10 * writes]]
        assert firms_with_a_product(store) == whole
        assert not any(record.complete for record in stored_sources(store).values())
    ingest(rows)
    killed = graph()
    ingest(rows, known=True)
    assert graph() == killed
    assert len(firms_with_a_product(store)) == 25
    assert stored_sources(store)[SOURCE].complete


@pytest.mark.parametrize("writes", range(1, 4))
def test_a_reading_killed_while_it_withdraws_does_not_look_whole(
    ingest, makes, store, monkeypatch, writes
):
    ingest([makes(firm, "锌锭") for firm in FIRMS], known=False)
    monkeypatch.setattr(ledger, "BATCH", 10)
    with pytest.raises(KeyboardInterrupt):
        ingest([], on=Dying(store, writes))
    assert len(firms_with_a_product(store)) == max(0, 25 - 10 * (writes - 1))
    assert not stored_sources(store)[SOURCE].complete
    ingest([])
    assert not firms_with_a_product(store)


def test_a_changed_date_of_the_source_changes_its_claims(store, makes, graph):
    for as_of in ("2023", "2024"):
        record = SourceRecord(SOURCE, "register", as_of=as_of, complete=True)
        book = ledger.Ledger(store, record, run="1", known=True, id_of=lambda m: f"name:{m.name}")
        assert book.add(makes("汉中锌业", "锌锭"), 1) == Fate.WRITTEN
        book.close(record)
    assert "2023" not in str(graph()[1])


def test_lists_dates_and_missing_values_come_back_as_they_were(ingest):
    project = Node("Project", "钛材@610700", {"name": "钛材"})
    properties = {
        "products": ("钛棒", "钛锭"),
        "amount": 5e8,
        "signed_on": "2024-03",
        "stage": None,
    }
    rows = [[Claim("RECORDS", Node("Source", SOURCE), project, properties)]]
    ingest(rows, known=False)
    assert ingest(rows)[1] == [Fate.UNCHANGED]
