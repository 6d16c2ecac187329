"""The score is the sum of its parts; what speaks for and against a candidate."""

import math
import time
from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from matcher.features import FEATURES, scale
from matcher.rank import rank
from matcher.table import Table
from matcher.trades import foreign_share
from matcher.weighing import settled, weights

NAMES = [f.name for f in fields(Table)]
PLAIN = {
    "strength": 0.5,
    "revenue": 5e9,
    "foreign": 0.0,
    "here": 0.0,
    "courted": 0.0,
}


def table(*rows: dict[str, float]) -> Table:
    """A table of candidates; what a row does not give is the same for all, or unknown."""
    full = [{**dict.fromkeys(NAMES, math.nan), **PLAIN, **row} for row in rows]
    return Table(**{n: np.array([row[n] for row in full]) for n in NAMES})


def better(one: dict[str, float], other: dict[str, float]) -> bool:
    ranked = rank(table(other, one), weights({}))
    return ranked.order[0] == 1 and ranked.scores[1] > ranked.scores[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"strength": 0.8}, {"strength": 0.4}),
        ({"revenue": 5e11}, {"revenue": 5e10}),
        ({"place_in_list": 10.0}, {"place_in_list": 400.0}),
        ({"place_in_list": 400.0}, {}),
        ({"growth": 0.2}, {"growth": -0.2}),
        ({"cluster": 0.0}, {"cluster": 2.0}),
        ({"cluster": 2.0}, {"cluster": math.inf}),
        ({"cluster": math.inf, "distance": 50.0}, {"cluster": math.inf, "distance": 900.0}),
        ({"ties": 1.0}, {}),
        ({"next_door": 2.0}, {"next_door": 0.0}),
        ({"profit": 1e8}, {"profit": -1e8}),
        ({"warning": 0.0}, {"warning": 1.0}),
        ({"warning": 0.5}, {"warning": 1.0}),
        ({"foreign": 0.0}, {"foreign": 1.0}),
        ({"here": 0.0}, {"here": 1.0}),
        ({"courted": 0.0}, {"courted": 1.0}),
    ],
)
def test_of_two_alike_the_one_with_more_in_its_favour_stands_first(
    one: dict[str, float], other: dict[str, float]
) -> None:
    assert better(one, other)


def test_a_maker_stands_before_a_giant_of_another_trade() -> None:
    assert better({"strength": 0.6, "revenue": 2e9}, {"strength": 0.03, "revenue": 5e11})


def test_a_bank_is_no_target_for_a_factory() -> None:
    assert better({"strength": 0.4}, {"strength": 0.6, "foreign": 1.0, "revenue": 5e11})


numbers = st.one_of(st.just(math.nan), st.floats(-1e12, 1e12), st.just(math.inf))
rows = st.fixed_dictionaries(
    {
        **dict.fromkeys(NAMES, numbers),
        "strength": st.floats(0, 1),
        "foreign": st.floats(0, 1),
        "ties": st.one_of(st.just(math.nan), st.floats(0, 1.5)),
        "policies": st.sampled_from([math.nan, 0.5, 1.0]),
        "warning": st.sampled_from([math.nan, 0.0, 0.5, 1.0]),
        "here": st.sampled_from([0.0, 1.0]),
        "courted": st.sampled_from([0.0, 1.0, 3.0]),
        "cluster": st.sampled_from([math.nan, math.inf, 0.0, 3.0]),
        "next_door": st.sampled_from([math.nan, 0.0, 1.0, 4.0]),
        "revenue": st.one_of(st.just(math.nan), st.floats(1.0, 1e13)),
    }
)
tables = st.lists(rows, min_size=1, max_size=5)
given_weights = st.dictionaries(
    st.sampled_from([f.name for f in FEATURES]), st.floats(0, 5), max_size=4
)


@given(tables, given_weights)
def test_the_score_is_the_sum_of_its_parts(
    candidates: list[dict[str, float]], given_by_bureau: dict[str, float]
) -> None:
    ranked = rank(table(*candidates), weights(given_by_bureau))
    for parts, score in zip(ranked.parts.tolist(), ranked.scores.tolist(), strict=True):
        assert sum(parts) == pytest.approx(score, abs=1e-9)


@given(tables)
def test_a_part_without_evidence_is_0(candidates: list[dict[str, float]]) -> None:
    ranked = rank(table(*candidates), weights({}))
    assert not ranked.parts[~ranked.known].any()


def test_equal_candidates_stand_in_the_order_of_the_table() -> None:
    assert rank(table({}, {}, {}), weights({})).order.tolist() == [0, 1, 2]


def test_nobody_is_ranked_where_nobody_is_linked() -> None:
    assert rank(table(), weights({})).order.tolist() == []


def test_a_weight_of_the_bureau_goes_before_the_prior_one() -> None:
    used = weights({"tie": 0.0})
    assert used.model == "bureau.toml"
    assert rank(table({"ties": 1.0}), used).scores == rank(table({}), used).scores


@pytest.mark.parametrize("told", ["bureau.toml", "--weight"])
def test_an_unknown_feature_is_refused_with_those_that_exist(told: str) -> None:
    with pytest.raises(UsageError) as refused:
        settled({"运气": 1.0}, told)
    assert "运气" in refused.value.message
    assert "scale(规模)" in refused.value.hint
    assert refused.value.where == told


def test_a_feature_is_called_by_its_label_too() -> None:
    assert settled({"规模": 1.0, "tie": 2.0}, "--weight") == {"scale": 1.0, "tie": 2.0}


@pytest.mark.parametrize("weight", [math.nan, math.inf, -math.inf, -1.0, 1e9])
def test_a_weight_that_is_no_usable_number_is_refused(weight: float) -> None:
    with pytest.raises(UsageError, match="scale"):
        settled({"scale": weight}, "bureau.toml")


def test_what_is_asked_goes_before_the_bureau_and_that_before_what_was_learned() -> None:
    learned = {"tie": 3.0, "scale": 3.0, "lists": 3.0}
    used = weights({"tie": 2.0, "scale": 2.0}, learned, {"tie": 1.0})
    assert (used.values["tie"], used.values["scale"], used.values["lists"]) == (1.0, 2.0, 3.0)
    assert used.model == "what-if"
    assert weights({}, learned).model == "learned"


def test_10_000_enterprises_are_ranked_in_a_tenth_of_a_second() -> None:
    random = np.random.default_rng(7)
    many = Table(**{n: random.uniform(0.01, 1.0, 10_000) for n in NAMES})
    rank(many, weights({}))
    begun = time.perf_counter()
    rank(many, weights({}))
    assert time.perf_counter() - begun < 0.1


def test_every_feature_says_in_chinese_what_it_is() -> None:
    for feature in FEATURES:
        assert any("一" <= sign <= "鿿" for sign in feature.text), feature.name
        assert feature.weight > 0


@pytest.mark.parametrize(
    ("industries", "asked", "share"),
    [
        (["银行"], "碳纤维", 1.0),
        (["钢铁", "房地产"], "H型钢", 1 / 3),
        (["供应链贸易", "物流"], "冷链物流", 0.0),
        (["乳制品"], "液态奶", 0.0),
        ([], "液态奶", 0.0),
    ],
)
def test_trades_that_build_no_factories(industries: list[str], asked: str, share: float) -> None:
    assert foreign_share(industries, asked)[0] == pytest.approx(share)


def test_a_revenue_of_nothing_is_the_smallest_size():
    sized = table({"revenue": 0.0}, {"revenue": 1e6}, {"revenue": 5e11})
    sizes = scale(sized)
    assert list(sizes[:2]) == [-3.0, -3.0]
    assert sizes[2] > 0
