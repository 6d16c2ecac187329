import gzip

import pytest

from ingest.rows import FileRefused
from ingest.tables.sheets import read_sheets

TEXT = "企业名称,所在区县\n汉中锌业有限责任公司,勉县\n".encode()


def test_a_text_named_xlsx_is_read_as_text_and_said_so():
    [sheet] = read_sheets("名册.xlsx", TEXT)
    assert sheet.remarks == ("内容是文本,按 .csv 读",)
    assert sheet.rows[1][1] == ("汉中锌业有限责任公司", "勉县")


def test_a_packed_file_is_unpacked():
    [sheet] = read_sheets("名册.csv.gz", gzip.compress(TEXT))
    assert len(sheet.rows) == 2


@pytest.mark.parametrize("data", [b"", b"   \n\n", gzip.compress(b"")])
def test_an_empty_file_is_refused(data):
    with pytest.raises(FileRefused, match="空"):
        list(read_sheets("a.csv", data))


def test_a_mark_of_utf8_and_separators_alone_are_an_empty_sheet():
    [sheet] = read_sheets("a.csv", b"\xef\xbb\xbf,,\n,,\n")
    assert sheet.is_empty


def test_a_packed_file_that_is_cut_off_is_refused():
    with pytest.raises(FileRefused, match="损坏"):
        list(read_sheets("a.csv.gz", gzip.compress(TEXT)[:-12]))


def test_a_packed_file_that_unpacks_without_end_is_refused_on_the_way():
    with pytest.raises(FileRefused, match="压缩得不像表格"):
        list(read_sheets("a.csv.gz", gzip.compress(bytes(300_000_000), 9)))
