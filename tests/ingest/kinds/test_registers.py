import pytest

from ingest.kinds.registers import REGISTER

ROW = """\
企业名称,简称,证券代码,统一社会信用代码,所在区县,产业链,环节,主营产品,营业收入(万元),员工人数,链主,企业性质,主营业务
陕西飞机工业有限责任公司,陕飞,000768,91610000220523120R,城固县,航空装备,机体结构件加工,运输机、飞机大部件,120000,8000,是,国有控股,飞机制造
"""


def test_a_row_of_a_register_says_who_the_firm_is(read):
    [firm] = read(REGISTER, ROW.replace("91610000220523120R", "")).firms
    assert (firm.name, firm.short_names) == ("陕西飞机工业有限责任公司", ("陕飞",))
    assert (firm.stock, firm.ownership, firm.leader) == ("000768.SZ", "国有", True)


def test_a_row_of_a_register_says_where_it_is_what_it_makes_and_in_which_segment(read):
    found = read(REGISTER, ROW.replace("91610000220523120R", ""))
    name = "陕西飞机工业有限责任公司"
    assert found.of("LOCATED_IN") == [(name, "610722", {})]
    assert [end for _, end, _ in found.of("MAKES")] == ["运输机", "飞机大部件"]
    [(_, segment, said)] = found.of("WORKS_IN")
    assert segment == "航空装备/机体结构件加工"
    assert (said["strength"], said["how"]) == (1.0, "stated")
    assert said["quote"] == "航空装备、机体结构件加工"
    assert found.one("REPORTS") == {"year": 0, "revenue": 1_200_000_000, "employees": 8000}
    assert found.one("DESCRIBES") == {"part": "main_business", "text": "飞机制造"}


def test_only_the_name_is_required(read):
    found = read(REGISTER, "企业名称\n汉中锌业有限责任公司\n")
    assert [f.name for f in found.firms] == ["汉中锌业有限责任公司"]
    assert found.of("LOCATED_IN") == [("汉中锌业有限责任公司", "610700", {})]
    assert not found.bad


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",勉县,,,", "企业名称"),
        ("—,勉县,,,", "企业名称"),
        ("12345,勉县,,,", "企业名称"),
        ("=HYPERLINK(1),勉县,,,", "企业名称"),
        ("#REF!,勉县,,,", "企业名称"),
        ("汉中锌业有限责任公司,火星,,,", "所在区县"),
        ("汉中锌业有限责任公司,勉县,,很多,", "营业收入"),
        ("汉中锌业有限责任公司,勉县,,-5,", "营业收入"),
        ("汉中锌业有限责任公司,勉县,,,大概", "链主"),
    ],
)
def test_a_row_that_cannot_be_understood_is_given_back_with_column_value_and_what_was_expected(
    read, row, column
):
    header = "企业名称,所在区县,统一社会信用代码,营业收入(万元),链主\n"
    found = read(REGISTER, f"{header}{row}\n汉中钢铁有限公司,勉县,,100,否\n")
    [bad] = found.bad
    assert bad.column == column
    assert bad.reason
    assert bad.expected
    assert [f.name for f in found.firms if f.name != "汉中锌业有限责任公司"] == ["汉中钢铁有限公司"]


@pytest.mark.parametrize("code", ["91610000220523120A", "11010519491231002X", "6107001234567"])
def test_a_wrong_credit_code_is_told_and_the_firm_goes_by_its_name(read, code):
    found = read(REGISTER, f"企业名称,统一社会信用代码\n汉中锌业有限责任公司,{code}\n")
    assert found.bad == []
    assert [(f.name, f.uscc) for f in found.firms] == [("汉中锌业有限责任公司", None)]
    [told] = found.messages
    assert "没有取用,企业按名称记" in told
    assert "11010519491231002X" not in told


@pytest.mark.parametrize("text", ["—", "N/A", "暂无", ""])
def test_a_revenue_that_is_not_known_is_no_error(read, text):
    found = read(REGISTER, f"企业名称,营业收入(万元)\n汉中锌业有限责任公司,{text}\n")
    assert not found.bad
    assert not found.of("REPORTS")


def test_a_revenue_with_its_unit_in_the_cell(read):
    found = read(REGISTER, '企业名称,营业收入\n汉中锌业有限责任公司,"1,234.5亿元"\n')
    assert found.one("REPORTS")["revenue"] == 123_450_000_000


def test_a_revenue_without_a_unit_is_not_taken_and_the_firm_is(read):
    found = read(REGISTER, "企业名称,营业收入\n汉中锌业有限责任公司,1234\n汉中钢铁有限公司,5\n")
    assert not found.of("REPORTS")
    assert len(found.firms) == 2
    [told] = found.messages
    assert "营业收入没有" in told
    assert "2 行" in told


def test_words_that_no_chain_map_knows_keep_the_firm_and_are_told_once(read):
    found = read(
        REGISTER,
        "企业名称,产业链,环节\n甲汉中公司,文旅,\n乙汉中公司,文旅,\n丙汉中公司,航空装备,航天员\n",
    )
    assert len(found.firms) == 3
    assert not found.bad
    assert found.messages == [
        "产业链中有 1 个词不在链图中:文旅",
        "环节中有 1 个词不在链图中:航天员",
    ]


def test_a_firm_of_another_city_is_not_put_here(read):
    found = read(REGISTER, "企业名称\n宝鸡钛业股份有限公司\n")
    assert [end for _, end, _ in found.of("LOCATED_IN")] == ["610300"]


def test_an_address_tells_the_county_where_no_column_does(read):
    found = read(REGISTER, "企业名称,地址\n中科汉江制造有限公司,陕西省汉中市城固县航空路1号\n")
    [(_, region, said)] = found.of("LOCATED_IN")
    assert region == "610722"
    assert said["address"] == "陕西省汉中市城固县航空路1号"


@pytest.mark.parametrize(
    "name",
    [
        "汉中\u200b锌业有限责任公司",
        "汉中 锌业有限责任公司",
        "<b>汉中锌业有限责任公司</b>",
        "★汉中锌业有限责任公司",
    ],
)
def test_marks_and_markup_in_a_name_do_not_matter(read, name):
    assert [f.name for f in read(REGISTER, f"企业名称\n{name}\n").firms] == ["汉中锌业有限责任公司"]


def test_text_that_looks_like_cypher_is_text(read):
    name = "汉中') DETACH DELETE n //有限公司"
    assert [f.name for f in read(REGISTER, f"企业名称\n{name}\n").firms] == [name.replace(" ", "")]


def test_a_code_of_another_exchange_is_told_and_the_firm_stays(read):
    found = read(REGISTER, "企业名称,证券代码\n汉中锌业有限责任公司,港股 09618\n")
    assert found.firms[0].stock is None
    assert not found.bad
    assert "证券代码中有 1 个" in found.messages[0]


def test_a_product_as_long_as_a_text_is_no_name(read):
    [bad] = read(REGISTER, f"企业名称,主营产品\n汉中锌业有限责任公司,{'锌' * 1200}\n").bad
    assert bad.column == "主营产品"


def test_the_headers_of_the_statistics_bureau_are_understood(read):
    found = read(
        REGISTER,
        "单位详细名称,统一社会信用代码（18位）,行政区划代码,2023年营业收入（千元）,从业人员期末人数,"
        "控股情况,主要业务活动,开业（成立）时间,法定代表人,联系电话\n"
        "汉中锌业有限责任公司,,610725001001,125000,320,私人控股,锌冶炼,2003年5月,张某,0916-2211111\n",
    )
    [firm] = found.firms
    assert (firm.name, firm.ownership, firm.founded) == ("汉中锌业有限责任公司", "民营", "2003-05")
    assert [end for _, end, _ in found.of("LOCATED_IN")] == ["610725"]
    assert found.one("REPORTS") == {"year": 2023, "revenue": 125_000_000, "employees": 320}
    assert found.messages == ["个人信息列不取:法定代表人、联系电话"]


@pytest.mark.parametrize("header", ["简介", "公司简介", "企业简介", "单位简介"])
def test_an_introduction_is_kept_as_one(read, header):
    found = read(REGISTER, f"企业名称,{header}\n汉中锌业有限责任公司,公司是东岭集团旗下企业。\n")
    assert found.one("DESCRIBES") == {"part": "introduction", "text": "公司是东岭集团旗下企业。"}


@pytest.mark.parametrize(
    ("row", "former"),
    [
        ("中航成飞股份有限公司,中航电测仪器股份有限公司,", "中航电测仪器股份有限公司"),
        (
            "中航成飞股份有限公司,,原名中航电测仪器股份有限公司;省级传感器链链主",
            "中航电测仪器股份有限公司",
        ),
        ("中航成飞股份有限公司,,曾用名：中航电测仪器股份有限公司。", "中航电测仪器股份有限公司"),
        (
            "中航成飞股份有限公司,,2025年由中航电测仪器股份有限公司更名而来",
            "中航电测仪器股份有限公司",
        ),
        ("中航成飞股份有限公司（原中航电测仪器股份有限公司）,,", "中航电测仪器股份有限公司"),
        ("中航成飞股份有限公司(曾用名:汉中仪器(集团)有限公司),,", "汉中仪器(集团)有限公司"),
    ],
)
def test_a_former_name_is_taken_from_column_brackets_or_remark(read, row, former):
    [firm] = read(REGISTER, f"企业名称,曾用名,备注\n{row}\n").firms
    assert firm.name == "中航成飞股份有限公司"
    assert firm.former_names == (former,)
    assert (former, "former") in firm.spellings


@pytest.mark.parametrize(
    "remark", ["前身为汉中仪器厂", "原燎原", "原名不详", "公司是原名单中的企业"]
)
def test_what_is_no_former_name_in_a_remark(read, remark):
    [firm] = read(REGISTER, f"企业名称,备注\n中航成飞股份有限公司,{remark}\n").firms
    assert firm.former_names == ()


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("控股股东", "西安三角防务股份有限公司"),
        ("隶属集团", "西安三角防务股份有限公司"),
        ("上级单位", "西安三角防务股份有限公司"),
        ("控股股东", "西安三角防务股份有限公司(51%)"),
    ],
)
def test_the_owner_in_a_column_is_a_group_as_stated(read, header, text):
    found = read(REGISTER, f"企业名称,{header}\n汉中测试锻造有限公司,{text}\n")
    ((firm, owner, said),) = found.of("BELONGS_TO_GROUP")
    assert (firm, owner) == ("汉中测试锻造有限公司", "西安三角防务股份有限公司")
    assert said == {"how": "stated", "certainty": 1.0, "why": f"{header}一栏写明"}


@pytest.mark.parametrize(
    ("row", "owner", "certainty"),
    [
        ("湖北三环锻造有限公司（隶属三环集团）,,", "三环集团", 1.0),
        ("湖北三环锻造有限公司(隶属于三环集团有限公司),,", "三环集团有限公司", 1.0),
        ("湖北三环锻造有限公司（三环集团有限公司全资子公司）,,", "三环集团有限公司", 1.0),
        ("湖北三环锻造有限公司（系三环集团旗下）,,", "三环集团", 1.0),
        (
            "湖北三环锻造有限公司,转向节；本公司系三环集团有限公司控股子公司,",
            "三环集团有限公司",
            0.85,
        ),
        ("湖北三环锻造有限公司,,骆驼集团股份有限公司全资子公司", "骆驼集团股份有限公司", 0.85),
        ("湖北三环锻造有限公司,,隶属于三环集团", "三环集团", 0.9),
    ],
)
def test_the_owner_in_brackets_scope_or_remark_is_a_group(read, row, owner, certainty):
    found = read(REGISTER, f"企业名称,经营范围,备注\n{row}\n")
    [firm] = found.firms
    assert firm.name == "湖北三环锻造有限公司"
    ((child, group, said),) = found.of("BELONGS_TO_GROUP")
    assert (child, group) == (firm.name, owner)
    assert (said["how"], said["certainty"]) == ("stated", certainty)


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("湖北三环锻造有限公司,为三环集团有限公司提供转向节,", "湖北三环锻造有限公司"),
        ("湖北三环锻造有限公司,,曾为三环集团有限公司子公司", "湖北三环锻造有限公司"),
        ("湖北三环锻造有限公司,,重点企业", "湖北三环锻造有限公司"),
        ("雅培贸易(上海)有限公司,,", "雅培贸易(上海)有限公司"),
        ("湖北三环锻造有限公司(襄阳),,", "湖北三环锻造有限公司(襄阳)"),
        ("湖北三环锻造有限公司(隶属于襄阳市国资委),,", "湖北三环锻造有限公司"),
        ("华润(集团)有限公司,,", "华润(集团)有限公司"),
    ],
)
def test_what_names_no_owner(read, row, name):
    found = read(REGISTER, f"企业名称,经营范围,备注\n{row}\n")
    assert [f.name for f in found.firms] == [name]
    assert found.of("BELONGS_TO_GROUP") == []


@pytest.mark.parametrize("mark", ["(暂定)", "（暂定名）", "(名称暂定)", "（拟设立）", "(筹)"])
def test_that_a_name_is_not_settled_is_no_part_of_it(read, mark):
    [firm] = read(REGISTER, f"企业名称\n奥动新能源科技有限公司{mark}\n").firms
    assert firm.name == "奥动新能源科技有限公司"


def test_the_revenue_of_the_last_year_is_a_revenue_of_no_stated_year(read):
    found = read(REGISTER, "企业名称,上年营收（亿元）\n汉中锌业有限责任公司,（未审）12.5\n")
    assert found.one("REPORTS") == {"year": 0, "revenue": 1_250_000_000}


@pytest.mark.parametrize(
    "text", ["张三", "李某某、王五", "自然人:张三", "无", "本企业", "汉中市国资委"]
)
def test_persons_and_organs_are_no_group(read, text):
    found = read(REGISTER, f"企业名称,控股股东\n汉中测试锻造有限公司,{text}\n")
    assert found.of("BELONGS_TO_GROUP") == []
    assert len(found.firms) == 1
    told = str((found.said, found.firms, found.messages))
    assert "张三" not in told
    assert "王五" not in told


def test_a_person_is_not_given_back_with_a_row_either(read):
    rows = read(REGISTER, "企业名称,控股股东,营业收入(万元)\n汉中测试锻造有限公司,张三,很多\n")
    assert [row.line for row in rows.content.rows] == [("汉中测试锻造有限公司", "***", "很多")]
