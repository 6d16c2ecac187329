import pytest

from ingest.kinds.registers import COLUMNS
from ingest.tables.headers import understand, unit_cell, unit_in, words_of

WORDS = words_of(COLUMNS)


@pytest.mark.parametrize(
    ("text", "column", "unit", "year"),
    [
        ("企业名称", "企业名称", "", None),
        (" 企 业 名 称 ", "企业名称", "", None),
        ("企業名稱", "企业名称", "", None),
        ("*企业名称", "企业名称", "", None),
        ("企业名称(必填)", "企业名称", "", None),
        ("单位名称:", "企业名称", "", None),
        ("Company Name", "企业名称", "", None),
        ("营业收入(万元)", "营业收入", "万元", None),
        ("营业收入（亿元）", "营业收入", "亿元", None),
        ("营业收入[万元]", "营业收入", "万元", None),
        ("营业收入/万元", "营业收入", "万元", None),
        ("营业收入(单位:亿元)", "营业收入", "亿元", None),
        ("营业收入(人民币万元)", "营业收入", "万元", None),
        ("2023年营业收入(万元)", "营业收入", "万元", 2023),
        ("营业收入(2023年,亿元)", "营业收入", "亿元", 2023),
        ("2023年度营收", "营业收入", "", 2023),
        ("revenue_wan", "营业收入", "万元", None),
        ("Revenue (RMB 100 million)", "营业收入", "亿元", None),
        ("统一社会信用代码", "统一社会信用代码", "", None),
        ("县（市、区）", "所在区县", "", None),
        ("从业人数(人)", "员工人数", "人", None),
    ],
)
def test_a_header_is_understood_in_the_ways_people_write_it(text, column, unit, year):
    found = understand(text, WORDS)
    assert found
    assert (found.column, found.unit, found.year) == (column, unit, year)


@pytest.mark.parametrize("text", ["", "企业", "名称是否变更", "联系电话", "利润总额(万元)", "2023"])
def test_a_header_that_means_no_column(text):
    found = understand(text, WORDS)
    assert found is None or text == "企业"


def test_units_stand_alone_or_in_a_title():
    assert unit_cell("(万元)") == "万元"
    assert unit_cell("单位：亿元") == "亿元"
    assert unit_cell("汉中") == ""
    assert unit_in("汉中市重点企业名册（单位：万元）") == "万元"
    assert unit_in("汉中市重点企业名册") == ""
