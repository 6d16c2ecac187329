"""What is reported and what is aimed at; shares in tenths, falls, and capacities of projects."""

import pytest

from ingest.documents.reading import read_document


def figures(words: str, title: str = "衡水市2024年上半年招商引资工作情况") -> list[tuple]:
    read = read_document("a.txt", f"{title}\n{words}".encode())
    return [
        (f.kind.value, f.value, f.fields["unit"], f.fields["name"])
        for f in read.facts
        if f.kind.value in ("indicator", "goal")
    ]


PLAN = "衡水市2024年产业链招商工作方案\n一、目标任务"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("资金到位率六成。", [("indicator", 60.0, "%", "资金到位率")]),
        ("产值占规上工业总产值的九成以上。", [("indicator", 90.0, "%", "产值占规上工业总产值")]),
        ("履约率达到八成五，", [("indicator", 85.0, "%", "履约率")]),
        ("招商成果斐然，项目一成立就投产，完成三成立项。", []),
        (
            "实际使用内资同比增长-2.1个百分点。",
            [("indicator", -2.1, "个百分点", "实际使用内资同比增长")],
        ),
        ("工业投资增速为-3.2%。", [("indicator", -3.2, "%", "工业投资同比增长")]),
        (
            "实际利用外资同比下降3.5%，完成3200万美元。",
            [
                ("indicator", 3.5, "%", "实际利用外资同比下降"),
                ("indicator", 3.2e7, "美元", "实际利用外资"),
            ],
        ),
    ],
)
def test_results_are_named_and_have_their_sign(words, expected):
    assert figures(words) == expected


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (
            "力争引进项目120个。实际利用外资同比下降3.5%，完成3200万美元。",
            ["goal", *["indicator"] * 2],
        ),
        ("去年，全市实现到位资金540亿元，完成签约项目120个。", ["indicator"] * 2),
        ("力争全年单位能耗下降3%。", ["goal"]),
        ("四季度全市还将开工亿元以上项目120个。", ["goal"]),
        ("截至7月底，开工率94.49%。", ["indicator"]),
    ],
)
def test_a_plan_holds_results_as_well(words, kinds):
    assert [kind for kind, *_ in figures(words, PLAN)] == kinds


def test_what_a_project_makes_each_year_is_its_capacity_and_no_result():
    words = (
        "陕西秦齿齿轮有限责任公司新能源传动系统项目，总投资30亿元，年产30万台，预计明年6月投产。"
    )
    read = read_document("a.txt", f"宝鸡市项目建设情况\n{words}".encode())
    project = next(f for f in read.facts if f.kind.value == "project")
    assert project.fields["capacity"] == "年产30万台"
    assert project.fields["stage"] is None
    assert not [f for f in read.facts if f.kind.value in ("indicator", "goal")]


def test_the_year_of_the_title_is_the_documents():
    words = "衡水市2024年上半年工作情况\n今年一季度签约项目12个。2023年9月和2023年10月另签30个。"
    read = read_document("a.txt", words.encode())
    assert [f.fields["period"] for f in read.facts if f.value == 12.0] == ["2024年一季度"]
