"""A Word document in the look of an office paper: fonts, numbered pages, tables with set widths."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api.answers.prose import prose

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.font import CT_RPr
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

BODY, HEADING = "宋体", "黑体"
LATIN = "Times New Roman"
HEAD_TINT = "#e6ecf2"
SMALL = 9.0
"""Points, in tables."""
LINE, BODY_LINE = 12.5, 17.0
"""Points from line to line: fonts that stand in for 宋体 are as tall as they like."""
LONG, SHORT, MARGIN = 29.7, 21.0, 2.0
WIDTH = LONG - 2 * MARGIN
"""Centimetres between the margins of a lying A4."""


def blank(title: str, author: str) -> "Document":
    """An empty lying A4 with the styles set and the pages numbered."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = docx.Document()
    document.core_properties.title = title
    document.core_properties.author = author
    document.core_properties.comments = ""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(LONG), Cm(SHORT)
    section.left_margin = section.right_margin = Cm(MARGIN)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.7)
    _styles(document)
    _page_numbers(section.footer.paragraphs[0])
    return document


def _styles(document: "Document") -> None:
    from docx.shared import Pt, RGBColor

    sizes = {
        "Normal": 10.5, "List Bullet": 10.5, "Title": 20, "Heading 1": 14, "Heading 2": 12,
    }  # fmt: skip
    for name, size in sizes.items():
        style: Any = document.styles[name]
        heading = name in ("Title", "Heading 1", "Heading 2")
        style.font.name, style.font.size = LATIN, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.font.bold = False
        _fonts(style.element.get_or_add_rPr(), HEADING if heading else BODY)
        style.paragraph_format.space_before = Pt({14: 12, 12: 9}.get(int(size), 0))
        style.paragraph_format.space_after = Pt(8 if name == "Title" else 3)
        style.paragraph_format.line_spacing = Pt(size * 1.3 if heading else BODY_LINE)
        if heading:
            style.paragraph_format.keep_with_next = True


def _fonts(properties: "CT_RPr", chinese: str) -> None:
    """Name the font of every script; the theme's go, since Word prefers them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts: Any = properties.get_or_add_rFonts()
    for key in [k for k in fonts.attrib if "Theme" in k]:
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), LATIN)
    fonts.set(qn("w:eastAsia"), chinese)
    spoken: Any = OxmlElement("w:lang")  # else commas and stops are drawn as of other countries
    spoken.set(qn("w:eastAsia"), "zh-CN")
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(spoken)


def _page_numbers(paragraph: "Paragraph") -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run("第 ")
    _field(paragraph.add_run(), "PAGE")
    paragraph.add_run(" 页　共 ")
    _field(paragraph.add_run(), "NUMPAGES")
    paragraph.add_run(" 页")
    for run in paragraph.runs:
        run.font.size = Pt(SMALL)


def _field(run: "Run", name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, words in (("begin", ""), ("", name), ("end", "")):
        part: Any = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = words
        run._r.append(part)


def title(document: "Document", text: str, below: str) -> None:
    """The title and the line below it, in the middle, without the template's blue rule."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn

    head = document.add_heading(prose(text), 0)
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style: Any = head.style
    for rule in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(rule)
    line = document.add_paragraph(prose(below))
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def heading(document: "Document", text: str, level: int = 1) -> None:
    """A heading."""
    document.add_heading(prose(text), level)


def paragraph(
    document: "Document", text: str, *, bullet: bool = False, together: bool = False
) -> None:
    """A paragraph; `together` keeps it on the page of what follows."""
    added = document.add_paragraph(prose(text), style="List Bullet" if bullet else None)
    added.paragraph_format.keep_with_next = together


def table(document: "Document", headers: Sequence[str], widths: Sequence[float]) -> "Table":
    """A table with a head that comes again on every page; widths in centimetres."""
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm

    made: Table = document.add_table(rows=0, cols=len(headers))
    made.style = "Table Grid"
    made.autofit = False
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    _padding(made)
    for column, wide in zip(made.columns, widths, strict=True):
        column.width = Cm(wide)
    cells = row(made, headers, head=True)
    for cell in cells:
        shade(cell, HEAD_TINT)
    return made


def _padding(made: "Table") -> None:
    """Room between the words and the lines of a table, in twentieths of a point."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    margins: Any = OxmlElement("w:tblCellMar")
    for side, room in (("top", 40), ("left", 80), ("bottom", 40), ("right", 80)):
        edge: Any = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(room))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    properties: Any = made._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    look.addprevious(margins) if look is not None else properties.append(margins)


def row(made: "Table", texts: Sequence[str], *, head: bool = False) -> "list[_Cell]":
    """A row that no page break cuts; a text's lines are paragraphs of its cell."""
    from docx.oxml import OxmlElement

    added: Any = made.add_row()  # type: ignore[no-untyped-call]
    for name in ("w:cantSplit", "w:tblHeader") if head else ("w:cantSplit",):
        added._tr.get_or_add_trPr().append(OxmlElement(name))
    cells = list(added.cells)
    for cell, column, text in zip(cells, made.columns, texts, strict=True):
        cell.width = column.width
        for at, line in enumerate(text.split("\n")):
            write(cell, line, first=at == 0, bold=head)
    return cells


def write(
    cell: "_Cell", text: str, *, first: bool = False, bold: bool = False, colour: str = "#000000"
) -> None:
    """A line into a cell: into its empty paragraph, or a new one."""
    from docx.shared import Pt, RGBColor

    line = cell.paragraphs[0] if first else cell.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    line.paragraph_format.line_spacing = Pt(LINE)
    run = line.add_run(prose(text))
    run.font.size = Pt(SMALL)
    run.bold = bold
    run.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())


def shade(cell: "_Cell", colour: str) -> None:
    """The colour behind a cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made: Any = OxmlElement("w:shd")
    made.set(qn("w:val"), "clear")
    made.set(qn("w:color"), "auto")
    made.set(qn("w:fill"), colour.lstrip("#").upper())
    cell._tc.get_or_add_tcPr().append(made)
