"""Which enterprise a mention means."""

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.claims import Mention, NamesClaim, identify
from graph.names import legal_name

HUAWEI = "914403001922038216"
BYD = "91440300192317458F"
TENCENT = "9144030071526726XG"


def said(name=None, uscc=None, stock=None, as_written=None):
    return NamesClaim(as_written or name or uscc or stock, name, uscc, stock)


def test_a_name_alone_is_a_name():
    assert identify([]).id_of(Mention("汉中 锌业（集团）")) == "name:汉中锌业(集团)"


def test_a_later_row_with_the_code_joins_the_name():
    known = identify([said("华为技术有限公司"), said("华为技术有限公司", HUAWEI)])
    assert known.id_of(Mention("华为技术有限公司")) == f"uscc:{HUAWEI}"


def test_a_credit_code_goes_before_a_stock_code_and_a_stock_code_before_a_name():
    known = identify(
        [
            said("比亚迪股份有限公司", BYD, "002594.SZ"),
            said("通威股份有限公司", None, "600438.SH"),
        ]
    )
    assert known.id_of(Mention("", stock="002594.SZ")) == f"uscc:{BYD}"
    assert known.id_of(Mention("通威股份有限公司")) == "stock:600438.SH"


def test_a_stock_code_joins_a_credit_code_through_the_name_of_both():
    known = identify(
        [
            said("比亚迪股份有限公司", None, "002594.SZ"),
            said("比亚迪股份有限公司", BYD),
        ]
    )
    assert known.id_of(Mention("", stock="002594.SZ")) == f"uscc:{BYD}"
    assert known.id_of(Mention("比亚迪股份有限公司")) == f"uscc:{BYD}"


def test_a_name_with_two_codes_joins_none_and_is_reported():
    known = identify([said("同名有限公司", HUAWEI), said("同名有限公司", BYD)])
    assert known.id_of(Mention("同名有限公司")) == "name:同名有限公司"
    assert known.id_of(Mention("同名有限公司", uscc=BYD)) == f"uscc:{BYD}"
    assert [c for c in known.contradictions if "同名有限公司" in c]


def test_a_stock_code_with_two_credit_codes_joins_none_and_is_reported():
    known = identify([said("甲", HUAWEI, "002594.SZ"), said("乙", BYD, "002594.SZ")])
    assert known.id_of(Mention("", stock="002594.SZ")) == "stock:002594.SZ"
    assert [c for c in known.contradictions if "002594.SZ" in c]


def test_a_short_name_given_to_one_firm_alone_stands_for_it():
    known = identify([said("比亚迪股份有限公司", BYD, as_written="比亚迪")])
    assert known.id_of(Mention("比亚迪")) == f"uscc:{BYD}"


def test_a_short_name_given_to_two_firms_stands_for_none():
    known = identify(
        [
            said("华为技术有限公司", HUAWEI, as_written="华为"),
            said("华为投资控股有限公司", TENCENT, as_written="华为"),
        ]
    )
    assert known.id_of(Mention("华为")) == "name:华为"
    assert known.contradictions == []


def test_a_legal_name_goes_before_a_short_name():
    known = identify([said("甲集团", HUAWEI), said("乙公司", BYD, as_written="甲集团")])
    assert known.id_of(Mention("甲集团")) == f"uscc:{HUAWEI}"


def test_a_plant_and_its_parent_are_two():
    known = identify([said("陕西飞机工业有限责任公司"), said("陕西飞机工业集团有限公司")])
    assert known.id_of(Mention("陕西飞机工业有限责任公司")) != known.id_of(
        Mention("陕西飞机工业集团有限公司")
    )


KEYS = {
    "name": st.sampled_from([None, "甲", "乙", "丙"]),
    "uscc": st.sampled_from([None, HUAWEI, BYD]),
    "stock": st.sampled_from([None, "600438.SH", "002594.SZ"]),
    "as_written": st.sampled_from(["甲", "乙", "丙", "丁", "戊"]),
}
CLAIMS = st.lists(st.builds(NamesClaim, **KEYS), max_size=8)
MENTIONS = [
    Mention(name, uscc, stock)
    for name in ("甲", "乙", "丙", "丁", "戊")
    for uscc in (None, HUAWEI, BYD)
    for stock in (None, "600438.SH", "002594.SZ")
]


@settings(deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_sources_and_rows_does_not_count(claims, random):
    shuffled = [*claims, *claims]
    random.shuffle(shuffled)
    one, other = identify(claims), identify(shuffled)
    assert [one.id_of(m) for m in MENTIONS] == [other.id_of(m) for m in MENTIONS]
    assert one.contradictions == other.contradictions


@settings(deadline=None)
@given(CLAIMS)
def test_two_credit_codes_are_never_one_enterprise(claims):
    known = identify(claims)
    for mention in MENTIONS:
        if mention.uscc:
            assert known.id_of(mention) == f"uscc:{mention.uscc}"


@settings(deadline=None)
@given(CLAIMS)
def test_every_id_is_that_of_a_key_somebody_gave(claims):
    known = identify(claims)
    codes = {f"uscc:{c.uscc}" for c in claims} | {f"stock:{c.stock}" for c in claims}
    for mention in MENTIONS:
        own = {f"uscc:{mention.uscc}", f"stock:{mention.stock}"}
        named = {f"name:{legal_name(n)}" for n in ("甲", "乙", "丙", "丁", "戊")}
        assert known.id_of(mention) in codes | own | named


def test_a_name_with_two_codes_goes_with_most_sources_and_with_none_where_they_are_as_many():
    name = "中国石油化工股份有限公司"
    profile = NamesClaim(name, name, None, "600028.SH", "profiles.csv")
    listed = NamesClaim(name, name, None, "600028.SH", "companies.csv")
    stray = NamesClaim(name, name, None, "300818.SZ", "companies.csv")
    most = identify([profile, listed, stray])
    assert most.id_of(Mention(name=name)) == "stock:600028.SH"
    assert most.contradictions
    tied = identify([listed, stray])
    assert tied.id_of(Mention(name=name)) == f"name:{name}"
