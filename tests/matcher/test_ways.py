"""Ways in: who here can make the call, and over which steps."""

from dataclasses import replace
from itertools import pairwise

import networkx as nx

from matcher.units import Above, Groups
from matcher.ways import COST, Doors


def doors(*steps: tuple[str, str, str], local: set[str]) -> Doors:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for start, how, end in steps:
        graph.add_edge(start, end, cost=COST[how], how=how, source=f"{start}.csv")
    return Doors(graph, {}, frozenset(local))


def test_a_supplier_of_the_target_stands_before_an_acquaintance() -> None:
    found = doors(
        ("本地商号", "商会", "目标"), ("本地厂", "采购自", "目标"), local={"本地厂", "本地商号"}
    ).ways({"目标"})
    assert [w.hops[0].start for w in found] == ["本地厂", "本地商号"]
    assert found[0].why == "可请本地企业本地厂出面:它采购自目标"
    assert found[0].hops[0].source == "本地厂.csv"


def test_the_shorter_way_stands_first() -> None:
    found = doors(
        ("甲", "供货给", "丙"), ("丙", "供货给", "目标"), ("乙", "校友", "目标"), local={"甲", "乙"}
    ).ways({"目标"})
    assert [len(w.hops) for w in found] == [1, 2]


def test_a_way_of_four_steps_opens_no_door() -> None:
    chain = ["甲", "1", "2", "3", "目标"]
    steps = [(a, "供货给", b) for a, b in pairwise(chain)]
    assert doors(*steps, local={"甲"}).ways({"目标"}) == ()
    assert len(doors(*steps[1:], local={"1"}).ways({"目标"})) == 1


def test_a_way_does_not_lead_through_another_local_firm() -> None:
    found = doors(("甲", "供货给", "乙"), ("乙", "供货给", "目标"), local={"甲", "乙"}).ways(
        {"目标"}
    )
    assert [w.hops[0].start for w in found] == ["乙"]


def test_who_reaches_more_targets_is_asked_first() -> None:
    found = doors(
        ("甲", "采购自", "目标1"),
        ("乙", "商会", "目标1"),
        ("乙", "商会", "目标2"),
        local={"甲", "乙"},
    ).introductions([("目标1", {"目标1"}), ("目标2", {"目标2"}), ("目标3", {"目标3"})])
    assert [(x.name, x.targets) for x in found] == [("乙", ("目标1", "目标2")), ("甲", ("目标1",))]


def test_a_way_does_not_go_down_to_a_member_and_up_again() -> None:
    """The local firm owns the member that was found, and belongs to the group itself."""
    above = {"成员": Above("本地", "a.csv"), "本地": Above("集团", "b.csv")}
    groups = Groups({"成员": "集团", "本地": "集团"}, {}, above)
    found = replace(doors(("本地", "旗下有", "成员"), local={"本地"}), groups=groups)
    (way,) = found.ways({"成员"})
    assert [(h.start, h.relationship, h.end) for h in way.hops] == [("本地", "属于集团", "集团")]
