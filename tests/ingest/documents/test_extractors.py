"""What each extractor takes, and what it leaves, in sentences as offices write them."""

import pytest

from ingest.documents.chains import chain_counts, chains
from ingest.documents.cited import cited
from ingest.documents.figures import figures
from ingest.documents.firms import firms, spans
from ingest.documents.gazetteer import Gazetteer
from ingest.documents.heading import heading
from ingest.documents.lists import lists
from ingest.documents.mechanisms import mechanisms
from ingest.documents.normal import normalised
from ingest.documents.regions import clusters
from ingest.documents.text import Text
from ingest.documents.ventures import projects, ventures


def text(words: str) -> Text:
    return Text.of(normalised(words))


def values(found) -> list:
    return [fact.value for fact in found]


def figure(words: str) -> list[tuple]:
    return [
        (f.kind.value, f.value, f.fields["unit"], f.fields["name"]) for f in figures(text(words))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("围绕新材料、生物医药、低空经济等8条重点产业链招商。", ["新材料", "生物医药", "低空经济"]),
        ("把钛及钛合金产业链作为首位。", ["钛及钛合金"]),
        ("六大重点产业链：光伏、白酒、乳制品。", ["光伏", "白酒", "乳制品"]),
        (
            "序号 | 产业链 | 牵头单位\n1 | 智能家电 | 市工信局\n2 | 硅基材料 | 市发改委",
            ["智能家电", "硅基材料"],
        ),
        ("脐橙（小水果）产业链方面,签约2亿元", ["脐橙"]),
        (
            "锚定锂电、高端精细化工（含生物制造）、电子信息等9条核心链条",
            ["锂电", "高端精细化工", "电子信息"],
        ),
        ("坚持产业链招商主线,延伸产业链条,完善产业链配套。", []),
        ("各产业链牵头部门要担任产业链链长,夯实产业链招商基础。", []),
        ("印发《新能源产业链发展规划》。", ["新能源"]),
    ],
)
def test_chains_are_what_the_text_calls_so(words, expected):
    assert values(chains(text(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("聚焦9条重点产业链。", ["9"]),
        ("“六大”重点产业链齐头并进", ["6"]),
        ("打造“5+3”重点产业链", ["5+3"]),
        ("构建“2+4+3”现代产业体系", ["2+4+3"]),
        ("十二条产业链由市领导包抓", ["12"]),
        ("每条产业链引进一家企业,第3条产业链除外", []),
    ],
)
def test_chains_are_counted_as_written(words, expected):
    assert values(chain_counts(text(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("成功引进深圳市骏泰电路科技有限公司落户。", ["深圳市骏泰电路科技有限公司"]),
        (
            "由江苏中天科技股份有限公司、陕西有色金属集团投资。",
            ["江苏中天科技股份有限公司", "陕西有色金属集团"],
        ),
        ("比亚迪、天士力等企业增资扩产。", ["比亚迪", "天士力"]),
        ("对接宁德时代、立讯精密、恒信电子等一批龙头企业。", ["宁德时代", "立讯精密", "恒信电子"]),
        ("以飞鹤乳业、光明松鹤为龙头。", ["飞鹤乳业", "光明松鹤"]),
        ("新材料、新能源等企业加快集聚,上市公司、国有企业、跨国集团纷纷入驻。", []),
        ("与市商会、行业协会、西安交通大学、经开区管委会座谈。", []),
    ],
)
def test_enterprises_are_firms_and_nothing_else(words, expected):
    assert sorted(values(firms(text(words)))) == sorted(expected)


def test_names_known_beforehand_are_found_in_running_text():
    words = text("昨日,鼎盛特材在我县开工。")
    assert values(firms(words)) == []
    assert values(firms(words, Gazetteer.of(["鼎盛特材"]))) == ["鼎盛特材"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("主动承接长三角、京津冀产业转移", ["长三角", "京津冀"]),
        ("赴广东、浙江等省招商", ["广东", "浙江"]),
        ("面向粤港澳大湾区和德国、匈牙利等国家精准招商", ["粤港澳大湾区", "德国", "匈牙利"]),
        ("来自沪苏浙的投资占六成", ["沪苏浙"]),
        ("陕西省政府印发通知,广东省商务厅转发。", []),
    ],
)
def test_clusters_are_where_the_promotion_goes(words, expected):
    assert values(clusters(text(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("瞄准世界500强、中国民营企业500强", ["世界500强", "中国民营企业500强"]),
        ("紧盯“三类500强”和行业领军企业", ["三类500强", "行业领军企业"]),
        ("引进世界和中国500强", ["中国500强", "世界500强"]),
        ("营收超500亿元", []),
    ],
)
def test_lists_are_the_five_hundreds_and_leaders(words, expected):
    assert values(lists(text(words))) == expected


def test_a_project_has_what_its_sentence_states():
    words = text("汉中鼎新科技有限公司投资5亿元的年产2万吨钛合金锻件项目签约。")
    [found] = projects(ventures(words, spans(words)))
    assert found.value == "年产2万吨钛合金锻件项目"
    assert dict(found.fields) == {
        "firm": "汉中鼎新科技有限公司",
        "product": "钛合金锻件",
        "capacity": "年产2万吨",
        "amount_yuan": 5e8,
        "stage": "签约",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("高纯石英砂、30万吨包装纸等48个项目完成签约", ["高纯石英砂", "30万吨包装纸"]),
        ("重点招商引资项目签约,新开工亿元以上项目26个", []),
        ("新能源、新材料等领域项目开工", []),
        ("每人每年至少引进1个亿元以上项目", []),
    ],
)
def test_projects_have_a_name_of_their_own(words, expected):
    words = text(words)
    assert values(projects(ventures(words, spans(words)))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全市实际使用内资115.96亿元", [("indicator", 11596000000.0, "元", "实际使用内资")]),
        ("实际使用外资 557 万美元", [("indicator", 5570000.0, "美元", "实际使用外资")]),
        ("建成厂房120万平方米", [("indicator", 1200000.0, "平方米", "建成厂房")]),
        ("销售新能源车1.2万辆", [("indicator", 12000.0, "辆", "销售新能源车")]),
        ("开工率94.49%", [("indicator", 94.49, "%", "开工率")]),
        ("选派37名优秀年轻干部", [("indicator", 37.0, "名", "选派优秀年轻干部")]),
        (
            "引进内资8亿元,同比增长16.07%",
            [("indicator", 8e8, "元", "引进内资"), ("indicator", 16.07, "%", "引进内资同比增长")],
        ),
        ("新签约5000万元以上项目35个", [("indicator", 35.0, "个", "新签约5000万元以上项目")]),
        ("力争引进产业项目50个以上", [("goal", 50.0, "个", "引进产业项目")]),
        (
            "全年计划办推介会50余场,上半年已办24场",
            [("goal", 50.0, "场", "办推介会"), ("indicator", 24.0, "场", "办推介会")],
        ),
        ("新签约项目1,234个", [("indicator", 1234.0, "个", "新签约项目")]),
    ],
)
def test_figures_are_in_base_units_with_their_name(words, expected):
    assert figure(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "第205号提案,2024年7月4日,第39期",
        "招引投资超10亿元的产业",
        "对引进1亿元以上项目的中介,给予最高不超过200万元奖励",
        "按到位资金的2‰给予奖励",
        "浏览次数：1024次",
        "聚焦9条重点产业链",
        "位居全省第6位",
        "世界500强企业",
    ],
)
def test_dates_ranks_thresholds_awards_and_counters_are_no_figures(words):
    assert figure(words) == []


def test_a_section_on_what_is_to_come_holds_goals():
    words = "一、工作情况\n签约项目12个。\n二、下一步打算\n签约项目30个。"
    assert [kind for kind, *_ in figure(words)] == ["indicator", "goal"]


def test_a_figure_beside_those_of_a_year_to_come_is_a_goal():
    words = "2025年5月1日\n眼镜产业链,2025年签约投资额10亿元;2027年末签约投资额34亿元。"
    assert [kind for kind, *_ in figure(words)] == ["goal", "goal"]


def test_a_figure_knows_its_time_and_place():
    words = "商洛市工作通报\n2024年1—5月,全市签约项目12个。"
    [found] = figures(text(words))
    assert (found.fields["period"], found.fields["region"]) == ("2024年1—5月", "商洛市")


def test_what_stands_in_title_marks_is_cited_with_its_kind():
    found = list(
        cited(
            text(
                "印发《关于印发〈办法〉的通知》《招商引资奖励办法（试行）》（汉政发〔2024〕8号）和《朝闻天下》"
            )
        )
    )
    assert [(f.value, f.fields["doc_kind"]) for f in found] == [
        ("关于印发〈办法〉的通知", "通知"),
        ("招商引资奖励办法（试行）", "办法"),
        ("朝闻天下", ""),
    ]
    assert found[1].fields["number"] == "汉政发〔2024〕8号"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全面推行链长制、一链一策", ["链长制", "一链一策"]),
        ("建立“一图五库两机制”工作法", ["一图五库两机制"]),
        ("成立招商工作专班,配备首席服务员", ["招商工作专班", "首席服务员"]),
        ("实施“归雁工程”", ["归雁工程"]),
        ("实行“1+N”工作机制", ["1+N"]),
        ("深化“三抓三促”行动", ["三抓三促"]),
        ("健全工作机制,完善各项制度,形成长效机制", []),
        ("打造“2+4+3”产业体系", []),
    ],
)
def test_mechanisms_have_a_name(words, expected):
    assert values(mechanisms(text(words))) == expected


def test_a_heading_says_who_when_and_which_number():
    words = (
        "安康市商务局文件\n\n安商函〔2023〕31号\n\n安康市商务局对市政协第205号提案的答复函\n\n"
        "某委员：\n收悉。根据《通知》（陕政发〔2022〕1号）办理。\n\n安康市商务局\n2023年8月1日\n"
    )
    [found] = heading(text(words))
    assert found.value == "安康市商务局对市政协第205号提案的答复函"
    assert {k: found.fields[k] for k in ("issuer", "number", "date", "place")} == {
        "issuer": "安康市商务局",
        "number": "安商函〔2023〕31号",
        "date": "2023-08-01",
        "place": "安康市",
    }


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全市落实周调度、月通报、季拉练制度。", ["周调度、月通报、季拉练"]),
        ("推行“一照通行”“一业一证”改革。", ["一照通行", "一业一证"]),
        ("选派36支招商小分队赴外地。", []),
        ("考核实行百分制，", []),
        ("推动“光伏+治沙”一体化项目落地。", []),
    ],
)
def test_schemes_by_their_form(words, expected):
    assert values(mechanisms(text(words))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("走访广东国鸿氢能科技股份有限公司，国鸿氢能今年增资。", ["国鸿氢能"]),
        ("引进华宇电子三期、和邦光伏10GW硅片等项目开工。", ["华宇电子"]),
        ("移动通信终端产品生产项目开工，高端装备产业园二期开工。", []),
        ("赴北京、上海等地拜访隆基、远景等链主企业。", ["隆基", "远景"]),
        ("连云港市在苏州高新区推介。", []),
    ],
)
def test_short_names_of_firms(words, expected):
    names = values(firms(text(words)))
    assert [name for name in names if not name.endswith("公司")] == expected


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("某市招商工作方案\n\n选派30名干部驻点招商。", "goal"),
        ("某市招商工作方案\n\n一、工作基础\n选派30名干部驻点招商。", "indicator"),
        ("某市招商工作方案\n\n一、工作任务\n2019年全县企业达到30家。", "indicator"),
        ("某市招商工作总结\n\n选派30名干部驻点招商。", "indicator"),
        ("全年计划新开工项目30个，完成投资30亿元以上；举办活动30场。", "goal"),
    ],
)
def test_a_plan_speaks_of_what_is_to_come(words, kind):
    head = words if "2019" not in words else words.replace("方案", "方案（2024年）")
    found = list(figures(text(head)))
    assert found
    assert {f.kind.value for f in found} == {kind}
