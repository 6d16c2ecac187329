"""Chain maps: distances along the chain, and what several maps say together."""

import pytest

from graph.chain.maps import ChainMap, Segment, read_chains
from graph.claims.claim import Claim, Node

CHAIN = Node("Chain", "航空装备", {"name": "航空装备"})


def chain_map(*arrows):
    pairs = [arrow.split(">") for arrow in arrows]
    names = sorted({name for pair in pairs for name in pair})
    feeds = {n: tuple(sorted(b for a, b in pairs if a == n)) for n in names}
    return ChainMap("链", {n: Segment(n, n, "链", "中游") for n in names}, feeds)


def segment(name, chain="航空装备"):
    return Node("Segment", f"{chain}/{name}", {"name": name, "chain": chain})


def part_of(name, stage, **said):
    return Claim("PART_OF", segment(name), CHAIN, {"stage": stage, **said})


def product(name, of):
    return Claim("BELONGS_TO", Node("Product", name, {"name": name}), segment(of))


def test_steps_are_the_fewest_that_lead_there():
    line = chain_map("材料>锻件", "锻件>机体", "机体>总装", "锻件>总装")
    assert line.downstream("材料") == {"锻件": 1, "机体": 2, "总装": 2}
    assert line.upstream("总装") == {"机体": 1, "锻件": 1, "材料": 2}
    assert line.downstream("总装") == {}


def test_in_a_circle_every_other_segment_is_above_and_below_but_not_itself():
    circle = chain_map("甲>乙", "乙>丙", "丙>甲")
    assert circle.downstream("甲") == {"乙": 1, "丙": 2}
    assert circle.upstream("甲") == {"丙": 1, "乙": 2}


def test_segments_stand_by_stage_and_name(store, say):
    said = [part_of("总装", "下游"), part_of("锻件", "上游"), part_of("材料", "上游")]
    say("chains/a.yaml", "chain_map", said)
    names = [s.name for s in read_chains(store)["航空装备"].segments.values()]
    assert names == ["材料", "锻件", "总装"]


def test_of_two_maps_que_goes_before_you_and_the_lower_rate_before_the_higher(store, say):
    first = {"local": "有", "local_sourcing": 0.6, "note": "一说"}
    second = {"local": "缺", "local_sourcing": 0.3, "note": "另一说"}
    say("chains/a.yaml", "chain_map", [part_of("锻件", "中游", **first), product("模锻件", "锻件")])
    say("chains/b.yaml", "chain_map", [part_of("锻件", "上游", **second), product("环件", "锻件")])
    [found] = read_chains(store)["航空装备"].segments.values()
    assert (found.local, found.sourcing, found.stage) == ("缺", 0.3, "上游")
    assert found.note == "一说 另一说"
    assert set(found.products) == {"模锻件", "环件"}
    assert found.sources == ("chains/a.yaml", "chains/b.yaml")


def test_a_segment_of_which_no_local_word_is_said_has_none(store, say):
    say("chains/a.yaml", "chain_map", [part_of("锻件", "中游", note="同样的话")])
    say("chains/b.yaml", "chain_map", [part_of("锻件", "中游", note="同样的话")])
    [found] = read_chains(store)["航空装备"].segments.values()
    assert (found.local, found.sourcing, found.note) == (None, None, "同样的话")


def test_arrows_are_those_within_the_chain(store, say):
    other = Node("Chain", "生物医药", {"name": "生物医药"})
    abroad = segment("敷料", "生物医药")
    say(
        "chains/a.yaml",
        "chain_map",
        [
            part_of("锻件", "上游"),
            part_of("机体", "中游"),
            Claim("PART_OF", abroad, other, {"stage": "中游"}),
            Claim("FEEDS", segment("锻件"), segment("机体")),
            Claim("FEEDS", segment("锻件"), abroad),
        ],
    )
    chains = read_chains(store)
    assert chains["航空装备"].feeds == {"航空装备/锻件": ("航空装备/机体",)}
    assert chains["航空装备"].fed_by == {"航空装备/机体": ("航空装备/锻件",)}
    assert chains["生物医药"].feeds == {}


@pytest.mark.parametrize("start", ["甲", "乙"])
def test_two_segments_that_feed_each_other_do_not_hang(start):
    assert len(chain_map("甲>乙", "乙>甲").downstream(start)) == 1
