"""What clerks hand in: a clear refusal or a row given back, and nothing that is stored is lost."""

import codecs
import gzip
from pathlib import Path

import pytest

from graph.chain.reading import claims, nodes
from graph.errors import UsageError
from graph.workspace import load_workspace
from ingest.report import State

GOOD = "企业名称,所在区县,营业收入(万元)\n汉中锌业有限责任公司,勉县,1200\n"
BOMB = "a: &a [x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=False)
)
SEGMENTS = (
    "chain: 航空装备\nsegments:\n- {name: 甲, stage: 上游, feeds: [乙]}\n- {name: 乙, stage: 中游"
)

REFUSED = [
    ("enterprises/x.csv", "", "空"),
    ("enterprises/x.csv", " \n\n", "空"),
    ("enterprises/x.csv", ",,,\n,,,\n", "空"),
    ("enterprises/x.csv", b"\x89PNG\r\n\x1a\n\x00\x00" + bytes(range(256)) * 20, "不是文本"),
    ("enterprises/x.csv", bytes(range(256)) * 20, "不是文本"),
    ("enterprises/x.csv", "%PDF-1.7\n%\n1 0 obj\n<< /Type /Catalog >>\n", "没有认得的表头"),
    ("enterprises/x.csv", "<html><table><tr><td>企业名称</td></tr></table></html>", "网页"),
    ("enterprises/x.csv", "甲,乙\n1,2\n", "没有认得的表头"),
    ("enterprises/x.xlsx", b"PK\x03\x04" + b"broken" * 50, "工作簿"),
    ("enterprises/x.xls", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "工作簿"),
    ("enterprises/x.csv.gz", gzip.compress(GOOD.encode())[:-9], "损坏"),
    ("rankings/x.csv", "排名,省份\n1,北京市\n", "没有认得的表头"),
    ("relations/x.csv", "企业名称,关系\n甲,乙\n", "没有认得的表头"),
    ("chains/x.yaml", "", "空"),
    ("chains/x.yaml", SEGMENTS + ", feeds: [甲]}\n", "绕成了圈"),
    ("chains/x.yaml", SEGMENTS + ", feeds: [丙]}\n", "没有这个环节"),
    ("chains/x.yaml", "chain: !!python/object/apply:os.system [ls]\n", "标签"),
    ("chains/x.yaml", BOMB, "锚或别名"),
    ("chains/x.yaml", "chain: [甲\n", "YAML"),
    ("chains/x.yaml", bytes(range(256)) * 20, "不是文本"),
    ("reference/x.csv", "甲,乙\n1,2\n", "认不出"),
    ("reference/company.json", "not json\n", "JSON"),
]


@pytest.mark.parametrize(("path", "data", "told"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_and_the_others_are_read(
    quick, bureau, build, path, data, told
):
    reports = build(quick, bureau({path: data, "enterprises/good.csv": GOOD}))
    refused = reports[path]
    assert refused.state is State.REFUSED
    assert told in refused.messages[0]
    assert ";" in refused.messages[0], "what to do"
    assert reports["enterprises/good.csv"].written == 1


READ = {
    "GB18030": GOOD.encode("gb18030"),
    "BOM": codecs.BOM_UTF8 + GOOD.encode(),
    "UTF-16": GOOD.encode("utf-16"),
    "title above": "汉中市重点企业名册,,\n" + GOOD,
    "title and units above": "汉中市重点企业名册,,\n,,单位：万元\n" + GOOD.replace("(万元)", ""),
    "total below": GOOD + "合计,,1200\n",
    "note below": GOOD + "注：数据为快报数,,\n",
    "merged header": "基本情况,,经营情况\n企业名称,所在区县,营业收入(万元)\n"
    + GOOD.split("\n")[1]
    + "\n",
    "two-line header": "企业名称,所在区县,营业收入\n,,(万元)\n" + GOOD.split("\n")[1] + "\n",
    "tabs": GOOD.replace(",", "\t"),
    "wide commas": GOOD.replace(",", "，"),
    "semicolons": GOOD.replace(",", ";"),
    "CR line ends": GOOD.replace("\n", "\r"),
    "blank rows": GOOD.replace("\n", "\n\n,,\n"),
    "empty columns": "".join(f",{line},,\n" for line in GOOD.splitlines()),
    "repeated header": GOOD + GOOD.split("\n", maxsplit=1)[0] + "\n",
    "the same firm twice": GOOD + GOOD.split("\n")[1] + "\n",
    "quotes": GOOD.replace("勉县", '"勉县"'),
    "traditional": GOOD.replace("企业名称", "企業名稱").replace("汉中锌业", "漢中鋅業"),
}


@pytest.mark.parametrize("name", READ)
def test_a_table_in_any_dress_says_the_same(quick, bureau, build, name):
    report = build(quick, bureau({"enterprises/x.csv": READ[name]}))["enterprises/x.csv"]
    assert (report.state, report.written, report.rejected) == (State.READ, 1, 0)
    assert list(nodes(quick, "Enterprise")) == ["name:汉中锌业有限责任公司"]
    [said] = claims(quick, "REPORTS", "Source", "Enterprise")
    assert said.properties["revenue"] == 12_000_000
    [home] = claims(quick, "LOCATED_IN", "Enterprise", "Region")
    assert home.end == "610725"


ROWS = [
    ("enterprises", "企业名称,所在区县", "汉中锌业有限责任公司,火星", "所在区县"),
    ("enterprises", "企业名称,营业收入(万元)", "汉中锌业有限责任公司,很多", "营业收入"),
    ("enterprises", "企业名称,证券代码", "汉中锌业有限责任公司,9161X", "证券代码"),
    ("enterprises", "企业名称,所在区县", "\"=cmd|'/c calc'!A0\",勉县", "企业名称"),
    ("rankings", "排名,企业名称", "前十,国家电网有限公司", "排名"),
    ("relations", "企业名称,对方企业,关系", "甲公司,乙公司,亲戚", "关系"),
    ("relations", "母公司,子公司,持股比例", "甲公司,乙公司,120%", "持股比例"),
    ("projects", "项目名称,签约日期", "佛坪抽水蓄能电站,2024-02-30", "签约日期"),
    ("policies", "政策名称,发布日期", "办法,2024-13-01", "发布日期"),
    ("parks", "园区名称,所在区县", "航空园,火星", "所在区县"),
]


@pytest.mark.parametrize(("folder", "header", "row", "column"), ROWS)
def test_a_row_that_cannot_be_understood_is_given_back_and_the_others_are_taken(
    quick, bureau, build, folder, header, row, column
):
    path = f"{folder}/x.csv"
    workspace = bureau({path: f"{header}\n{row}\n", "enterprises/good.csv": GOOD})
    reports = build(quick, workspace)
    assert (reports[path].read, reports[path].rejected) == (1, 1)
    [reject] = reports[path].rejects
    assert reject.column == column
    assert reject.reason
    assert reject.expected
    [file] = (workspace.root / "rejects").iterdir()
    assert reports["enterprises/good.csv"].written == 1
    text = file.read_text(encoding="utf-8-sig")
    assert reject.reason in text
    assert "\n=" not in text
    assert ",=" not in text


def test_revenues_in_every_costume(quick, bureau, build):
    table = (
        "企业名称,营业收入\n"
        '甲汉中公司,"1,234.5亿元"\n乙汉中公司,—\n丙汉中公司,N/A\n丁汉中公司,约5千万元\n戊汉中公司,１２万元\n'
    )
    report = build(quick, bureau({"enterprises/x.csv": table}))["enterprises/x.csv"]
    assert (report.written, report.rejected) == (5, 0)
    said = {
        c.end: c.properties["revenue"] for c in claims(quick, "REPORTS", "Source", "Enterprise")
    }
    assert said == {
        "name:甲汉中公司": 123_450_000_000,
        "name:丁汉中公司": 50_000_000,
        "name:戊汉中公司": 120_000,
    }


def test_a_firm_that_stands_twice_with_other_facts_is_told(quick, bureau, build):
    table = GOOD + "汉中锌业有限责任公司,勉县,1300\n"
    report = build(quick, bureau({"enterprises/x.csv": table}))["enterprises/x.csv"]
    assert (report.written, report.rejected) == (1, 1)
    assert "第 2 行" in report.rejects[0].reason


@pytest.mark.parametrize(
    "name",
    [
        "汉中') DETACH DELETE n //公司",
        "汉中`}) MATCH (x) DELETE x {`公司",
        "$name公司",
        "汉中\\u0027公司",
        '汉中"公司"}',
        "汉中😀公司",
    ],
)
def test_text_that_looks_like_cypher_is_stored_as_it_is(store, bureau, build, name):
    quoted = name.replace('"', '""')
    table = f'企业名称,备注,主营产品\n"{quoted}","{quoted}","{quoted}"\n'
    report = build(store, bureau({"enterprises/x.csv": table, "enterprises/good.csv": GOOD}))
    assert report["enterprises/x.csv"].written == 1
    shown = {p["name"] for p in nodes(store, "Enterprise").values()}
    assert "汉中锌业有限责任公司" in shown
    assert len(shown) == 2


def test_a_folder_that_is_not_there_or_no_workspace_is_told(tmp_path):
    with pytest.raises(UsageError, match="没有这个目录"):
        load_workspace(tmp_path / "nowhere")
    with pytest.raises(UsageError, match="不是工作区"):
        load_workspace(tmp_path)


def test_an_unreadable_file_is_refused(quick, bureau, build, monkeypatch):
    workspace = bureau({"enterprises/x.csv": GOOD, "enterprises/good.csv": GOOD})
    real = Path.read_bytes

    def locked(path):
        if path.name == "x.csv":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    report = build(quick, workspace)["enterprises/x.csv"]
    assert report.state is State.REFUSED
    assert "读不了" in report.messages[0]
