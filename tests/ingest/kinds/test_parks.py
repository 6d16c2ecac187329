from ingest.kinds.parks import PARK

TABLE = """\
园区名称,级别,所在区县,主导产业,可用土地(亩),标准厂房(平方米),备注
汉中航空经济技术开发区,省级,城固县,航空装备、无人机,1200,5万平方米,又叫航空智慧新城
"""


def test_a_park_hosts_its_leading_chains_and_has_room(read):
    found = read(PARK, TABLE)
    park = "汉中航空经济技术开发区@610700"
    assert found.one("RECORDS") == {
        "title": "汉中航空经济技术开发区",
        "level": "省级",
        "leading": "航空装备、无人机",
        "land": "1200亩",
        "workshops": "5万平方米",
    }
    assert [(s, e) for s, e, _ in found.of("HOSTS")] == [(park, "航空装备")]
    assert [(s, e) for s, e, _ in found.of("IN")] == [(park, "610722")]
    assert not found.messages


def test_a_park_in_an_unknown_place_is_given_back(read):
    [bad] = read(PARK, "园区名称,所在区县\n火星园区,火星\n").bad
    assert bad.column == "所在区县"


def test_the_headers_of_surveys_of_parks_are_understood(read):
    found = read(
        PARK,
        "园区名称,位置,主导产业方向,规划面积（平方公里）,剩余可用地（亩）,闲置厂房（㎡）,已入驻企业（家）\n"
        "褒河物流园区,汉台区河东店镇,航空装备,12.5,300,8000,35\n",
    )
    assert found.one("RECORDS") == {
        "title": "褒河物流园区",
        "leading": "航空装备",
        "area": "12.5平方公里",
        "land": "300亩",
        "idle_workshops": "8000m2",
        "tenants": "35家",
    }
    assert [(s, e) for s, e, _ in found.of("IN")] == [("褒河物流园区@610700", "610702")]
    assert not found.messages
