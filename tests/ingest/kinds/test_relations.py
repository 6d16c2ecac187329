import pytest

from ingest.kinds.relations import RELATION

HEADER = "企业名称,对方企业,关系,持股比例,对方地区,说明\n"
SHAANFEI, XIFEI = "陕西飞机工业有限责任公司", "中航西安飞机工业集团股份有限公司"


@pytest.mark.parametrize(
    ("relation", "claim", "start", "end"),
    [
        ("供应商", "SUPPLIES", XIFEI, SHAANFEI),
        ("客户", "SUPPLIES", SHAANFEI, XIFEI),
        ("母公司", "BELONGS_TO_GROUP", SHAANFEI, XIFEI),
        ("控股股东", "BELONGS_TO_GROUP", SHAANFEI, XIFEI),
        ("子公司", "BELONGS_TO_GROUP", XIFEI, SHAANFEI),
        ("隶属", "BELONGS_TO_GROUP", SHAANFEI, XIFEI),
        ("全资子公司", "BELONGS_TO_GROUP", XIFEI, SHAANFEI),
        ("合作", "TIED_TO", SHAANFEI, XIFEI),
        ("同集团", "TIED_TO", SHAANFEI, XIFEI),
    ],
)
def test_the_other_firm_is_the_relation_of_the_first(read, relation, claim, start, end):
    found = read(RELATION, f"{HEADER}{SHAANFEI},{XIFEI},{relation},,,\n")
    assert [(s, e) for s, e, _ in found.of(claim)] == [(start, end)]


def test_a_share_may_be_a_percentage(read):
    found = read(RELATION, f"{HEADER}{SHAANFEI},{XIFEI},母公司,51%,,\n")
    assert found.one("BELONGS_TO_GROUP")["share"] == 0.51


def test_a_share_over_100_percent_is_given_back(read):
    [bad] = read(RELATION, f"{HEADER}{SHAANFEI},{XIFEI},母公司,120%,,\n").bad
    assert bad.column == "持股比例"


def test_a_tie_to_a_place_has_a_place_for_the_other_firm(read):
    found = read(RELATION, f"{HEADER}比亚迪股份有限公司,,乡情,,汉中市,创始人家乡\n")
    assert found.of("TIED_TO") == [
        ("比亚迪股份有限公司", "610700", {"kind": "乡情", "note": "创始人家乡"})
    ]


def test_two_columns_may_name_both_ends(read):
    found = read(RELATION, "供应商,客户\n宝鸡钛业股份有限公司,陕西飞机工业有限责任公司\n")
    assert [(s, e) for s, e, _ in found.of("SUPPLIES")] == [("宝鸡钛业股份有限公司", SHAANFEI)]
    found = read(RELATION, f"母公司,子公司,持股比例\n{XIFEI},{SHAANFEI},100%\n")
    assert found.of("BELONGS_TO_GROUP") == [(SHAANFEI, XIFEI, {"share": 1.0, "how": "stated"})]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (f"{SHAANFEI},{XIFEI},亲戚,,,", "关系"),
        (f"{SHAANFEI},{XIFEI},,,,", "关系"),
        (f"{SHAANFEI},,母公司,,汉中市,", "关系"),
        (f"{SHAANFEI},,合作,,,", "对方企业"),
        (f"{SHAANFEI},,合作,,火星,", "对方地区"),
        (f",{XIFEI},合作,,,", "企业名称"),
    ],
)
def test_a_tie_that_cannot_be_understood_is_given_back(read, row, column):
    [bad] = read(RELATION, f"{HEADER}{row}\n").bad
    assert bad.column == column
