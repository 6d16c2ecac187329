"""Ownership: real firms, real words of their profiles and of the lists."""

import csv
import gzip
from pathlib import Path

import pytest

from graph.chain.firms import Firm, Listing
from graph.errors import UsageError
from matcher.ownership import asked_kind, is_kind, ownership_of


def firm(name: str, ownership: str | None = None, *lists: str) -> Firm:
    listings = tuple(Listing(x, "2025", 1, None, f"{x}.csv") for x in lists)
    return Firm(name, name, None, None, ownership, None, False, (), listings, ())


def kind(found: Firm, *texts: str) -> str | None:
    owned = ownership_of(found, [("profiles.csv", text) for text in texts])
    return owned.kind if owned else None


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("央企", "央企"), ("中央企业", "央企"), ("国企", "国有"), ("国有", "国有"), ("國有", "国有"),
        ("省属国企", "地方国企"), ("民企", "民营"), ("民营企业", "民营"), ("私营", "民营"),
        ("外企", "外资"), ("合资", "外资"), ("集体", "集体"), ("未知", "不详"),
    ],
)  # fmt: skip
def test_the_words_of_the_trade_are_understood(word: str, expected: str) -> None:
    assert asked_kind(word) == expected


def test_a_word_that_is_none_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError) as told:
        asked_kind("民营经济")
    assert told.value.hint.startswith("可写:民营、")
    assert all(word in told.value.hint for word in ("央企", "外资", "不详"))


@pytest.mark.parametrize(
    ("name", "cell", "lists", "expected"),
    [
        ("恒力集团有限公司", None, ["中国民营企业500强"], "民营"),
        ("中国宝武钢铁集团有限公司", None, ["中国企业500强"], "央企"),
        ("中国航空工业集团有限公司", "国有", [], "央企"),
        ("陕西煤业化工集团有限责任公司", "国有", ["省属国有企业名录"], "地方国企"),
        ("某某有限责任公司", "有限责任公司(自然人投资或控股)", [], "民营"),
        ("某某有限责任公司", "有限责任公司(国有独资)", [], "国有"),
        ("某某有限责任公司", "有限责任公司", [], None),
        ("鸿海精密工业股份有限公司", None, ["世界500强"], None),
    ],
)
def test_cells_lists_and_names_say_whose_a_firm_is(
    name: str, cell: str | None, lists: list[str], expected: str | None
) -> None:
    assert kind(firm(name, cell, *lists)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公司控股股东为国家开发投资集团有限公司，实际控制人为国务院国有资产监督管理委员会。",
            "央企",
        ),
        ("控股母公司为中国大型中央企业中国有色矿业集团有限公司。", "央企"),
        ("公司控股股东为中国宝武钢铁集团有限公司。", "央企"),
        ("主要客户为国家电网有限公司、中国铁路工程集团有限公司。", None),
        ("公司是国务院国资委直属军工企业中国航空发动机集团有限公司的核心业务平台。", "央企"),
        ("入选国务院国资委“创建世界一流专业领军示范企业”。", None),
        ("公司是浙江省国资委控股的浙江省国际贸易集团旗下上市公司。", "地方国企"),
        ("控股股东是珠海大横琴集团，实际控制人是珠海市国资委。", "地方国企"),
        ("公司为内蒙、青海等地拥有多家分子公司的国有控股上市公司。", "国有"),
        ("贸易业务主要与央企、地方国有企业及上市公司开展合作。", None),
        ("是国内唯一一家能同时生产非制冷和制冷两种探测器的民营企业，年产芯片超百万片。", "民营"),
        ("曾先后荣获“中国化工企业500强”、“四川民营企业100强”等荣誉。", None),
        ("公司前身为国有独资企业。", None),
        ("公司正式在深交所发行境内上市外资股(B股)。", None),
    ],
)
def test_texts_say_so_only_where_they_speak_of_the_owner(text: str, expected: str | None) -> None:
    assert kind(firm("某某股份有限公司"), text) == expected


def test_unknown_is_no_other_kind() -> None:
    assert is_kind(None, "不详")
    assert not any(is_kind(None, x) for x in ("国有", "民营", "外资"))


def test_of_the_profiles_hundreds_say_whose_they_are_and_the_known_ones_rightly(
    shared_data: Path,
) -> None:
    profiles = shared_data / "profiles" / "ashare_profiles.csv.gz"
    with gzip.open(profiles, "rt", encoding="utf-8") as table:
        rows = {row["short_name"]: row for row in csv.DictReader(table)}
    said = {
        short: kind(firm(row["full_name"]), row["introduction"], row["main_business"])
        for short, row in rows.items()
    }
    assert sum(value is not None for value in said.values()) > 250
    expected = {
        "航发控制": "央企", "国投中鲁": "央企", "永安林业": "央企", "东阿阿胶": "央企",
        "深振业Ａ": "地方国企", "英特集团": "地方国企", "太钢不锈": "央企",
        "高德红外": "民营", "银轮股份": "民营", "风华高科": "国有", "万科Ａ": None,
    }  # fmt: skip
    assert {short: said[short] for short in expected} == expected
