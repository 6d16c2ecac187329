from ingest.kinds.groups import GROUP

GROUPS = """\
name,group_key,headquarters,industries,products,listed_members,other_listed,known_for,certainty
恒力集团有限公司,恒力集团,苏州市,石油化工；化学纤维,PTA；对二甲苯,600346；603268,,炼化一体化,sure
华为投资控股有限公司,华为,深圳市,通信设备,5G基站,,港股 09618,通信设备,likely
京东集团股份有限公司,京东集团,北京市,零售,电商零售,,,,sure
京东物流股份有限公司,京东集团,火星,物流,供应链物流,,,,sure
"""
LEADERS = """\
name,group_key,headquarters,industries,products,listed_members,known_for,certainty,member_of,source
抚顺特殊钢股份有限公司,抚顺特钢,抚顺市,特殊钢,高温合金,600399,,sure,江苏沙钢集团有限公司,A股公司公开简介
"""


def test_a_group_makes_products_and_its_listed_members_belong_to_it(read):
    found = read(GROUP, GROUPS)
    assert [(s, e) for s, e, _ in found.of("MAKES")][:2] == [
        ("恒力集团有限公司", "PTA"),
        ("恒力集团有限公司", "对二甲苯"),
    ]
    assert found.of("BELONGS_TO_GROUP")[:2] == [
        ("600346.SH", "恒力集团有限公司", {"how": "stated", "certainty": 0.95}),
        ("603268.SH", "恒力集团有限公司", {"how": "stated", "certainty": 0.95}),
    ]


def test_rows_that_share_a_key_are_one_group_of_that_name(read):
    found = read(GROUP, GROUPS)
    assert [(s, e) for s, e, _ in found.of("BELONGS_TO_GROUP")][2:] == [
        ("京东集团股份有限公司", "京东集团"),
        ("京东物流股份有限公司", "京东集团"),
    ]
    assert [f.short_names for f in found.firms] == [("恒力集团",), ("华为",), (), ()]


def test_a_leader_has_its_own_code_and_belongs_to_its_group(read):
    found = read(GROUP, LEADERS)
    [firm] = found.firms
    assert (firm.stock, firm.short_names) == ("600399.SH", ("抚顺特钢",))
    assert [(s, e) for s, e, _ in found.of("BELONGS_TO_GROUP")] == [
        ("抚顺特殊钢股份有限公司", "江苏沙钢集团有限公司")
    ]
    assert not found.messages


def test_headquarters_that_are_not_known_are_one_message_and_other_columns_none(read):
    [told] = read(GROUP, GROUPS).messages
    assert "总部所在地中有 1" in told
    assert "火星" in told


def test_the_published_table_needs_hardly_a_remark(read, shared_data):
    found = read(GROUP, (shared_data / "groups" / "groups.csv").read_bytes(), stem="groups")
    assert len(found.firms) == len(found.content.rows) == 749
    assert not found.bad
    assert all("没有用到的列" not in told for told in found.messages)
