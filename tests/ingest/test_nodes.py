import pytest

from ingest import nodes
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


def test_an_empty_place_is_none_or_the_bureau_itself():
    assert nodes.place(cell("—"), "610700") is None
    assert nodes.local_place(None, "610700").code == "610700"


def test_two_spellings_of_a_product_are_one_node():
    assert nodes.product("鈦合金（棒材）") == nodes.product("钛合金(棒材)")


def test_a_project_is_its_name_in_the_region_of_the_bureau_wherever_in_it():
    name = Cell("项目名称", "佛坪 抽水蓄能电站")
    here = nodes.project(name, "610730", "610700")
    assert here == nodes.project(name, "610700", "610700")
    assert here.id == "佛坪抽水蓄能电站@610700"
    assert nodes.project(name, "610100", "610700").id.endswith("@610100")


def test_a_text_is_no_name():
    with pytest.raises(BadCell, match="不像名称"):
        nodes.project(Cell("项目名称", "长" * 1500), "610700", "610700")
