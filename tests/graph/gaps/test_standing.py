"""The status table, row by row, and at its boundaries."""

import pytest

from graph.gaps.quotient import Quotient
from graph.gaps.standing import RULES, Facts, first_rule, stand
from graph.gaps.suppliers import Supplier
from graph.model import STATUS_TITLES
from graph.workspace import GapSettings

SETTINGS = GapSettings()


def suppliers(minor=0, major=0):
    some = [Supplier(f"大{i}", f"大{i}", "stated", True, ("名册",)) for i in range(major)]
    some += [Supplier(f"小{i}", f"小{i}", "stated", False, ("名册",)) for i in range(minor)]
    return tuple(some)


def quotient(value):
    return Quotient(value, 3, 100, 400, 5000, "profiles")


@pytest.mark.parametrize(
    ("facts", "status", "rule"),
    [
        # the chain map says 缺: it goes before what is counted
        (Facts(local="缺"), "missing", "said_missing"),
        (Facts(local="缺", suppliers=suppliers(major=6)), "missing", "said_missing_but_seen"),
        # no supplier
        (Facts(complete=True), "missing", "none_in_complete_register"),
        (Facts(), "unknown", "none_seen"),
        (Facts(local="有"), "adequate", "said_present"),
        (Facts(local="有", complete=True), "adequate", "said_present"),
        # 本地配套率: below the threshold, not at it
        (Facts(suppliers=suppliers(0, 6), sourcing=0.399), "weak", "low_sourcing"),
        (Facts(suppliers=suppliers(0, 6), sourcing=0.40), "strong", "many_with_major"),
        (Facts(local="有", sourcing=0.1), "weak", "low_sourcing"),
        (Facts(sourcing=0.1), "unknown", "none_seen"),
        # one supplier
        (Facts(suppliers=suppliers(minor=1)), "weak", "one_not_major"),
        (Facts(local="有", suppliers=suppliers(minor=1)), "adequate", "said_present_one_seen"),
        (Facts(local="有", complete=True, suppliers=suppliers(minor=1)), "weak", "one_not_major"),
        (Facts(local="有", suppliers=suppliers(minor=1), sourcing=0.1), "weak", "low_sourcing"),
        (Facts(local="有", suppliers=suppliers(major=1)), "adequate", "one_major"),
        (Facts(suppliers=suppliers(major=1)), "adequate", "one_major"),
        (Facts(suppliers=suppliers(major=1), sourcing=0.2), "weak", "low_sourcing"),
        (Facts(suppliers=suppliers(major=1), quotient=quotient(0.5)), "weak", "low_quotient"),
        # the quotient: below the threshold, not at it
        (Facts(suppliers=suppliers(2), quotient=quotient(0.699)), "weak", "low_quotient"),
        (Facts(suppliers=suppliers(2), quotient=quotient(0.7)), "adequate", "several"),
        (Facts(suppliers=suppliers(5, 1), quotient=quotient(0.1)), "weak", "low_quotient"),
        # many
        (Facts(suppliers=suppliers(4, 1)), "strong", "many_with_major"),
        (Facts(suppliers=suppliers(3, 1)), "adequate", "several"),
        (Facts(suppliers=suppliers(9)), "adequate", "several"),
        (Facts(suppliers=suppliers(2)), "adequate", "several"),
    ],
)
def test_the_first_row_that_fits_gives_the_status(facts, status, rule):
    fired = first_rule(facts, SETTINGS)
    assert (fired.status, fired.name) == (status, rule)


def test_every_status_and_no_other_has_a_rule():
    assert {rule.status for rule in RULES} == set(STATUS_TITLES)
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (Facts(suppliers=suppliers(1), sourcing=0.3996), "本地配套率 39.96%,低于 40%"),
        (
            Facts(suppliers=suppliers(2), quotient=quotient(0.6991)),
            "区位商 0.6991,低于 0.7:本地 100 家企业中 3 家从事,全国 5000 家中 400 家",
        ),
        (Facts(suppliers=suppliers(1)), "供方只有 1 家(小0),不是骨干供方"),
        (Facts(suppliers=suppliers(5, 2)), "供方 7 家,其中骨干供方 2 家(大0、大1)"),
        (
            Facts(suppliers=suppliers(7)),
            "供方 7 家(小0、小1、小2、小3、小4等),骨干供方 0 家",
        ),
        (
            Facts(local="缺", suppliers=suppliers(1)),
            "链图写明本地缺;但资料中有供方 1 家(小0),请核对",
        ),
    ],
)
def test_the_sentence_holds_the_numbers(facts, sentence):
    assert stand("s", facts, SETTINGS).rule == sentence


def test_the_thresholds_are_the_bureaus():
    own = GapSettings(weak_sourcing=0.9, strong_suppliers=2, weak_quotient=2)
    assert first_rule(Facts(suppliers=suppliers(2), sourcing=0.8), own).name == "low_sourcing"
    assert first_rule(Facts(suppliers=suppliers(1, 1)), own).status == "strong"
    assert first_rule(Facts(suppliers=suppliers(2), quotient=quotient(1)), own).status == "weak"


def test_a_standing_counts_and_names_its_sources():
    facts = Facts(suppliers=suppliers(1, 2), sourcing=0.8, quotient=quotient(1.5))
    standing = stand("航空装备/锻件", facts, SETTINGS, ("chains/航空.yaml",))
    assert (standing.local, standing.major) == (3, 2)
    assert (standing.sourcing, standing.quotient) == (0.8, 1.5)
    assert standing.sources == ("chains/航空.yaml", "名册")
    assert not standing.absent


def test_the_register_of_one_chain_may_be_complete_and_of_another_not(scene):
    complete = scene(锻件={}).set("register", complete=["航空装备"])
    assert complete.standing("锻件").status == "missing"
    assert (
        scene(锻件={}).set("register", complete=["生物医药"]).standing("锻件").status == "unknown"
    )


def test_what_was_not_seen_names_the_registers_that_were_searched(scene):
    searched = scene(锻件={}).firm("甲").register("enterprises/名册.csv", "甲")
    searched.firm("西安厂", "610100").register("enterprises/西安.csv", "西安厂")
    sources = searched.standing("锻件").sources
    assert sources == ("chains/航空装备.yaml", "enterprises/名册.csv")
