"""Which enterprise a mention means."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.naming.resolver import Resolver, Spelling
from graph.naming.verdicts import Status

NAMES = {
    "tongwei": ("通威股份有限公司", "通威股份"),
    "hengyi": ("恒逸石化股份有限公司", "恒逸石化"),
    "hengyi_group": ("浙江恒逸集团有限公司", ""),
    "changhong": ("四川长虹电器股份有限公司", "四川长虹"),
    "changhong_energy": ("四川长虹新能源科技股份有限公司", "长虹能源"),
    "haima": ("海马汽车股份有限公司", "海马汽车"),
    "huawei_sh": ("华为(上海)技术有限公司", ""),
    "petro": ("中国石油天然气股份有限公司", "中国石油"),
    "sanhuan": ("北京中科三环高技术股份有限公司", "中科三环"),
    "tianqi_a": ("成都天奇精密机械有限公司", ""),
    "tianqi_b": ("上海天奇精密机械有限公司", ""),
}


@pytest.fixture(scope="module")
def resolver():
    spellings = [Spelling(full, key) for key, (full, _) in NAMES.items()]
    spellings += [Spelling(short, key, True) for key, (_, short) in NAMES.items() if short]
    return Resolver(spellings, {"600438.SH": "tongwei", "91510000207305821R": "tongwei"})


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        ("通威股份有限公司", "tongwei"),
        ("通 威 股 份 有 限 公 司", "tongwei"),
        ("通威股份", "tongwei"),
        ("四川長虹電器股份有限公司", "changhong"),
        ("四川省长虹电器股份有限公司", "changhong"),
        ("长虹电器股份有限公司", "changhong"),
        ("四川长虹电器", "changhong"),
        ("四川长虹电器有限公司", "changhong"),
        ("四川长虹电气股份有限公司", "changhong"),
        ("四川长虹电器股份有线公司", "changhong"),
        ("*ST海马汽车", "haima"),
        ("华为（上海）技术有限公司", "huawei_sh"),
        ("长虹能源", "changhong_energy"),
        ("北京中科三环高技术股份公司", "sanhuan"),
        ("其中,四川长虹电器股份有限公司等企业投资", "changhong"),
        ("600438", "tongwei"),
        ("SH600438", "tongwei"),
    ],
)
def test_known(resolver, mention, key):
    answer = resolver.resolve(mention)
    assert (answer.status, answer.enterprise) == (Status.KNOWN, key), answer


@pytest.mark.parametrize(
    "mention",
    [
        "恒逸集团股份有限公司石化分公司",
        "中国石油天然气股份有限公司大庆分公司",
        "天奇精密机械有限公司",
        "海马集团有限公司",
        "恒逸石化集团有限公司",
        "长虹食品有限公司",
        "湖北长虹电器股份有限公司",
    ],
)
def test_a_group_a_branch_another_place_or_trade_is_never_joined(resolver, mention):
    answer = resolver.resolve(mention)
    assert answer.status is not Status.KNOWN, answer
    assert answer.why


def test_two_firms_that_fit_alike_are_both_named(resolver):
    answer = resolver.resolve("天奇精密机械有限公司")
    assert answer.status is Status.AMBIGUOUS
    assert {c.enterprise for c in answer.candidates[:2]} == {"tianqi_a", "tianqi_b"}
    assert "2 家" in answer.why


@pytest.mark.parametrize(
    "mention", ["宁德时代新能源科技股份有限公司", "汉中锌业", "农业银行", "。", ""]
)
def test_unknown(resolver, mention):
    answer = resolver.resolve(mention)
    assert answer.status is Status.UNKNOWN
    assert answer.enterprise is None


def test_a_credit_code_with_a_wrong_check_digit_is_told(resolver):
    answer = resolver.resolve("915100002073058211")
    assert answer.status is Status.UNKNOWN
    assert "校验位" in answer.why


def test_a_code_that_is_nobodys_is_unknown(resolver):
    assert resolver.resolve("000001.SZ").status is Status.UNKNOWN


def test_a_name_of_ones_own_may_be_asked_who_else_is_like_it(resolver):
    answer = resolver.resolve("四川长虹电器股份有限公司", but="changhong")
    assert "changhong" not in {c.enterprise for c in answer.candidates}


def test_certainties_are_shares(resolver):
    for mention in ("长虹", "天奇精密机械", "海马", "恒逸"):
        answer = resolver.resolve(mention, top=20)
        assert sum(c.certainty for c in answer.candidates) <= 1 + 1e-9
        ordered = [c.certainty for c in answer.candidates]
        assert ordered == sorted(ordered, reverse=True)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="四川长虹电器股份有限公司集团(()*ST 海马a1。上海", max_size=24))
def test_any_text_gets_an_answer(resolver, text):
    answer = resolver.resolve(text)
    assert answer.mention == text
    assert (answer.enterprise is not None) == (answer.status is Status.KNOWN)


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        ("四川长虹电器股份有公限司", "changhong"),
        ("川四长虹电器股份有限公司", "changhong"),
        ("浙江恒逸团集有限公司", "hengyi_group"),
        ("投资方:四川长虹电器股份有限公司", "changhong"),
        ("由四川长虹电器股份有限公司投资建设", "changhong"),
    ],
)
def test_a_slip_is_seen_wherever_it_lies(resolver, mention, key):
    assert resolver.resolve(mention).candidates[0].enterprise == key


def test_the_end_of_a_longer_name_is_no_name_in_a_text():
    known = Resolver([Spelling("医药集团股份有限公司", "a"), Spelling("能源股份有限公司", "b")])
    assert known.resolve("海国宏和医药集团股份有限公司").status is not Status.KNOWN
    assert known.resolve("北京德同能源股份有限公司").status is not Status.KNOWN


def test_short_names_are_not_joined_by_likeness():
    firms = [Spelling("安阳钢铁股份有限公司", "a"), Spelling("安阳钢铁", "a", True)]
    firms += [Spelling("中银国际证券股份有限公司", "b"), Spelling("中银证券", "b", True)]
    known = Resolver(firms)
    assert known.resolve("普阳钢铁").status is not Status.KNOWN
    assert known.resolve("中银证券股份有限公司").status is not Status.KNOWN
    assert known.resolve("中银证券").enterprise == "b"


def test_a_bare_brand_is_not_the_daughter_where_the_group_is_known():
    group = [Spelling("中国宝武钢铁集团有限公司", "g"), Spelling("中国宝武", "g", True)]
    daughter = [Spelling("宝武镁业科技股份有限公司", "d"), Spelling("宝武镁业", "d", True)]
    answer = Resolver([*group, *daughter]).resolve("宝武")
    assert answer.status is Status.AMBIGUOUS
    assert {c.enterprise for c in answer.candidates} == {"g", "d"}


FIRMS = {
    "hanxin": ("汉中锌业有限责任公司", ""),
    "shaanfei": ("陕西飞机工业有限责任公司", ""),
    "catl": ("宁德时代新能源科技股份有限公司", "宁德时代"),
    "byd": ("比亚迪股份有限公司", "比亚迪"),
    "robots": ("杭州海康机器人股份有限公司", "海康机器人"),
    "packing": ("上海宝钢包装股份有限公司", "宝钢包装"),
    "huawei": ("华为技术有限公司", ""),
    "tongling": ("铜陵有色金属集团股份有限公司", "铜陵有色"),
    "siasun": ("沈阳新松机器人自动化股份有限公司", "机器人"),
}


@pytest.fixture(scope="module")
def firms():
    spellings = [Spelling(full, key) for key, (full, _) in FIRMS.items()]
    spellings += [Spelling(short, key, True) for key, (_, short) in FIRMS.items() if short]
    codes = {"002594.SZ": "byd", "300024.SZ": "siasun"}
    return Resolver(spellings, codes, {"byd": ("440300",), "catl": ("350902",)})


@pytest.mark.parametrize(
    "mention",
    ["陕西锌业有限公司", "陕西锌业", "陕西省锌业有限责任公司", "汉中飞机工业有限责任公司"],
)
def test_a_place_within_another_is_another_place(firms, mention):
    answer = firms.resolve(mention)
    assert answer.status is Status.AMBIGUOUS
    assert "一大一小" in answer.why


@pytest.mark.parametrize("mention", ["宁德时代(四川)", "铜陵有色金属集团控股有限公司"])
def test_a_daughter_elsewhere_and_a_holding_are_not_the_firm(firms, mention):
    assert firms.resolve(mention).status is not Status.KNOWN


@pytest.mark.parametrize("mention", ["海康", "宝钢"])
def test_a_bare_brand_may_be_more_than_its_daughter_of_one_trade(firms, mention):
    answer = firms.resolve(mention)
    assert answer.status is Status.AMBIGUOUS
    assert "只写了字号" in answer.why


def test_a_bare_brand_is_the_firm_whose_trade_words_say_nothing(firms):
    answer = firms.resolve("华为")
    assert answer.candidates[0].enterprise == "huawei"
    assert "未必" not in answer.why


@pytest.mark.parametrize(
    ("mention", "key"),
    [
        ("比亚迪（002594.SZ）", "byd"),
        ("比亚迪股份有限公司 002594", "byd"),
        ("比亚迪(股票代码:002594)", "byd"),
        ("深圳市比亚迪股份有限公司", "byd"),
        ("我市与比亚迪签约", "byd"),
        ("宁德时代董事长来汉考察", "catl"),
        ("拜访宁德时代、洽谈合作", "catl"),
        ("宁德时代(已签约)", "catl"),
    ],
)
def test_names_with_codes_at_home_and_in_sentences(firms, mention, key):
    answer = firms.resolve(mention)
    assert (answer.status, answer.enterprise) == (Status.KNOWN, key), answer


def test_several_names_in_a_sentence_are_all_told(firms):
    answer = firms.resolve("重点对接比亚迪、宁德时代等企业")
    assert answer.status is Status.AMBIGUOUS
    assert [one.enterprise for one in answer.candidates] == ["byd", "catl"]


@pytest.mark.parametrize(
    "mention", ["引进机器人项目", "成都市比亚迪股份有限公司", "深圳市比亚迪有限公司"]
)
def test_a_plain_word_and_a_place_elsewhere_are_not_the_firm(firms, mention):
    assert firms.resolve(mention).status is not Status.KNOWN


def test_a_code_and_a_name_that_contradict_are_told(firms):
    answer = firms.resolve("宁德时代(002594)")
    assert answer.status is Status.AMBIGUOUS
    assert "对不上" in answer.why
    assert {one.enterprise for one in answer.candidates} == {"byd", "catl"}


def test_what_is_held_back_is_not_told_as_sure(firms):
    answer = firms.resolve("陕西锌业")
    assert answer.certainty == answer.candidates[0].certainty <= 0.5
