"""The place that a document speaks of: by its title, its issuer, or the first that it names.

A place within a firm's name, or one that the promotion goes to, is not the document's. Where
nothing tells, there is none: unknown is better than wrong.
"""

import re
from collections.abc import Iterator

from graph.places import Region, places
from ingest.documents.gazetteer import builtin
from ingest.documents.phrases import EDGE

_KINDS = ("市", "县", "区", "州", "省", "旗", "盟", "地区")
_SIZES = range(11, 1, -1)
_FIRM_BEHIND = re.compile(
    r"[一-龥（）A-Za-z]{1,28}?(?:公司|集团|(?:股份|科技|实业|控股|商会|银行)(?![一-龥]))"
)
_OWN = re.compile(
    r"人民政府|政府|委|人大|政协|商务|招商|投资促进|发展改革|工信|经信|经济合作|统计|全市|20\d\d|第[一二三四五六七八九十]"
)
"""What follows a place of its own: a place and an office, or a year, is no firm's name."""
_VISITED = re.compile(
    r"赴|前往|奔赴|走进|来自|对接|考察|拜访|走访|驻|学习|承接|瞄准|面向|紧盯|聚焦|引进|邀请|对口|协作|比学|招引|落户前|总部(?:位于|在)|(?:与|同|向|从|到)$"
)
_HELD = re.compile(r"(?:成功|隆重|联合|顺利)?(?:举办|举行|召开|开展|设立|路演|招商推介)")
_BEGINS = re.compile(r"(?:^|关于(?:印发|转发)?|[《：] ?|中共)")
READ = 6000
"""Signs of the text in which a place is looked for."""


def stated_place(title: str, issuer: str, body: str) -> str:
    """The name of the region, '' where none is told; `body` is the text's beginning."""
    named = _of_title(title) or next((r for _, r in _full_names(issuer)), None)
    named = named or _of_body(body)
    return named.name if named else ""


def _of_title(title: str) -> Region | None:
    for at, region in _full_names(title):
        if not _in_firm(title, at) and not _VISITED.search(title[:at]):
            return region
    for match in _BEGINS.finditer(title):
        at = match.end()
        if builtin().at(title, at):
            continue
        for size in (4, 3, 2):
            found = places().find(title[at : at + size])
            if found and found.core == title[at : at + size] and found.level != "county":
                return found
    return None


def _of_body(body: str) -> Region | None:
    """The first place that is the document's; of a province and its one city, the city."""
    first: Region | None = None
    cities: set[str] = set()
    for at, region in _full_names(body):
        if _is_other(body, at, region):
            continue
        if first is None:
            first = region
            if region.level != "province":
                return region
        elif region.level != "province" and places().inside(region.code, first.code):
            cities.add(region.code)
    return places().present[cities.pop()] if len(cities) == 1 else first


def _is_other(body: str, at: int, region: Region) -> bool:
    """Whether a place is a firm's, a cited document's, or one that is visited."""
    low = at
    while low and at - low < 40 and body[low - 1] not in "，。；：\n|":
        low -= 1
    before = body[low:at]
    if before.count("《") > before.count("》") or _VISITED.search(before) or _in_firm(body, at):
        return True
    return _HELD.match(body, at + len(region.name)) is not None


def _in_firm(text: str, at: int) -> bool:
    firm = _FIRM_BEHIND.match(text, at)
    if builtin().at(text, at):
        return True
    return firm is not None and not _OWN.search(firm.group())


def _full_names(text: str) -> Iterator[tuple[int, Region]]:
    """Every region called by its full name with its place, the deepest of several in a row."""
    at = 0
    while at < len(text):
        piece, region = full_name(text, at)
        if region is None:
            at += 1
            continue
        begin = at
        while region:
            told = region
            at += len(piece)
            piece, region = full_name(text, at)
        yield begin, told


def full_name(text: str, at: int, near: str | None = None) -> tuple[str, Region | None]:
    """The full name that begins at `at` with its region, of several of one name that in `near`."""
    if at >= len(text) or text[at] in EDGE:
        return "", None
    for size in _SIZES:
        piece = text[at : at + size]
        if len(piece) == size and piece.endswith(_KINDS):
            region = places().find(piece, near)
            if region and (piece == region.name or _is_alias(piece, region)):
                return piece, region
    return "", None


def _is_alias(piece: str, region: Region) -> bool:
    """凉山州 of 凉山彝族自治州."""
    return piece.endswith("州") and piece[:-1] == region.core and region.name.endswith("州")
