"""Regions: the table itself, and how people write them."""

import csv
from importlib.resources import files

import pytest

from graph.places import CLUSTERS, cluster, places

HANZHONG = "610700"


@pytest.fixture(scope="module")
def rows():
    table = files("graph").joinpath("data/regions.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(table.splitlines()))


def code(text, near=None):
    found = places().find(text, near)
    return found.code if found else None


def test_the_country_has_34_provinces_and_333_prefectures():
    levels = [r.level for r in places().present.values()]
    assert levels.count("province") == 34
    assert levels.count("prefecture") == 333 + 20  # 20 under 台湾省
    assert 2800 < levels.count("county") < 2900


def test_hanzhong_has_eleven_counties_and_districts():
    under = {r.name for r in places().present.values() if r.parent == HANZHONG}
    assert under == {
        *("汉台区", "南郑区", "城固县", "洋县", "西乡县", "勉县"),
        *("宁强县", "略阳县", "镇巴县", "留坝县", "佛坪县"),
    }


def test_every_region_of_today_lies_in_one_of_today(rows):
    present = {row["code"]: row for row in rows if not row["until"]}
    above = {"prefecture": {"province"}, "county": {"prefecture", "province"}}
    for row in present.values():
        if row["level"] == "province":
            assert not row["parent"]
        else:
            assert present[row["parent"]]["level"] in above[row["level"]], row
            assert row["parent"][:2] == row["code"][:2]


def test_every_code_has_one_name_today(rows):
    today = [row["code"] for row in rows if not row["until"]]
    assert len(today) == len(set(today))


def test_every_successor_is_of_today(rows):
    today = {row["code"] for row in rows if not row["until"]}
    assert {row["became"] for row in rows if row["until"]} - {""} <= today


def test_every_region_has_a_centre_in_china(rows):
    for row in rows:
        assert 73 <= float(row["longitude"]) <= 136
        assert 3 <= float(row["latitude"]) <= 54


@pytest.mark.parametrize(
    ("gone", "heir"),
    [
        ("612300", HANZHONG),  # 汉中地区
        ("612301", "610702"),  # 汉中市, of a county's rank, is 汉台区
        ("610721", "610703"),  # 南郑县
        ("420600 襄樊市", "420600"),
        ("110103", "110101"),  # 崇文区
        ("310108", "310106"),  # 闸北区
        ("340721", "340706"),  # 铜陵县 is 义安区
        ("360402 庐山区", "360402"),  # 濂溪区, not 庐山市
        ("362301", "361102"),  # 上饶市 of old is 信州区, 上饶县 is 广信区
        ("430103 南区", "430103"),  # 天心区, not 南县
        ("522101", "520302"),  # 遵义市 of old is 红花岗区
    ],
)
def test_what_is_gone_leads_to_what_holds_its_ground(rows, gone, heir):
    number, _, name = gone.partition(" ")
    found = [
        r["became"] for r in rows if r["until"] and r["code"] == number and name in ("", r["name"])
    ]
    assert found == [heir]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("汉中", HANZHONG),
        ("汉中市", HANZHONG),
        ("陕西省汉中市", HANZHONG),
        ("漢中市", HANZHONG),
        ("610700", HANZHONG),
        ("612300", HANZHONG),
        ("汉台区", "610702"),
        ("陕西汉中城固县", "610722"),
        ("汉中市城固县文川镇", "610722"),
        ("南郑县", "610703"),
        ("汉中市南郑县大河坎镇", "610703"),
        ("襄樊市", "420600"),
        ("内蒙古", "150000"),
        ("恩施", "422800"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("海南", "460000"),
        ("海南藏族自治州", "632500"),
        ("南京市鼓楼区", "320106"),
        ("乐山市市中区", "511102"),
        ("香港", "810000"),
    ],
)
def test_a_region_is_found_as_people_write_it(text, meant):
    assert code(text) == meant


@pytest.mark.parametrize(
    "text", ["鼓楼区", "朝阳区", "郊区", "市中区", "东方红", "东方红农场", "经开区", "国外", ""]
)
def test_a_text_that_names_no_single_region_is_none(text):
    assert code(text) is None


def test_a_name_of_several_places_means_the_one_nearby():
    assert code("鼓楼区", near="350100") == "350102"
    assert code("鼓楼区", near="320000") is None  # 南京 and 徐州
    assert code("长安区", near=HANZHONG) == "610116"


def test_a_name_of_every_city_means_the_one_in_this_city_alone():
    assert code("郊区", near="140300") == "140311"
    assert code("郊区", near=HANZHONG) is None


def test_a_zone_lies_where_it_is_named_else_in_the_bureaus_region():
    assert code("经开区", near=HANZHONG) == HANZHONG
    assert code("汉中经济技术开发区", near="610100") == HANZHONG
    assert code("西安高新区", near=HANZHONG) == "610100"


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("陕西飞机工业有限责任公司", "610000"),
        ("汉中锌业有限责任公司", HANZHONG),
        ("城固县酒业有限公司", "610722"),
        ("汉中城固酒业有限公司", "610722"),
        ("城固酒业有限公司", None),
        ("东方红电器有限公司", None),
        ("中国石油天然气集团有限公司", None),
    ],
)
def test_an_enterprises_name_may_begin_with_its_region(name, region):
    found = places().of_name(name)
    assert (found.code if found else None) == region


def test_a_county_lies_in_its_city_and_its_province():
    assert list(places().ancestors("610722")) == ["610722", HANZHONG, "610000"]
    assert places().inside("610722", "610000")
    assert not places().inside(HANZHONG, "610722")


def test_the_city_over_a_county():
    assert places().prefecture("610722") == HANZHONG
    assert places().prefecture("310115") == "310000"
    assert places().prefecture("429004") == "429004"  # 仙桃, right under the province


def test_hanzhong_is_some_two_hundred_kilometres_from_xian():
    assert 200 < places().distance(HANZHONG, "610100") < 260
    assert places().distance(HANZHONG, HANZHONG) == 0
    assert places().distance(HANZHONG, "000000") is None


@pytest.mark.parametrize(
    ("city", "clusters"),
    [
        ("330100", ("长三角",)),
        ("440300", ("粤港澳大湾区",)),
        ("445100", ()),  # 潮州 is in Guangdong, not in the bay area
        ("110105", ("京津冀",)),
        ("510700", ("成渝",)),
        (HANZHONG, ()),
    ],
)
def test_a_city_lies_in_its_clusters(city, clusters):
    assert places().clusters(city) == clusters


def test_every_member_of_a_cluster_is_a_region():
    assert {member for members in CLUSTERS.values() for member in members} <= set(places().present)


@pytest.mark.parametrize(
    ("text", "name"),
    [("长三角", "长三角"), ("珠三角", "粤港澳大湾区"), ("川渝", "成渝"), ("中部", None)],
)
def test_clusters_have_other_names(text, name):
    assert cluster(text) == name


def test_cities_of_taiwan_and_regions_under_the_country_are_known():
    for text, code in (
        ("台北市", "710100"),
        ("新竹", "710800"),
        ("中国香港", "810000"),
        ("中国台湾", "710000"),
        ("香港特别行政区", "810000"),
    ):
        found = places().find(text)
        assert found is not None, text
        assert found.code == code


def test_a_name_may_begin_with_a_county_that_is_a_district_now():
    found = places().of_name("南郑县锌业有限公司")
    assert found is not None
    assert found.name == "南郑区"


@pytest.mark.parametrize("text", ["湖南省汉中市", "广东省苏州市", "四川省汉中市城固县"])
def test_a_text_that_contradicts_itself_names_no_region(text):
    assert code(text) is None
    assert places().contradiction(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安徽省安庆市枞阳县", "340800"),  # 铜陵 since 2015: an old address is no contradiction
        ("陕西省汉中市北京路1号", "610700"),
        ("长沙市高新区", "430100"),
        ("上海市南京西路1266号", "310000"),
    ],
)
def test_what_only_looks_like_a_contradiction_is_none(text, expected):
    assert code(text) == expected
    assert places().contradiction(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("台北市", "710100"),
        ("臺灣省新北市", "711100"),
        ("中国台湾新竹", "710800"),
        ("桃园市", "711400"),
        ("高雄", "710200"),
        ("中国香港", "810000"),
    ],
)
def test_taiwan_and_hong_kong_are_known(text, expected):
    assert code(text) == expected


@pytest.mark.parametrize(
    "name", ["嘉义化工有限公司", "新北洋数码科技股份有限公司", "桃园食品有限公司"]
)
def test_a_brand_is_no_city_of_taiwan(name):
    assert places().of_name(name) is None
