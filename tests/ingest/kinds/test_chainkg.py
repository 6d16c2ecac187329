"""ChainKnowledgeGraph, as published and as CSV."""

import json

import pytest

from graph.claims import Node
from ingest.kinds.chainkg import PUBLISHED, TABLES
from ingest.kinds.kind import Context, Raw
from ingest.rows import FileRefused, LeftOut
from ingest.vocabulary import Vocabulary


def published(stem, *items):
    """What the lines of a published file claim."""
    kind = PUBLISHED[stem]
    lines = "\n".join(i if isinstance(i, str) else json.dumps(i, ensure_ascii=False) for i in items)
    content = kind.read(Raw(stem, lines.encode()))
    context = Context(Node("Source", stem), stem, "", "610700", Vocabulary())
    said, left = [], [row.left_out for row in content.rows if row.left_out]
    problems = [row.problem for row in content.rows if row.problem]
    for row in content.rows:
        if row.left_out or row.problem:
            continue
        try:
            said += kind.transform(row, context)
        except LeftOut as reason:
            left.append(reason.message)
    return said, left, problems


def test_a_firm_has_a_code_a_name_and_a_short_name():
    [firm], _, _ = published(
        "company",
        {"name": "宝钛股份", "fullname": "宝鸡钛业股份有限公司", "code": "600456SH", "id": 1},
    )
    assert (firm.name, firm.stock, firm.short_names) == (
        "宝鸡钛业股份有限公司",
        "600456.SH",
        ("宝钛股份",),
    )


def test_a_material_is_the_input_of_what_is_made_of_it():
    [claim], _, _ = published(
        "product_product", {"from_entity": "钛合金棒材", "to_entity": "海绵钛", "rel": "上游材料"}
    )
    assert (claim.type, claim.start.id, claim.end.id) == ("INPUT_OF", "海绵钛", "钛合金棒材")


def test_a_product_is_the_input_of_what_is_downstream():
    [claim], _, _ = published(
        "product_product", {"from_entity": "海绵钛", "to_entity": "钛合金棒材", "rel": "下游产品"}
    )
    assert (claim.type, claim.start.id, claim.end.id) == ("INPUT_OF", "海绵钛", "钛合金棒材")


def test_a_smaller_class_is_a_kind_of_the_larger():
    [claim], _, _ = published(
        "product_product", {"from_entity": "锻件", "to_entity": "模锻件", "rel": "产品小类"}
    )
    assert (claim.type, claim.start.id, claim.end.id) == ("KIND_OF", "模锻件", "锻件")


@pytest.mark.parametrize("name", ["分部间抵销", "其他业务", "合计", "国内", "其他", "12", "——"])
def test_accounting_items_are_no_products(name):
    said, left, _ = published(
        "company_product", {"company_code": "600456SH", "product_name": name, "rel_weight": 0.5}
    )
    assert not said
    assert len(left) == 1


@pytest.mark.parametrize("share", [1.5, -0.2])
def test_shares_outside_0_and_1_are_left_out(share):
    said, left, _ = published(
        "company_product", {"company_code": "600456SH", "product_name": "钛板", "rel_weight": share}
    )
    assert (said, left) == ([], ["营收占比不在 0-1 之间"])


def test_of_several_rows_for_one_product_the_largest_share_stays():
    row = {"company_code": "600456SH", "product_name": "钛板"}
    said, left, _ = published(
        "company_product",
        {**row, "rel_weight": 0.2},
        {**row, "rel_weight": 0.6},
        {**row, "rel_weight": 3.0},
        {**row, "rel_weight": 0.1},
    )
    assert [c.properties["revenue_share"] for c in said] == [0.6]
    assert len(left) == 3


def test_a_line_that_is_no_json_is_given_back_and_the_others_are_read():
    said, _, problems = published("product", {"name": "钛板"}, "{oops", {"name": "钛棒"})
    assert problems == ["不是 JSON 对象"]
    assert not said
    with pytest.raises(FileRefused, match="JSON"):
        published("product", "name,code")


def test_names_of_industries_stand_in_the_file_beside():
    from ingest.tables.sheets import read_sheets

    [sheet] = read_sheets("industry_parents.csv", b"industry_code,parent_code\n110100,110000\n")
    kind = TABLES["industry_parents"]
    beside = {"industries.csv": "code,name\n110100,种植业\n110000,农林牧渔\n".encode()}
    content = kind.read(Raw("industry_parents", b"", sheet, beside.get))
    context = Context(Node("Source", "x"), "x", "", "610700", Vocabulary())
    [claim] = kind.transform(next(iter(content.rows)), context)
    assert (claim.type, claim.start.id, claim.end.id) == ("WITHIN", "110100", "110000")
    assert (claim.start.properties["name"], claim.end.properties["name"]) == ("种植业", "农林牧渔")


def test_columns_of_the_published_tables_need_no_remark(read):
    found = read(
        TABLES["companies"],
        "code,short_name,full_name,exchange,listed_on\n"
        "301079,邵阳液压,邵阳维克液压股份有限公司,深圳证券交易所,2021-10-19\n",
    )
    assert not found.messages
    assert found.firms[0].stock == "301079.SZ"
