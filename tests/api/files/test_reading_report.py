"""The report of a build as a workbook: nothing of it is cut."""

import openpyxl
import pytest

from api.answers import shapes
from api.cli.report import reported
from api.files.reading_report import NAME, write_report
from graph.errors import UsageError

LIKE = shapes.Alike(id="name:甲", name="宝武镁业科技股份有限公司", certainty=0.4, why="字号相同")
OPEN = shapes.OpenName(name="宝武", row=7, candidates=[LIKE], project="镁合金")
FILE = shapes.SourceState(
    path="projects/台账.xlsx",
    sheet="在建",
    kind="projects",
    state="read",
    read=9,
    written=5,
    unchanged=1,
    left_out=2,
    rejected=1,
    withdrawn=0,
    messages=[f"第 {n} 条" for n in range(30)],
    new=3,
    changed=2,
    settled=1,
    damaged=0,
    unused=["甲方", "=1+1"],
    names_known=4,
    names_new=1,
    names_unchecked=0,
    unknown=[],
    ambiguous=[OPEN],
)
BUILT = shapes.Built(sources=[FILE], nodes={}, relationships={}, seconds=1.0)


def rows(target, sheet):
    book = openpyxl.load_workbook(target)
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_every_file_stands_with_all_that_is_said_of_it(tmp_path):
    [row] = rows(write_report(tmp_path / "output", BUILT), "文件")
    assert (row["文件"], row["表"], row["种类"], row["状态"]) == (
        FILE.path,
        "在建",
        "项目台账",
        "已读",
    )
    assert [row[h] for h in ("读入", "新", "改", "未变", "略去", "退回", "已更正")] == [
        9,
        3,
        2,
        1,
        2,
        1,
        1,
    ]
    assert all(message in row["说明"] for message in FILE.messages)
    assert row["没有用到的列"] == "甲方、=1+1"


def test_every_open_name_stands_with_row_and_candidates(tmp_path):
    [row] = rows(write_report(tmp_path, BUILT), "待认的名称")
    assert (row["行"], row["名称"], row["状态"]) == (7, "宝武", "存疑")
    assert row["用在项目"] == "镁合金"
    assert (row["可能是"], row["把握"]) == ("宝武镁业科技股份有限公司", 0.4)


def test_a_report_that_cannot_be_written_is_told_and_stops_nothing(tmp_path):
    (tmp_path / "output").write_text("no folder", encoding="utf-8")
    with pytest.raises(UsageError, match="读入报告写不了"):
        write_report(tmp_path / "output", BUILT)
    assert "读入报告写不了" in reported(tmp_path / "output", BUILT)


def test_the_terminal_says_where_the_whole_stands(tmp_path):
    assert f"output/{NAME}" in reported(tmp_path / "output", BUILT)
