"""How a text is cut into search words."""

import pytest

from matcher.synonyms import other_words
from matcher.words import heads, names_a_thing, phrases, tokens, word_groups


def test_a_name_is_found_by_its_parts() -> None:
    assert set(tokens("钛合金锻件")) >= {"钛合金", "锻件"}


def test_a_lone_character_is_joined_with_what_stands_before_it() -> None:
    assert "预制菜" in tokens("预制菜")
    assert "铁锂" in tokens("磷酸铁锂正极材料")


def test_what_is_left_out_is_not_spoken_of() -> None:
    assert "座椅" not in tokens("汽车内饰件(不含汽车座椅)、方向盘")
    assert "方向盘" in tokens("汽车内饰件(不含汽车座椅)、方向盘")


def test_a_lone_character_before_a_word_is_a_part_of_its_name() -> None:
    assert word_groups("覆铜板") == (("铜板", "覆铜板"),)
    assert "覆铜板" in heads("主要产品为覆铜板、铜箔")
    assert "为锂电池" not in tokens("为锂电池")


def test_generic_words_and_amounts_tell_nothing_of_a_product() -> None:
    assert tokens("有限公司年产30万吨项目") == []


def test_width_case_and_traditional_characters_do_not_count() -> None:
    assert tokens("ＯＬＥＤ顯示") == tokens("oled显示")


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("多晶硅、有机硅及工业硅", ["多晶硅", "有机硅", "工业硅"]),
        ("200万头生猪-屠宰-肉制品", ["生猪", "屠宰", "肉制品"]),
        ("单晶硅棒10GW", ["单晶硅棒"]),
        ("碳纤维", ["碳纤维"]),
        ("不饱和聚酯树脂", ["不饱和聚酯树脂"]),
        ("中药饮片与仓储物流", ["中药饮片", "仓储物流"]),
    ],
)
def test_a_query_lists_things(text: str, things: list[str]) -> None:
    assert phrases(text) == things


def test_the_trade_has_other_words_for_a_thing() -> None:
    assert "多晶硅" in other_words("高纯晶硅")
    assert "高纯晶硅" in other_words("多晶硅")
    assert "多晶硅" not in other_words("高纯晶硅(多晶硅)")


def test_a_kind_of_thing_is_not_the_thing_itself() -> None:
    assert other_words("锂电池") == ["锂离子电池"]
    assert other_words("锂电池隔膜") == ["锂离子电池隔膜"]
    assert "风力发电机组" in other_words("风机总装")
    assert other_words("阻隔膜") == other_words("高阻隔膜") == []


def test_the_words_of_one_part_stand_together() -> None:
    assert [group[-1] for group in word_groups("锂电池隔膜")] == ["锂电池", "隔膜"]
    assert [group[-1] for group in word_groups("航空锻件")] == ["航空", "锻件"]


def test_what_a_thing_is_made_of_is_asked_for_by_itself() -> None:
    assert phrases("煤炭制聚烯烃等") == ["煤炭", "聚烯烃"]
    for whole in ("锂电池制造", "数字控制系统工程", "预制构件"):
        assert phrases(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("公司主要从事锂离子电池正极材料的研发、生产和销售", ["材料"]),
        ("动力电池组及其系统", ["电池", "电池组"]),
        ("风电叶片预埋螺套,风电叶片", ["螺套", "叶片"]),
        ("产品广泛应用于锂离子电池、新能源汽车等领域", []),
        ("为整车企业提供服务", []),
        ("国内领先的整车企业", ["整车"]),
    ],
)
def test_what_a_thing_is_stands_last(text: str, things: list[str]) -> None:
    assert [word for word in heads(text) if word != "广泛应"] == things


@pytest.mark.parametrize("text", ["医疗设备", "水加工", "床组类", "neural"])
def test_a_thing_may_have_a_name_of_one_sign(text: str) -> None:
    assert names_a_thing(text)


@pytest.mark.parametrize("text", ["服务", "设备类", "材料和设备", "20万吨", "专业服务"])
def test_what_every_trade_has_is_no_thing(text: str) -> None:
    assert not names_a_thing(text)
