"""The header of a sheet: where it stands, on one line or two, and what its columns mean."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.names import squeeze
from ingest.personal import is_personal_header
from ingest.tables.headers import Column, Heading, understand, unit_cell, unit_in, unit_of, words_of
from ingest.tables.sheet import Sheet

HEADER_ROWS = 30
"""The header is looked for in that many first rows."""

REJECT_COLUMNS = ("文件", "表", "行", "列", "值", "原因", "应为")
"""What the program writes before a row that it gives back; taken off when it is put back."""
_PART = re.compile(r"(?:19|20)\d{2}年?度?|小计|其中.*")
"""What divides the header above it."""

Understand = Callable[[str], Heading | None]


@dataclass(frozen=True, slots=True)
class Head:
    """A header that was found: its lines in the sheet, and what each column means.

    `texts` are the headers as people read them, two lines as one; `lines` as they stand.
    """

    first: int
    lines: tuple[tuple[str, ...], ...]
    texts: tuple[str, ...]
    headings: Mapping[int, Heading]

    @property
    def after(self) -> int:
        """The row below the header."""
        return self.first + len(self.lines)

    @property
    def columns(self) -> frozenset[str]:
        """The canonical columns that were found."""
        return frozenset(h.column for h in self.headings.values())


def find_head(
    sheet: Sheet, columns: Sequence[Column], requires: Sequence[tuple[str, ...]]
) -> Head | None:
    """The best header among the first rows that has one set of `requires` whole."""
    words = words_of(columns)

    @cache
    def meaning(text: str) -> Heading | None:
        return None if is_personal_header(text) else understand(text, words)

    rows = [cells for _, cells in sheet.rows[:HEADER_ROWS]]
    best: Head | None = None
    for head in _candidates(rows, meaning):
        fits = any(head.columns.issuperset(need) for need in requires)
        if fits and (best is None or len(head.headings) > len(best.headings)):
            best = head
    return best


def is_given_back(header: Sequence[str]) -> bool:
    """Whether a header is the program's own, of rows that it gave back."""
    return set(REJECT_COLUMNS) <= {squeeze(text) for text in header}


def _candidates(rows: Sequence[tuple[str, ...]], meaning: Understand) -> Iterator[Head]:
    """Every line as a header, and every two where the lower is no row of the table yet."""
    for at, cells in enumerate(rows):
        single = Head(at, (cells,), cells, _headings(cells, meaning))
        yield single
        if is_given_back(cells):  # one line; the row below holds names of columns as data
            continue
        if single.headings and at + 1 < len(rows) and not _is_data(rows[at + 1], meaning, single):
            texts = _stacked(cells, rows[at + 1], meaning)
            yield Head(at, (cells, rows[at + 1]), texts, _headings(texts, meaning))


def _headings(texts: Sequence[str], meaning: Understand) -> dict[int, Heading]:
    """What each column means; of several that mean the same the one nearest its canonical word.

    The nearest comes first; others of a column that `several` may give come after it.
    """
    found = [(heading, at) for at, text in enumerate(texts) if (heading := meaning(text))]
    chosen: dict[tuple[str, int | None, int], tuple[Heading, int]] = {}
    for heading, at in sorted(found, key=lambda pair: (pair[0].place, pair[1])):
        one = at if heading.several else 0
        chosen.setdefault((heading.column, heading.year, one), (heading, at))
    return {at: heading for heading, at in chosen.values()}


def _stacked(top: Sequence[str], bottom: Sequence[str], meaning: Understand) -> tuple[str, ...]:
    """Two header lines as one: the lower, else both together, else the upper.

    An upper cell spans the columns to its right that are empty beside it and filled below it; its
    unit counts for each of them that has none of its own.
    """
    joined = []
    above = ""
    for at in range(max(len(top), len(bottom))):
        upper = top[at] if at < len(top) else ""
        lower = bottom[at] if at < len(bottom) else ""
        above = upper if upper.strip() else (above if lower.strip() else "")
        joined.append(_one_text(above, lower, meaning))
    return tuple(joined)


def _one_text(above: str, lower: str, meaning: Understand) -> str:
    both = f"{above}{lower}"
    if not lower.strip() or lower.strip() == above.strip():
        return above
    if is_personal_header(both):
        return both
    text = next((text for text in (lower, both, above) if meaning(text)), both)
    return f"{text.rstrip()}({unit})" if (unit := _unit_above(above, meaning(text))) else text


def _unit_above(above: str, below: Heading | None) -> str:
    """The unit of an upper header that counts for what stands below it, or ''."""
    unit = unit_of(above)
    fits = below is not None and not below.unit and below.money == unit.endswith("元")
    return unit if fits else ""


def _is_data(cells: Sequence[str], meaning: Understand, single: Head) -> bool:
    """Whether the row under a header line is a row of the table, and no second header line."""
    under = [at for at in single.headings if at < len(cells) and cells[at].strip()]
    return bool(under) and all(
        meaning(cells[at]) is None
        and cells[at] != single.texts[at]
        and not _PART.fullmatch(squeeze(cells[at]))
        for at in under
    )


def with_units(sheet: Sheet, head: Head, titles: Sequence[str]) -> tuple[Head, int]:
    """Units from a row of units below the header, or for money from a title; the row after.

    The header's texts tell them, too: a row that is given back leaves the title behind.
    """
    after = head.after
    default = next((u for u in map(unit_in, titles) if u), "")
    below: dict[int, str] = {}
    if after < len(sheet.rows):
        filled = {i: c for i, c in enumerate(sheet.rows[after][1]) if c.strip()}
        if filled and all(unit_cell(c) for c in filled.values()):
            below = {i: unit_cell(c) for i, c in filled.items()}
            after += 1
    headings = {
        at: replace(h, unit=h.unit or below.get(at, "") or (default if h.money else ""))
        for at, h in head.headings.items()
    }
    texts = tuple(
        f"{text}({headings[at].unit})"
        if at in headings and headings[at].unit and not head.headings[at].unit
        else text
        for at, text in enumerate(head.texts)
    )
    return replace(head, headings=headings, texts=texts), after
