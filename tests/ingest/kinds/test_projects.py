import pytest

from ingest.kinds.projects import PROJECT

HEADER = (
    "项目名称,投资方,总投资(亿元),到位资金(万元),产业链,环节,产品,所在区县,园区,阶段,签约日期\n"
)
ROW = "修正生物医药健康城一期,修正药业集团,6,3000,生物医药,中药饮片,胶囊剂、片剂,城固县,汉中航空经济技术开发区,开工,2023-05\n"


def test_a_row_of_a_ledger_is_a_project_in_its_place_by_its_investor(read):
    found = read(PROJECT, HEADER + ROW)
    project = "修正生物医药健康城一期@610722"
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
        (",签约,,", "项目名称"),
        ("佛坪抽水蓄能电站,,2023-13,", "签约日期"),
        ("佛坪抽水蓄能电站,,,很大", "总投资"),
    ],
)
def test_a_project_that_cannot_be_understood_is_given_back(read, row, column):
    [bad] = read(PROJECT, f"项目名称,阶段,签约日期,总投资(亿元)\n{row}\n").bad
    assert bad.column == column


LINES = "项目名称,投资方,总投资(亿元),所在区县\n"


def test_projects_of_one_name_in_two_counties_are_two(read):
    rows = "汽车线束,天海汽车电子有限公司,2,城固县\n汽车线束,立讯精密工业股份有限公司,5,勉县\n"
    found = read(PROJECT, LINES + rows)
    assert [e for _, e, _ in found.of("RECORDS")] == ["汽车线束@610722", "汽车线束@610725"]
    assert {s for s, _, _ in found.of("BY")} == {"汽车线束@610722", "汽车线束@610725"}


@pytest.mark.parametrize("other", ["城固县", "城固", ""])
def test_projects_of_one_name_and_place_by_two_firms_are_two_whatever_their_order(read, other):
    first = "汽车线束,天海汽车电子有限公司,2,城固县\n"
    second = f"汽车线束,立讯精密工业股份有限公司,5,{other}\n"
    one, two = (read(PROJECT, LINES + rows) for rows in (first + second, second + first))
    assert sorted(one.of("BY")) == sorted(two.of("BY"))
    code = "610722" if other else "610700"
    assert {s for s, _, _ in one.of("BY")} == {
        "汽车线束(天海汽车电子有限公司)@610722",
        f"汽车线束(立讯精密工业股份有限公司)@{code}",
    }


def test_a_project_of_two_firms_on_two_lines_is_one(read):
    rows = "汽车线束,天海汽车电子有限公司,2,城固县\n汽车线束,立讯精密工业股份有限公司,2,城固县\n"
    found = read(PROJECT, LINES + rows)
    assert {s for s, _, _ in found.of("BY")} == {"汽车线束@610722"}
    assert len(found.of("BY")) == 2


def test_firms_that_bid_together_are_told_and_are_no_enterprise(read):
    rows = (
        "汽车线束,天海集团联合体,2,城固县\n换电站,奥动新能源(暂定)、天海汽车电子有限公司,2,城固县\n"
    )
    found = read(PROJECT, LINES + rows)
    assert [e for _, e, _ in found.of("BY")] == ["奥动新能源", "天海汽车电子有限公司"]
    assert found.messages == ["投资方中有 1 处是联合体,不是一家企业,没有取用:天海集团联合体"]


def test_a_place_that_nobody_knows_is_told_and_the_project_stays(read):
    found = read(PROJECT, LINES + "汽车线束,天海汽车电子有限公司,2,鱼梁洲\n")
    assert found.bad == []
    assert [(s, e) for s, e, _ in found.of("IN")] == [("汽车线束@610700", "610700")]
    assert found.messages == ["所在区县中有 1 处看不出是哪里,按本地处理:鱼梁洲"]


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
    assert places["城固中药饮片加工@610722"] == ("610722", "项目名称以地名开头")
    assert places["饮片二期@610702"] == ("610702", None)


def test_the_headers_of_investment_bureaus_are_understood(read):
    found = read(
        PROJECT,
        "序号,项目名称,建设规模及内容,甲方,乙方,协议金额（亿元）,2024年计划投资,落地县（区）,"
        "建设地点,项目所处阶段,开工时间,市级包联领导\n"
        "1,环形件项目,新建环形锻件生产线两条,城固县人民政府,陕西三角航空锻造有限公司,5,1,城固县,"
        "柳林镇,主体已封顶,2024年3月底,王某某\n",
    )
    record = found.one("RECORDS")
    assert record["amount"] == 500_000_000
    assert record["stage"] == "开工"
    assert record["started_on"] == "2024-03"
    assert record["dates_said"] == ("开工日期 2024年3月底",)
    assert record["content"] == "新建环形锻件生产线两条"
    assert [end for _, end, _ in found.of("BY")] == ["陕西三角航空锻造有限公司"]
    assert [end for _, end, _ in found.of("IN")] == ["610722"]
    assert found.messages == [
        "个人信息列不取:市级包联领导",
        "没有用到的列:甲方、2024年计划投资",
    ]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("招引企业", "投资方"),
        ("招商企业", "投资方"),
        ("投资商", "投资方"),
        ("投资企业名称", "投资方"),
        ("客商名称", "投资方"),
        ("企业", "投资方"),
        ("项目总投资（亿元）", "总投资"),
        ("协议总投资(万元)", "总投资"),
        ("计划总投资（亿元）", "总投资"),
        ("建设内容", "建设内容"),
        ("落地县（区）", "所在区县"),
        ("建设地点", "地点"),
        ("项目进展情况", "阶段"),
        ("项目进度", "阶段"),
    ],
)
def test_headers_of_ledgers_mean_what_they_say(read, header, column):
    assert column in read(PROJECT, f"项目名称,{header}\n甲,\n").content.columns


@pytest.mark.parametrize("header", ["甲方", "引资单位", "2024年计划投资(亿元)", "计划开工时间"])
def test_headers_that_mean_something_else_stay_unused_and_are_told(read, header):
    found = read(PROJECT, f"项目名称,{header}\n甲,\n")
    assert found.content.columns == {"项目名称"}
    assert f"没有用到的列:{header}" in found.messages


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年上半年", "2024"),
        ("2024年二季度", "2024"),
        ("2024年3月底", "2024-03"),
        ("二季度", None),
        ("拟于2025年开工", None),
        ("2025年底前", None),
    ],
)
def test_a_date_in_words_keeps_the_row_and_its_words(read, words, day):
    found = read(PROJECT, f"项目名称,开工时间\n佛坪抽水蓄能电站,{words}\n")
    assert found.bad == []
    assert found.one("RECORDS").get("started_on") == day
    assert found.one("RECORDS")["dates_said"] == (f"开工日期 {words}",)


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("土地平整", "开工"),
        ("已竣工试产", "投产"),
        ("已签约,正在办理前期手续", "签约"),
        ("主体已封顶,预计年底投产", "开工"),
        ("已签约未开工", "签约"),
        ("尚未签约", None),
        ("建成后年产值10亿元", None),
        ("快了", None),
    ],
)
def test_a_passage_on_progress_tells_what_was_reached(read, words, stage):
    found = read(PROJECT, f'项目名称,项目进展情况\n佛坪抽水蓄能电站,"{words}"\n')
    assert found.one("RECORDS").get("stage") == stage
    assert bool(found.notes) == (stage is None)


def test_the_investor_stands_in_whichever_column_names_one(read):
    rows = "项目名称,招商企业,客商名称,投资商\n甲,浙江新和成股份有限公司,,\n乙,,深圳市同兴达科技股份有限公司,\n丙,丁有限公司,,戊有限公司\n"
    found = read(PROJECT, rows)
    assert [end for _, end, _ in found.of("BY")] == [
        "浙江新和成股份有限公司",
        "深圳市同兴达科技股份有限公司",
        "戊有限公司",
    ]
    assert not found.messages


def test_a_project_in_two_counties_lies_in_both(read):
    found = read(PROJECT, "项目名称,所在区县\n佛坪抽水蓄能电站,佛坪县、城固县\n")
    assert sorted(end for _, end, _ in found.of("IN")) == ["610722", "610730"]


@pytest.mark.parametrize("text", ["5000万美元", "$5亿", "5-8亿元", "面议", "待定", "洽谈中"])
def test_an_amount_that_is_no_one_sum_of_yuan_is_told_and_the_row_stays(read, text):
    found = read(PROJECT, f"项目名称,总投资(亿元)\n佛坪抽水蓄能电站,{text}\n")
    assert found.bad == []
    assert "amount" not in found.one("RECORDS")
    assert bool(found.notes) == (text != "待定")  # 待定 says as little as an empty cell
