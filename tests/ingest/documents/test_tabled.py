"""Figures in tables: where the unit stands, what is a goal, and what is no figure."""

import pytest

from ingest.documents.normal import normalised
from ingest.documents.tabled import tabled
from ingest.documents.text import Text


def figures(words: str) -> list[tuple]:
    found = tabled(Text.of(normalised(words)))
    return [(f.kind.value, f.value, f.fields["unit"], f.fields["name"]) for f in found]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "县区 | 签约金额（亿元） | 开工率\n南康区 | 186.5 | 62.5",
            [("indicator", 18650000000.0, "元", "签约金额"), ("indicator", 62.5, "%", "开工率")],
        ),
        (
            "指标 | 单位 | 2020年 | 2025年目标\n实际利用外资 | 万美元 | 1850 | 3000",
            [
                ("indicator", 18500000.0, "美元", "实际利用外资"),
                ("goal", 30000000.0, "美元", "实际利用外资"),
            ],
        ),
        (
            "单位：个、亿元\n县区 | 开工数 | 计划总投资\n赤壁市 | 50 | 302",
            [
                ("indicator", 50.0, "个", "开工数"),
                ("indicator", 30200000000.0, "元", "计划总投资"),
            ],
        ),
        (
            "2024年目标任务分解表\n县区 | 新签约项目\n肃州区 | 42",
            [("goal", 42.0, "个", "新签约项目")],
        ),
        (
            "指标 | 绝对量 | 比上年增长(%)\n工业投资（亿元） | 318.4 | -15.2",
            [
                ("indicator", 31840000000.0, "元", "工业投资"),
                ("indicator", -15.2, "%", "工业投资同比增长"),
            ],
        ),
        ("序号 | 排名 | 企业\n1 | 3 | 某某公司", []),
        ("项目名称 | 总投资（亿元）\n某某产业园 | 12", []),
        ("县区 | 亮点\n南康区 | 12.5", []),
    ],
)
def test_a_cell_is_a_figure_where_the_table_tells_its_unit(table, expected):
    assert figures(table) == expected


def test_the_region_of_a_row_is_the_place_that_it_names():
    text = Text.of(normalised("县区 | 签约项目（个）\n南康区 | 24"))
    assert [f.fields["region"] for f in tabled(text)] == ["南康区"]
