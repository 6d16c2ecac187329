"""A web page's text: blocks as lines, table rows with | between cells; no scripts, no menus."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from ingest.documents.page_frame import is_of_site, without_frame
from ingest.documents.tables import bars

_DROPPED = {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "button", "input", "form", "video", "audio"}  # fmt: skip
_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header",
    "footer", "nav", "blockquote", "pre", "hr", "dl", "dt", "dd", "title", "center", "tbody", "thead", "figure", "figcaption", "form",
}  # fmt: skip
_CELLS = {"td", "th"}
MAX_DEPTH = 400
FEWEST_SIGNS = 12
"""Below so many signs a page is nothing but its frame, and is read whole."""
MAX_PARAGRAPHS = 8
MAX_COLUMNS = 200
MAX_SPAN = 60
"""Columns and rows beyond which a span is an error of the page."""


def html_text(page: str) -> str:
    """The text of a page without what frames it; '' where it holds none."""
    # A page that declares an encoding must not be handed over as text.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    whole = _text(root)
    without_frame(root)
    text = "\n".join(line for line in _text(root).split("\n") if not is_of_site(line))
    return text if len(text.strip()) >= FEWEST_SIGNS else whole


def _text(root: Any) -> str:
    lines = "".join(_pieces(root, 0)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def _pieces(node: Any, depth: int) -> Iterator[str]:
    tag = node.tag if isinstance(node.tag, str) else ""
    if tag in _DROPPED or not tag or depth > MAX_DEPTH:
        return
    block = tag in _BLOCKS
    if block:
        yield "\n"
    if tag == "table":
        yield from _table(node, depth)
    elif tag in _CELLS:
        yield " ".join("".join(_inside(node, depth)).split())
    else:
        yield from _inside(node, depth)
    if block:
        yield "\n"


def _inside(node: Any, depth: int) -> Iterator[str]:
    # Line breaks of the page's source are spaces.
    yield " ".join((node.text or "").split("\n"))
    for child in node:
        yield from _pieces(child, depth + 1)
        yield " ".join((child.tail or "").split("\n"))


def _table(node: Any, depth: int) -> Iterator[str]:
    """The rows of a table; a table of one column is how pages are laid out, and has no cells."""
    rows = [row for row in node.iter("tr") if _table_of(row) is node]
    held: dict[int, tuple[int, str]] = {}
    for row in rows:
        cells = [cell for cell in row if cell.tag in _CELLS]
        if any(map(_is_layout, cells)) or len(cells) < 2 > len(held):
            yield from (
                piece for cell in cells for piece in ("\n", *_inside(cell, depth + 1), "\n")
            )
            continue
        yield f"{bars(_row(cells, held, depth))}\n"


def _is_layout(cell: Any) -> bool:
    """Whether a cell is a part of the page and no cell: it holds a table, or many paragraphs."""
    if cell.find(".//table") is not None:
        return True
    return len(cell.findall(".//p")) > MAX_PARAGRAPHS


def _table_of(row: Any) -> Any:
    return next(row.iterancestors("table"), None)


def _row(cells: list[Any], held: dict[int, tuple[int, str]], depth: int) -> list[str]:
    """The texts of a row by column: what spans rows stands in each, what spans columns once."""
    told: list[str] = []

    def fill() -> None:
        while len(told) < MAX_COLUMNS and held.get(len(told), (0, ""))[0]:
            left, text = held[len(told)]
            held[len(told)] = left - 1, text
            told.append(text)

    for cell in cells[:MAX_COLUMNS]:
        fill()
        text = " ".join("".join(_inside(cell, depth + 1)).replace("|", " ").split())
        for number in range(_span(cell, "colspan")):
            held[len(told)] = _span(cell, "rowspan") - 1, "" if number else text
            told.append("" if number else text)
    fill()
    return told[:MAX_COLUMNS]


def _span(cell: Any, name: str) -> int:
    told = str(cell.get(name) or "1").strip()
    return min(max(int(told), 1), MAX_SPAN) if told.isdigit() and len(told) < 4 else 1
