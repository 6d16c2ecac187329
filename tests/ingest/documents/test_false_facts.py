"""Facts that a text does not state: figures cut, of another place, of another year, of one firm."""

import pytest

from ingest.documents.reading import read_document


def read(words: str, name: str = "a.txt"):
    return read_document(name, words.encode())


def figures(words: str, *fields: str) -> list[tuple]:
    """Value and some fields of every indicator and goal."""
    found = [f for f in read(words).facts if f.kind.value in ("indicator", "goal")]
    return [(f.value, *(f.fields[field] for field in fields)) for f in found]


def values(words: str) -> list[float]:
    return [row[0] for row in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全市到位资金2 345.6亿元。", 2345.6e8),
        ("全市到位资金2\u2009345.6亿元。", 2345.6e8),
        ("到位资金2，345.6亿元，", 2345.6e8),
        ("实际使用外资13，200万美元。", 1.32e8),
        ("累计建成厂房1 234 500平方米。", 1234500.0),
        ("协议资金3亿2千万元。", 3.2e8),
        ("到位资金12亿3500万元。", 12.35e8),
        ("新增产能3万5千吨。", 35000.0),
    ],
)
def test_a_figure_that_a_mark_divides_is_whole(words, expected):
    assert values(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "开工率7 6.3％。",
        "到位资金1256. 8亿元。",
        "到位资金1·5亿元。",
        "到位资金3千2百万元。",
        "城东区 58 320 126亿元。",
    ],
)
def test_the_tail_of_a_figure_is_none(words):
    assert values(words) == []


def test_a_row_of_figures_is_no_thousands():
    assert values("三个园区新签项目分别为120，130个。") == [130.0]
    assert values("截至2024-6-30，120家企业入园。") == [120.0]


HEAD = "关于衡阳市2024年上半年招商引资工作情况的通报\n\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("而郴州市到位内资620亿元，永州市超过410亿元。", [(620e8, "到位内资", "郴州市"), (410e8, "到位内资", "永州市")]),
        ("常德烟草产业产值超过200亿元。", [(200e8, "烟草产业产值", "常德市")]),
        ("湖南省到位资金8100亿元，增长7%，全市占比5%。", [
            (8100e8, "到位资金", "湖南省"), (7.0, "到位资金同比增长", "湖南省"), (5.0, "到位资金占比", "衡阳市"),
        ]),
        ("其中，蒸湘区新签约项目21个，耒阳市到位资金96亿元；全市开工项目70个。", [
            (21.0, "新签约项目", "蒸湘区"), (96e8, "到位资金", "耒阳市"), (70.0, "开工项目", "衡阳市"),
        ]),
        ("全省新签约项目2300个。", [(2300.0, "新签约项目", "湖南省")]),
        ("衡阳市已集聚汽车零部件企业80家。", [(80.0, "集聚汽车零部件企业", "衡阳市")]),
    ],
)  # fmt: skip
def test_a_figure_is_of_the_place_that_its_clause_begins_with(words, expected):
    assert figures(HEAD + words, "name", "region") == expected


@pytest.mark.parametrize(
    "words",
    [
        "参照郴州市引进项目90个的做法，开展以商招商。",
        "常德的规模是我市的3倍。",
        "新签项目比郴州市少15个。",
        "对标郴州市，到位资金少80亿元。",
        "与郴州市相比，到位资金少80亿元。",
    ],
)
def test_what_another_place_has_is_no_fact_of_this_one(words):
    assert figures(HEAD + words) == []


def test_places_from_which_projects_come_are_not_whose_figures_they_are():
    words = "从投资来源看，广东省项目31个，浙江省22个。赴郴州市招商12次。"
    assert {region for _, region in figures(HEAD + words, "region")} == {"衡阳市"}


def test_places_of_comparison_are_not_aimed_at():
    found = read(HEAD + "与郴州、永州相比，我市招商企业不足。面向深圳、东莞开展招商。").facts
    assert [f.value for f in found if f.kind.value == "cluster"] == ["深圳", "东莞"]


REPORT = "关于永州市2023年招商引资工作情况的汇报\n\n永州市商务局\n2024年1月15日\n\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2023年，工业增加值增长7.2%（2022年为6.4%）。烟草产值400亿元。",
         [(7.2, "2023年"), (6.4, "2022年"), (400e8, "2023年")]),
        ("2023年，新签项目由上年的110个下降到95个，到位资金300亿元。",
         [(110.0, "2022年"), (95.0, "2023年"), (300e8, "2023年")]),
        ("2023年，50亿元以上项目2个，比上年减少4个，用地800亩。",
         [(2.0, "2023年"), (4.0, "2023年"), (800.0, "2023年")]),
        ("2023年完成技改120项。\n全年减税降费18亿元。", [(120.0, "2023年"), (18e8, "2023年")]),
        ("永州经开区二期计划2026年6月投产。本地配套率超50%。去年新签项目62个。",
         [(50.0, ""), (62.0, "2023年")]),
    ],
)  # fmt: skip
def test_a_period_is_of_its_own_figure(words, expected):
    assert figures(REPORT + words, "period") == expected


def test_this_year_is_that_of_publication_and_never_that_of_a_plan():
    page = "# 来宾市：招商再添新军\n\n来源：来宾日报　作者：蒙小燕　发布时间：2024-05-18 08:30　浏览次数：99\n\n"
    words = "项目计划2026年6月投产。\n去年全市新签项目40个，今年1至4月产值增长9.8%。"
    assert figures(page + words, "period") == [(40.0, "2023年"), (9.8, "2024年1至4月")]
    assert figures("招商工作情况\n\n" + words, "period") == [(40.0, ""), (9.8, "")]


PLAN = "邵阳市产业链招商三年行动方案（2024—2026年）\n\n邵政发〔2024〕6号\n\n二、工作目标\n"


def kinds(words: str) -> list[tuple]:
    found = [f for f in read(words).facts if f.kind.value in ("indicator", "goal")]
    return [(f.kind.value, f.value) for f in found]


def test_a_year_gone_by_is_reported_over_a_semicolon_among_goals():
    words = (
        "到2026年，引进亿元以上项目900个。\n2023年，全市到位资金960亿元；新签项目410个，协议投资额2800亿元；"
        "实际使用外资1.7亿美元，下降6.1%；开工率由去年的60.5%提高到71%。"
    )
    assert [kind for kind, _ in kinds(PLAN + words)] == ["goal"] + ["indicator"] * 7
    told = dict(figures(PLAN + words, "period"))
    assert (told[60.5], told[71.0]) == ("", "2023年")


def test_what_was_done_of_a_plan_is_no_plan():
    words = "全市到位资金2024年计划700亿元，实际完成532亿元，完成76%。"
    assert [kind for kind, _ in kinds(HEAD + words)] == ["goal", "indicator", "indicator"]


def projects(words: str, *fields: str) -> list[tuple]:
    found = [f for f in read(words).facts if f.kind.value == "project"]
    return [(f.value, *(f.fields[field] for field in fields)) for f in found]


@pytest.mark.parametrize(
    "words",
    [
        "三一重卡产业园项目总投资90亿元，达产后可实现年产值150亿元、税收6亿元，带动就业2000人。",
        "中联重科塔机项目总投资30亿元，预计年产值40亿元。",
        "原定投资18亿元的麦格米特项目未能落地。",
        "中科电气负极材料项目投资由原计划的6亿元调整为8.5亿元。",
        "衡阳瑞达电源有限公司撤回投资3亿元。",
    ],
)
def test_what_one_project_brings_is_no_figure_of_the_place(words):
    assert figures(HEAD + words) == []


def test_what_all_signed_projects_bring_is_a_goal():
    words = "现场签约项目19宗，总投资80亿元，预计达产后年产值逾120亿元。"
    assert ("goal", 120e8) in kinds(HEAD + words)


def test_a_project_has_its_new_amount_and_no_stage_that_is_denied():
    words = "中科电气负极材料项目投资由原计划的6亿元调整为8.5亿元。"
    assert projects(HEAD + words, "amount_yuan") == [("中科电气负极材料项目", 8.5e8)]
    words = "去年签约的孚能科技20GWh电池项目，因市场变化已终止。"
    assert projects(HEAD + words, "stage") == [("孚能科技20GWh电池项目", None)]
    words = "中科电气负极材料项目已签约，尚未开工。"
    assert projects(HEAD + words, "stage") == [("中科电气负极材料项目", "签约")]


def firms(words: str) -> list[str]:
    return [f.value for f in read(words).facts if f.kind.value == "enterprise"]


def test_a_project_is_not_named_by_its_firm_alone():
    words = "海螺集团、中国中车股份有限公司所属企业株洲中车时代半导体有限公司与我市签约投资15亿元的IGBT模块项目。"
    assert projects(HEAD + words, "firm", "amount_yuan", "stage") == [
        ("IGBT模块项目", "海螺集团、株洲中车时代半导体有限公司", 15e8, "签约")
    ]
    assert projects(HEAD + "海螺集团、三一集团等项目加快建设。") == []
    words = "奇瑞汽车、衡阳力帆骏马车辆有限公司共同投资6亿元的专用车项目签约。"
    assert [name for (name,) in projects(HEAD + words)] == ["专用车项目"]


def test_firms_that_sign_one_each_share_no_project():
    words = "宁德时代、晶澳科技分别签约年产10GWh储能、20GW拉晶项目。"
    told = projects(HEAD + words, "firm")
    assert ("20GW拉晶项目", "晶澳科技") in told


def test_a_firm_and_the_one_that_it_owns_are_two():
    words = "与天药股份子公司湖北天药药业股份有限公司、中国建材股份有限公司所属企业南方水泥有限公司合作。"
    assert firms(words) == [
        "天药股份",
        "湖北天药药业股份有限公司",
        "中国建材股份有限公司",
        "南方水泥有限公司",
    ]


def test_the_name_of_a_figure_keeps_its_country():
    words = "其中中国稀土集团有限公司完成营收50亿元。"
    assert figures(words, "name") == [(50e8, "中国稀土集团有限公司完成营收")]


STORY = "柳城又添新项目\n\n发布时间：2024-05-18\n\n5月17日，比亚迪在柳州投资30亿元建设年产10GWh电池项目，到位资金2亿元。全市新签项目40个。"
BELOW = [
    "下一篇：南宁宁德时代电池项目投资140亿元开工",
    "上一篇：桂林新签项目90个",
    "相关阅读\n梧州到位资金80亿元",
    "责任编辑：黄丽\n玉林新签项目70个",
]


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_what_stands_below_an_article_is_none_of_it(below, name):
    def page(words: str) -> str:
        lines = "".join(f"<p>{line}</p>" for line in words.split("\n") if line)
        return f"<html><body>{lines}</body></html>" if name.endswith("html") else words

    whole, alone = read(page(f"{STORY}\n\n{below}"), name), read(page(STORY), name)
    assert [(f.kind, f.value) for f in whole.facts] == [(f.kind, f.value) for f in alone.facts]


def test_the_editors_line_at_the_head_of_a_page_ends_nothing():
    words = "责任编辑：黄丽\n来源：柳州日报\n\n" + STORY + "\n责任编辑：黄丽\n附件：新签项目70个。"
    assert 70.0 in values(words)
    assert 40.0 in values(words)


@pytest.mark.parametrize(
    ("words", "hidden"),
    [
        ("链长单位：市经信局；牵头领导：陈晓东副市长；联系人：李四。", ["陈晓东"]),
        ("加入QQ群987654321咨询。QQ 12345678。", ["987654321", "12345678"]),
        ("身份证号码420601198001011239。", ["420601198001011239"]),
        ("对工作突出的周大伟、钱小红、孙强同志予以表扬。", ["周大伟", "钱小红", "孙强"]),
        ("谭刚、何军两位副局长分头带队。", ["谭刚", "何军"]),
        ("咨询张建军手机139 0727 5678。", ["张建军"]),
        ("刘建国副局长、张敏科长参加。", ["刘建国", "张敏"]),
        ("报告完毕。汇报人：肖红。", ["肖红"]),
        ("本报讯（记者韦小明 通讯员覃芳）5月17日，签约项目3个。", ["韦小明", "覃芳"]),
        ("序号 | 企业名称 | 对接领导及电话\n1 | 三一集团 | 周伟 13807271111", ["周伟", "138"]),
        ("序号　企业名称　总部　联系领导　手机\n1　三一集团　长沙　刘志强　13807271111\n2　海螺集团　芜湖　孙丽　13907272222",
         ["刘志强", "孙丽", "138"]),
        ("序号\t企业名称\t总部\t联系领导\n1\t三一集团\t长沙\t刘志强", ["刘志强"]),
    ],
)  # fmt: skip
def test_persons_are_hidden(words, hidden):
    text = read("关于招商工作的通报\n\n" + words).text
    assert [name for name in hidden if name in text] == []


def test_what_is_no_person_stays():
    words = (
        "序号　企业名称　总部　联系领导\n1　三一集团　长沙　刘志强\n\n华为、万华两家企业。记者从市商务局获悉，高新区、"
        "经开区两位代表发言。牵头领导：市政府分管副市长。统一编号420601198001011239。"
    )
    text = read("关于招商工作的通报\n\n" + words).text
    for word in ("三一集团", "长沙", "华为、万华", "市商务局", "高新区、经开区", "分管副市长", "420601198001011239"):  # fmt: skip
        assert word in text


def test_a_fact_whose_name_is_hidden_is_none():
    words = "建立陈晓东同志牵头专班。落实首席服务员制度。"
    assert [f.value for f in read(words).facts if "***" in str(f.value)] == []


def test_a_difference_is_not_what_there_is():
    words = "签约项目25个，同比减少3个，到位资金58亿元，较上年增加4亿元。开工项目增加到9个。"
    assert figures(words, "name") == [
        (25.0, "签约项目"),
        (3.0, "签约项目同比减少"),
        (58e8, "到位资金"),
        (4e8, "到位资金同比增加"),
        (9.0, "开工项目"),
    ]


def test_a_designed_capacity_is_no_goal_of_the_place():
    assert 100_000 not in values("恒远纤维项目总投资24.5亿元，设计年产10万吨莱赛尔纤维。")


@pytest.mark.parametrize(
    "told",
    [
        "国轩高科将在柳东新区投资建设年产20GWh动力电池基地，项目总投资60亿元，一期投资25亿元。",
        "与宁德时代新能源科技股份有限公司8亿元的合作正在洽谈。",
    ],
)
def test_a_figure_whose_name_measures_nothing_is_none(told):
    assert not values(told)
