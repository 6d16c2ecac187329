"""A web page's text: blocks as lines, table rows with | between cells, no scripts."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

_DROPPED = {"script", "style", "noscript", "template", "head", "iframe", "object", "svg", "select", "button", "input", "form", "video", "audio"}  # fmt: skip
_BLOCKS = {
    "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "header",
    "footer", "nav", "blockquote", "pre", "hr", "dl", "dt", "dd", "title", "center", "tbody", "thead", "figure", "figcaption", "form",
}  # fmt: skip
_CELLS = {"td", "th"}
MAX_DEPTH = 400


def html_text(page: str) -> str:
    """The text of a page; '' where it holds none."""
    # A page that declares an encoding must not be handed over as text.
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return ""
    lines = "".join(_pieces(root, 0)).split("\n")
    return "\n".join(" ".join(line.split()).removeprefix("| ") for line in lines)


def _pieces(node: Any, depth: int) -> Iterator[str]:
    tag = node.tag if isinstance(node.tag, str) else ""
    if tag in _DROPPED or not tag or depth > MAX_DEPTH:
        return
    block = tag in _BLOCKS
    if block:
        yield "\n"
    if tag in _CELLS:
        yield " | "
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
