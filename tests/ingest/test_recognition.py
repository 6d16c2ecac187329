"""What a build tells of the names in a file."""

from graph.claims import NamesClaim, identify
from graph.names import legal_name
from ingest.recognition import recognise


def named(source, *names):
    return [NamesClaim(n, legal_name(n), None, None, source) for n in names]


def test_known_new_and_those_that_are_like_another():
    claims = [
        *named("a", "四川长虹电器股份有限公司", "汉中锌业有限责任公司"),
        *named("b", "四川长虹电器股份有限公司", "四川长虹电气股份有限公司", "西安航空锻造有限公司"),
    ]
    told = recognise(claims, identify(claims), {"b"})
    assert set(told) == {"b"}
    assert (told["b"].known, told["b"].new, told["b"].open) == (1, 2, 1)
    assert "“四川长虹电气股份有限公司”像“四川长虹电器股份有限公司”" in told["b"].message()
    assert told["b"].message().startswith("认出 1,新 2,相近未归并 1(如")
