"""Projects that a firm and an amount tell, and goals that go on from the figure before."""

import pytest

from ingest.documents.reading import read_document


def facts(words: str, kind: str) -> list:
    read = read_document("a.txt", f"绵阳市2023年招商引资工作情况\n{words}".encode())
    return [f for f in read.facts if f.kind.value == kind]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "引进浙江新和成股份有限公司投资8亿元的维生素E项目。",
            ("维生素E项目", "浙江新和成股份有限公司", 8e8, "落地"),
        ),
        (
            "河南多氟多新材料股份有限公司计划投资5.6亿元建设的钠电项目已开工。",
            ("钠电项目", "河南多氟多新材料股份有限公司", 5.6e8, "开工"),
        ),
        (
            "与宁德时代签订了总投资30亿元的电芯项目。",
            ("电芯项目", "宁德时代", 3e9, "签约"),
        ),
        (
            "与浙江创芯半导体有限公司签约，投资20亿元建设高阶封装基板项目，全部建成后年产值30亿元。",
            ("高阶封装基板项目", "浙江创芯半导体有限公司", 2e9, "签约"),
        ),
        (
            "与杭州云数智科技有限公司签订智算中心项目合作协议，项目总投资15亿元。",
            ("智算中心项目", "杭州云数智科技有限公司", 1.5e9, "签约"),
        ),
        (
            "交城县与浙江正光新能源开发有限公司签约，投资6.8亿元建设分布式光伏项目。",
            ("分布式光伏项目", "浙江正光新能源开发有限公司", 6.8e8, "签约"),
        ),
        (
            "浙江新和成股份有限公司投资8亿元的蛋氨酸项目落户，预计明年6月投产。",
            ("蛋氨酸项目", "浙江新和成股份有限公司", 8e8, "落户"),
        ),
    ],
)
def test_a_firm_with_an_amount_names_its_project(words, expected):
    found = facts(words, "project")
    fields = ("firm", "amount_yuan", "stage")
    assert [(f.value, *(f.fields[k] for k in fields)) for f in found] == [expected]
    assert not [f for f in facts(words, "indicator") if f.value == expected[2]]


def test_a_firm_with_an_amount_and_no_name_is_no_project():
    assert facts("浙江新和成股份有限公司投资8亿元的重大项目。", "project") == []


def test_a_goal_goes_on_from_the_growth_and_not_from_an_earlier_sentence():
    words = (
        "引进浙江新和成股份有限公司投资8亿元的维生素E项目。\n二、2024年计划\n"
        "引进到位资金增长12%以上，力争达到370亿元。"
    )
    assert [(f.value, f.fields["name"]) for f in facts(words, "goal")] == [
        (12.0, "引进到位资金同比增长"),
        (3.7e10, "引进到位资金"),
    ]


def test_a_line_that_begins_with_a_project_tells_the_rest_of_it():
    words = (
        "1.柔性线路板项目。7月9日签约，落户濂溪区，投资方为深圳鑫显技术有限公司，计划总投资12亿元，"
        "全部投产后预计年产柔性线路板180万平方米。\n"
        "2.半导体封装材料生产线项目。由江苏华封半导体材料有限公司投资9.6亿元建设。"
    )
    found = facts(words, "project")
    fields = ("firm", "amount_yuan", "stage")
    assert [(f.value, *(f.fields[k] for k in fields)) for f in found] == [
        ("柔性线路板项目", "深圳鑫显技术有限公司", 1.2e9, "签约"),
        ("半导体封装材料生产线项目", "江苏华封半导体材料有限公司", 9.6e8, None),
    ]
    assert facts(words, "indicator") == []
    assert facts(words, "goal") == []


def test_the_next_sentence_may_tell_the_firm():
    words = "大丰港氢基能源一体化项目开工。该项目由国家能源集团江苏电力有限公司投资建设。"
    assert [f.fields["firm"] for f in facts(words, "project")] == ["国家能源集团江苏电力有限公司"]


def test_firms_of_whom_projects_are_counted_are_no_projects():
    assert facts("推动宁德时代等3个项目10月底前开工。", "project") == []


def test_a_project_that_says_what_is_made_may_have_its_amount_behind_it():
    words = "太子参饮片及提取物生产线项目投资3.2亿元，已于今年4月投产。重点项目投资50亿元。"
    found = facts(words, "project")
    assert [(f.value, f.fields["amount_yuan"]) for f in found] == [
        ("太子参饮片及提取物生产线项目", 3.2e8)
    ]


def test_a_later_mention_fills_what_the_first_left_open():
    words = "浙江新和成股份有限公司蛋氨酸扩产项目签约。浙江新和成股份有限公司蛋氨酸扩产项目总投资8亿元。"
    found = facts(words, "project")
    assert [(f.value, f.fields["amount_yuan"], f.fields["stage"]) for f in found] == [
        ("蛋氨酸扩产项目", 8e8, "签约")
    ]
    assert facts(words, "indicator") == []
