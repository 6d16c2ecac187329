"""What clerks hand in: a clear answer each time, and nothing that is stored is lost."""

import pytest

from graph.errors import NothingRead, UsageError
from graph.workspace import load_workspace

REJECTS = "enterprises__新.csv"


def refused(desk, name, said):
    """The file is refused with these words, and the graph stays as it was."""
    before = desk.picture()
    report = desk.build()[name]
    assert report.state == "refused"
    assert said in report.messages[0]
    assert desk.picture() == before


@pytest.fixture
def built(desk):
    desk.build()
    return desk


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(UsageError, match="没有这个目录"):
        load_workspace(tmp_path / "没有")


def test_a_workspace_with_nothing_usable_reads_nothing(desk):
    (desk.root / "chains" / "航空装备.yaml").write_text("chain: [", encoding="utf-8")
    (desk.root / "enterprises" / "名册.csv").write_bytes(b"")
    with pytest.raises(NothingRead, match="没有一个文件可用"):
        desk.build()


def test_an_empty_file_is_refused(built):
    built.put("enterprises/空.csv", "")
    refused(built, "enterprises/空.csv", "空的")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("chain: 甲\nsegments:\n- {name: a, stage: 上游, feeds: [b]}\n- {name: b, stage: 中游, feeds: [a]}\n", "绕成了圈"),
        ("chain: 甲\nsegments:\n- {name: a, stage: 上游, feeds: [z]}\n", "没有这个环节"),
        ("chain: 甲\nsegments:\n- !!python/object/apply:os.system [echo]\n", "标签"),
        ("a: &a [x]\nb: &b [*a, *a]\nchain: 甲\nsegments: *b\n", "锚或别名"),
        ("chain: 甲\nchain: 乙\nsegments: []\n", "写了两次"),
        ("chain: 甲\nsegments:\n- {name: a, stage: 顶游}\n", "stage"),
        ("chain: 甲\nsegments:\n" + "- " * 40 + "x\n", "嵌套太深"),
        ("chain: [甲\n", "YAML"),
        ("chain: 甲\nsegments: []\n", "没有环节"),
    ],
)  # fmt: skip
def test_a_chain_map_that_cannot_be_right_is_refused(built, text, said):
    built.put("chains/新.yaml", text)
    refused(built, "chains/新.yaml", said)


def test_a_map_that_breaks_later_keeps_what_it_said(built):
    built.put("chains/航空装备.yaml", "chain: 航空装备\nsegments: 坏了\n")
    refused(built, "chains/航空装备.yaml", "应是列表")


TWO = "企业名称,所在区县,营业收入(万元)\n汉中甲材料有限公司,汉台区,100\n汉中乙材料有限公司,城固县,200\n"


@pytest.mark.parametrize(
    "content",
    [
        TWO.encode("gb18030"),
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        ("汉中市企业名册(2024年)\n单位:万元\n" + TWO.replace("(万元)", "")).encode(),
        (TWO + "合计,,300\n").encode(),
        (TWO + "注:数据来自统计局,,\n").encode(),
        TWO.replace(",", "\t").encode(),
        "企业名称,基本情况,\n,所在区县,营业收入(万元)\n汉中甲材料有限公司,汉台区,100\n汉中乙材料有限公司,城固县,200\n".encode(),
        (TWO + "企业名称,所在区县,营业收入(万元)\n").encode(),
        (TWO + "\n,,\n").encode(),
    ],
    ids=["gb18030", "bom", "utf16", "titles", "total", "note", "tabs", "two-lines", "header-again", "blank"],
)  # fmt: skip
def test_one_table_in_every_costume(built, content):
    built.put("enterprises/新.csv", content)
    report = built.build()["enterprises/新.csv"]
    assert (report.state, report.written, report.rejected) == ("read", 2, 0), report
    assert {"汉中甲材料有限公司", "汉中乙材料有限公司"} <= built.names()
    assert {1e6, 2e6} <= set(built.revenue())


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [("1,234.5亿元", 1.2345e11), ("12亿", 1.2e9), ("3.5", 3.5e4), ("—", None), ("N/A", None), ("", None)],
)  # fmt: skip
def test_revenue_as_it_is_written(built, cell, yuan):
    built.put("enterprises/新.csv", f'企业名称,营业收入(万元)\n汉中甲材料有限公司,"{cell}"\n')
    report = built.build()["enterprises/新.csv"]
    assert report.written == 1
    assert built.revenue() == sorted([1e7] + ([yuan] if yuan else []))


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ("汉中甲材料有限公司,火星市,1", "所在区县"),
        ("汉中甲材料有限公司,汉台区,很多", "营业收入"),
        ("=HYPERLINK(1),汉台区,1", "企业名称"),
        (",汉台区,1", "企业名称"),
    ],
)
def test_a_row_that_cannot_be_understood_comes_back_with_its_reason(built, rows, column):
    built.put("enterprises/新.csv", f"企业名称,所在区县,营业收入(万元),电话\n{rows},13800138000\n")
    report = built.build()["enterprises/新.csv"]
    assert (report.read, report.rejected) == (1, 1)
    row = built.rejects(REJECTS)[0]
    assert row["列"] == column
    assert row["原因"]
    assert row["应为"]
    assert "13800138000" not in str(row)


def test_a_corrected_row_put_back_is_read_and_the_rejects_go(built):
    built.put("enterprises/新.csv", "企业名称,所在区县\n汉中甲材料有限公司,火星市\n")
    built.build()
    text = (built.root / "rejects" / REJECTS).read_text(encoding="utf-8-sig")
    built.put("enterprises/新.csv", text.replace("火星市", "汉台区"))
    report = built.build()["enterprises/新.csv"]
    assert (report.written, report.rejected) == (1, 0)
    assert not (built.root / "rejects" / REJECTS).exists()


def test_a_firm_twice_is_one_firm(built):
    row = "汉中甲材料有限公司,汉台区,100\n"
    built.put(
        "enterprises/新.csv",
        "企业名称,所在区县,营业收入(万元)\n" + row + row + row.replace("100", "101"),
    )
    report = built.build()["enterprises/新.csv"]
    assert (report.written, report.left_out, report.rejected) == (1, 1, 1)


def test_a_list_whose_ranks_are_no_numbers_comes_back(built):
    built.put(
        "rankings/某某500强_2025.csv",
        "排名,企业名称\n甲,某某集团有限公司\n第2名,另一集团有限公司\n",
    )
    report = built.build()["rankings/某某500强_2025.csv"]
    assert (report.written, report.rejected) == (1, 1)


def test_a_binary_file_named_csv_is_refused(built):
    built.put("enterprises/新.csv", bytes(range(256)) * 40)
    refused(built, "enterprises/新.csv", "")


def test_a_table_without_a_known_header_is_refused(built):
    built.put("enterprises/新.csv", "甲,乙\n1,2\n")
    refused(built, "enterprises/新.csv", "表头")


def test_text_that_looks_like_cypher_is_text(built):
    name = "汉中'}) MATCH (n) DETACH DELETE n //有限公司"
    built.put("enterprises/新.csv", f'企业名称,主营产品\n"{name}","a`b\'}})"\n')
    assert built.build()["enterprises/新.csv"].written == 1
    assert "陕西飞机工业有限责任公司" in built.names()
    assert any("DETACHDELETE" in n for n in built.names())


def test_a_chain_that_no_map_knows_keeps_the_firm(built):
    built.put("enterprises/新.csv", "企业名称,产业链,环节\n汉中甲材料有限公司,纺织,印染\n")
    report = built.build()["enterprises/新.csv"]
    assert (report.written, report.rejected) == (1, 0)
    assert "纺织" in "".join(report.messages)


def test_personal_columns_are_named_once_and_never_taken(built):
    built.put(
        "enterprises/新.csv",
        "企业名称,联系人,手机,备注\n汉中甲材料有限公司,张三,13800138000,电话13900139000\n",
    )
    report = built.build()["enterprises/新.csv"]
    assert any("个人信息" in m for m in report.messages)
    assert "张三" not in str(built.picture())
    assert "139001" not in str(built.picture())
