"""Tables of questions and cases, as offices save them."""

from pathlib import Path

import pytest
import xlsxwriter

from api.cli.queries import read_queries, read_table
from graph.errors import UsageError
from matcher.landings import COLUMNS

CASES = (
    "case_id,city,chain,segment,firm\n"
    "L015,包头,光伏,高纯硅基材料(多晶硅)10万吨,大全能源\nL076,沧州,氢能,风光制氢合成氨,国华投资\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_encodings_of_offices_are_read(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(CASES.encode(encoding))
    table = read_table(file, COLUMNS)
    assert [row["firm"] for row in table.rows] == ["大全能源", "国华投资"]
    assert table.numbers == [2, 3]


@pytest.mark.parametrize("divider", ["\t", ";"])
def test_other_dividers_are_read(tmp_path: Path, divider: str) -> None:
    file = tmp_path / "cases.csv"
    file.write_text(CASES.replace(",", divider), encoding="utf-8")
    assert read_table(file, COLUMNS).rows[1]["segment"] == "风光制氢合成氨"


def test_a_workbook_with_chinese_headers_is_read(tmp_path: Path) -> None:
    file = tmp_path / "cases.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("案例")
        sheet.write_row(0, 0, ["年份", "城市", "产业链", "环节", "企业名称", "集团"])
        sheet.write_row(1, 0, [2022, "包头", "光伏", "多晶硅", "大全能源", ""])
    table = read_table(file, COLUMNS)
    assert table.rows == [
        {
            "year": "2022", "city": "包头", "chain": "光伏", "segment": "多晶硅", "firm": "大全能源",
            "group": "",
        }
    ]  # fmt: skip


def test_blank_rows_of_queries_are_told(tmp_path: Path) -> None:
    file = tmp_path / "queries.csv"
    file.write_bytes("query,stratum\n碳纤维,s1\n,s2\n锂电池，正极材料,s1\n  ,s3\n".encode("gbk"))
    asked, told = read_queries(file, "query")
    assert asked == ["碳纤维", "锂电池，正极材料"]
    assert told == "query 空着的 2 行没有查:第 3、5 行"
    file.write_text("query\n碳纤维\n\n白酒\n", encoding="utf-8")
    assert read_queries(file, "query") == (["碳纤维", "白酒"], "query 空着的 1 行没有查:第 3 行")
    file.write_text("query\n碳纤维\n", encoding="utf-8")
    assert read_queries(file, "query") == (["碳纤维"], "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"city,chain,segment\n\xe5\x8c\x85\xe5\xa4\xb4,a,b\n", "没有 firm 这一列"),
        (b"\x00\x01\x02\x00\x03" * 40, "不是文本文件"),
        (b"PK\x03\x04broken", "工作簿|损坏|打不开"),
        (b"", "没有 city"),
    ],
)
def test_what_is_no_table_of_cases_is_refused_with_its_name(
    tmp_path: Path, data: bytes, told: str
) -> None:
    file = tmp_path / "cases.csv"
    file.write_bytes(data)
    with pytest.raises(UsageError, match=told) as refused:
        read_table(file, COLUMNS)
    assert refused.value.where == str(file)


def test_a_list_of_names_with_the_bureau_s_own_header_is_read(tmp_path: Path) -> None:
    file = tmp_path / "names.csv"
    file.write_bytes("序号,企业名称\n1,比亚迪股份有限公司\n".encode("gb18030"))
    assert read_queries(file, "mention") == (["比亚迪股份有限公司"], "")
    file.write_text("谁\n比亚迪\n", encoding="utf-8")
    with pytest.raises(UsageError, match="mention") as raised:
        read_queries(file, "mention")
    assert "企业名称" in raised.value.hint


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "名单.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet("拟招引企业")
        sheet.merge_range(0, 0, 0, 1, "2024年拟招引企业名单")
        sheet.write_row(2, 0, ["序号", "企业名称"])
        sheet.write_row(3, 0, [1, "大全能源"])
    assert read_queries(file, "mention") == (["大全能源"], "")
    file = tmp_path / "名单.csv"
    file.write_bytes("2024年拟招引企业名单,\n序号,企业 名称\n1,大全能源\n2,\n".encode("gbk"))
    assert read_queries(file, "mention") == (["大全能源"], "mention 空着的 1 行没有查:第 4 行")


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_plain_text_is_a_list_with_one_name_a_line(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "名单.txt"
    file.write_bytes("1、大全能源\n\n2.国华投资\n360数科\n3.6亿元基金\n".encode(encoding))
    assert read_queries(file, "mention") == (
        ["大全能源", "国华投资", "360数科", "3.6亿元基金"],
        "",
    )


def test_a_text_that_is_a_table_without_the_column_is_no_list(tmp_path: Path) -> None:
    file = tmp_path / "表.txt"
    file.write_text("甲\t乙\n大全能源\t包头\n", encoding="utf-8")
    with pytest.raises(UsageError, match="没有 mention 这一列"):
        read_queries(file, "mention")
    file.write_bytes(b"\x00\x01\x02\x00\x03" * 40)
    with pytest.raises(UsageError):
        read_queries(file, "mention")
