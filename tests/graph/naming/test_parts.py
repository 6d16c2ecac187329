"""Names taken apart."""

import pytest

from graph.naming.parts import parse_name


@pytest.mark.parametrize(
    ("text", "region", "brand", "trade", "legal"),
    [
        ("四川华体照明科技股份有限公司", "四川", "华体", "照明科技", "股份"),
        ("山东潍坊润丰化工股份有限公司", "山东潍坊", "润丰", "化工", "股份"),
        ("华为(上海)技术有限公司", "上海", "华为", "技术", "有限"),
        ("華為技術有限公司", "", "华为", "技术", "有限"),
        ("利欧股份", "", "利欧", "", "股份"),
        ("马应龙药业集团股份有限公司", "", "马应龙", "药业", "股份"),
        ("TCL科技集团股份有限公司", "", "TCL", "科技", "股份"),
    ],
)
def test_region_brand_trade_and_legal_form(text, region, brand, trade, legal):
    parts = parse_name(text)
    assert (parts.region, parts.brand, parts.trade, parts.legal) == (region, brand, trade, legal)


@pytest.mark.parametrize("text", ["*ST海马", "ST海马", "S*ST海马", "退市海马", "海马退", "海马-U"])
def test_marks_of_the_exchange_are_no_part_of_the_name(text):
    assert parse_name(text).bare == "海马"
    assert parse_name(text).marked


def test_letters_that_only_look_like_a_mark_stay():
    assert parse_name("STX造船(大连)有限公司").brand.startswith("STX")
    assert parse_name("TCL科技").brand == "TCL"


def test_a_group_is_one_by_its_own_name_alone():
    assert parse_name("浙江恒逸集团有限公司").group
    assert parse_name("中国嘉陵工业股份有限公司(集团)").group
    assert not parse_name("攀钢集团重庆钛业有限公司").group


def test_a_branch_is_told():
    assert parse_name("中国石油天然气股份有限公司大庆分公司").branch
    assert not parse_name("大庆油田有限责任公司").branch


@pytest.mark.parametrize("slipped", ["股份有宏公司", "股份限公司", "份股有限公司", "股有份限公司"])
def test_a_legal_form_with_a_slip_is_read_as_meant(slipped):
    parts = parse_name(f"瑞松新材料集团{slipped}")
    assert (parts.stem, parts.legal, parts.group) == ("瑞松新材料", "股份", True)


def test_any_text_has_parts():
    for text in ("", "(", "有限公司", "上海", "集团", "*ST", "((()))", "1", "股份"):
        parse_name(text)
