"""Wordings of trade texts that single rules are for, each with what it must leave."""

import pytest

from ingest.documents.chains import chain_counts, chains
from ingest.documents.figures import figures
from ingest.documents.firms import firms, spans
from ingest.documents.heading import heading
from ingest.documents.mechanisms import mechanisms
from ingest.documents.normal import normalised
from ingest.documents.regions import clusters
from ingest.documents.text import Text
from ingest.documents.ventures import projects, ventures


def text(words: str) -> Text:
    return Text.of(normalised(words))


def values(found) -> list:
    return [fact.value for fact in found]


def told(words: str) -> list[tuple]:
    return [(f.kind.value, f.value, f.fields["name"]) for f in figures(text(words))]


def test_figures_before_the_unit_that_they_share_are_read():
    words = "履约率86%、开工率62%、到位率21%,分别较去年同期提升4.1、6.8、1.9个百分点。"
    assert told(words)[3:] == [
        ("indicator", 4.1, "履约率同比提升"),
        ("indicator", 6.8, "开工率同比提升"),
        ("indicator", 1.9, "到位率同比提升"),
    ]
    assert told("第4.1、6.8、1.9节提到3个项目。")[0][1] == 3.0


def test_a_signed_growth_is_one_and_a_sum_is_not():
    assert told("到位资金261亿元,同比+13.2%。")[1] == ("indicator", 13.2, "到位资金同比增长")
    assert told("组建“1+3”个专班。") == []


def test_what_a_goal_starts_from_is_no_goal():
    found = told("到2026年,产值突破400亿元;配套率由目前的31%提高到45%。")
    assert [(kind, value) for kind, value, _ in found] == [
        ("goal", 4e10),
        ("indicator", 31.0),
        ("goal", 45.0),
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("完成年度目标(480亿元)的54.46%。", ["goal", "indicator"]),
        ("利用外资4108万美元,完成全年计划的82.2%。", ["indicator", "indicator"]),
        ("总投资86亿元,年度计划投资29亿元,其中产业类项目24个。", ["indicator"] * 3),
    ],
)
def test_a_plan_that_is_named_makes_no_goal_of_its_share(words, expected):
    assert [kind for kind, _, _ in told(words)] == expected


def test_the_size_of_counted_projects_is_a_threshold():
    assert [value for _, value, _ in told("签约超10亿元项目43个、超50亿元4个。")] == [43.0, 4.0]


@pytest.mark.parametrize(
    ("words", "names", "count"),
    [
        ("形成光伏、碳基新材料、新型耐材三条超50亿元的产业链。", 3, ["3"]),
        ("打造白酒、光伏2条超百亿元产业链。", 2, ["2"]),
        ("推动科技、产业链深度融合,实现超50亿元的产值。", 0, []),
    ],
)
def test_chains_are_counted_by_their_size(words, names, count):
    assert len(values(chains(text(words)))) == names
    assert values(chain_counts(text(words))) == count


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("支持比亚迪、宁德时代等链主企业增资扩产、招引配套。", ["比亚迪", "宁德时代"]),
        ("发挥晋能科技、华储光电带动作用补链。", ["晋能科技", "华储光电"]),
        ("依托绿色食品、生物医药,主攻精深加工。", []),
        ("发挥智能制造、新型材料带动作用。", []),
        ("引进了睿凌锂业、拓川锂能。", ["睿凌锂业", "拓川锂能"]),
        ("招引了铭微电子、华瀚精密等。", ["铭微电子", "华瀚精密"]),
        ("引进了国家电投、铭微电子。", ["国家电投", "铭微电子"]),
        ("引进了高端装备、精密电子、绿色食品。", []),
        ("培育了新能源、新材料,走访了市工信局、开发区。", []),
        ("已有46家企业进入蔚来、比亚迪供应体系。", ["蔚来", "比亚迪"]),
        ("加快中粮(漯河)面业小麦加工。", ["中粮(漯河)面业"]),
        ("推动宁夏葡萄酒业基地建设。", []),
        ("引进崇左南方锰业前驱体项目。", ["崇左南方锰业"]),
    ],
)
def test_firms_by_the_company_that_they_keep(words, expected):
    found = [value.replace("（", "(").replace("）", ")") for value in values(firms(text(words)))]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("比亚迪年产5万吨铜杆已投产。", ["比亚迪年产5万吨铜杆"]),
        ("年产30万吨水泥已建成。", []),
        ("比亚迪智慧冷链物流园开建。", ["比亚迪智慧冷链物流园"]),
        ("比亚迪年产10万吨石墨负极项目落地经开区。", ["比亚迪年产10万吨石墨负极项目"]),
        ("推动项目落地见效,提高智能装备项目落地率。", []),
        ("推动比亚迪第三工业园、宁德时代五期电池等项目达产。", 2),
    ],
)
def test_projects_without_the_usual_words(words, expected):
    found = text(words)
    named = values(projects(ventures(found, spans(found))))
    assert (len(named) if isinstance(expected, int) else named) == expected


def test_a_place_is_a_source_where_the_countries_are_counted():
    words = "存续企业466户,来自韩国、日本等21个国家和地区。深耕上海、深圳招商。"
    assert values(clusters(text(words))) == ["韩国", "日本", "上海", "深圳"]
    assert values(clusters(text("深耕主导产业,来自各地的干部参加培训。"))) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "关于印发漯河市重点产业链链长制\n实施方案的通知\n\n各县区人民政府:",
            "关于印发漯河市重点产业链链长制\n实施方案的通知",
        ),
        (
            "31个项目集中开工!招商打响攻坚战\n\n本报讯 4月28日,仪式举行。",
            "31个项目集中开工!招商打响攻坚战",
        ),
    ],
)
def test_titles_may_run_over_a_line_or_begin_with_a_count(words, expected):
    [found] = heading(text(words))
    assert found.value.replace("！", "!") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("推行“拿地即开工”“五证同发”,压缩时限。", ["拿地即开工", "五证同发"]),
        ("推行“一链一长一院一基金”模式。", ["一链一长一院一基金"]),
        ("建立“揭榜挂帅”机制和项目推荐奖励制度。", ["揭榜挂帅", "项目推荐奖励制度"]),
        ("推出“惠企贷”产品,称为“材料谷”。", []),
    ],
)
def test_schemes_that_are_put_into_practice(words, expected):
    assert values(mechanisms(text(words))) == expected


def test_a_body_beside_firms_is_none():
    words = text("对接全国工商联、泛海、正泰、盼盼食品等会员企业,走访了宝武集团。")
    assert sorted(values(firms(words))) == sorted(["泛海", "正泰", "盼盼食品", "宝武集团"])


def test_a_meeting_is_held_where_the_promotion_goes():
    assert values(clusters(text("产业链招商推介会在上海举行。"))) == ["上海"]
    assert values(clusters(text("全市干部大会在上海举行。"))) == []


def test_a_day_of_a_place_is_where_the_promotion_goes():
    assert values(clusters(text("持续开展“深圳日”“上海周”招商活动,办好“项目日”。"))) == [
        "深圳",
        "上海",
    ]


def test_actions_in_quotes_have_a_name():
    found = values(mechanisms(text("实施“百日会战”,开展“敲门行动”,坚持“绿色发展”。")))
    assert found == ["百日会战", "敲门行动"]


def test_a_chain_may_be_made_one_of_the_counted():
    words = "将中药材列为全州8条特色优势产业链之一。"
    assert values(chains(text(words))) == ["中药材"]


def test_a_name_holds_its_quoted_words():
    assert told("培育“专精特新”企业20户。")[0][2] == "培育专精特新企业"
    assert told("开展“敲门行动”36次。")[0][2] == "开展敲门行动"


def test_the_last_two_of_a_list_of_chains_are_two():
    words = "聚焦钒钛新材料、铜镍加工、石榴深加工和清洁能源4条主导产业链。"
    found = values(chains(text(words)))
    assert found == ["钒钛新材料", "铜镍加工", "石榴深加工", "清洁能源"]


def test_warning_lamps_are_a_mechanism():
    assert "红黄灯" in values(mechanisms(text("对进度滞后的实行红黄灯预警。")))[0]


def test_whose_firm_it_is_stays_before_its_place():
    told = values(firms(text("国能江苏电力有限公司、中粮广西粮油有限公司先后来访。")))
    assert told == ["国能江苏电力有限公司", "中粮广西粮油有限公司"]
    told = values(firms(text("引进中化青海化肥有限公司和东风襄阳旅行车有限公司。")))
    assert told == ["中化青海化肥有限公司", "东风襄阳旅行车有限公司"]
    assert values(firms(text("位于苏州汇川技术有限公司附近。"))) == ["苏州汇川技术有限公司"]
