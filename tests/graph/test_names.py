"""Names and codes of enterprises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.names import credit_code, legal_name, product_name, simplified, squeeze, stock_code


@pytest.mark.parametrize(
    "spelling",
    [
        "中航工业(汉中)有限公司",
        "中航工业（汉中）有限公司",
        "中航工業〔漢中〕有限公司",
        " 中航 工业（汉中)\u200b有限公司\n",
    ],
)
def test_spellings_of_one_legal_name_have_one_form(spelling):
    assert legal_name(spelling) == "中航工业(汉中)有限公司"


def test_the_case_of_letters_does_not_count_in_a_legal_name():
    assert legal_name("Tcl科技集团股份有限公司") == legal_name("TCL科技集团股份有限公司")


def test_a_plant_is_not_its_parent():
    assert legal_name("陕西飞机工业有限责任公司") != legal_name("陕西飞机工业集团有限公司")


SIGNS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xFF01, 0xFF5F)))) + "　〔〕【】《》·\u200b"
NAMES = st.text(st.sampled_from(SIGNS) | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF))


@given(NAMES)
def test_a_normal_form_is_its_own_normal_form(text):
    assert legal_name(legal_name(text)) == legal_name(text)
    assert squeeze(squeeze(text)) == squeeze(text)


def test_names_that_are_simplified_already_stay_as_they_are():
    assert simplified("乾照光电") == "乾照光电"


def test_traditional_names_are_simplified():
    assert simplified("瀋陽鼓風機集團") == "沈阳鼓风机集团"


def test_a_product_keeps_the_case_of_its_letters():
    assert product_name(" LiFePO4 （電池級） ") == "LiFePO4(电池级)"


@pytest.mark.parametrize(
    "code",
    [
        "914403001922038216",  # 华为技术有限公司
        "91330100799655058B",  # 阿里巴巴(中国)有限公司
        "9144030071526726XG",  # 深圳市腾讯计算机系统有限公司
        "91440300192317458F",  # 比亚迪股份有限公司
        "91110000710926094P",  # 中国石油化工股份有限公司
    ],
)
def test_a_credit_code_with_its_check_digit_is_one(code):
    assert credit_code(code) == code
    assert credit_code(f" {code.lower()} ") == code


@pytest.mark.parametrize(
    "text",
    [
        "914403001922038217",  # last digit wrong
        "914403001922083216",  # two digits exchanged
        "91440300192203821",  # too short
        "91440300192203821O",  # O is no sign of a code
        "11010519491231002X",  # an identity number, valid by its own check digit
        "",
        "—",
    ],
)
def test_what_fails_the_check_digit_is_no_credit_code(text):
    assert credit_code(text) is None


@pytest.mark.parametrize(
    "text", ["600438", "600438.SH", "SH600438", "sh.600438", "600438SH", "600438.XSHG"]
)
def test_a_stock_code_is_read_in_every_usual_form(text):
    assert stock_code(text) == "600438.SH"


@pytest.mark.parametrize(
    ("digits", "market"),
    [
        ("000001", "SZ"),
        ("300750", "SZ"),
        ("688981", "SH"),
        ("900901", "SH"),
        ("830799", "BJ"),
        ("920002", "BJ"),
    ],
)
def test_the_first_digits_tell_the_market(digits, market):
    assert stock_code(digits) == f"{digits}.{market}"


@pytest.mark.parametrize("text", ["09618", "100001", "SH600438SZ", "BABA", "", "六〇〇四三八"])
def test_other_codes_are_no_a_share_codes(text):
    assert stock_code(text) is None
