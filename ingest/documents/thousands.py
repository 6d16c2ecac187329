"""Figures that a space or a full-width comma divides at the thousands: 1 256.8亿元, 12，500万美元."""

import re

_MARKED = re.compile(
    r"(?<![\d.,，/·A-Za-z-])(?<![\d.,，/·A-Za-z-] )\d{1,3}(?:(?:，\d{3})+|(?: \d{3})+)(?![\d，])(?:\.\d+)?"
    r"(?=(?P<cell> *(?:\||$))|(?P<unit>[余多]?[一-龥%‰])(?![\d]))"
)
_NO_UNIT = re.compile(r"[年月日号时版届条章级强以及和与或]")
_SCALED = re.compile(r"[余多]?[万亿]")
_OF_SEVERAL = re.compile(r"分别|依次|各[是为]")
_CELL_BEFORE = re.compile(r"(?:^|\|) *$")
CLAUSE = 24
"""Signs before a figure in which a word says that there are several."""


def with_thousands(line: str) -> str:
    """The line with a comma as the mark of thousands, where the groups are one figure.

    A row of figures (分别为120，130个) is none, nor is one whose millions are counted in 万 or 亿.
    """

    def marked(match: re.Match[str]) -> str:
        before = line[max(0, match.start() - CLAUSE) : match.start()]
        groups = re.findall(r"[， ]\d{3}", match.group())
        if match["cell"] is not None and not _CELL_BEFORE.search(line[: match.start()]):
            return match.group()
        if _NO_UNIT.match(line, match.end()) or _OF_SEVERAL.search(before):
            return match.group()
        if len(groups) > 1 and _SCALED.match(line, match.end()):
            return match.group()
        return re.sub("[， ]", ",", match.group())

    return _MARKED.sub(marked, line)
