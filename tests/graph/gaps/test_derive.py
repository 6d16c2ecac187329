"""Gaps in a store: written once, read back, brought up to date, whole after a killed run."""

import contextlib

import pytest

from graph.claims.claim import Claim, Node
from graph.claims.ledger import Ledger
from graph.claims.sources import SourceRecord, stored_sources, sweep
from graph.claims.tenancy import take
from graph.gaps import derive_gaps, find_gaps, read_gap, read_gaps, read_known, read_standings

CHAIN = "航空装备"


def segment(name, chain=CHAIN):
    return Node("Segment", f"{chain}/{name}", {"name": name, "chain": chain})


def firm(name):
    return Node("Enterprise", f"name:{name}", {"name": name})


def region(code):
    return Node("Region", code)


def part_of(name, stage="中游", chain=CHAIN, **said):
    node = Node("Chain", chain, {"name": chain})
    return Claim("PART_OF", segment(name, chain), node, {"stage": stage, **said})


def feeds(upper, lower):
    return Claim("FEEDS", segment(upper), segment(lower))


def works(name, where, strength=1.0, how="stated"):
    return Claim("WORKS_IN", firm(name), segment(where), {"strength": strength, "how": how})


MAP = [
    part_of("金属材料", "上游", local="缺"),
    part_of("锻铸件", "上游"),
    part_of("机体结构件"),
    part_of("总装试飞", "下游"),
    part_of("维修改装", "下游"),
    part_of("种苗", "上游", chain="生物医药"),
    feeds("金属材料", "锻铸件"),
    feeds("锻铸件", "机体结构件"),
    feeds("机体结构件", "总装试飞"),
    feeds("总装试飞", "维修改装"),
]
LEDGER = "projects/项目.csv"


def project(stage):
    node = Node("Project", "锻造园@610700", {"name": "锻造园"})
    return [
        Claim("RECORDS", Node("Source", LEDGER), node, {"stage": stage}),
        Claim("FILLS", node, segment("锻铸件")),
        Claim("IN", node, region("610722")),
    ]


def register(source, *, leader=True):
    said = []
    for name, code in (("陕飞", "610722"), ("机加厂", "610722"), ("三角防务", "610100")):
        named = {"as_written": name, "form": "legal", "leader": leader and name == "陕飞"}
        said.append(Claim("NAMES", Node("Source", source), firm(name), named))
        said.append(Claim("LOCATED_IN", firm(name), region(code)))
    return [*said, works("陕飞", "总装试飞"), works("三角防务", "锻铸件")]


def say(store, source, kind, claims):
    """Let one source say these claims, and no other."""
    record = SourceRecord(source, kind, digest="x", complete=True)
    known = source in stored_sources(store)
    ledger = Ledger(store, record, run="r0", known=known, id_of=str)
    for row, claim in enumerate(claims, 1):
        ledger.add([claim], row)
    ledger.close(record)


def graph(store):
    """Everything in the store but the runs."""
    nodes = store.read("MATCH (n) RETURN labels(n)[0] AS label, properties(n) AS p")
    claims = store.read(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p"
    )
    for row in claims:
        row["p"].pop("run")
    return sorted(map(repr_of, nodes)), sorted(map(repr_of, claims))


def repr_of(row):
    return repr({k: sorted(v.items()) if isinstance(v, dict) else v for k, v in row.items()})


@pytest.fixture
def bureau(scene):
    return scene().workspace


@pytest.fixture
def filled(store, bureau):
    take(store, bureau)
    say(store, "chains/航空装备.yaml", "chain_map", MAP)
    say(store, "enterprises/名册.csv", "register", register("enterprises/名册.csv"))
    say(store, "derived:links", "derived", [works("机加厂", "机体结构件", 0.6, "product")])
    say(store, LEDGER, "projects", project("签约"))
    return store


def test_gaps_are_written_and_read_back_as_they_were_found(filled, bureau):
    gaps = derive_gaps(filled, bureau, digest="d1", run="r1")
    assert [(g.segment, g.kind, g.status) for g in gaps] == [
        ("维修改装", "延链", "unknown"),
        ("金属材料", "补链", "missing"),
        ("机体结构件", "强链", "weak"),
        ("锻铸件", "补链", "unknown"),
        ("种苗", "建链", "unknown"),
    ]
    assert read_gaps(filled) == gaps
    assert [g.segment for g in read_gaps(filled, "生物医药")] == ["种苗"]
    assert read_gaps(filled, "茶") == []
    assert read_gap(filled, "航空装备/锻铸件@610700") == gaps[3]
    assert read_gap(filled, "航空装备/总装试飞@610700") is None
    assert "projects/项目.csv" in gaps[3].sources


def test_every_segment_has_its_light_gap_or_not(filled, bureau):
    derive_gaps(filled, bureau, digest="d1", run="r1")
    lights = read_standings(filled)
    assert {key: light.status for key, light in lights.items()} == {
        "航空装备/金属材料": "missing",
        "航空装备/锻铸件": "unknown",
        "航空装备/机体结构件": "weak",
        "航空装备/总装试飞": "adequate",
        "航空装备/维修改装": "unknown",
        "生物医药/种苗": "unknown",
    }
    light = lights["航空装备/总装试飞"]
    assert (light.local, light.major, light.quotient, light.absent) == (1, 1, None, False)
    assert light.rule == "供方 1 家(陕飞),是骨干供方"


def test_a_second_run_writes_nothing(filled, bureau, monkeypatch):
    first = derive_gaps(filled, bureau, digest="d1", run="r1")
    monkeypatch.setattr(filled, "write", lambda statements: pytest.fail(f"wrote {statements}"))
    assert derive_gaps(filled, bureau, digest="d1", run="r2") == first


def test_the_same_claims_under_a_new_digest_keep_their_run(filled, bureau):
    derive_gaps(filled, bureau, digest="d1", run="r1")
    before = graph(filled)
    derive_gaps(filled, bureau, digest="d2", run="r2")
    assert graph(filled)[1] == before[1]
    runs = filled.read("MATCH (:Gap)-[r:OF]->() RETURN DISTINCT r.run AS run")
    assert [row["run"] for row in runs] == ["r1"]


def stricter(scene):
    return scene().set("gaps", supplier_strength=0.9, major_revenue=1.0).workspace


def test_a_gap_that_stays_is_brought_up_to_date_and_one_that_is_none_is_gone(filled, bureau, scene):
    derive_gaps(filled, bureau, digest="d1", run="r1")
    gaps = derive_gaps(filled, stricter(scene), digest="d2", run="r2")
    assert read_gaps(filled) == gaps
    assert {g.segment: g.status for g in gaps}["机体结构件"] == "unknown"
    say(filled, "derived:links", "derived", [])
    say(filled, "enterprises/二.csv", "register", [works("陕飞", "机体结构件")])
    third = derive_gaps(filled, bureau, digest="d3", run="r3")
    assert "机体结构件" not in {g.segment for g in third}
    assert read_gap(filled, "航空装备/机体结构件@610700") is None
    sweep(filled)
    assert len(filled.read("MATCH (g:Gap) RETURN g.id AS id")) == len(third)


def test_a_gap_whose_standing_stays_is_brought_up_to_date_too(filled, bureau):
    derive_gaps(filled, bureau, digest="d1", run="r1")
    claims = graph(filled)[1]
    say(filled, LEDGER, "projects", project("终止"))
    before = read_gap(filled, "航空装备/锻铸件@610700")
    derive_gaps(filled, bureau, digest="d2", run="r2")
    after = read_gap(filled, "航空装备/锻铸件@610700")
    assert after.urgency == pytest.approx(before.urgency + 0.25)
    say(filled, LEDGER, "projects", project("签约"))
    derive_gaps(filled, bureau, digest="d1", run="r3")
    assert graph(filled)[1] == claims
    assert read_gap(filled, "航空装备/锻铸件@610700") == before


def test_the_graph_is_the_same_by_whichever_way_it_came_about(filled, bureau, scene):
    derive_gaps(filled, bureau, digest="d1", run="r1")
    straight = graph(filled)
    derive_gaps(filled, stricter(scene), digest="d2", run="r2")
    derive_gaps(filled, bureau, digest="d1", run="r3")
    sweep(filled)
    assert graph(filled) == straight


class KilledError(Exception):
    """The run ends here."""


@pytest.mark.parametrize("after", range(6))
def test_a_run_killed_at_any_write_and_run_again_gives_the_same_graph(
    filled, bureau, scene, monkeypatch, after
):
    derive_gaps(filled, stricter(scene), digest="d0", run="r0")
    derive_gaps(filled, bureau, digest="d1", run="r1")
    whole = graph(filled)
    derive_gaps(filled, stricter(scene), digest="d0", run="r2")
    left = iter(range(after))
    write = filled.write

    def dying(statements):
        if next(left, None) is None:
            raise KilledError
        write(statements)

    with monkeypatch.context() as patch:
        patch.setattr(filled, "write", dying)
        with contextlib.suppress(KilledError):
            derive_gaps(filled, bureau, digest="d1", run="r3")
    # the settings go back, and forth again
    assert read_gaps(filled) is not None
    back = derive_gaps(filled, stricter(scene), digest="d0", run="r4")
    assert read_gaps(filled) == back
    assert list(find_gaps(read_known(filled), stricter(scene).settings).gaps) == back
    derive_gaps(filled, bureau, digest="d1", run="r5")
    sweep(filled)
    assert graph(filled) == whole
