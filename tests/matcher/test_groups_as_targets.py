"""Groups among the targets: how they are named, and how their members are gathered."""

from graph.chain.firms import Firm
from graph.chain.supply import Work
from matcher.facts import Candidate
from matcher.link import of_lists
from matcher.units import Groups, gather


def bare(key: str) -> Firm:
    return Firm(key, key, None, None, None, None, False, (), (), ())


def told(*works: tuple[str, float]) -> str:
    linked = [Work(firm, "", strength, "product", "", "") for firm, strength in works]
    (unit,) = gather(linked, Groups({"合盛硅业": "合盛集团"}, {}))
    return Candidate(unit, tuple(bare(f) for f in unit.firms)).told_name


def test_a_member_that_makes_it_is_named_though_the_group_leads() -> None:
    assert told(("合盛集团", 0.8), ("合盛硅业", 0.9)) == "合盛集团(合盛硅业)"


def test_a_group_that_makes_it_itself_stands_alone() -> None:
    assert told(("合盛集团", 0.9), ("合盛硅业", 0.5)) == "合盛集团"


def test_a_firm_without_a_group_stands_alone() -> None:
    assert told(("大全能源", 0.5)) == "大全能源"


def test_a_group_of_a_list_brings_its_members_whatever_others_are_linked() -> None:
    groups = Groups({"工业富联": "鸿海", "别家": "别的集团"}, {})
    assert of_lists({"鸿海"}, groups) == {"鸿海", "工业富联"}
    assert of_lists({"工业富联"}, groups) == {"鸿海", "工业富联"}
