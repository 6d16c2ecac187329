"""Who counts as a local supplier, and which suppliers are major."""

import pytest

THRESHOLD = 0.5


def names(scene, segment="锻件"):
    return [s.name for s in scene.standing(segment).suppliers]


def test_a_local_firm_that_a_source_states_there_is_a_supplier_however_weak_the_link(scene):
    assert names(scene(锻件={}).firm("甲").works("甲", "锻件", strength=0.1)) == ["甲"]


@pytest.mark.parametrize(
    ("strength", "counted"), [(THRESHOLD, True), (0.49, False), (0.51, True), (0.0, False)]
)
def test_a_linked_firm_is_a_supplier_from_the_threshold_on(scene, strength, counted):
    linked = scene(锻件={}).firm("甲").works("甲", "锻件", strength, "text")
    assert names(linked) == (["甲"] if counted else [])


def test_the_threshold_of_bureau_toml_is_used(scene):
    linked = scene(锻件={}).firm("甲").works("甲", "锻件", 0.5, "product")
    assert names(linked.set("gaps", supplier_strength=0.8)) == []


def test_a_firm_elsewhere_is_no_supplier(scene):
    assert names(scene(锻件={}).firm("西安厂", "610100").works("西安厂", "锻件")) == []


def test_a_firm_that_one_of_several_sources_puts_here_is_local(scene):
    assert names(scene(锻件={}).firm("甲", "610100", "610722").works("甲", "锻件")) == ["甲"]


def test_a_firm_known_by_its_province_alone_is_not_local(scene):
    assert names(scene(锻件={}).firm("甲", "610000").works("甲", "锻件")) == []


def test_a_groups_works_elsewhere_do_not_make_its_local_member_a_supplier(scene):
    group = scene(锻件={}).firm("集团", "110000").firm("本地子公司").works("集团", "锻件")
    assert names(group) == []


def test_an_opened_project_makes_its_investor_a_supplier_wherever_it_sits(scene):
    opened = (
        scene(锻件={}).firm("集团", "110000", listed=True).project("新厂", "锻件", "投产", "集团")
    )
    [supplier] = opened.standing("锻件").suppliers
    assert (supplier.name, supplier.basis, supplier.major) == ("集团", "project", True)
    assert supplier.sources == ("projects/项目.csv",)


def test_an_opened_project_that_names_no_investor_counts_by_its_own_name(scene):
    assert names(scene(锻件={}).project("新厂", "锻件", "投产")) == ["新厂"]


@pytest.mark.parametrize("stage", ["线索", "洽谈", "签约", "开工", "终止", None])
def test_a_project_that_has_not_opened_makes_no_supplier(scene, stage):
    assert names(scene(锻件={}).firm("甲").project("新厂", "锻件", stage, "甲")) == []


def test_a_project_that_opened_elsewhere_makes_no_supplier(scene):
    away = scene(锻件={}).firm("甲").project("新厂", "锻件", "投产", "甲", region="610100")
    assert names(away) == []


def test_a_firm_counts_once_however_many_sources_say_so(scene):
    twice = (
        scene(锻件={}).firm("甲").works("甲", "锻件").works("甲", "锻件", 0.7, "text", "profiles")
    )
    [supplier] = twice.project("新厂", "锻件", "投产", "甲").standing("锻件").suppliers
    assert supplier.basis == "stated"
    assert supplier.sources == ("enterprises", "profiles", "projects/项目.csv")


@pytest.mark.parametrize(
    ("firm", "major"),
    [
        ({"leader": True}, True),
        ({"listed": True}, True),
        ({"revenue": 500_000_000.0}, True),
        ({"revenue": 499_999_999.0}, False),
        ({}, False),
    ],
)
def test_major_is_who_is_marked_or_ranked_or_large(scene, firm, major):
    [supplier] = scene(锻件={}).firm("甲", **firm).works("甲", "锻件").standing("锻件").suppliers
    assert supplier.major is major


def test_major_suppliers_are_named_first(scene):
    both = scene(锻件={}).firm("甲").firm("乙", leader=True).works("甲", "锻件").works("乙", "锻件")
    assert names(both) == ["乙", "甲"]
