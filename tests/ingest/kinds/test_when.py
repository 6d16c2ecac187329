"""Dates that ledgers write, in figures and in words."""

import pytest

from ingest.kinds.when import When, when
from ingest.rows import BadCell, Cell


def said(text):
    return when(Cell("开工日期", text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年3月", "2024-03"),
        ("45000", "2023-03-15"),
        ("至2025年12月31日", "2025-12-31"),
        ("2024年4月已开工", "2024-04"),
        ("二〇二四年三月", "2024-03"),
        ("二〇二三年十二月二十一日", "2023-12-21"),
        ("2024年10月8日起", "2024-10-08"),
    ],
)
def test_a_date_needs_no_words(text, date):
    assert said(text) == When(date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2024年3月底", "2024-03"),
        ("2024年上半年", "2024"),
        ("2024年第3季度", "2024"),
        ("2024年3-4月", None),
        ("拟于2025年开工", None),
        ("2025年底前", None),
        ("3月底", None),
        ("自2023年5月1日起三年", None),
        ("长期", None),
    ],
)
def test_words_are_kept_with_as_much_of_a_date_as_is_sure(text, date):
    assert said(text) == When(date, text)


@pytest.mark.parametrize("text", ["2024-13", "2024年2月30日", "20241301", "7"])
def test_figures_that_no_calendar_has_are_a_mistake(text):
    with pytest.raises(BadCell, match="不是日期"):
        said(text)


@pytest.mark.parametrize("text", ["", "—", "暂无", "待定"])
def test_nothing_said_is_nothing(text):
    assert said(text) == When()
