"""Whether a claim fits the model."""

import math

import pytest

from graph.checks import _problems, claim_problems, key_values, node_problems
from graph.model import NODES, RELATIONSHIPS, Kind, Property

GOOD = {
    Kind.TEXT: ["", "汉中"],
    Kind.INTEGER: [0, -3],
    Kind.NUMBER: [0.5, 2, -1e9],
    Kind.SHARE: [0, 1, 0.51],
    Kind.YUAN: [123_450_000_000.0, 0],
    Kind.DATE: ["2024", "2024-03", "2024-03-31"],
    Kind.FLAG: [True, False],
    Kind.TEXTS: [(), ("甲", "乙")],
    Kind.NUMBERS: [(), (0.5, 2)],
}
BAD = {
    Kind.TEXT: [1, True, ("甲",)],
    Kind.INTEGER: [1.0, "1", True],
    Kind.NUMBER: ["1", True, math.nan, math.inf],
    Kind.SHARE: [-0.01, 1.01, "51%", math.nan],
    Kind.YUAN: ["1亿元", math.inf],
    Kind.DATE: ["2024-13", "2024-3", "24-03-01", "2024-03-32", "去年", 2024],
    Kind.FLAG: [1, "是"],
    Kind.TEXTS: ["甲", ["甲"], (1,)],
    Kind.NUMBERS: [0.5, [0.5], ("1",), (math.nan,)],
}


def problems(kind, value):
    declared = (Property("x", "某", kind),)
    return list(_problems("X", declared, {"x": value}))


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in GOOD.items() for v in values])
def test_a_value_of_its_kind_fits(kind, value):
    assert not problems(kind, value)


@pytest.mark.parametrize(("kind", "value"), [(k, v) for k, values in BAD.items() for v in values])
def test_a_value_of_another_kind_is_told(kind, value):
    assert problems(kind, value) == [f"X 的 某(x)为 {value!r}:应为 {kind.value}"]


def test_every_kind_has_its_values_here():
    assert set(GOOD) == set(BAD) == set(Kind)


def test_a_claim_that_fits_has_no_problems():
    given = {"strength": 1.0, "how": "stated", "quote": None}
    assert not list(claim_problems("WORKS_IN", "Enterprise", "Segment", given))


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (("OWNS", "Enterprise", "Park", {}), "模型中没有关系 OWNS"),
        (("MAKES", "Product", "Enterprise", {}), "MAKES 不能从 Product 指向 Enterprise"),
        (("MAKES", "Enterprise", "Product", {"price": 3}), "MAKES 没有属性 price"),
        (("PART_OF", "Segment", "Chain", {}), "PART_OF 缺少 位置(stage)"),
        (
            ("PART_OF", "Segment", "Chain", {"stage": "顶端"}),
            "PART_OF 的 位置(stage)为 '顶端':只能是 上游、中游、下游",
        ),
    ],
)
def test_what_does_not_fit_is_told_in_the_words_of_the_trade(claim, told):
    assert list(claim_problems(*claim)) == [told]


def test_a_node_is_checked_like_a_claim():
    region = {"name": "汉中市", "level": "city"}
    assert list(node_problems("Region", region)) == [
        "Region 的 级别(level)为 'city':只能是 province、prefecture、county"
    ]
    assert not list(node_problems("Region", {**region, "level": "prefecture"}))


def test_nothing_is_required_of_a_node_but_its_id():
    assert all(not list(node_problems(label, {})) for label in NODES)


def test_key_values_come_in_declared_order():
    states = RELATIONSHIPS["STATES"]
    given = {"start": 7, "name": "链数", "kind": "indicator"}
    assert key_values(states, given) == ("indicator", "链数", 7)
