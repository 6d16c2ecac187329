"""Tables inside a document: lines whose cells are divided by | or a tab."""

import re
from collections.abc import Iterator

from ingest.documents.text import Span, Text

_BAR = "|"


def columns(text: Text, header: re.Pattern[str]) -> Iterator[Span]:
    """The cells beneath every header cell that `header` finds, without the headers."""
    wanted: list[int] = []
    width = 0
    for start, end in text.lines:
        if start == end:
            continue
        cells = list(_cells(text.seen, start, end))
        if len(cells) < 2:
            wanted = []
            continue
        heads = [i for i, (a, b) in enumerate(cells) if _is_head(text.seen[a:b], header)]
        if heads and not wanted:
            wanted, width = heads, len(cells)
            continue
        for i in wanted:
            if i < len(cells) and abs(len(cells) - width) <= 1:
                yield cells[i]


def _is_head(cell: str, header: re.Pattern[str]) -> bool:
    return len(cell) <= 16 and header.search(cell) is not None


def _cells(seen: str, start: int, end: int) -> Iterator[Span]:
    if _BAR not in seen[start:end]:
        return
    at = start
    edges = [i for i in range(start, end) if seen[i] == _BAR] + [end]
    for edge in edges:
        cell = seen[at:edge]
        left = len(cell) - len(cell.lstrip())
        if cell.strip() or at > start:
            yield at + left, at + left + len(cell.strip())
        at = edge + 1
