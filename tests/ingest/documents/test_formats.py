"""Every format to the same text; what cannot be read is refused with what to do, never a trace."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx as word
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from ingest.documents import legacy, limits
from ingest.documents.reading import read_document
from ingest.rows import FileRefused

INSTALLED = next(filter(None, map(shutil.which, legacy.PROGRAMS)), "")
LINE = "全市新签约项目58个,总投资35.39亿元。"


def pdf(*pages: str, password: str = "") -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, encrypt=password or None)
    for text in pages:
        if text:
            page.setFont("STSong-Light", 12)
            for i, line in enumerate(text.split("\n")):
                page.drawString(60, 780 - 20 * i, line)
        else:
            page.rect(50, 50, 400, 600, fill=1)
        page.showPage()
    page.save()
    return out.getvalue()


def docx() -> bytes:
    document = word.Document()
    document.add_paragraph("关于招商引资情况的通报")
    document.add_paragraph(LINE)
    table = document.add_table(rows=2, cols=2)
    for at, words in enumerate(("产业链", "链主企业", "钛及钛合金", "宝鸡钛业股份有限公司")):
        table.cell(at // 2, at % 2).text = words
    document.add_paragraph("表后一段。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def values(name: str, data: bytes) -> list:
    return [fact.value for fact in read_document(name, data).facts]


HTML = (
    f"<html><head><title>题</title><script>var a='签约项目999个';</script><style>p{{}}</style></head><body>"
    f"<p>{LINE}</p><script>document.write('签约项目777个')</script>"
    "<table><tr><th>产业链</th><th>企业名称</th></tr><tr><td>光伏</td><td>隆基绿能科技股份有限公司</td></tr></table></body></html>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", LINE.encode()),
        ("a.txt", LINE.encode("gb18030")),
        ("a.txt", ("\ufeff" + LINE).encode("utf-16")),
        ("a.md", f"# 情况\n\n**{LINE}**\n".encode()),
        ("a.html", HTML.encode()),
        ("a.html", HTML.replace("<head>", '<head><meta charset="gb2312">').encode("gb18030")),
        ("a.docx", docx()),
        ("a.pdf", pdf(LINE)),
    ],
)
def test_every_format_gives_the_same_figures(name, data):
    found = values(name, data)
    assert 58.0 in found
    assert 3539000000.0 in found


def test_scripts_of_a_page_are_no_text():
    read = read_document("a.html", HTML.encode())
    assert "999" not in read.text
    assert "777" not in read.text


FRAMED = f"""<html><body>
<header><a href=/>首页</a> 宁德时代新能源科技股份有限公司</header>
<nav>招商动态 | 比亚迪股份有限公司</nav>
<div class="breadcrumb">当前位置：首页 &gt; 签约项目901个</div>
<div><ul><li><a href=1>签约项目902个</a></li><li><a href=2>隆基绿能科技股份有限公司来访</a></li><li><a href=3>返回</a></li></ul></div>
<article><header><h1>关于2024年招商引资情况的通报</h1></header><p>{LINE}</p>
<p>附件：<a href=4>1.签约项目61个清单</a> <a href=5>2.名单</a> <a href=6>3.说明</a></p></article>
<aside>签约项目903个</aside><div role="contentinfo">签约项目904个</div>
<p>版权所有：某市投资促进局 签约项目905个 某ICP备12345678号</p><footer>签约项目906个</footer>
</body></html>"""


def test_menus_footers_and_lists_of_links_are_no_text_of_the_document():
    read = read_document("a.html", FRAMED.encode())
    assert [f.value for f in read.facts if f.kind.value == "indicator"] == [
        58.0,
        3539000000.0,
        61.0,
    ]
    assert not [f for f in read.facts if f.kind.value == "enterprise"]
    assert read.heading
    assert read.heading.value == "关于2024年招商引资情况的通报"
    assert "90" not in read.text


def test_a_page_of_links_alone_is_read_whole():
    links = "".join(f"<li><a href={i}>签约项目{i}个</a></li>" for i in (31, 32, 33))
    read = read_document("a.html", f"<html><body><ul>{links}</ul></body></html>".encode())
    assert [f.value for f in read.facts if f.kind.value == "indicator"] == [31.0, 32.0, 33.0]


@pytest.mark.parametrize(
    ("name", "data", "row"),
    [
        ("a.docx", docx(), "钛及钛合金 | 宝鸡钛业股份有限公司"),
        ("a.html", HTML.encode(), "光伏 | 隆基绿能科技股份有限公司"),
    ],
)
def test_a_table_inside_a_document_is_read_in_its_place(name, data, row):
    read = read_document(name, data)
    assert row in read.text
    chain, _, firm = row.partition(" | ")
    found = {fact.value for fact in read.facts}
    assert {chain, firm} <= found


@pytest.mark.parametrize("data", [docx(), pdf(LINE), HTML.encode()])
def test_the_content_tells_the_format_and_the_ending_is_mentioned(data):
    read = read_document("公文.txt", data)
    assert 58.0 in [fact.value for fact in read.facts]
    assert "按内容读" in read.messages[0]


def test_pages_without_text_are_named():
    read = read_document("a.pdf", pdf(LINE, "", LINE, ""))
    assert "第 2、4 页没有文字" in read.messages[0]


def test_lines_that_a_pdf_breaks_are_whole_again():
    broken = "截至七月底,全市各县区和园区累计引进产业项目,实际使用内资115.\n96亿元,其中省际项目实际使用内资92.99亿元,均完成全年任务的百分\n之五十六。继续保持良好态势,各项工作扎实推进,主要指标稳步增长。\n"
    assert 11596000000.0 in values("a.pdf", pdf(broken * 3))


def test_mixed_encodings_are_read_line_by_line():
    data = "第一行签约项目12个。\n".encode() * 6 + "第二行开工项目34个。\n".encode("gb18030")
    read = read_document("a.txt", data)
    assert {12.0, 34.0} <= {fact.value for fact in read.facts}
    assert any("几种编码" in told for told in read.messages)


def test_utf8_gb18030_and_utf16_in_one_file_are_read_line_by_line():
    parts = (
        "泸州市招商引资情况\n一季度签约项目12个。\n".encode(),
        "上半年开工项目34个，上年同期30个。\n".encode("gb18030"),
        "\n前三季度投产项目56个。\n\n全年上报项目78个。\n".encode("utf-16-le"),
        "另有储备项目90个。\n".encode("utf-16"),
        "下一年签约项目91个。\n".encode(),
    )
    read = read_document("a.txt", b"".join(parts))
    told = {fact.value for fact in read.facts if isinstance(fact.value, float)}
    assert {12.0, 34.0, 30.0, 56.0, 78.0, 90.0, 91.0} <= told
    assert any("几种编码" in message for message in read.messages)


def test_a_line_that_no_encoding_reads_is_damaged_and_the_others_are_read():
    lost = "签约项目".encode() + b"\xff\xff\xff" + "个。\n".encode()
    data = "一季度签约项目12个。\n".encode() * 9 + lost + "上半年开工项目34个。\n".encode()
    read = read_document("a.txt", data)
    assert [f.value for f in read.facts if f.kind.value == "indicator"] == [12.0] * 9 + [34.0]
    assert any("损坏" in told for told in read.messages)


BOMB = zipped(**{"word/document.xml": b"0" * (20 << 20), "[Content_Types].xml": b""})
REFUSALS = {
    "locked": ("a.pdf", pdf(LINE, password="secret"), "密码"),
    "broken pdf": ("a.pdf", pdf(LINE)[:300], "PDF 已损坏"),
    "no pdf": ("a.pdf", b"%PDF-1.7\nnothing", "PDF 已损坏"),
    "scan": ("a.pdf", pdf("", ""), "第 1、2 页"),
    "bomb": ("a.docx", BOMB, "没有解开"),
    "broken docx": ("a.docx", docx()[:900], "压缩结构已损坏"),
    "docx without sense": ("a.docx", zipped(**{"word/document.xml": b"<a>"}), "已损坏"),
    "workbook": ("a.docx", zipped(**{"xl/workbook.xml": b"<a/>"}), "工作簿"),
    "archive": ("a.docx", zipped(**{"a.txt": b"text"}), "压缩文件"),
    "empty": ("a.txt", b"", "空"),
    "blank": ("a.txt", b" \r\n\t ", "空"),
    "page without text": ("a.html", b"<html><script>1</script></html>", "没有文字"),
    "binary": ("a.txt", bytes(range(256)) * 9, "不是文本"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_cannot_be_read_is_refused_in_words(case):
    name, data, words = REFUSALS[case]
    with pytest.raises(FileRefused, match=words) as refusal:
        read_document(name, data)
    assert refusal.value.hint


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path):
    large = tmp_path / "大.txt"
    with large.open("wb") as file:
        file.truncate(200 << 20)
    with pytest.raises(FileRefused, match="200 MB"):
        limits.refuse_large(large)


def test_a_legacy_file_wants_libreoffice(monkeypatch):
    monkeypatch.setattr(legacy.shutil, "which", lambda name: None)
    with pytest.raises(FileRefused, match="LibreOffice") as refusal:
        read_document("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert ".docx" in refusal.value.hint


def test_libreoffice_converts_where_it_is_installed(tmp_path: Path, monkeypatch):
    """A stand-in for the program: what it writes is read as the .docx that it is."""
    converted = tmp_path / "converted.docx"
    converted.write_bytes(docx())
    program = tmp_path / "soffice"
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\ncp "{converted}" "$2/document.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(legacy.shutil, "which", lambda name: str(program))
    read = read_document("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert 58.0 in [fact.value for fact in read.facts]
    assert any("LibreOffice" in told for told in read.messages)


@pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")
@pytest.mark.parametrize("suffix", ["doc", "wps"])
def test_a_real_legacy_file_is_read_by_libreoffice(tmp_path: Path, suffix):
    """A .doc as Word 97 wrote it; WPS Office writes the same under its own name."""
    (tmp_path / "报告.docx").write_bytes(docx())
    subprocess.run(
        [INSTALLED, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path), str(tmp_path / "报告.docx")],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    data = (tmp_path / "报告.doc").read_bytes()
    assert data.startswith(b"\xd0\xcf\x11\xe0")
    read = read_document(f"报告.{suffix}", data)
    assert [fact.value for fact in read.facts] == [
        fact.value for fact in read_document("报告.docx", docx()).facts
    ]
    assert any("LibreOffice" in told for told in read.messages)


RICH = rb"{\rtf1\ansi\ansicpg936 \u20840?\u24066?\u31614?\u32422?\u39033?\u30446?58\u20010?}"


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.txt"])
def test_rich_text_wants_libreoffice_whatever_it_is_called(monkeypatch, name):
    monkeypatch.setattr(legacy.shutil, "which", lambda name: None)
    with pytest.raises(FileRefused, match=r"RTF.*LibreOffice") as refusal:
        read_document(name, RICH)
    assert ".docx" in refusal.value.hint


@pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["a.rtf", "a.doc"])
def test_rich_text_is_read_by_libreoffice(name):
    read = read_document(name, RICH)
    assert read.text == "全市签约项目58个"


@pytest.mark.skipif(not INSTALLED, reason="LibreOffice is not installed")
def test_rubbish_that_libreoffice_makes_of_a_file_is_refused():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(i * 37 % 251 for i in range(4000))
    with pytest.raises(FileRefused, match=r"不是文字|读不了") as refusal:
        read_document("a.doc", data)
    assert refusal.value.hint


def test_a_workbook_of_the_old_format_is_no_document():
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook".encode("utf-16-le")
    with pytest.raises(FileRefused, match="工作簿"):
        read_document("a.doc", data)
