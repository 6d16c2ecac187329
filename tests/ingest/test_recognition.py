"""What a build tells of the names in a file."""

from graph.claims import NamesClaim, identify
from graph.names import legal_name
from graph.naming.verdicts import Status
from ingest.heard import FILE, keep, kept
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
    assert (told["b"].known, told["b"].new) == (1, 2)
    [one] = told["b"].of(Status.AMBIGUOUS)
    assert one.name == "四川长虹电气股份有限公司"
    assert one.candidates[0].name == "四川长虹电器股份有限公司"
    assert 0 < one.candidates[0].certainty <= 1
    assert told["b"].of(Status.UNKNOWN) == []


def test_a_short_name_that_nobody_knows_is_unknown_and_told_with_its_row():
    claims = [*named("a", "汉中锌业有限责任公司"), *named("b", "宝武")]
    told = recognise(claims, identify(claims), {"b"}, {"b": {"宝武": 7}})
    [one] = told["b"].of(Status.UNKNOWN)
    assert (one.name, one.row) == ("宝武", 7)


def test_what_was_told_is_kept_whole(tmp_path):
    claims = [
        *named("a", "四川长虹电器股份有限公司"),
        *named("b", "四川长虹电气股份有限公司", "宝武"),
    ]
    told = recognise(claims, identify(claims), {"a", "b"}, {"b": {"宝武": 7}})
    keep(tmp_path, told)
    assert kept(tmp_path) == told
    (tmp_path / FILE).write_text("[1]", encoding="utf-8")
    assert kept(tmp_path) == {}
