import pytest

from ingest.personal import is_identity_number, is_personal_header, looks_like_person, mask


@pytest.mark.parametrize(
    "header",
    [
        "联系人",
        "联系电话",
        "手机",
        "手机号码",
        "邮箱",
        "E-mail",
        "身份证号",
        "法定代表人",
        "法人",
        "微信",
        "填报人",
        "链长",
        "市级链长",
        "包抓领导",
        "包联领导（职务）",
        "副组长",
        "成员",
        "招商人员",
        "企业联络员",
        "客商姓名",
        "首席服务员",
        "实际控制人",
    ],
)
def test_columns_of_persons_are_recognised(header):
    assert is_personal_header(header)


@pytest.mark.parametrize(
    "header",
    [
        "企业名称",
        "法人单位名称",
        "员工人数",
        "主营产品",
        "地址",
        "链长单位",
        "成员企业",
        "从业人员",
        "领导小组文号",
    ],
)
def test_columns_of_firms_are_not(header):
    assert not is_personal_header(header)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("联系张经理13800138000", "联系张经理***"),
        ("电话 138-0013-8000", "电话 ***"),
        ("+86 13800138000", "***"),
        ("身份证11010519491231002X", "身份证***"),
    ],
)
def test_numbers_of_persons_are_masked_wherever_they_stand(text, masked):
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text", ["91610000220523120R", "600438.SH", "1380013", "2023-10-08", "0.13800138000"]
)
def test_numbers_of_firms_stay(text):
    assert mask(text) == text


def test_an_identity_number_has_a_birthday_and_a_check_digit():
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")
    assert not is_identity_number("110105194913310021")


@pytest.mark.parametrize("text", ["张三", "李某某、王五", "欧阳修", "自然人:张三(51%)", "陈明夫妇"])
def test_the_shape_of_a_persons_name_is_seen(text):
    assert looks_like_person(text)


@pytest.mark.parametrize("text", ["比亚迪", "宁德时代", "中国航空工业集团", "修正药业", "TCL"])
def test_names_of_firms_have_another(text):
    assert not looks_like_person(text)
