"""A group and its members stand once."""

from graph.chain.supply import Work
from matcher.units import MEMBER, Groups, _topmost, gather


def work(firm: str, strength: float) -> Work:
    return Work(firm, "航空装备/锻件", strength, "product", "锻件", "a.csv")


GROUPS = Groups({"中航重机": "航空工业", "中航高科": "航空工业"}, {})


def test_a_group_stands_once_with_its_members_beneath() -> None:
    units = gather([work("中航高科", 0.4), work("中航重机", 0.8), work("宝钛", 0.6)], GROUPS)
    assert [u.head for u in units] == ["宝钛", "航空工业"]
    assert units[1].firms == ("航空工业", "中航重机", "中航高科")


def test_a_group_without_text_is_a_candidate_by_its_member() -> None:
    (unit,) = gather([work("中航重机", 0.8)], GROUPS)
    assert unit.head == "航空工业"
    assert unit.reach == 0.8 * MEMBER
    assert unit.lead.firm == "中航重机"


def test_the_groups_own_link_counts_in_full() -> None:
    (unit,) = gather([work("中航重机", 0.5), work("航空工业", 0.5)], GROUPS)
    assert unit.lead.firm == "航空工业"


def test_several_links_of_one_firm_are_one_the_strongest() -> None:
    (unit,) = gather([work("宝钛", 0.3), work("宝钛", 1.0)], GROUPS)
    assert [w.strength for w in unit.works] == [1.0]


def test_a_plant_belongs_to_the_topmost_group() -> None:
    above = {"汉中钢铁": "陕钢", "陕钢": "陕煤"}
    assert _topmost("汉中钢铁", above) == "陕煤"


def test_firms_that_own_one_another_in_a_circle_are_one_group() -> None:
    above = {"甲": "乙", "乙": "丙", "丙": "甲", "丁": "甲"}
    assert {_topmost(firm, above) for firm in above} == {"丙"}
