"""Tables inside a document: lines whose cells are divided by | or a tab."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.documents.quantities import base_unit
from ingest.documents.text import Span, Text

_BAR = "|"
_RULE = re.compile(r"[|:\s—-]+")
"""The line of a Markdown table below its header."""
CAPTION = 80
"""Signs above a table that are its caption."""
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header: cells as spans of the text."""

    head: Sequence[Span]
    rows: Sequence[Sequence[Span]]
    above: Span
    """The two lines above the table, which often tell the unit and what its figures are."""


def tables(text: Text) -> Iterator[Table]:
    """Every table of a header and one row or more; its first row without a number is the header."""
    for above, rows in _blocks(text):
        heads = [i for i, row in enumerate(rows) if not any(_is_number(text, c) for c in row)]
        if heads and heads[0] < len(rows) - 1:
            yield Table(rows[heads[0]], rows[heads[0] + 1 :], above)


def units_above(line: str) -> list[tuple[float, str]]:
    """The units that a caption tells: 单位：亿元、%."""
    match = re.search(r"单位[：:]?([^）)\s]{1,16})", line)
    found = [base_unit(part) for part in re.split("[、，/]", match[1])] if match else []
    return [unit for unit in found if unit]


def _is_number(text: Text, cell: Span) -> bool:
    return _NUMBER.fullmatch(text.seen[slice(*cell)]) is not None


def _blocks(text: Text) -> Iterator[tuple[Span, list[list[Span]]]]:
    """Runs of lines with cells, and the line above each."""
    above = last = before = (0, 0)
    rows: list[list[Span]] = []
    for start, end in text.lines:
        line = text.seen[start:end]
        if not line.strip() or (_BAR in line and _RULE.fullmatch(line)):
            continue
        cells = list(_cells(text.seen, start, end))
        if len(cells) > 1:
            above = above if rows else (before[0], last[1])
            rows.append(cells)
        elif rows:
            yield above, rows
            rows = []
        before, last = last, (start, end)
    if rows:
        yield above, rows


def bars(cells: Sequence[str]) -> str:
    """One row as a line. A bar before an empty first cell keeps the others in their columns."""
    line = " | ".join(cells)
    return line if not cells or cells[0].strip() else f"| {line}"


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
