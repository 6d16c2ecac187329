"""Who works where, and what stage a project has reached."""

from graph.chain.supply import read_projects, read_work
from graph.claims.claim import Claim, Node

PROJECT = Node("Project", "锻造园@610700", {"name": "锻造园"})
SEGMENT = Node("Segment", "航空装备/锻件", {"name": "锻件", "chain": "航空装备"})


def firm(name):
    return Node("Enterprise", f"name:{name}", {"name": name})


def works(name, strength, how="text", **said):
    return Claim("WORKS_IN", firm(name), SEGMENT, {"strength": strength, "how": how, **said})


def ledger(source, **said):
    return Claim("RECORDS", Node("Source", source), PROJECT, said)


def test_the_strongest_work_comes_first_and_names_where_its_words_stand(store, say):
    say("derived:links", "derived", [works("甲", 0.6, quote="做锻件", quoted_from="简介")])
    say("名册", "register", [works("乙", 1.0, "stated"), works("甲", 1.0, "stated")])
    found = read_work(store)
    assert [(w.firm, w.strength, w.source) for w in found] == [
        ("name:乙", 1.0, "名册"),
        ("name:甲", 1.0, "名册"),
        ("name:甲", 0.6, "简介"),
    ]
    assert found[2].quote == "做锻件"
    assert len(read_work(store, firms=["name:甲"])) == 2
    assert read_work(store, segments=["航空装备/别的"]) == []


def test_a_project_has_the_furthest_stage_and_the_largest_amount_of_its_ledgers(store, say):
    county = Node("Region", "610722", {})
    say(
        "甲台账",
        "projects",
        [
            ledger("甲台账", stage="签约", amount=6e8, signed_on="2023-05"),
            Claim("FILLS", PROJECT, SEGMENT),
            Claim("BY", PROJECT, firm("集团")),
            Claim("IN", PROJECT, county),
        ],
    )
    say("乙台账", "projects", [ledger("乙台账", stage="开工", amount=5e8)], as_of="2024")
    [found] = read_projects(store)
    assert (found.stage, found.amount, found.as_of) == ("开工", 6e8, "2024")
    assert (found.name, found.firms, found.segments) == (
        "锻造园",
        ("name:集团",),
        ("航空装备/锻件",),
    )
    assert found.sources == ("乙台账", "甲台账")
    assert found.within("610700")
    assert not found.within("610100")


def test_a_project_that_one_ledger_ends_is_ended(store, say):
    say("甲台账", "projects", [ledger("甲台账", stage="投产")])
    say("乙台账", "projects", [ledger("乙台账", stage="终止")])
    assert read_projects(store)[0].stage == "终止"


def test_a_project_of_which_no_ledger_tells_the_stage_has_none(store, say):
    say("甲台账", "projects", [ledger("甲台账")])
    [found] = read_projects(store)
    assert (found.stage, found.amount, found.as_of, found.regions) == (None, None, None, ())
    assert not found.within("610700")
