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
