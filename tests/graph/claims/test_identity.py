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


def in_source(source, name, uscc=None, stock=None):
    return NamesClaim(name, legal_name(name), uscc, stock, source)


def test_a_region_with_and_without_its_kind_is_one():
    known = identify(
        [
            in_source("a", "深圳市海利科技有限公司", HUAWEI),
            in_source("b", "深圳海利科技有限公司"),
        ]
    )
    assert known.id_of(Mention("深圳海利科技有限公司")) == f"uscc:{HUAWEI}"


def test_without_codes_the_longer_spelling_names_the_enterprise():
    claims = [in_source("a", "江苏省徐矿集团有限公司"), in_source("b", "江苏徐矿集团有限公司")]
    for told in (claims, claims[::-1]):
        known = identify(told)
        assert known.id_of(Mention("江苏徐矿集团有限公司")) == "name:江苏省徐矿集团有限公司"


def test_two_spellings_with_codes_of_their_own_stay_two():
    known = identify(
        [
            in_source("a", "深圳市海利科技有限公司", HUAWEI),
            in_source("b", "深圳海利科技有限公司", BYD),
            in_source("c", "深圳市海利科技"),
        ]
    )
    assert known.id_of(Mention("深圳海利科技有限公司")) == f"uscc:{BYD}"
    assert known.id_of(Mention("深圳市海利科技")) == "name:深圳市海利科技"


def test_one_source_that_writes_both_means_two_firms():
    known = identify(
        [in_source("a", "深圳市海利科技有限公司"), in_source("a", "深圳海利科技有限公司")]
    )
    assert known.id_of(Mention("深圳海利科技有限公司")) == "name:深圳海利科技有限公司"


def test_a_name_without_legal_form_means_the_only_full_name_that_fits():
    known = identify([in_source("a", "正泰集团股份有限公司", HUAWEI), in_source("b", "正泰集团")])
    assert known.id_of(Mention("正泰集团")) == f"uscc:{HUAWEI}"


def test_it_stays_by_itself_where_two_full_names_fit():
    known = identify(
        [
            in_source("a", "正泰集团股份有限公司", HUAWEI),
            in_source("c", "正泰集团有限公司", BYD),
            in_source("b", "正泰集团"),
        ]
    )
    assert known.id_of(Mention("正泰集团")) == "name:正泰集团"


def test_a_name_without_legal_form_may_be_the_firm_or_its_group():
    firm, group, bare = "中国人寿保险股份有限公司", "中国人寿保险(集团)公司", "中国人寿保险"
    told = [in_source("a", firm), in_source("b", group), in_source("c", bare)]
    assert identify(told).id_of(Mention(bare)) == f"name:{bare}"
    assert identify([told[0], told[2]]).id_of(Mention(bare)) == f"name:{firm}"


def test_a_group_is_not_its_subsidiary_nor_a_firm_of_its_brand():
    known = identify(
        [
            in_source("a", "恒逸石化股份有限公司", None, "000703.SZ"),
            in_source("b", "浙江恒逸集团有限公司"),
            in_source("c", "恒逸集团"),
            in_source("d", "恒逸"),
        ]
    )
    ids = {
        known.id_of(Mention(n))
        for n in ("恒逸石化股份有限公司", "浙江恒逸集团有限公司", "恒逸集团", "恒逸")
    }
    assert len(ids) == 4


def test_marks_of_the_exchange_do_not_count():
    known = identify(
        [
            NamesClaim("海马汽车", legal_name("海马汽车股份有限公司"), None, "000572.SZ", "a"),
            in_source("b", "*ST海马汽车"),
            in_source("c", "海马汽车"),
        ]
    )
    assert known.id_of(Mention("海马汽车")) == "stock:000572.SZ"
    assert known.id_of(Mention("*ST海马汽车")) == "stock:000572.SZ"


_WRITTEN = st.sampled_from(
    [
        "深圳市海利科技有限公司",
        "深圳海利科技有限公司",
        "深圳海利科技",
        "深圳市海利科技",
        "海利科技",
        "*ST海利科技",
        "深圳海利科技股份有限公司",
    ]
)
_CLAIMS = st.builds(
    in_source,
    st.sampled_from("abc"),
    _WRITTEN,
    st.sampled_from([None, None, HUAWEI, BYD]),
    st.sampled_from([None, None, "000572.SZ"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_CLAIMS, max_size=7), st.randoms())
def test_joins_do_not_depend_on_order_and_need_one_look(claims, luck):
    shuffled = list(claims)
    luck.shuffle(shuffled)
    one, other = identify(claims), identify(shuffled)
    for claim in claims:
        key = one.id_of_keys(claim.name, claim.uscc, claim.stock)
        assert key == other.id_of_keys(claim.name, claim.uscc, claim.stock)
        kind, _, own = key.partition(":")
        if kind == "name":
            assert one.id_of_keys(own, None, None) == key
