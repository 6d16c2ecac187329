"""Text to rows: .csv and its kin, whatever divides their cells."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.rows import FileRefused
from ingest.tables.encoding import decode
from ingest.tables.limits import MAX_COLUMNS
from ingest.tables.sheet import Sheet

_DIVIDERS = (",", "\t", ";", "|", "\uff0c")
_SAMPLE = 50
_PAGE = ("<html", "<!doctype", "<table", "<?xml")

csv.field_size_limit(10_000_000)

Record = tuple[int, tuple[str, ...], str]
"""Number of the line where it begins, cells, and what is wrong with it."""


def read(data: bytes, remarks: tuple[str, ...]) -> Sheet:
    """The one sheet of a text file. Raises `FileRefused` for what is no table of text."""
    text, encoding = decode(data)
    if text.lstrip()[:9].lower().startswith(_PAGE):
        raise FileRefused("内容是网页,不是表格", hint="用 Excel 或 WPS 打开,另存为 .xlsx 或 .csv")
    if encoding not in ("utf-8", "gb18030"):
        remarks = (*remarks, f"编码 {encoding}")
    lines = list(io.StringIO(text, newline=""))
    known: dict[str, str] = {}  # one copy of what stands in many rows
    rows = []
    problems = {}
    for number, cells, problem in _records(lines, _divider(lines)):
        rows.append((number, tuple([known.setdefault(c, c) if len(c) < 20 else c for c in cells])))
        if problem or len(cells) > MAX_COLUMNS:
            problems[number] = problem or f"这一行有 {len(cells)} 列"
    return Sheet("", rows, remarks, problems)


def _records(lines: Sequence[str], divider: str) -> Iterator[Record]:
    """Records over one line or several.

    A record whose quotes do not match is its first line alone, so that it swallows no others.
    """
    at = 0
    while at < len(lines):
        rest = (lines[i] for i in range(at, len(lines)))
        reader = csv.reader(rest, delimiter=divider, strict=True, skipinitialspace=True)
        first = at
        try:
            for cells in reader:
                yield at + 1, tuple(cells), ""
                at = first + reader.line_num
        except csv.Error:
            yield _alone(at + 1, lines[at], divider)
            at += 1
        else:
            return


def _alone(number: int, line: str, divider: str) -> Record:
    if line.count('"') % 2 == 0 and len(line) < csv.field_size_limit():
        return number, tuple(next(csv.reader([line], delimiter=divider), ())), ""
    return number, tuple(line.rstrip("\r\n").split(divider)), "这一行的引号不成对"


def _divider(lines: Sequence[str]) -> str:
    """The sign that divides most of the first records into equally many cells."""
    sample = [line for line in lines[:_SAMPLE] if line.strip()]

    def score(sign: str) -> tuple[int, int]:
        widths = Counter(len(cells) for _, cells, _ in _records(sample, sign))
        alike = [(often, width) for width, often in widths.items() if width > 1]
        return max(alike, default=(0, 0))

    return max(_DIVIDERS, key=score)
