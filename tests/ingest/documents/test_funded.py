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
