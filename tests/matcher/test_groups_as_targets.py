"""Groups among the targets: how they are named, and how their members are gathered."""

import pytest

from graph.chain.firms import Firm, Report
from graph.chain.supply import Work
from matcher.facts import UNKNOWN, Candidate
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


def sized(key: str, revenue: float | None) -> Firm:
    reports = (Report(2024, revenue, None, None, None, "a.csv"),) if revenue else ()
    return Firm(key, key, None, None, None, None, False, (), (), reports)


def backing(how: str, *firms: Firm, strength: float = 0.3, is_lender: bool = False) -> float | None:
    """Of a group whose own link has this strength and way, its first member's 0.4."""
    head, *members = firms
    works = [Work(head.id, "", strength, how, "", "")]
    works += [Work(m.id, "", 0.4, "product", "", "") for m in members]
    (unit,) = gather(works, Groups({m.id: head.id for m in members}, {}))
    return Candidate(unit, firms, firms, is_lender=is_lender).backing


def test_what_a_group_makes_by_its_members_words_is_as_large_as_both() -> None:
    ships, titanium = sized("中国船舶", 3.6e11), sized("双瑞钛业", 1e9)
    assert backing("text", ships, titanium) == 3.6e11
    assert backing("group", ships, titanium) == pytest.approx((3.6e11 * 1e9) ** 0.5)
    unknown = sized("双瑞钛业", None)
    assert backing("group", ships, unknown) == pytest.approx((3.6e11 * UNKNOWN) ** 0.5)
    assert backing("group", ships) == pytest.approx((3.6e11 * UNKNOWN) ** 0.5)


def test_the_revenue_of_an_insurer_builds_no_plant() -> None:
    insurer, cosmetics = sized("中国平安", 1e12), sized("上海家化", 6e9)
    assert backing("text", insurer, cosmetics, strength=0.1, is_lender=True) == 6e9
