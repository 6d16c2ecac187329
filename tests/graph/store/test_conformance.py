"""What the two engines must do alike: every statement of the model, every promise of the store."""

import pytest

from graph import statements
from graph.checks import MAX_ID
from graph.errors import StoreError
from graph.model import NODES, RELATIONSHIPS, Kind
from graph.store import Statement

SAMPLES = {
    Kind.TEXT: "汉中市“天汉”大道 1 号",
    Kind.INTEGER: 7,
    Kind.NUMBER: 0.25,
    Kind.SHARE: 0.51,
    Kind.YUAN: 123_450_000_000.0,
    Kind.DATE: "2024-03",
    Kind.FLAG: True,
    Kind.TEXTS: ["钛合金棒材", "航空锻件"],
    Kind.NUMBERS: [0.5, -2.0],
}
UGLY = [
    "乾照光电",
    'it\'s "quoted" `ticked` and \\ escaped \\n \\u4e00',
    "'}) DETACH DELETE n //",
    "MATCH (n) DETACH DELETE n; $rows {id: row.id}",
    '=HYPERLINK("http://x","点我")',
    "第一行\n第二行\t制表\r\n",
    "",
    " ",
    "𠮷野家 🏭 ﷽",
    "万" * 20_000,
]


def sample(item):
    return item.choices[0] if item.choices else SAMPLES[item.kind]


def put(store, label, *ids, **properties):
    rows = [{"id": i, "properties": properties} for i in ids]
    store.write([Statement(statements.merge_nodes(label), {"rows": rows})])


def count(store, label):
    return store.read(statements.count_nodes(label))[0]["n"]


@pytest.mark.parametrize("label", NODES)
def test_a_node_of_every_type_is_merged_updated_read_and_deleted(store, label):
    properties = {p.name: sample(p) for p in NODES[label].properties}
    put(store, label, "甲", "乙", **properties)
    put(store, label, "甲", **properties)
    assert count(store, label) == 2
    assert {"properties": {"id": "甲", **properties}} in store.read(statements.nodes(label))

    gone = dict.fromkeys(properties)
    rows = [{"id": "甲", "properties": gone}, {"id": "丙", "properties": gone}]
    store.write([Statement(statements.update_nodes(label), {"rows": rows})])
    assert store.read(statements.nodes(label, "ids"), ids=["甲", "丙"]) == [
        {"properties": {"id": "甲"}}
    ]

    untouched = store.read(statements.untouched(label), limit=1)
    assert len(untouched) == 1
    store.write([Statement(statements.delete_nodes(label), {"rows": untouched})])
    assert count(store, label) == 1


ENDS = [(r.name, start, end) for r in RELATIONSHIPS.values() for start, end in r.ends]


@pytest.mark.parametrize(("name", "start", "end"), ENDS)
def test_a_claim_of_every_type_is_merged_read_and_withdrawn(store, name, start, end):
    relationship = RELATIONSHIPS[name]
    put(store, start, "甲")
    put(store, end, "乙")
    keys = {p.name: sample(p) for p in relationship.properties if p.key}
    given = {p.name: sample(p) for p in relationship.properties if not p.key}
    row = {"start": "甲", "end": "乙", "keys": keys, "properties": {**given, "as_of": "2024"}}
    merge = statements.merge_claims(relationship, start, end)
    for source, run in (("a.csv", "1"), ("a.csv", "2"), ("b.csv", "3")):
        parameters = {"rows": [row], "source": source, "run": run}
        store.write([Statement(merge, parameters)])

    def claim(source, run):
        told = {**keys, **given, "as_of": "2024", "source": source, "run": run}
        return {"start": "甲", "end": "乙", "properties": told}

    first, second = claim("a.csv", "1"), claim("b.csv", "3")
    of_source = statements.claims_of_source(relationship, start, end)
    assert store.read(of_source, source="a.csv") == [first]
    assert list(store.rows(of_source, source="b.csv")) == [second]
    assert store.read(statements.count_claims(relationship)) == [{"n": 2}]
    for of, ids in (("", []), ("start", ["甲"]), ("end", ["乙"])):
        found = store.read(statements.claims(relationship, start, end, of), ids=ids)
        assert sorted(found, key=str) == sorted([first, second], key=str)
    assert not store.read(statements.claims(relationship, start, end, "end"), ids=["丙"])

    gone = {"rows": [row], "source": "a.csv"}
    store.write([Statement(statements.withdraw_claims(relationship, start, end), gone)])
    assert store.read(statements.claims(relationship, start, end)) == [second]


def test_one_source_may_say_two_things_of_one_pair_that_differ_in_the_key(store):
    put(store, "Enterprise", "甲")
    put(store, "Region", "610700")
    tied = RELATIONSHIPS["TIED_TO"]
    rows = [
        {"start": "甲", "end": "610700", "keys": {"kind": kind}, "properties": {}}
        for kind in ("商会", "乡情", "商会")
    ]
    merge = statements.merge_claims(tied, "Enterprise", "Region")
    store.write([Statement(merge, {"rows": rows, "source": "a", "run": "1"})])
    assert store.read(statements.count_claims(tied)) == [{"n": 2}]


def test_a_claim_whose_end_is_not_there_is_not_made_up(store):
    put(store, "Enterprise", "甲")
    rows = [{"start": "甲", "end": "乙", "keys": {}, "properties": {}}]
    merge = statements.merge_claims(RELATIONSHIPS["MAKES"], "Enterprise", "Product")
    store.write([Statement(merge, {"rows": rows, "source": "a", "run": "1"})])
    assert count(store, "Product") == 0


def test_the_vocabulary_leaves_nothing_behind(store):
    store.write([Statement(statements.vocabulary())])
    assert count(store, "Workspace") == 0


def test_a_second_node_of_one_id_is_refused(store):
    create = Statement("UNWIND $rows AS row CREATE (n:Chain {id: row})", {"rows": ["航空装备"]})
    store.write([create])
    with pytest.raises(StoreError):
        store.write([create])
    assert count(store, "Chain") == 1


@pytest.mark.parametrize(
    "wrong", ["CREATE (n:Chain {id: '航空装备'})", "THIS IS NO CYPHER", "RETURN $absent AS x"]
)
def test_a_batch_whose_second_statement_fails_leaves_nothing(store, wrong):
    rows = [{"id": "航空装备", "properties": {}}]
    first = Statement(statements.merge_nodes("Chain"), {"rows": rows})
    with pytest.raises(StoreError, match="存储报错"):
        store.write([first, Statement(wrong)])
    assert count(store, "Chain") == 0


def test_a_failed_question_is_a_store_error_and_the_store_goes_on(store):
    with pytest.raises(StoreError):
        store.read("MATCH (n:Chain RETURN n")
    with pytest.raises(StoreError):
        list(store.rows("MATCH (n:Chain RETURN n"))
    assert store.read("RETURN 1 AS x") == [{"x": 1}]


def test_answers_longer_than_a_page_come_whole(store):
    ids = [f"产品{i}" for i in range(5_001)]
    put(store, "Product", *ids)
    text = "MATCH (n:Product) RETURN n.id AS id"
    assert sorted(row["id"] for row in store.rows(text)) == sorted(ids)
    assert len(store.read(text)) == 5_001


def test_an_answer_may_be_left_half_read(store):
    put(store, "Product", *map(str, range(5_001)))
    rows = store.rows("MATCH (n:Product) RETURN n.id AS id")
    assert next(rows)
    rows.close()
    assert count(store, "Product") == 5_001


def test_any_text_comes_back_as_it_was(store):
    rows = [{"id": f"{i}", "properties": {"name": text}} for i, text in enumerate(UGLY)]
    store.write([Statement(statements.merge_nodes("Policy"), {"rows": rows})])
    found = {r["properties"]["id"]: r["properties"] for r in store.read(statements.nodes("Policy"))}
    assert [found[f"{i}"]["name"] for i in range(len(UGLY))] == UGLY


def test_any_text_of_a_names_length_may_be_an_id_and_a_key(store):
    texts = {text[:MAX_ID] for text in UGLY}
    put(store, "Enterprise", *texts)
    put(store, "Source", "a.csv")
    names = RELATIONSHIPS["NAMES"]
    rows = [
        {"start": "a.csv", "end": text, "keys": {"as_written": text}, "properties": {}}
        for text in texts
    ]
    parameters = {"rows": rows, "source": "a.csv", "run": "1"}
    store.write([Statement(statements.merge_claims(names, "Source", "Enterprise"), parameters)])
    found = store.read(statements.claims_of_source(names, "Source", "Enterprise"), source="a.csv")
    assert {(r["end"], r["properties"]["as_written"]) for r in found} == {(t, t) for t in texts}


def test_none_takes_a_property_away(store):
    put(store, "Source", "a", title="题", complete=True)
    put(store, "Source", "a", title=None)
    assert store.read(statements.nodes("Source")) == [{"properties": {"id": "a", "complete": True}}]


@pytest.mark.parametrize(
    "value",
    [
        *(0, -1, 2**53 + 1, 0.1, -1e-9, 1e300, True, False),
        *(["甲", "乙"], [0.5, 1.0], [], ["第一\n第二", ""]),
    ],
    ids=repr,
)
def test_values_keep_their_worth_and_their_kind(store, value):
    put(store, "Gap", "a", x=value)
    found = store.read(statements.nodes("Gap"))[0]["properties"]["x"]
    assert found == value
    assert type(found) is type(value)


def test_whole_numbers_among_others_in_a_list_are_numbers(store):
    put(store, "Gap", "a", part_values=[0, 0.5, 2])
    found = store.read(statements.nodes("Gap"))[0]["properties"]["part_values"]
    assert found == [0, 0.5, 2]


def test_a_batch_of_the_largest_usual_size_is_taken(store):
    text = "经营范围:" + "钛合金、" * 100
    rows = [{"id": str(i), "properties": {"name": text}} for i in range(5_000)]
    store.write([Statement(statements.merge_nodes("Policy"), {"rows": rows})])
    assert count(store, "Policy") == 5_000
