from graph.claims import Mention, NamesClaim, Node, identify
from ingest.kinds.groups import GROUP
from ingest.library import national_tables

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


def test_a_listed_group_has_its_own_code_and_members_may_have_names(read):
    head = "name,group_key,products,listed_members,stock,other_names,member_of\n"
    rows = (
        "骆驼集团股份有限公司,骆驼集团,电池,,601311,,\n"
        "恒力集团有限公司,恒力集团,PTA,600346 恒力石化股份有限公司 恒力石化；603268,,恒力石油化工集团公司；恒力,\n"
        "海尔智家股份有限公司,海尔智家,冰箱,,600690,,海尔集团公司\n"
    )
    found = read(GROUP, head + rows)
    assert [(f.name, f.stock) for f in found.firms] == [
        ("骆驼集团股份有限公司", "601311.SH"),
        ("恒力集团有限公司", None),
        ("海尔智家股份有限公司", "600690.SH"),
    ]
    hengli = found.firms[1]
    assert hengli.short_names == ("恒力集团", "恒力")
    assert hengli.former_names == ("恒力石油化工集团公司",)
    assert [(s, e) for s, e, _ in found.of("BELONGS_TO_GROUP")] == [
        ("恒力石化股份有限公司", "恒力集团有限公司"),
        ("603268.SH", "恒力集团有限公司"),
        ("海尔智家股份有限公司", "海尔集团公司"),
    ]
    member = next(c.start for c in found.said if c.type == "BELONGS_TO_GROUP")
    assert (member.stock, member.short_names) == ("600346.SH", ("恒力石化",))


def test_the_tables_that_are_shipped_name_a_firm_once_and_no_firm_by_its_code(read):
    said = [read(GROUP, file.read_bytes(), stem=file.stem) for file in national_tables()]
    assert not [bad for found in said for bad in found.bad]
    named = [m for found in said for m in found.firms]
    ends = [e for f in said for c in f.said for e in (c.start, c.end) if isinstance(e, Mention)]
    with_names = {m.stock for m in (*named, *ends) if m.name and m.stock}
    assert {m.stock for m in ends if m.stock and not m.name} <= with_names
    names = [
        NamesClaim(
            str(c.properties["as_written"]),
            c.properties["name"],
            c.properties["uscc"],
            c.properties["stock"],
            source.id,
            str(c.properties["form"]),
        )
        for source, m in [(Node("Source", "tables"), m) for m in (*named, *ends)]
        for c in m.names_claims(source)
    ]
    identity = identify(names)
    assert not identity.contradictions
    for short, whole in (
        ("万向集团", "万向集团公司"),
        ("新希望集团", "新希望控股集团有限公司"),
        ("吉利控股集团", "浙江吉利控股集团有限公司"),
        ("TCL科技", "TCL科技集团股份有限公司"),
        ("海尔集团", "海尔集团公司"),
        ("京东集团", "京东集团股份有限公司"),
        ("恒力石化", "恒力石化股份有限公司"),
        ("骆驼集团股份有限公司", "骆驼集团股份有限公司"),
    ):
        assert identity.id_of(Mention(short)) == identity.id_of(Mention(whole)), short


def test_headquarters_that_are_not_known_are_one_message_and_other_columns_none(read):
    [told] = read(GROUP, GROUPS).messages
    assert "总部所在地中有 1" in told
    assert "火星" in told


def test_the_published_table_needs_hardly_a_remark(read, shared_data):
    found = read(GROUP, (shared_data / "groups" / "groups.csv").read_bytes(), stem="groups")
    assert len(found.firms) == len(found.content.rows) == 749
    assert not found.bad
    assert all("没有用到的列" not in told for told in found.messages)
