"""Tables as clerks hand them in, read as a register of firms."""

import pytest

from ingest.kinds.policies import POLICY
from ingest.kinds.projects import PROJECT
from ingest.kinds.registers import REGISTER
from ingest.rows import FileRefused

PLAIN = "企业名称,所在区县,营业收入(万元)\n汉中锌业有限责任公司,勉县,1200\n"


def rows(reading):
    return [
        {c.column: c.text for c in row.cells} for row in reading.content.rows if not row.left_out
    ]


ONE = [{"企业名称": "汉中锌业有限责任公司", "所在区县": "勉县", "营业收入": "1200"}]


def test_a_plain_table(read):
    assert rows(read(REGISTER, PLAIN)) == ONE


def test_a_title_above_gives_the_date_and_the_unit(read):
    found = read(
        REGISTER,
        """\
        汉中市重点企业名册,,
        截至2024年3月　单位：万元,,
        企业名称,所在区县,营业收入
        汉中锌业有限责任公司,勉县,1200
        """,
    )
    assert found.content.title == "汉中市重点企业名册"
    assert found.content.as_of == "2024-03"
    assert found.one("REPORTS")["revenue"] == 12_000_000


def test_a_span_of_years_in_a_title_is_no_date(read):
    text = "汉中市2021-2025年规划企业,,\n" + PLAIN
    assert read(REGISTER, text).content.as_of is None


def test_a_row_of_units_below_the_header(read):
    found = read(REGISTER, "企业名称,所在区县,营业收入\n,,(亿元)\n汉中锌业有限责任公司,勉县,12\n")
    assert found.one("REPORTS")["revenue"] == 1_200_000_000
    assert len(found.content.rows) == 1


def test_two_lines_of_header_with_years_below(read):
    found = read(
        REGISTER,
        """\
        企业名称,所在区县,营业收入(万元),
        ,,2022年,2023年
        汉中锌业有限责任公司,勉县,1000,1200
        """,
    )
    assert [p for _, _, p in found.of("REPORTS")] == [
        {"year": 2022, "revenue": 10_000_000},
        {"year": 2023, "revenue": 12_000_000},
    ]


def test_years_in_the_headers(read):
    found = read(
        REGISTER,
        "企业名称,2022年营业收入(万元),2023年营业收入(万元)\n汉中锌业有限责任公司,1000,1200\n",
    )
    assert [p["year"] for _, _, p in found.of("REPORTS")] == [2022, 2023]


def test_merged_group_headers_above_their_columns(read):
    found = read(
        REGISTER,
        """\
        基本情况,,经营情况,
        企业名称,所在区县,营业收入(万元),员工人数
        汉中锌业有限责任公司,勉县,1200,350
        """,
    )
    assert found.one("REPORTS") == {"year": 0, "revenue": 12_000_000, "employees": 350}


def test_english_headers(read):
    found = read(
        REGISTER,
        "Company Name,District,Revenue (RMB 100 million)\n汉中锌业有限责任公司,勉县,12\n",
    )
    assert found.one("REPORTS")["revenue"] == 1_200_000_000
    assert [end for _, end, _ in found.of("LOCATED_IN")] == ["610725"]


def test_repeated_headers_totals_notes_and_headings_are_left_out_and_counted(read):
    found = read(
        REGISTER,
        """\
        序号,企业名称,所在区县,营业收入(万元)
        一、有色冶金,,,
        1,汉中锌业有限责任公司,勉县,1200
        序号,企业名称,所在区县,营业收入(万元)
        二、装备制造,,,
        2,陕西飞机工业有限责任公司,城固县,5000
        ,合计,,6200
        注：营业收入为快报数,,,
        """,
    )
    assert [f.name for f in found.firms] == ["汉中锌业有限责任公司", "陕西飞机工业有限责任公司"]
    assert found.left_out == ["分组标题", "重复的表头", "分组标题", "合计行", "表下的说明"]
    assert len(found.content.rows) == len(found.firms) + len(found.left_out)


def test_blank_rows_and_columns_do_not_matter(read):
    text = ",,,\n,企业名称,,所在区县\n,,,\n,汉中锌业有限责任公司,,勉县\n,,,\n"
    found = read(REGISTER, text)
    assert [f.name for f in found.firms] == ["汉中锌业有限责任公司"]
    assert len(found.content.rows) == 1


def test_rows_keep_the_number_that_they_have_in_the_file(read):
    text = "汉中市企业名册,\n\n企业名称,所在区县\n汉中锌业有限责任公司,勉县\n"
    assert [row.number for row in read(REGISTER, text).content.rows] == [4]


def test_columns_of_persons_are_not_taken_and_named_once(read):
    found = read(
        REGISTER,
        "企业名称,联系人,手机,备注\n汉中锌业有限责任公司,王某某,13800138000,找王某某 13900139000\n",
    )
    assert [m for m in found.messages if "个人信息" in m] == ["个人信息列不取:联系人、手机"]
    [row] = found.content.rows
    told = repr((row.cells, row.headers, row.line))
    assert "13800138000" not in told
    assert "13900139000" not in told
    assert "联系人" not in told


def test_an_amount_of_eleven_digits_is_no_telephone_number(read):
    found = read(REGISTER, "企业名称,营业收入(元)\n汉中锌业有限责任公司,13800138000\n")
    assert found.one("REPORTS")["revenue"] == 13_800_138_000


def test_columns_that_are_not_used_are_named(read):
    found = read(REGISTER, "企业名称,纳税等级,来源\n汉中锌业有限责任公司,A,统计局\n")
    assert found.messages == ["没有用到的列:纳税等级"]


def test_a_table_of_headers_alone_says_so(read):
    found = read(REGISTER, "企业名称,所在区县\n")
    assert found.messages == ["只有表头,没有数据"]
    assert len(found.content.rows) == 0


def test_a_row_with_unreadable_signs_is_given_back(read):
    data = PLAIN.encode() + "勉县".encode() + b"\xff\xfe\xff" + "钢铁有限公司,勉县,5\n".encode()
    found = read(REGISTER, data)
    assert [b.reason for b in found.bad] == ["有读不出的字符"]
    assert len(found.firms) == 1


def test_a_table_without_a_header_that_is_known_is_refused_with_what_it_must_have(read):
    with pytest.raises(FileRefused) as refused:
        read(REGISTER, "甲,乙\n1,2\n")
    assert "企业名称" in refused.value.hint


def test_the_columns_that_the_program_put_before_a_reject_are_taken_off(read):
    found = read(
        REGISTER,
        "文件,表,行,列,值,原因,应为,企业名称,所在区县\n"
        "enterprises/a.csv,,3,所在区县,火星,不认识这个地方,现行行政区划名称,汉中锌业有限责任公司,勉县\n",
    )
    assert rows(found) == [{"企业名称": "汉中锌业有限责任公司", "所在区县": "勉县"}]
    assert found.messages == []
    [row] = found.content.rows
    assert row.headers == ("企业名称", "所在区县")


def test_the_nearest_of_two_columns_that_mean_the_same_is_taken(read):
    found = read(REGISTER, "企业名称,地区,所在区县\n汉中锌业有限责任公司,陕西省,勉县\n")
    assert [end for _, end, _ in found.of("LOCATED_IN")] == ["610725"]


GIVEN_BACK = "文件,表,行,列,值,原因,应为,"


def test_the_row_below_the_head_of_given_back_rows_is_a_row(read):
    """Its 列 holds the name of a column, and a year that was put right looks like a second head."""
    text = (
        f"{GIVEN_BACK}政策名称,有效期\n"
        "policies/a.xlsx,,2,失效日期,三年,不是日期,日期,汉中市支持航空产业发展若干措施,2026\n"
    )
    [row] = read(POLICY, text).content.rows
    assert (row.text("政策名称"), row.text("失效日期")) == (
        "汉中市支持航空产业发展若干措施",
        "2026",
    )
    assert row.headers == ("政策名称", "有效期")


def test_a_unit_that_stands_above_the_table_goes_back_with_a_row(read):
    [row] = read(REGISTER, "单位:万元,\n企业名称,营业收入\n汉中锌业有限责任公司,12\n").content.rows
    assert row.headers == ("企业名称", "营业收入(万元)")


def test_the_unit_of_an_upper_header_counts_for_what_stands_below_it_and_goes_back_with_a_row(read):
    text = (
        "项目名称,投资额（亿元）,,投资方\n"
        ",协议投资额,累计到位,\n"
        "佛坪抽水蓄能电站,6,0.5,陕西水电有限公司\n"
    )
    found = read(PROJECT, text)
    record = found.one("RECORDS")
    assert (record["amount"], record["arrived"]) == (600_000_000, 50_000_000)
    assert found.messages == []
    [row] = found.content.rows
    assert row.headers == ("项目名称", "协议投资额(亿元)", "累计到位(亿元)", "投资方")
    copy = (
        f"{GIVEN_BACK}{','.join(row.headers)}\n"
        f"projects/a.xlsx,,3,签约日期,2024-13,不是日期,日期,{','.join(row.line)}\n"
    )
    assert read(PROJECT, copy).one("RECORDS") == record


def test_a_lower_header_with_a_unit_of_its_own_keeps_it(read):
    text = "项目名称,投资额（亿元）,\n,总投资,到位资金（万元）\n佛坪抽水蓄能电站,6,50\n"
    record = read(PROJECT, text).one("RECORDS")
    assert (record["amount"], record["arrived"]) == (600_000_000, 500_000)
