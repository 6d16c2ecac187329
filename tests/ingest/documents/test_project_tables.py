"""Tables of PDF pages and of web pages: every row a project, each cell in its column."""

import io

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from ingest.documents.reading import read_document

HEAD = ("序号", "县区", "项目名称", "投资方", "总投资<br/>（亿元）", "进展情况")
NAMES = ("磷酸铁锂正极材料", "玄武岩纤维复合材料产业园", "智能终端模组", "预制菜中央厨房冷链物流")
FIRMS = (
    "四川蜀能锂材新能源材料股份有限公司",
    "达州炬石玄武岩纤维科技有限公司",
    "深圳市创微显示有限公司",
    "成都宏机电有限公司",
)
STAGES = (("签约", "签约"), ("已开工，预计2025年6月底建成投产", "开工"), ("投产", "投产"))
COUNT = 34


def rows() -> list[tuple[str, ...]]:
    return [
        (
            str(i),
            "达川区",
            f"{NAMES[i % 4]}项目{'一二三四五'[i % 5]}期{'东南西北中'[i // 5 % 5]}区",
            FIRMS[i % 3],
            f"{i}.5",
            STAGES[i % 3][0],
        )
        for i in range(1, COUNT + 1)
    ]


def pdf(align: str, head: int) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = ParagraphStyle("cell", fontName="STSong-Light", fontSize=11, leading=14, wordWrap="CJK")
    cells = [[Paragraph(cell, style) for cell in row] for row in (HEAD, *rows())]
    table = Table(cells, colWidths=(40, 60, 90, 100, 60, 90), repeatRows=head)
    table.setStyle(TableStyle([("VALIGN", (0, 0), (-1, -1), align)]))
    out = io.BytesIO()
    SimpleDocTemplate(out).build(
        [
            Paragraph("达州市2024年重点招商项目进展情况", style),
            Paragraph("今年上半年，全市新签约项目46个。具体情况见下表。", style),
            table,
            Paragraph("下一步，加快推进项目落地，确保全年签约项目100个。", style),
        ]
    )
    return out.getvalue()


@pytest.mark.parametrize("align", ["TOP", "MIDDLE"])
@pytest.mark.parametrize("head", [0, 1])
def test_every_row_of_a_table_over_pages_of_a_pdf_is_a_project(align, head):
    read = read_document("a.pdf", pdf(align, head))
    found = [
        (f.value, f.fields["firm"], f.fields["amount_yuan"], f.fields["stage"])
        for f in read.facts
        if f.kind.value == "project"
    ]
    assert found == [(row[2], row[3], float(row[4]) * 1e8, dict(STAGES)[row[5]]) for row in rows()]
    figures = [f.value for f in read.facts if f.kind.value in ("indicator", "goal")]
    assert figures == [46.0, 100.0]


def test_a_long_table_keeps_its_head_and_every_row():
    lines = [
        f"{i} | 年产{i}万吨碳酸锂项目 | 赣南{i}号锂业有限公司 | {i} | 签约" for i in range(1, 401)
    ]
    words = "\n".join(
        ["九江市重点项目清单", "单位：亿元", "序号 | 项目名称 | 投资方 | 总投资 | 进度", *lines]
    )
    read = read_document("a.txt", words.encode())
    found = [f for f in read.facts if f.kind.value == "project"]
    assert [f.fields["amount_yuan"] for f in found] == [i * 1e8 for i in range(1, 401)]
    assert all(read.quote(f) == f.value and f.fields["firm"] for f in found)


def projects(words: str) -> list[tuple]:
    read = read_document("a.html" if words.startswith("<") else "a.txt", words.encode())
    kinds = ("firm", "product", "capacity", "amount_yuan", "stage")
    return [
        (f.value, *(f.fields[k] for k in kinds)) for f in read.facts if f.kind.value == "project"
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "序号 | 项目名称 | 投资主体 | 计划总投资（万元） | 主要产品 | 建设规模及内容 | 项目进展\n"
            "1 | 高纯石英砂项目 | 东海县晶石材料有限公司 | 35000 | 高纯石英砂 | 建设厂房2万平方米，年产3万吨 | 主体封顶，预计年底投产\n"
            "2 | 12英寸晶圆再生项目 | — | 约12亿元 | — | — | 已签约\n"
            " | 合计 | | 155000 | | | ",
            [
                (
                    "高纯石英砂项目",
                    "东海县晶石材料有限公司",
                    "高纯石英砂",
                    "年产3万吨",
                    3.5e8,
                    None,
                ),
                ("12英寸晶圆再生项目", None, None, None, 1.2e9, "签约"),
            ],
        ),
        (
            "单位：亿元\n项目名称 | 企业名称 | 投资额 | 状态\n1光学镜头项目 | 舜光科技 | 3.2 | 在建\n2、冻干食品项目 | 漳州味来食品有限公司 | 1 | 投产",
            [
                ("光学镜头项目", "舜光科技", None, None, 3.2e8, "开工"),
                ("冻干食品项目", "漳州味来食品有限公司", None, None, 1e8, "投产"),
            ],
        ),
        (
            "项目名称 | 投资企业 | 总投资\n铜箔项目 | 赣西铜箔有限公司 | 12",
            [("铜箔项目", "赣西铜箔有限公司", None, None, None, None)],
        ),
        (
            "项目名称 | 投资企业 | 总投资（亿元）\n配套产业园项目 | 甲材料有限公司 | 1\n配套产业园项目 | 乙材料有限公司 | 2",
            [
                ("配套产业园项目", "甲材料有限公司", None, None, 1e8, None),
                ("配套产业园项目", "乙材料有限公司", None, None, 2e8, None),
            ],
        ),
        (
            "<html><body><table><tr><td>县区</td><td>项目名称</td><td>投资企业</td><td>总投资（亿元）</td></tr>"
            "<tr><td rowspan=2>城固县</td><td>钛合金锻件项目</td><td>汉钛锻造有限公司</td><td>12</td></tr>"
            "<tr><td>锂电铜箔项目</td><td>秦岭铜箔有限公司</td><td>8.5</td></tr>"
            "<tr><td></td><td>中药提取项目</td><td>巴山制药有限公司</td><td>3</td></tr>"
            "<tr><td colspan=3>合计</td><td>23.5</td></tr></table></body></html>",
            [
                ("钛合金锻件项目", "汉钛锻造有限公司", None, None, 1.2e9, None),
                ("锂电铜箔项目", "秦岭铜箔有限公司", None, None, 8.5e8, None),
                ("中药提取项目", "巴山制药有限公司", None, None, 3e8, None),
            ],
        ),
    ],
)
def test_the_columns_of_a_row_say_what_the_project_is(table, expected):
    assert projects(table) == expected
