import pytest

from ingest.kinds.brackets import healed, is_odd
from ingest.kinds.registers import REGISTER


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("陕西延长石油)", "陕西延长石油"),
        ("中国太平洋保险股份有限公司)", "中国太平洋保险股份有限公司"),
        ("中国平安保险(集团股份有限公司", "中国平安保险(集团)股份有限公司"),
        ("汉中锌业有限责任公司(", "汉中锌业有限责任公司"),
        (
            "中航成飞股份有限公司(原中航电测仪器股份有限公司",
            "中航成飞股份有限公司(原中航电测仪器股份有限公司)",
        ),
        ("双胞胎(集团)股份有限公司", "双胞胎(集团)股份有限公司"),
    ],
)
def test_a_half_bracket_is_healed_where_that_is_clear(written, meant):
    assert healed(written) == meant


def test_a_bracket_that_could_close_anywhere_stays_and_is_told(read):
    found = read(REGISTER, "企业名称\n汉中锌业(勉县有限责任公司\n")
    [firm] = found.firms
    assert is_odd(firm.name)
    assert found.notes == ["企业名称中有 1 个括号不成对,照原样记:汉中锌业(勉县有限责任公司"]
