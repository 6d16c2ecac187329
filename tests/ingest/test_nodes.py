import pytest

from ingest import nodes
from ingest.notes import Notes
from ingest.rows import BadCell, Cell


def cell(text):
    return Cell("所在区县", text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("勉县", "610725"),
        ("陕西省汉中市城固县", "610722"),
        ("汉台区", "610702"),
        ("610725", "610725"),
        ("全市", "610700"),
        ("本市", "610700"),
        ("全省", "610000"),
        ("上海市", "310000"),
    ],
)
def test_a_place_is_known_by_name_code_or_word(text, code):
    assert nodes.place(cell(text), "610700").code == code


@pytest.mark.parametrize("text", ["火星", "市辖区", "某某县", "'; MATCH (n) DETACH DELETE n"])
def test_a_place_that_nobody_knows_is_given_back(text):
    with pytest.raises(BadCell, match="不认识这个地方"):
        nodes.place(cell(text), "610700")


def test_an_empty_place_is_none():
    assert nodes.place(cell("—"), "610700") is None


def test_a_place_that_nobody_knows_can_be_told_instead():
    notes = Notes()
    assert nodes.place_or_told(cell("火星"), "610700", notes) is None
    assert nodes.place_or_told(cell("全市新能源汽车企业"), "610700", notes).code == "610700"
    assert notes.messages() == ["所在区县中有 1 处看不出是哪里,按本地处理:火星"]


def test_two_spellings_of_a_product_are_one_node():
    assert nodes.product("鈦合金（棒材）") == nodes.product("钛合金(棒材)")


def test_a_park_is_its_name_in_the_region_of_the_bureau_wherever_in_it():
    name = Cell("园区名称", "佛坪 工业园")
    here = nodes.park(name, "610730", "610700")
    assert here == nodes.park(name, "610700", "610700")
    assert here.id == "佛坪工业园@610700"
    assert nodes.park(name, "610100", "610700").id.endswith("@610100")


def test_a_project_is_its_name_in_its_own_region_and_may_have_its_firm_in_its_id():
    name = Cell("项目名称", "佛坪 抽水蓄能电站")
    assert nodes.project(name, "610730").id == "佛坪抽水蓄能电站@610730"
    with_firm = nodes.project(name, "610730", "甲@公司")
    assert with_firm.id == "佛坪抽水蓄能电站(甲·公司)@610730"
    assert with_firm.properties == {"name": "佛坪抽水蓄能电站"}


def test_a_text_is_no_name():
    with pytest.raises(BadCell, match="不像名称"):
        nodes.project(Cell("项目名称", "长" * 1500), "610700")
