"""The normalised text: one form of every sign, whole sentences, damage kept and marked."""

import pytest

from ingest.documents.normal import normalised
from ingest.documents.persons import without_persons
from ingest.documents.reading import read_document
from ingest.documents.text import Text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("总投资２３２０　亿元,共 492 个", "总投资2320亿元，共492个"),
        ("構建產業鏈", "构建产业链"),
        ("經(jīng)濟信息網(wǎng)", "经济信息网"),
        ("增长1,234.5亿元,开工", "增长1,234.5亿元，开工"),
        ("索 引 号: 01", "索引号： 01"),
        ("第一段。\r\n第二段。", "第一段。\n第二段。"),
        ('"四张清单"制度', "“四张清单”制度"),
        ("**二是推动。**再来", "二是推动。再来"),
    ],
)
def test_signs_have_one_form(raw, text):
    assert normalised(raw).replace("： ", "：") == text.replace("： ", "：")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("促使招商引资规模质量同步提升,成效明显。截止7月\n\n底,全市引进内资", "截止7月底"),
        (
            "加大以商招商力度,动员本地重点企业追加投资,挖掘比亚迪、陕西\n\n锌业、天士力等企业的潜力",
            "陕西锌业",
        ),
        ("为加快推进各项工作落实,现将有关情况通报如下,请结合实\n- 3 -\n际抓好落实", "结合实际抓好"),
    ],
)
def test_a_sentence_that_a_page_broke_is_whole(raw, text):
    assert text in normalised(raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("实现税收3.\n\n4亿元", "税收3.4亿元"),
        ("到位内资48\n.5亿元", "48.5亿元"),
        ("新引进项目36\n\n个，", "项目36个，"),
        ("工业投资120亿\n元", "120亿元"),
        ("截止7月\n\n底，", "截止7月底，"),
        ("截止2024年7月\n\n底", "截止2024年7月底"),
        ("到2026年\n底", "到2026年底"),
        ("引进中材锂膜股份有\n\n限公司", "中材锂膜股份有限公司"),
        ("对接山东华泰纸业股份\n有限公司", "山东华泰纸业股份有限公司"),
        ("走访宁德时\n代等企业", "宁德时代等企业"),
        ("推进重点产\n业链招商", "重点产业链招商"),
        ("全市新签约项\n目56个", "新签约项目56个"),
        ("完成投资\n，同比增长", "完成投资，同比增长"),
    ],
)
def test_a_figure_a_date_a_word_or_a_name_that_was_torn_is_whole(raw, text):
    assert text in normalised(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "附件1\n项目清单",
        "1.\n2024年工作",
        "联系电话12345\n人才政策",
        "宜昌市\n高新区",
        "重点企业名单\n宁德时代\n比亚迪",
    ],
)
def test_lines_that_begin_something_are_not_joined(raw):
    assert normalised(raw) == raw


@pytest.mark.parametrize(
    "raw",
    ["一、总体要求\n二、主要目标", "市发改委主任\n市教育局局长", "产业链 | 企业\n光伏 | 隆基"],
)
def test_headings_lists_and_tables_keep_their_lines(raw):
    assert normalised(raw) == raw


@pytest.mark.parametrize(
    "damaged", ["平?jīng)鍪幸愿咚秸猩桃Y為高質量發(fā)展", "全市\ufffd\ufffd项目签约", "锟斤拷签约"]
)
def test_damage_is_marked_kept_and_counted(damaged):
    read = read_document("a.txt", f"{damaged},签约项目12个。".encode())
    kinds = [fact.kind.value for fact in read.facts]
    assert "damaged" in kinds
    assert any("损坏" in told for told in read.messages)
    assert 12.0 in [fact.value for fact in read.facts]


def test_no_fact_stands_on_damaged_signs():
    read = read_document("a.txt", "邀请120戶企業來平?jīng)隹疾烨⒄?5批次,签约项目48个。".encode())
    spans = [(f.start, f.end) for f in read.facts if f.kind.value == "damaged"]
    assert spans
    for fact in read.facts:
        if fact.kind.value != "damaged" and isinstance(fact.value, float):
            figure = fact.end - 2
            assert not any(a <= figure < b for a, b in spans)


@pytest.mark.parametrize(
    "words",
    [
        "全市签约项目4?个。",
        "同比增长?5%。",
        "同比增长？5%。",
        "完成投资?8亿元。",
        "完成投资\ufffd约15亿元。",
        "到位资金1\ufffd2.6亿元。",
        "到位资金12.\ufffd6亿元。",
        "到位资金8\ufffd亿元。",
        "到位资金8亿?元。",
        "接待客商\ue19d5批次。",
        "到位资金□□36亿元。",
    ],
)
def test_a_figure_that_may_have_lost_a_sign_is_damaged_and_no_fact(words):
    read = read_document("a.txt", f"2024年招商引资工作总结\n今年{words}另开工项目31个。".encode())
    kinds = [f.kind.value for f in read.facts]
    assert kinds.count("damaged") == 1
    assert [f.value for f in read.facts if isinstance(f.value, float)] == [31.0]


@pytest.mark.parametrize(
    "words",
    ["今年完成了多少？5月底签约36个。", "是否达到100？没有，签约36个。", "□1.是，签约36个。"],
)
def test_a_question_or_a_box_to_tick_is_no_damage(words):
    read = read_document("a.txt", f"2024年招商引资问答\n{words}".encode())
    assert [f.value for f in read.facts if isinstance(f.value, float)] == [36.0]
    assert "damaged" not in [f.kind.value for f in read.facts]


def test_no_name_is_taken_that_damage_may_have_cut():
    words = (
        "引进平?jīng)鍪协h能有限公司投资12亿元，同比增长8%；\ufffd\ufffd宁新材料科技有限公司签约。"
    )
    read = read_document("a.txt", f"2024年招商引资工作总结\n{words}".encode())
    assert [f.value for f in read.facts if f.kind.value in ("enterprise", "indicator")] == []


def test_the_seen_text_has_the_length_of_the_text():
    text = Text.of(normalised("平?jīng)鍪幸愿,签约\ufffd项目"))
    assert len(text.seen) == len(text.text)


@pytest.mark.parametrize(
    "raw",
    [
        "（联系人：汉中市经济合作局 安某磊 电话：2626860）",
        "签发人：方某军",
        "联系电话：0916-2626860，手机13800138000",
        "肖劲松委员：",
        "市长李建国率队赴深圳考察",
        "市委书记王志强、副市长张小红出席",
        "编辑：陈小明",
        "请发送至 zhangsan@hanzhong.gov.cn",
        "专班由刘大海同志任组长",
        "建立专班，王志强副市长牵头",
        "咨询 QQ：123456789",
        "|产业链|链长|职务|\n|钛及新材料|周国强|副市长|",
    ],
)
def test_names_and_numbers_of_persons_are_taken_out(raw):
    text = without_persons(normalised(raw))
    for personal in (
        "安某磊",
        "方某军",
        "2626860",
        "138001",
        "肖劲松",
        "李建国",
        "王志强",
        "张小红",
        "陈小明",
        "zhangsan",
        "刘大海",
        "123456789",
        "周国强",
    ):
        assert personal not in text
    assert "***" in text


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("郑志强表示将投资10亿元", "郑志强"),
        ("王建国介绍，全市签约项目12个", "王建国"),
        ("据李敏透露，总投资5亿元", "李敏"),
        ("项目负责人刘洋告诉记者，厂房已封顶", "刘洋"),
        ("企业家代表周立波在会上表示", "周立波"),
        ("欧阳明远还指出，要抓好落实", "欧阳明远"),
        ("“将再投3亿元。”何思远说。会后何思远参观了园区", "何思远"),
        ("买买提·艾力表示满意", "艾力"),
        ("任命张建国为专班组长", "张建国"),
        ("成立由赵建平任组长的工作专班", "赵建平"),
        ("落实刘志军市长包抓机制", "刘志军"),
    ],
)
def test_names_before_a_verb_are_taken_out(raw, name):
    text = without_persons(normalised(raw))
    assert name not in text
    assert "***" in text


@pytest.mark.parametrize(
    "text",
    [
        "方正证券表示看好光伏",
        "江苏指出要加强协作",
        "常州介绍经验",
        "张家港提出目标",
        "金风科技透露，新项目落地",
        "金风表示将扩产",
        "万华说，产能达5万吨。万华集团扩产",
        "温氏表示将投资",
        "高新区介绍情况",
        "商务局指出",
        "方案提出，到2025年建成",
        "程序说明，材料",
        "常委会强调",
        "管委会表示",
        "向上级提出建议",
        "曾多次表示支持",
        "由常务副市长牵头",
        "由成员单位负责",
        "由管委会负责",
        "明确方案为准",
    ],
)
def test_firms_places_offices_and_words_before_a_verb_stay(text):
    assert without_persons(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "，安康市长率队",
        "，安康副市长率队",
        "，安康市副市长带队",
        "，常务副市长牵头",
        "由商务局局长牵头",
    ],
)
def test_places_and_offices_before_a_title_are_no_names(text):
    assert without_persons(text) == text
