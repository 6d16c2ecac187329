"""Parks that the words of a ledger name."""

import pytest

from ingest.park_names import BY_KIND, BY_NAME, BY_SHORT, KnownPark, parks_in

HANZHONG, HANTAI, CHENGGU, MIANXIAN = "610700", "610702", "610722", "610725"
PARKS = (
    KnownPark("汉中高新技术产业开发区@610700", "汉中高新技术产业开发区", HANTAI),
    KnownPark("汉中经济技术开发区@610700", "汉中经济技术开发区", HANTAI),
    KnownPark(
        "汉中航空经济技术开发区@610700", "汉中航空经济技术开发区", CHENGGU, ("航空智慧新城",)
    ),
    KnownPark("勉县经开区@610700", "勉县经开区", MIANXIAN),
    KnownPark("褒河物流园区@610700", "褒河物流园区", HANTAI),
)


def found(text, place=HANZHONG):
    return [(f.park.name, f.certainty) for f in parks_in([("地点", text)], PARKS, place)]


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("汉中高新技术产业开发区北区", "汉中高新技术产业开发区", BY_NAME),
        ("汉中高新区", "汉中高新技术产业开发区", BY_SHORT),
        ("汉中市高新区12号", "汉中高新技术产业开发区", BY_SHORT),
        ("高新区标准厂房", "汉中高新技术产业开发区", BY_KIND),
        ("位于高新区", "汉中高新技术产业开发区", BY_KIND),
        ("航空经开区", "汉中航空经济技术开发区", BY_SHORT),
        ("航空智慧新城", "汉中航空经济技术开发区", BY_SHORT),
        ("褒河物流园", "褒河物流园区", BY_SHORT),
    ],
)
def test_a_park_is_named_in_full_or_in_short(text, name, certainty):
    assert found(text) == [(name, certainty)]


def test_a_short_form_means_the_park_of_the_county_first():
    assert found("经开区", MIANXIAN) == [("勉县经开区", BY_KIND)]
    assert found("经开区", CHENGGU) == [("汉中经济技术开发区", BY_KIND)]


@pytest.mark.parametrize(
    "text", ["西安高新区", "西安市高新区创业大道", "某某高新区", "工业园", "新区"]
)
def test_a_short_form_of_another_place_or_of_nobody_means_none(text):
    assert found(text) == []


def test_a_short_form_in_another_city_means_none():
    assert found("高新区", "610800") == []


def test_why_says_column_and_word():
    (one,) = parks_in([("建设内容", "入驻高新区")], PARKS, HANTAI)
    assert one.why == "建设内容中写有园区名“高新区”,在同一市县内只有它可指"
