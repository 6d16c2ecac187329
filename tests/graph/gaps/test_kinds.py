"""What kind of gap a segment is, by what stands around it: 补链 (bulian), 延链, 建链, 强链."""

import pytest

LINE = "材料>锻件 锻件>机体 机体>总装"


def kind(scene, segment):
    gap = scene.gap(segment)
    return gap.kind if gap else None


def test_a_segment_with_present_neighbours_on_both_sides_and_no_firm_is_bulian(scene):
    assert kind(scene(LINE).supplied("材料", "机体"), "锻件") == "补链"


def test_an_absent_segment_that_somebody_here_could_buy_is_bulian_from_any_distance(scene):
    assert kind(scene(LINE).supplied("总装"), "材料") == "补链"


def test_an_absent_segment_with_present_ones_only_above_is_yanlian(scene):
    assert kind(scene(LINE).supplied("材料"), "总装") == "延链"


def test_an_absent_segment_with_nothing_here_above_or_below_is_jianlian(scene):
    assert [kind(scene(LINE), s) for s in ("材料", "锻件", "机体", "总装")] == ["建链"] * 4


def test_a_segment_beside_the_present_ones_is_jianlian(scene):
    aside = scene("材料>锻件 芯材>内饰").supplied("材料", "锻件")
    assert kind(aside, "内饰") == "建链"


def test_a_weak_segment_is_qianglian_whatever_stands_around(scene):
    weak = scene(LINE).supplied("锻件", leader=False).supplied("机体", by="大厂")
    assert kind(weak, "锻件") == "强链"
    assert kind(scene(LINE).supplied("锻件", leader=False), "锻件") == "强链"


def test_a_segment_whose_only_supplier_is_major_is_no_gap(scene):
    assert kind(scene(LINE).supplied("锻件"), "锻件") is None


def test_unless_the_sourcing_says_so(scene):
    assert kind(scene(LINE, 锻件={"sourcing": 0.2}).supplied("锻件"), "锻件") == "强链"


@pytest.mark.parametrize("status", ["missing", "unknown"])
def test_missing_and_unknown_are_both_absent(scene, status):
    said = {"local": "缺"} if status == "missing" else {}
    gap = scene(LINE, 锻件=said).supplied("机体").gap("锻件")
    assert (gap.status, gap.kind, gap.verified) == (status, "补链", status == "missing")


def test_a_weak_neighbour_is_present_and_an_unknown_one_is_not(scene):
    assert kind(scene(LINE).supplied("机体", leader=False), "锻件") == "补链"
    assert kind(scene(LINE).supplied("材料"), "机体") == "延链"


def test_a_map_that_runs_in_a_circle_is_judged_all_the_same(scene):
    circle = scene("材料>锻件 锻件>机体 机体>材料").supplied("机体")
    assert [kind(circle, s) for s in ("材料", "锻件", "机体")] == ["补链", "补链", None]
