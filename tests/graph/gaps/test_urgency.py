"""The parts of the urgency by numbers reckoned by hand, and the order of gaps."""

import pytest

from graph.gaps.urgency import level

FAN = "锻件>机体 锻件>起落架 机体>总装 起落架>总装 总装>维修"


def test_pull_is_the_present_share_within_two_steps_the_nearer_weighing_double(scene):
    # 机体 2 + 起落架 2 + 总装 1 = 5, of which 机体 and 总装: 3
    part = scene(FAN).supplied("机体", "总装").part("锻件", "pull")
    assert part.value == pytest.approx(0.35 * 3 / 5)
    assert part.why == "下游两步内 3 个环节,本地已有 2 个:机体、总装"


def test_pull_does_not_reach_beyond_two_steps(scene):
    part = scene(FAN).supplied("维修").part("锻件", "pull")
    assert (part.value, part.why) == (0, "下游两步内 3 个环节,本地一个也没有")


def test_a_segment_reached_by_a_short_and_a_long_way_weighs_by_the_short_one(scene):
    part = scene("锻件>机体 机体>总装 锻件>总装").supplied("总装").part("锻件", "pull")
    assert part.value == pytest.approx(0.35 * 2 / 4)


def test_yanlian_is_pulled_from_above_at_seven_tenths(scene):
    part = scene(FAN).supplied("总装", "机体").part("维修", "pull")
    # 总装 2, 机体 1, 起落架 1
    assert part.value == pytest.approx(0.35 * 0.7 * 3 / 4)
    assert part.why == "上游两步内 3 个环节,本地已有 2 个:机体、总装"


def test_jianlian_is_not_pulled(scene):
    assert scene(FAN).part("锻件", "pull").value == 0


def test_qianglian_is_pulled_from_below(scene):
    weak = scene(FAN).supplied("锻件", leader=False).supplied("机体", by="大厂")
    assert weak.part("锻件", "pull").value == pytest.approx(0.35 * 2 / 5)


def test_a_weak_segment_at_the_end_is_not_pulled(scene):
    part = scene(FAN).supplied("维修", leader=False).part("维修", "pull")
    assert (part.value, part.why) == (0, "下游没有环节")


def test_hinge_is_the_share_of_the_chain_above_and_below(scene):
    part = scene(FAN, 内饰={}).part("机体", "hinge")
    # 锻件 above; 总装, 维修 below; of six
    assert part.value == pytest.approx(0.25 * 3 / 6)
    assert part.why == "上游 1 个(锻件)、下游 2 个(总装、维修)与它相连,占全链 6 个环节的 50%"


def test_a_segment_that_stands_alone_is_no_hinge(scene):
    part = scene(FAN, 内饰={}).part("内饰", "hinge")
    assert (part.value, part.why) == (0, "与全链 6 个环节都不相连")


def test_in_a_circle_nothing_is_counted_twice_nor_itself(scene):
    part = scene("材料>锻件 锻件>机体 机体>材料").part("锻件", "hinge")
    assert part.value == pytest.approx(0.25 * 2 / 3, abs=1e-6)


@pytest.mark.parametrize(
    ("said", "value", "why"),
    [
        ({"local": "缺"}, 0.20, "本地状态为“缺”,按 1 计"),
        ({}, 0.12, "本地状态为“未掌握”,按 0.6 计"),
        ({"local": "有", "sourcing": 0.1}, 0.08, "本地状态为“弱”,按 0.4 计"),
    ],
)
def test_lack_goes_by_status(scene, said, value, why):
    part = scene(FAN, 锻件=said).part("锻件", "lack")
    assert (part.value, part.why) == (pytest.approx(value), why)


def test_what_cannot_be_computed_counts_half_and_says_so(scene):
    part = scene(FAN).part("锻件", "feasible")
    assert part.value == pytest.approx(0.1)
    assert "算不出关联密度" in part.why


@pytest.mark.parametrize("stage", ["签约", "开工"])
def test_a_project_signed_or_begun_here_takes_a_quarter_off(scene, stage):
    part = scene(FAN).project("锻造园", "锻件", stage).part("锻件", "under_way")
    assert (part.value, part.why) == (-0.25, f"已有项目在办:锻造园({stage})")


def test_two_projects_take_it_off_once(scene):
    two = scene(FAN).project("甲园", "锻件", "签约").project("乙园", "锻件", "开工")
    assert two.part("锻件", "under_way").value == -0.25


@pytest.mark.parametrize("stage", ["线索", "洽谈", "投产", "终止", None])
def test_other_stages_take_nothing_off(scene, stage):
    some = scene(FAN, 锻件={"local": "缺"}).project("锻造园", "锻件", stage)
    assert some.part("锻件", "under_way").value == 0


def test_a_project_elsewhere_or_in_another_segment_takes_nothing_off(scene):
    away = scene(FAN).project("锻造园", "锻件", "签约", region="610100")
    assert away.project("总装厂", "总装", "签约").part("锻件", "under_way").value == 0


def test_a_gap_with_a_project_under_way_names_the_ledger_as_a_source(scene):
    assert "projects/项目.csv" in scene(FAN).project("锻造园", "锻件", "签约").gap("锻件").sources


@pytest.mark.parametrize(
    ("value", "name"),
    [(0.6, "紧急"), (0.599999, "重要"), (0.4, "重要"), (0.399999, "一般"), (-0.1, "一般")],
)
def test_the_levels_begin_where_they_say(value, name):
    assert level(value) == name


def test_a_sum_that_is_six_tenths_on_paper_is_urgent(scene):
    # 废钢 in 汉中: 0.28 + 0.10 + 0.12 + 0.10, which floats put a hair below 0.6
    steel = scene("废钢>炼钢 炼钢>棒线 炼钢>中厚板 炼钢>建材").supplied("炼钢", "棒线", "建材")
    gap = steel.gap("废钢")
    assert gap.level == "紧急"


def test_gaps_stand_by_urgency_and_ties_by_id(scene):
    gaps = scene("甲>丙 乙>丙 丙>丁").supplied("丙").found().gaps
    assert list(gaps) == sorted(gaps, key=lambda g: (-g.urgency, g.id))
    tied = [g for g in gaps if g.segment in "甲乙"]
    assert tied[0].urgency == tied[1].urgency
    assert [g.segment for g in tied] == ["乙", "甲"]
