import pytest

from ingest.rows import BadCell, Cell
from ingest.values import (
    amount,
    date,
    flag,
    integer,
    is_absent,
    lacks_unit,
    rank,
    share,
    split,
)


def cell(text, unit=""):
    return Cell("列", text, unit)


@pytest.mark.parametrize(
    "text", ["", "—", "--", "N/A", "n/a", "#N/A", "无", "暂无", "/", " － ", "NULL"]
)
def test_a_cell_that_says_nothing_is_absent(text):
    assert is_absent(text)
    assert (
        amount(cell(text)) is integer(cell(text)) is share(cell(text)) is date(cell(text)) is None
    )


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("1,234.5亿元", "", 123_450_000_000),
        ("1,234.5", "亿元", 123_450_000_000),
        ("１２３４．５亿元", "", 123_450_000_000),
        ("386489168", "万元", 3_864_891_680_000),
        ("3,8648,9168", "万元", 3_864_891_680_000),
        ("1.2万亿元", "", 1_200_000_000_000),
        ("98.54亿", "", 9_854_000_000),
        ("约 5 亿元", "", 500_000_000),
        ("￥500万元", "", 5_000_000),
        ("人民币3千万元", "", 30_000_000),
        ("1.5e3", "万元", 15_000_000),
        ("-12", "万元", -120_000),
        ("5亿元", "万元", 500_000_000),
        ("0", "元", 0),
    ],
)
def test_an_amount_is_yuan_and_takes_its_unit_from_the_cell_before_the_header(text, unit, yuan):
    assert amount(cell(text, unit)) == yuan


def test_an_amount_without_a_unit_is_not_guessed():
    assert amount(cell("1234")) is None
    assert lacks_unit(cell("1234"))
    assert not lacks_unit(cell("1234", "万元"))
    assert not lacks_unit(cell("—"))


@pytest.mark.parametrize(
    "text", ["很多", "12..5亿元", "1,2,3,4亿元", "=A1+B1", "5亿美元", "3-5亿元"]
)
def test_a_text_that_is_no_amount_is_given_back(text):
    with pytest.raises(BadCell, match="不是金额") as bad:
        amount(cell(text, "万元"))
    assert (bad.value.column, bad.value.value) == ("列", text)
    assert "1234.5亿元" in bad.value.expected


def test_an_impossible_amount_is_given_back():
    with pytest.raises(BadCell, match="大得不可能"):
        amount(cell("9999999999亿元"))


@pytest.mark.parametrize(
    ("text", "people"), [("1,234人", 1234), ("1.2万", 12000), ("350.0", 350), ("约500人", 500)]
)
def test_people_are_whole_numbers(text, people):
    assert integer(cell(text)) == people


@pytest.mark.parametrize("text", ["12.5", "-3", "很多", "3亿元", "99999999999"])
def test_no_number_of_people_is_given_back(text):
    with pytest.raises(BadCell):
        integer(cell(text))


@pytest.mark.parametrize(
    ("text", "unit", "part"),
    [("0.51", "", 0.51), ("51%", "", 0.51), ("５１％", "", 0.51), ("51", "%", 0.51)],
)
def test_a_share_is_between_0_and_1(text, unit, part):
    assert share(cell(text, unit)) == part


@pytest.mark.parametrize("text", ["120%", "51", "-0.1", "过半", "inf"])
def test_a_share_beyond_is_given_back(text):
    with pytest.raises(BadCell):
        share(cell(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023", "2023"),
        ("2023年", "2023"),
        ("2023-10", "2023-10"),
        ("2023年10月", "2023-10"),
        ("2023.1.8", "2023-01-08"),
        ("2023/10/8", "2023-10-08"),
        ("2023年10月8日", "2023-10-08"),
        ("2023-10-08 00:00:00", "2023-10-08"),
        ("20231008", "2023-10-08"),
        ("45207", "2023-10-08"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text, day):
    assert date(cell(text)) == day


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "去年", "23年", "10月8日"])
def test_what_the_calendar_does_not_have_is_given_back(text):
    with pytest.raises(BadCell, match="不是日期"):
        date(cell(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [("3", 3), ("第3名", 3), ("No.3", 3), ("３", 3), ("3.0", 3), ("#3", 3), ("第12位", 12)],
)
def test_a_place_in_a_list(text, place):
    assert rank(cell(text)) == place


@pytest.mark.parametrize("text", ["前十", "—", "0", "A", "1-3", "3.5"])
def test_a_place_without_a_number_is_given_back(text):
    with pytest.raises(BadCell, match="不是名次"):
        rank(cell(text))


def test_yes_and_no():
    assert flag(cell("是")) is True
    assert flag(cell("√")) is True
    assert flag(cell("否")) is False
    assert flag(cell("")) is None
    with pytest.raises(BadCell):
        flag(cell("大概"))


def test_a_cell_holds_several_values():
    assert split("模锻件、环形锻件；铸件;叶片\n轴、—、") == [
        "模锻件",
        "环形锻件",
        "铸件",
        "叶片",
        "轴",
    ]
