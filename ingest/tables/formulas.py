"""Formulas of a workbook whose result was not saved: their cells read as empty, and are told.

Programs that write workbooks leave the result out; Excel and WPS put it in when they save.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_NAME = re.compile(rb"\bname=[\"']([^\"']*)[\"']")
_LINK = re.compile(rb"\b\w+:id=[\"']([^\"']*)[\"']")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ID = re.compile(rb"\bId=[\"']([^\"']*)[\"']")
_TARGET = re.compile(rb"\bTarget=[\"']([^\"']*)[\"']")
_EMPTY = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"\br=[\"']([A-Z]{1,3}\d{1,7})[\"']")
_TEXT = re.compile(rb"\bt=[\"']str[\"']")
"""A formula whose result is a text without a sign has been computed."""
_CHUNK = 1 << 22
_OVERLAP = 1 << 13
SHOWN = 40


def uncomputed(data: bytes) -> dict[str, list[str]]:
    """For each sheet the cells (F2) that hold a formula and no result."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for sheet, member in _sheets(archive):
            if member in names and (cells := list(_cells(archive, member))):
                found[sheet] = cells
    return found


def remark(cells: list[str]) -> str:
    """What the report says of them."""
    more = f" 等 {len(cells)} 格" if len(cells) > SHOWN else ""
    listed = "、".join(cells[:SHOWN])
    return f"公式没有存下结果,按空格读:{listed}{more};用 Excel 或 WPS 打开、保存一次再放入"


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each sheet, and the member that holds it."""
    try:
        book = archive.read("xl/workbook.xml")
        links = archive.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return
    targets: dict[bytes, str] = {}
    for text in _RELATION.findall(links):
        key, where = _ID.search(text), _TARGET.search(text)
        if key and where:
            targets[key[1]] = where[1].decode()
    for text in _SHEET.findall(book):
        name, link = _NAME.search(text), _LINK.search(text)
        if name and link and link[1] in targets:
            target = targets[link[1]]
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            yield unescape(name[1].decode("utf-8", "replace")), member


def _cells(archive: zipfile.ZipFile, member: str) -> Iterator[str]:
    told: set[bytes] = set()
    with archive.open(member) as packed:
        kept = b""
        while chunk := packed.read(_CHUNK):
            text = kept + chunk
            for attributes in _EMPTY.findall(text):
                place = _PLACE.search(attributes)
                if place and place[1] not in told and not _TEXT.search(attributes):
                    told.add(place[1])
                    yield place[1].decode()
            kept = text[-_OVERLAP:]
