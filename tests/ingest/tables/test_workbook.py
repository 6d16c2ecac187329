"""Workbooks as offices save them, made with openpyxl."""

import datetime
import io
import zipfile

import openpyxl
import pytest

from ingest.rows import FileRefused
from ingest.tables.sheets import read_sheets


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def book():
    made = openpyxl.Workbook()
    made.active.title = "名册"
    made.active.append(["企业名称", "所在区县", "成立日期", "员工人数", "链主"])
    made.active.append(
        ["汉中锌业有限责任公司", "勉县", datetime.datetime(2003, 8, 1), 3500.0, True]
    )
    return made


def cells(sheet):
    return [row for _, row in sheet.rows]


def test_cells_are_text_as_people_see_them(book):
    [sheet] = read_sheets("a.xlsx", saved(book))
    assert sheet.name == "名册"
    assert cells(sheet)[1] == ("汉中锌业有限责任公司", "勉县", "2003-08-01", "3500", "是")


def test_merged_cells_are_filled(book):
    book.active.insert_rows(1)
    book.active["A1"] = "汉中市重点企业名册"
    book.active.merge_cells("A1:E1")
    book.active["B4"] = "勉县"
    book.active.merge_cells("B3:B4")
    [sheet] = read_sheets("a.xlsx", saved(book))
    assert cells(sheet)[0] == ("汉中市重点企业名册",) * 5
    assert [row[1] for row in cells(sheet)[2:]] == ["勉县"] * len(cells(sheet)[2:])


def test_hidden_sheets_are_read_and_said_to_be(book):
    book.create_sheet("草稿").append(["企业名称"])
    book["草稿"].sheet_state = "hidden"
    first, second = read_sheets("a.xlsx", saved(book))
    assert (first.remarks, second.remarks) == ((), ("隐藏的表,也读了",))


def test_protected_sheets_are_read(book):
    book.active.protection.sheet = True
    book.active.protection.password = "secret"
    [sheet] = read_sheets("a.xlsx", saved(book))
    assert cells(sheet)[1][0] == "汉中锌业有限责任公司"


def test_a_workbook_named_csv_is_read_as_a_workbook_and_said_so(book):
    [sheet] = read_sheets("a.csv", saved(book))
    assert sheet.remarks == ("内容是工作簿,按工作簿读",)


def test_a_formula_gives_its_value_and_never_itself(book):
    book.active["A3"] = '=HYPERLINK("http://x","陕西飞机")'
    [sheet] = read_sheets("a.xlsx", saved(book))
    assert not any("HYPERLINK" in text for row in cells(sheet) for text in row)


def test_a_workbook_that_is_cut_off_is_refused(book):
    with pytest.raises(FileRefused, match="损坏"):
        list(read_sheets("a.xlsx", saved(book)[:1500]))


def test_an_archive_that_is_no_workbook_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("readme.txt", "企业名称")
    with pytest.raises(FileRefused, match="工作簿"):
        list(read_sheets("a.xlsx", out.getvalue()))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(book):
    out = io.BytesIO(saved(book))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", bytes(100_000_000))
    with pytest.raises(FileRefused, match="压缩得不像表格"):
        list(read_sheets("a.xlsx", out.getvalue()))


def test_a_cell_at_the_end_of_the_world_is_refused(book):
    book.active["XFD1048576"] = "x"
    with pytest.raises(FileRefused, match="太大"):
        list(read_sheets("a.xlsx", saved(book)))


def test_an_old_workbook_with_a_broken_body_is_refused():
    with pytest.raises(FileRefused):
        list(read_sheets("a.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 2000))


def test_a_formula_without_a_saved_result_is_told_with_its_cell(book):
    book.active["D3"] = "=1+1"
    book.active["C4"] = "=C2+30"
    [sheet] = read_sheets("a.xlsx", saved(book))
    assert "公式没有存下结果,按空格读:D3、C4" in sheet.remarks[0]


def test_a_formula_with_its_result_is_read_and_needs_no_word():
    import xlsxwriter

    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    page = made.add_worksheet("名册")
    page.write_row(0, 0, ["企业名称", "员工人数"])
    page.write_string(1, 0, "汉中锌业有限责任公司")
    page.write_formula(1, 1, "=1+1", None, 2)
    made.close()
    [sheet] = read_sheets("a.xlsx", out.getvalue())
    assert cells(sheet)[1] == ("汉中锌业有限责任公司", "2")
    assert sheet.remarks == ()
