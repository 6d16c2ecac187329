"""Relatedness density, reckoned by hand over a handful of cities."""

import numpy as np
import pytest

from graph.gaps.relatedness import MIN_CITIES, Relatedness

CITIES = ("610100", "610200", "610300", "610400", "610500", "610600", "610800", "610900", "611000",
          "510100", "510600")  # fmt: skip


def nation(scene, **cities_of_segment):
    """`segment = "012"`: one firm in each of these cities; 甘 in every one evens the shares."""
    some = scene("航>甘 航>机 机>甘")
    for segment, cities in cities_of_segment.items():
        for at in cities:
            name = f"{segment}{at}"
            some.firm(name, CITIES[int(at)]).works(name, segment, 0.6, "text")
    return some


def even(scene):
    """航 and 机 in cities 0-3, 甘 in 3-9; here 机 alone."""
    some = nation(scene, 航="012", 机="0123", 甘="3456789")
    return some.firm("甲").works("甲", "机")


def test_density_is_the_share_of_proximity_that_the_city_is_specialised_in(scene):
    # 航 {0,1,2}; 机 {0,1,2,3}; 甘 {3..9}: near 航 are 机 with 3/4 and 甘 with 0; here is 机
    gap = even(scene).gap("航")
    assert gap.numbers["density"] == pytest.approx(1.0)
    [part] = [p for p in gap.parts if p.name == "feasible"]
    assert part.value == pytest.approx(0.2)
    assert part.why == ("关联密度 1:按外地 10 个城市看,常与它同在的环节中,本市有 1 个占优势:机")


def test_proximity_is_the_lesser_of_both_conditional_probabilities():
    # 航 in cities 0-2, 机 in 0-3, 甘 in 3-9: near 机 are 航 with min(3/4, 3/3) and 甘 with
    # min(1/4, 1/7); the city is specialised in 甘
    columns = [[1] * 3 + [0] * 7, [1] * 4 + [0] * 6, [0] * 3 + [1] * 7]
    others = np.array(columns).T
    related = Relatedness("610700", ("航", "机", "甘"), np.array([0, 0, 1]), others, others.sum(0))
    density = related.density("机")
    assert density.value == pytest.approx((1 / 7) / (3 / 4 + 1 / 7))
    assert (density.near, density.cities) == (("甘",), 10)


def test_a_city_without_any_near_segment_has_density_nothing(scene):
    some = nation(scene, 航="012", 机="0123", 甘="3456789").firm("甲").works("甲", "甘")
    [part] = [p for p in some.gap("航").parts if p.name == "feasible"]
    assert (part.value, "本市没有占优势的" in part.why) == (0, True)


@pytest.mark.parametrize(("cities", "computed"), [(MIN_CITIES, True), (MIN_CITIES - 1, False)])
def test_fewer_than_ten_cities_do_not_do(scene, cities, computed):
    some = nation(scene, 航="012", 机="0123", 甘="3456789"[: cities - 3])
    gap = some.firm("甲").works("甲", "机").gap("航")
    assert ("density" in gap.numbers) is computed


def reason(scene, segment="航"):
    [part] = [p for p in scene.gap(segment).parts if p.name == "feasible"]
    assert part.value == pytest.approx(0.1)
    return part.why


def test_a_segment_found_in_one_city_alone_has_none(scene):
    some = nation(scene, 航="0", 机="0123", 甘="3456789").firm("甲").works("甲", "机")
    assert reason(some) == "算不出关联密度(有这一环企业的外地城市只有 1 个),按 0.5 计"


def test_a_city_of_whose_firms_nothing_is_known_has_none(scene):
    assert "本市没有企业对上环节" in reason(nation(scene, 航="012", 机="0123", 甘="3456789"))


def test_a_province_has_none(scene):
    assert "本地是省级" in reason(even(scene).set("bureau", region="620000", name="甘肃省"))


def test_what_only_the_local_register_knows_proves_nothing(scene):
    """The bureau's own firms make no two segments near."""
    plain, listed = even(scene), even(scene)
    for at in range(5):
        listed.firm(f"户{at}").works(f"户{at}", "机")
    assert plain.gap("航").numbers["density"] == listed.gap("航").numbers["density"]


def test_a_county_is_judged_by_its_city(scene):
    some = even(scene).set("bureau", region="610702", name="汉台区")
    assert some.gap("航").numbers["density"] == pytest.approx(1.0)


def test_a_firm_known_by_province_alone_is_in_no_city(scene):
    some = even(scene).firm("省属", "610000").works("省属", "航", 0.9, "text")
    assert some.gap("航").numbers["density"] == pytest.approx(1.0)


def test_weak_links_do_not_count(scene):
    some = even(scene).firm("乙", CITIES[9]).works("乙", "航", 0.49, "text")
    assert some.gap("航").numbers["density"] == even(scene).gap("航").numbers["density"]
