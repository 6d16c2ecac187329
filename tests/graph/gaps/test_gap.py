"""A gap as it is told, kept and ordered; it depends on what is known and on nothing else."""

import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.checks import node_problems
from graph.gaps.gap import from_properties, gap_id, to_properties
from graph.gaps.rules import rules_markdown


def test_the_id_is_chain_segment_and_region():
    assert gap_id("航空装备", "锻铸件", "610700") == "航空装备/锻铸件@610700"


def test_slash_and_at_in_names_become_dots():
    assert gap_id("输变电/配电", "SF6@断路器", "610700") == "输变电·配电/SF6·断路器@610700"


def test_a_gap_names_its_neighbours_one_step_away_in_the_order_of_the_map(scene):
    gap = scene("材料>锻件 锻件>机体 锻件>起落架 机体>总装").supplied("总装").gap("锻件")
    assert (gap.upstream, gap.downstream) == (("材料",), ("机体", "起落架"))
    assert (gap.chain, gap.segment, gap.stage, gap.region) == (
        "航空装备",
        "锻件",
        "中游",
        "610700",
    )


def test_a_gap_holds_the_numbers_it_was_judged_by(scene):
    some = scene("材料>锻件 锻件>机体 机体>总装", 锻件={"sourcing": 0.2})
    gap = some.supplied("锻件", "总装").gap("锻件")
    assert gap.rule == "本地配套率 20%,低于 40%"
    assert gap.numbers == {
        "local": 1,
        "major": 1,
        "sourcing": 0.2,
        "upstream": 1,
        "upstream_present": 0,
        "downstream": 2,
        "downstream_present": 1,
        "segments": 4,
        "projects": 0,
    }


def test_a_gap_comes_back_from_its_node_as_it_was(scene):
    gap = scene("锻件>机体").supplied("机体").project("园", "锻件", "签约").gap("锻件")
    properties = to_properties(gap)
    assert not list(node_problems("Gap", properties))
    stored = {k: list(v) if isinstance(v, tuple) else v for k, v in properties.items()}
    assert from_properties({"id": gap.id, **stored}, gap.region) == gap


SEGMENTS = "甲乙丙丁戊己庚"
arrows = st.lists(st.tuples(st.sampled_from(SEGMENTS), st.sampled_from(SEGMENTS)), max_size=12)
firms = st.lists(
    st.tuples(
        st.sampled_from(SEGMENTS),
        st.sampled_from(("610702", "610722", "610100", "510100")),
        st.floats(0, 1),
        st.booleans(),
    ),
    max_size=15,
)
projects = st.lists(
    st.tuples(st.sampled_from(SEGMENTS), st.sampled_from(("洽谈", "签约", "开工", "投产"))),
    max_size=5,
)


def built(scene, arrows, firms, projects, shuffle=lambda items: items):
    text = " ".join(f"{a}>{b}" for a, b in shuffle(arrows) if a != b)
    some = scene(text, **{s: {} for s in shuffle(list(SEGMENTS))})
    some.segments = dict(sorted(some.segments.items()))
    named = [(f"企{at}", *firm) for at, firm in enumerate(firms)]
    for name, segment, region, strength, leader in shuffle(named):
        some.firm(name, region, leader=leader).works(name, segment, strength, "text")
    for at, segment, stage in shuffle([(at, *p) for at, p in enumerate(projects)]):
        some.project(f"项目{at}", segment, stage)
    return some


@settings(deadline=None)
@given(arrows, firms, projects, st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_changes_nothing(scene, arrows, firms, projects, chance):
    def shuffled(items):
        return chance.sample(items, len(items))

    plain = built(scene, arrows, firms, projects).found()
    mixed = built(scene, arrows, firms, projects, shuffled).found()
    assert mixed.gaps == plain.gaps
    assert mixed.standings == plain.standings


@settings(deadline=None)
@given(arrows, firms, projects)
def test_the_urgency_is_the_sum_of_its_parts(scene, arrows, firms, projects):
    found = built(scene, arrows, firms, projects).found()
    for gap in found.gaps:
        assert math.isclose(gap.urgency, sum(p.value for p in gap.parts), abs_tol=1e-9)
        assert [p.name for p in gap.parts] == ["pull", "hinge", "lack", "feasible", "under_way"]
        assert all(p.why and p.label for p in gap.parts)
        assert -0.25 <= gap.urgency <= 1


@settings(deadline=None)
@given(arrows, firms, projects)
def test_every_segment_stands_and_gaps_are_the_absent_and_the_weak(scene, arrows, firms, projects):
    some = built(scene, arrows, firms, projects)
    found = some.found()
    assert set(found.standings) == set(some.segments)
    lacking = {k for k, s in found.standings.items() if s.absent or s.status == "weak"}
    assert {some.id(g.segment) for g in found.gaps} == lacking
    assert len({g.id for g in found.gaps}) == len(found.gaps)


def test_one_more_project_on_the_way_makes_no_gap_more_urgent(scene):
    chance = random.Random(7)
    for _ in range(20):
        pairs = [tuple(chance.sample(SEGMENTS, 2)) for _ in range(8)]
        before = built(scene, pairs, [("甲", "610702", 1.0, True)], []).found().gaps
        after = built(scene, pairs, [("甲", "610702", 1.0, True)], [("乙", "签约")]).found().gaps
        then = {g.id: g.urgency for g in after}
        assert all(then[g.id] <= g.urgency for g in before)


def test_the_printed_rules_hold_every_rule_and_every_threshold():
    text = rules_markdown()
    for word in ("缺", "未掌握", "弱", "有", "强", "补链", "延链", "建链", "强链", "紧急", "重要"):
        assert f"{word} |" in text
    for name in ("pull", "hinge", "lack", "feasible", "under_way", "low_sourcing", "several"):
        assert f"`{name}`" in text
    assert "`weak_sourcing`(默认 0.4)" in text
    assert "{" not in text
