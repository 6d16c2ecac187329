import pytest

from ingest.kinds.projects import PROJECT

HEADER = (
    "项目名称,投资方,总投资(亿元),到位资金(万元),产业链,环节,产品,所在区县,园区,阶段,签约日期\n"
)
ROW = "修正生物医药健康城一期,修正药业集团,6,3000,生物医药,中药饮片,胶囊剂、片剂,城固县,汉中航空经济技术开发区,开工,2023-05\n"


def test_a_row_of_a_ledger_is_a_project_in_its_place_by_its_investor(read):
    found = read(PROJECT, HEADER + ROW)
    project = "修正生物医药健康城一期@610700"
    assert found.of("RECORDS") == [
        (
            "tests/名册",
            project,
            {
                "title": "修正生物医药健康城一期",
                "stage": "开工",
                "products": ("胶囊剂", "片剂"),
                "amount": 600_000_000,
                "arrived": 30_000_000,
                "signed_on": "2023-05",
            },
        )
    ]
    assert [(s, e) for s, e, _ in found.of("IN")] == [
        (project, "610722"),
        (project, "汉中航空经济技术开发区@610700"),
    ]
    assert [(s, e) for s, e, _ in found.of("BY")] == [(project, "修正药业集团")]
    assert [(s, e) for s, e, _ in found.of("FILLS")] == [(project, "生物医药/中药饮片")]


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("在建", "开工"),
        ("已签约", "签约"),
        ("竣工投产", "投产"),
        ("在谈", "洽谈"),
        ("终止", "终止"),
    ],
)
def test_stages_are_known_by_the_words_of_ledgers(read, word, stage):
    assert (
        read(PROJECT, f"项目名称,阶段\n佛坪抽水蓄能电站,{word}\n").one("RECORDS")["stage"] == stage
    )


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("佛坪抽水蓄能电站,快了,,", "阶段"),
        (",签约,,", "项目名称"),
        ("佛坪抽水蓄能电站,,2023-13,", "签约日期"),
        ("佛坪抽水蓄能电站,,,很大", "总投资"),
    ],
)
def test_a_project_that_cannot_be_understood_is_given_back(read, row, column):
    [bad] = read(PROJECT, f"项目名称,阶段,签约日期,总投资(亿元)\n{row}\n").bad
    assert bad.column == column


def test_a_county_or_its_city_mean_one_project(read):
    text = "项目名称,所在区县\n佛坪抽水蓄能电站,佛坪县\n佛坪抽水蓄能电站,汉中市\n"
    assert {end for _, end, _ in read(PROJECT, text).of("RECORDS")} == {"佛坪抽水蓄能电站@610700"}


def test_a_project_without_a_segment_is_linked_by_its_words(read):
    rows = "项目名称,产品,环节,所在区县\n城固中药饮片加工,航空锻铸件,,\n饮片二期,航空锻铸件,锌冶炼,汉台区\n"
    found = read(PROJECT, rows)
    by_words = [(e, p["certainty"], p["why"]) for s, e, p in found.of("FILLS") if "城固" in s]
    assert by_words == [
        ("航空装备/航空锻铸件", 0.95, "产品中写有环节名“航空锻铸件”"),
        ("生物医药/中药饮片", 0.95, "项目名称中写有环节名“中药饮片”"),
    ]
    stated = [(e, p["certainty"]) for s, e, p in found.of("FILLS") if "二期" in s]
    assert stated == [("现代材料/锌冶炼", 1.0)]
    places = {s: (e, p.get("why")) for s, e, p in found.of("IN")}
    assert places["城固中药饮片加工@610700"] == ("610722", "项目名称以地名开头")
    assert places["饮片二期@610700"] == ("610702", None)
