"""rejects/: what is given back can be opened, corrected and put back."""

import csv

import pytest

from ingest.rejects import file_name, harmless, write_rejects
from ingest.rows import Reject, Row

HEADERS = ("企业名称", "所在区县")


def reject(name="汉中锌业有限责任公司", place="火星"):
    row = Row(3, (), HEADERS, (name, place))
    return Reject(row, "所在区县", place, "不认识这个地方", "现行行政区划名称")


def written(folder, rejects, source="enterprises/名册.csv"):
    write_rejects(folder, source, "", source, rejects)
    file = folder / file_name(source)
    if not file.exists():
        return None
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_a_row_is_given_back_with_file_place_reason_and_all_its_cells(tmp_path):
    assert written(tmp_path / "rejects", [reject()]) == [
        ["文件", "表", "行", "列", "值", "原因", "应为", *HEADERS],
        [
            "enterprises/名册.csv",
            "",
            "3",
            "所在区县",
            "火星",
            "不认识这个地方",
            "现行行政区划名称",
            "汉中锌业有限责任公司",
            "火星",
        ],
    ]


def test_the_file_goes_when_nothing_is_given_back_any_more(tmp_path):
    assert written(tmp_path / "rejects", [reject()])
    assert written(tmp_path / "rejects", []) is None


def test_spreadsheets_find_the_encoding(tmp_path):
    written(tmp_path / "rejects", [reject()])
    [file] = (tmp_path / "rejects").iterdir()
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "-cmd|'/c calc'!A0", "@SUM(1)", "\t=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_escaped(tmp_path, text):
    assert harmless(text) == f"'{text}"
    rows = written(tmp_path / "rejects", [reject(name=text)])
    assert rows[1][7] == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+12.5%", "1,234", "汉中=锌业", "—", ""])
def test_numbers_and_plain_text_stay(text):
    assert harmless(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("enterprises/a b.csv", "enterprises/a_b.csv"),
        ('enterprises/"甲".csv', "enterprises/甲.csv"),
        ("enterprises/甲.xlsx#一", "enterprises/甲.xlsx#二"),
        ("enterprises/" + "长" * 200 + "1.csv", "enterprises/" + "长" * 200 + "2.csv"),
        ("enterprises/a/b.csv", "enterprises/a__b.csv"),
    ],
)
def test_no_two_sources_share_a_file(one, other):
    assert file_name(one) != file_name(other)
    assert len(file_name(one).encode()) < 255
    assert "/" not in file_name(one)
