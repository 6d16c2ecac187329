import pytest

from ingest.rows import FileRefused
from ingest.tables import csv_text


def read(text):
    return csv_text.read(text.encode(), ())


@pytest.mark.parametrize("sign", [",", "\t", ";", "|", "，"])
def test_the_sign_between_cells_is_found(sign):
    sheet = read(f"企业名称{sign}所在区县\n汉中锌业{sign}勉县\n")
    assert [cells for _, cells in sheet.rows] == [("企业名称", "所在区县"), ("汉中锌业", "勉县")]


def test_commas_within_text_do_not_win_over_the_sign_of_every_line():
    sheet = read("企业名称\t主营产品\n汉中锌业\t锌锭,锌合金,硫酸\n勉县钢铁\t钢\n")
    assert [len(cells) for _, cells in sheet.rows] == [2, 2, 2]


def test_a_cell_in_quotes_holds_line_breaks_and_rows_keep_the_number_of_their_line():
    sheet = read('企业名称,主营产品\n汉中锌业,"锌锭\n锌合金"\n勉县钢铁,钢\n')
    assert sheet.rows[1] == (2, ("汉中锌业", "锌锭\n锌合金"))
    assert sheet.rows[2] == (4, ("勉县钢铁", "钢"))


def test_a_quote_that_is_never_closed_swallows_no_row():
    sheet = read('企业名称,所在区县\n"汉中锌业,勉县\n勉县钢铁,勉县\n城固化工,城固县\n')
    assert len(sheet.rows) == 4
    assert sheet.problems == {2: "这一行的引号不成对"}
    assert sheet.rows[3][1] == ("城固化工", "城固县")


def test_a_page_of_the_web_named_csv_is_no_table():
    with pytest.raises(FileRefused, match="网页"):
        read("<html><table><tr><td>企业名称</td></tr></table></html>")


def test_a_row_of_thousands_of_cells_is_no_row():
    sheet = read("企业名称\n汉中锌业" + "," * 3000 + "\n")
    assert "列" in sheet.problems[2]


def test_blank_lines_and_line_ends_of_every_system_are_read():
    for end in ("\n", "\r\n", "\r"):
        sheet = read(f"企业名称,所在区县{end}{end}汉中锌业,勉县{end}")
        assert [cells for _, cells in sheet.rows if any(cells)] == [
            ("企业名称", "所在区县"),
            ("汉中锌业", "勉县"),
        ]
