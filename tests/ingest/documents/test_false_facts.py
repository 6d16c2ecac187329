"""Facts that a text does not state: figures cut, of another place, of another year, of one firm."""

import pytest

from ingest.documents.reading import read_document


def read(words: str, name: str = "a.txt"):
    return read_document(name, words.encode())


def figures(words: str, *fields: str) -> list[tuple]:
    """Value and some fields of every indicator and goal."""
    found = [f for f in read(words).facts if f.kind.value in ("indicator", "goal")]
    return [(f.value, *(f.fields[field] for field in fields)) for f in found]


def values(words: str) -> list[float]:
    return [row[0] for row in figures(words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("全市到位资金2 345.6亿元。", 2345.6e8),
        ("全市到位资金2\u2009345.6亿元。", 2345.6e8),
        ("到位资金2，345.6亿元，", 2345.6e8),
        ("实际使用外资13，200万美元。", 1.32e8),
        ("累计建成厂房1 234 500平方米。", 1234500.0),
        ("协议资金3亿2千万元。", 3.2e8),
        ("到位资金12亿3500万元。", 12.35e8),
        ("新增产能3万5千吨。", 35000.0),
    ],
)
def test_a_figure_that_a_mark_divides_is_whole(words, expected):
    assert values(words) == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "开工率7 6.3％。",
        "到位资金1256. 8亿元。",
        "到位资金1·5亿元。",
        "到位资金3千2百万元。",
        "城东区 58 320 126亿元。",
    ],
)
def test_the_tail_of_a_figure_is_none(words):
    assert values(words) == []


def test_a_row_of_figures_is_no_thousands():
    assert values("三个园区新签项目分别为120，130个。") == [130.0]
    assert values("截至2024-6-30，120家企业入园。") == [120.0]
