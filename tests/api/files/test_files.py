"""The bureau's files as others open them: a spreadsheet, a document, a picture."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

import docx
import engines
import openpyxl
import pypdf
import pytest

from api.export import export
from api.files.guide import FAR
from api.pictures.lights import LIGHTS
from graph.errors import UsageError

STAYING = {"缺口": "D3", "目标企业": "E3", "路子": "E3", "来源": "B3"}
"""The first cell that moves: what a row is about stays in sight."""


@pytest.fixture(scope="module")
def written(opened, workspace, tmp_path_factory):
    """The files of one chain, by their ending."""
    folder = tmp_path_factory.mktemp("清单")
    made = export(opened, workspace, folder, chain="航空装备", cluster="京津冀", top=5)
    files = [folder / name for name in made.files]
    assert all(file.exists() for file in files)
    return {file.suffix: file for file in files}


def test_the_list_has_gaps_targets_ways_and_sources_and_no_formula(written):
    book = openpyxl.load_workbook(written[".xlsx"])
    assert book.sheetnames == ["缺口", "目标企业", "路子", "来源"]
    for sheet in book:
        assert sheet.freeze_panes == STAYING[sheet.title]
        assert sheet.print_area, "what is for machines is not printed"
        assert all(sheet.row_dimensions[n].height for n in range(2, sheet.max_row + 1))
        assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert book["目标企业"].auto_filter.ref
    assert book["路子"].max_row > 2
    with zipfile.ZipFile(written[".xlsx"]) as packed:
        assert not [n for n in packed.namelist() if "externalLink" in n or "vba" in n.lower()]


def test_the_guide_has_the_chain_as_a_coloured_table_that_people_can_edit(written, opened):
    found = docx.Document(str(written[".docx"]))
    headings = [p.text for p in found.paragraphs if p.style.name == "Heading 1"]
    assert headings == [
        "一、产业链图",
        "二、缺口",
        "三、目标企业",
        "四、可用的政策",
        "五、资料来源",
    ]
    chain = found.tables[0]
    assert [c.text.split("（")[0] for c in chain.rows[0].cells] == ["上游", "中游", "下游"]
    cells = {c.text.split("  ")[0]: c for row in chain.rows[1:] for c in row.cells if c.text}
    assert len(cells) == 18
    shade = cells["航空金属材料"]._tc.tcPr.find(f"{{{docx.oxml.ns.nsmap['w']}}}shd")
    fill = shade.get(f"{{{docx.oxml.ns.nsmap['w']}}}fill")
    assert f"#{fill.lower()}" == LIGHTS["missing"].tint
    targets = [c.text for t in found.tables[2:] for row in t.rows[1:] for c in row.cells[2:3]]
    assert targets
    here = ("北京", "天津", "河北", "")  # of a group that has only members there nothing is written
    assert [place for place in targets if place[:2] not in here] == []


def test_the_guide_is_a_paper_of_a_few_pages_that_names_gaps_and_targets(written, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        engines.missing("no LibreOffice (Debian: apt-get install libreoffice-writer-nogui)")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    into = ["--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [office, profile, *into, str(written[".docx"])],
        check=True,
        capture_output=True,
        timeout=180,
    )
    paper = pypdf.PdfReader(tmp_path / f"{written['.docx'].stem}.pdf")
    told = [re.sub(r"\s", "", page.extract_text()) for page in paper.pages]
    whole = "".join(told)
    book = openpyxl.load_workbook(written[".xlsx"])
    gaps = [row[2] for row in book["缺口"].iter_rows(min_row=3, values_only=True)]
    rows = list(book["目标企业"].iter_rows(min_row=3, values_only=True))
    best = {row[1]: row[7] for row in reversed(rows)}
    firms = {row[3] for row in rows if row[7] > best[row[1]] - FAR}
    assert len(gaps) == 13
    assert [g for g in gaps if g not in whole] == []
    plain = whole.translate(str.maketrans("（）", "()"))
    assert [f for f in firms if f not in plain] == []
    assert 6 <= len(told) <= 20, "a few pages for 13 gaps with 5 targets each"
    assert gaps[0] in told[0], "what is most urgent stands on the first page"
    assert all(re.search(r"第\d+页", page) for page in told)


def test_the_map_is_a_picture_without_script(written):
    root = ET.fromstring(written[".svg"].read_text(encoding="utf-8"))
    assert root.tag.endswith("svg")
    assert "航空金属材料" in "".join(root.itertext())
    assert not [e for e in root.iter() if e.tag.endswith("script")]


def test_a_cluster_that_nobody_knows_is_told(opened, workspace, tmp_path):
    with pytest.raises(UsageError, match="不认识这个区域板块"):
        export(opened, workspace, tmp_path, cluster="火星")
