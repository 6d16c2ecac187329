import pytest

from ingest.rows import FileRefused
from ingest.tables.encoding import DAMAGED, decode

TEXT = "企业名称,所在区县\n汉中锌业有限责任公司,勉县\n陕西飞机工业有限责任公司,城固县\n"
TRADITIONAL = "企業名稱,所在區縣\n漢中鋅業有限責任公司,勉縣\n陝西飛機工業有限責任公司,城固縣\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
def test_what_offices_save_is_read(encoding):
    assert decode(TEXT.encode(encoding))[0] == TEXT


def test_big5_is_read_where_it_makes_the_commoner_characters():
    assert decode(TRADITIONAL.encode("big5")) == (TRADITIONAL, "big5")


def test_lines_of_several_encodings_are_read_line_by_line():
    mixed = "企业名称,所在区县\n汉中锌业有限责任公司,勉县\n".encode() + "陕西飞机,城固县\n".encode(
        "gb18030"
    )
    text, encoding = decode(mixed)
    assert text == "企业名称,所在区县\n汉中锌业有限责任公司,勉县\n陕西飞机,城固县\n"
    assert encoding == "混合编码"


def test_lines_of_utf16_among_others_are_read():
    parts = (
        TEXT.encode(),
        TEXT.encode("gb18030"),
        ("\n" + TEXT).encode("utf-16-le"),
        TRADITIONAL.encode("utf-16-be"),
        TEXT.encode("utf-16"),
        TEXT.encode(),
    )
    text, encoding = decode(b"".join(parts))
    assert text == TEXT * 2 + "\n" + TEXT + TRADITIONAL + TEXT * 2
    assert encoding == "混合编码"


def test_bytes_that_fit_no_encoding_are_marked_and_the_rest_is_read():
    text, _ = decode("企业名称\n汉中锌业\n".encode() + b"\xff\xfe\xff\n" + "勉县钢铁\n".encode())
    assert DAMAGED in text
    assert "汉中锌业" in text
    assert "勉县钢铁" in text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
        bytes(range(256)) * 8,
        b"\x7fELF" + b"\x00\x01\x02" * 500,
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(FileRefused, match="不是文本"):
        decode(data)


def test_signs_that_no_store_can_hold_are_taken_off():
    assert decode("汉中\x0b锌\ufeff业\x7f\n".encode())[0].replace("\x0b", "") == "汉中锌业\n"
