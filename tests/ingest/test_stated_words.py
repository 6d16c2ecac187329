"""Segments and chains that free words state."""

from ingest.stated_words import BY_NAME, BY_PRODUCT, chains_in, segments_in
from ingest.vocabulary import Vocabulary

MAPS = Vocabulary(
    {"新型显示": ("TFT-LCD面板", "盖板玻璃"), "航空装备": ("锻铸件", "检测服务"), "医药": ("检测服务",)},
    {"新型显示/盖板玻璃": ("柔性盖板", "玻璃"), "航空装备/锻铸件": ("模锻件", "玻璃")},
)  # fmt: skip


def told(text, chains=()):
    return {s.key: s.certainty for s in segments_in([("产品", text)], MAPS, chains)}


def test_a_segment_is_stated_by_its_name_or_by_a_product():
    assert told("第8.6代TFT-LCD面板生产线") == {"新型显示/TFT-LCD面板": BY_NAME}
    assert told("年产5万吨模锻件项目") == {"航空装备/锻铸件": BY_PRODUCT}


def test_why_says_column_and_word():
    (stated,) = segments_in([("项目名称", "柔性盖板二期")], MAPS)
    assert stated.why == "项目名称中写有环节的产品“柔性盖板”"


def test_a_word_of_two_segments_states_none_unless_the_chain_is_stated():
    assert told("检测服务中心") == {}
    assert told("检测服务中心", ["医药"]) == {"医药/检测服务": BY_NAME}


def test_a_word_within_a_longer_one_and_a_very_short_one_are_not_looked_for():
    assert told("超薄盖板玻璃") == {"新型显示/盖板玻璃": BY_NAME}
    assert told("玻璃门窗") == {}


def test_a_chain_is_stated_by_its_name():
    (stated,) = chains_in([("政策名称", "关于加快航空装备产业链发展的意见")], MAPS)
    assert (stated.key, "航空装备" in stated.why) == ("航空装备", True)
    assert chains_in([("要点", "支持医药")], MAPS) == []  # two characters are any word's part
