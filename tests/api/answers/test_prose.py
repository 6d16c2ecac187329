"""Sentences of the program as offices print them."""

import pytest

from api.answers.prose import cut, prose


@pytest.mark.parametrize(
    ("said", "printed"),
    [
        ("营业收入 4,807 亿元(2025 年),居第 51 位;见 groups.csv",
         "营业收入 4,807 亿元（2025 年），居第 51 位；见 groups.csv"),
        ("算不出(外地只有 1 个),按 0.5 计", "算不出（外地只有 1 个），按 0.5 计"),
        ("上游 5 个(甲(集团)、乙等)与它相连", "上游 5 个（甲（集团）、乙等）与它相连"),
        ("改好,放回 rejects/,再建图", "改好，放回 rejects/，再建图"),
        ("增长 +0.03:中铝", "增长 +0.03：中铝"),
    ],
)  # fmt: skip
def test_punctuation_beside_chinese_is_full_width(said, printed):
    assert prose(said) == printed
    assert prose(printed) == printed


@pytest.mark.parametrize(
    "kept", ["", "4,807", "12:30", "http://127.0.0.1:8000/", "f(x, y); a", "chains/航空.yaml"]
)
def test_numbers_times_and_addresses_stay(kept):
    assert prose(kept) == kept


def test_an_urgency_never_shows_a_threshold_that_it_misses():
    assert (cut(0.5999), cut(0.6), cut(0.617)) == ("0.59", "0.60", "0.61")
