"""Owners that introductions name."""

import pytest

from graph.groups.introductions import owners
from graph.groups.owners import OwnerNames
from graph.naming.resolver import Spelling

GROUPS = [
    Spelling("山东重工集团有限公司", "shandong"),
    Spelling("中国中化控股有限责任公司", "sinochem"),
    Spelling("哈尔滨电气集团有限公司", "harbin"),
    Spelling("湖南能源集团有限公司", "hunan"),
    Spelling("福建省港口集团有限责任公司", "fujian"),
    Spelling("港口集团", "fujian", True),
    Spelling("双星集团有限责任公司", "doublestar"),
]


def said(text):
    names = OwnerNames(GROUPS)

    def find(words):
        found = names.at_end(words)
        return found[0] if found else None

    return {owner.group for owner in owners(text, find)}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("公司隶属于山东重工集团，是国有控股上市公司，总部设在山东省济宁市。", "shandong"),
        ("公司是中国中化控股有限责任公司旗下的上市公司。", "sinochem"),
        ("公司是哈尔滨电气集团有限公司的控股子公司，有着80余年电动机制造史。", "harbin"),
        ("公司控股股东为湖南能源集团有限公司，实际控制人为湖南省国资委。", "hunan"),
        ("2019年，双星集团有限责任公司成为公司控股股东。", "doublestar"),
        ("山东重工集团旗下的全资子公司，主营模锻件。", "shandong"),
        ("公司为双星集团旗下全资子公司，主营轮胎。", "doublestar"),
    ],
)
def test_what_an_introduction_says(text, group):
    assert said(text) == {group}


@pytest.mark.parametrize(
    "text",
    [
        "公司前身为隶属于山东重工集团的机械厂。",
        "公司旗下拥有双星集团有限责任公司等多家企业。",
        "公司是河北港口集团控股子公司。",
        "公司与山东重工集团建立了战略合作关系。",
        "公司曾是哈尔滨电气集团有限公司的控股子公司。",
        "我公司主要为山东重工集团有限公司旗下企业供货。",
        "公司不隶属于山东重工集团。",
        "公司控股股东为张三。",
    ],
)
def test_what_says_nothing_of_an_owner(text):
    assert said(text) == set()


def test_of_two_that_became_owner_the_later_one_is():
    text = "2010年，双星集团有限责任公司成为公司控股股东。2020年，山东重工集团有限公司成为公司控股股东。"
    assert said(text) == {"shandong"}
