"""A sheet to rows: its header, its columns, what stands above it, and its rows one by one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.names import squeeze
from ingest.notes import listed
from ingest.personal import MASK, is_personal_header, looks_like_person, mask, names_persons
from ingest.rows import UNREADABLE, Cell, Content, FileRefused, Origin, Row
from ingest.tables.encoding import DAMAGED
from ingest.tables.head import (
    HEADER_ROWS,
    REJECT_COLUMNS,
    Head,
    find_head,
    is_given_back,
    with_units,
)
from ingest.tables.headers import Column
from ingest.tables.no_facts import why_no_fact
from ingest.tables.sheet import Sheet
from ingest.values import calendar_date

_FOR_PEOPLE = ("来源", "备注", "序号")
"""Headers that need no remark where they are not used."""
_ESCAPED = re.compile(r"^'(?=[=+@\-\t\r])")
"""The apostrophe that the program's own files put before what a spreadsheet would run."""
_DATE = re.compile(
    r"(?<![\d\-])((?:19|20)\d{2})(?:年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
    r"|[-.](\d{1,2})(?:[-.](\d{1,2}))?)(?![\d\-])"
)


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows of a sheet below its header, made one by one."""

    head: Head
    lines: Sequence[tuple[int, tuple[str, ...]]]
    problems: dict[int, str]
    hidden: frozenset[int]
    """Columns that are not given back with a row: personal data, and the program's own."""
    own: tuple[int, ...] = ()
    """The program's own columns, in the order of `REJECT_COLUMNS`, where rows are put back."""

    def __len__(self) -> int:
        return len(self.lines)

    def __iter__(self) -> Iterator[Row]:
        headers = self._shown(self.head.texts)
        money = {at for at, heading in self.head.headings.items() if heading.money}
        owned = {at for at, heading in self.head.headings.items() if heading.persons}
        for number, cells in self.lines:
            bare = [_ESCAPED.sub("", cell.strip()) for cell in cells]
            texts = [
                text
                if at in money
                else MASK
                if at in owned and looks_like_person(text)
                else mask(text)
                for at, text in enumerate(bare)
            ]
            yield Row(
                number,
                self._understood(texts),
                headers,
                self._shown(texts),
                why_no_fact(texts, self.head),
                self.problems.get(number) or (UNREADABLE if DAMAGED in "".join(texts) else ""),
                self._origin(texts),
            )

    def _origin(self, texts: Sequence[str]) -> Origin | None:
        """Where a row stood before it was given back; None where that was taken away."""
        if not self.own:
            return None
        told = [texts[at] if at < len(texts) else "" for at in self.own]
        file, sheet, row, column, value, *_ = told
        return Origin(file, sheet, row, column, value) if file and row else None

    def _understood(self, texts: Sequence[str]) -> tuple[Cell, ...]:
        return tuple(
            Cell(h.column, texts[at], h.unit, h.year)
            for at, h in self.head.headings.items()
            if at < len(texts) and texts[at]
        )

    def _shown(self, texts: Sequence[str]) -> tuple[str, ...]:
        if not self.hidden:
            return tuple(texts)
        return tuple(text for at, text in enumerate(texts) if at not in self.hidden)


def read_table(
    sheet: Sheet,
    stem: str,
    columns: Sequence[Column],
    requires: Sequence[tuple[str, ...]],
    unused: Sequence[str] = (),
) -> Content:
    """The rows of a sheet; `unused` headers are known and need no remark.

    Raises `FileRefused` where no header fits.
    """
    head = find_head(sheet, columns, requires)
    if head is None:
        raise FileRefused(
            f"前 {HEADER_ROWS} 行里没有认得的表头",
            hint=f"表头至少要有:{' 或 '.join('、'.join(need) for need in requires)}",
        )
    titles = _titles(sheet, head)
    head, after = with_units(sheet, head, titles)
    lines = [(n, cells) for n, cells in sheet.rows[after:] if any(map(squeeze, cells))]
    rows = TableRows(head, lines, dict(sheet.problems), _hidden(head), _own(head))
    left = _unused(head, rows, unused)
    return Content(
        rows,
        next(iter(titles), "") or stem,
        _date(titles),
        (*sheet.remarks, *_remarks(head, rows, left)),
        head.columns,
        tuple(left),
    )


def _titles(sheet: Sheet, head: Head) -> list[str]:
    """The lines above the header; those that name persons are passed over."""
    lines = []
    for _, cells in sheet.rows[: head.first]:
        distinct = list(dict.fromkeys(c.strip() for c in cells if c.strip()))
        if distinct and not any(map(names_persons, distinct)):
            lines.append(mask(" ".join(distinct)))
    return lines


def _hidden(head: Head) -> frozenset[int]:
    texts = [squeeze(text) for text in head.texts]
    own = REJECT_COLUMNS if is_given_back(texts) else ()
    return frozenset(at for at, text in enumerate(texts) if text in own or is_personal_header(text))


def _own(head: Head) -> tuple[int, ...]:
    """Where the program's own columns stand, in their order; nothing where rows are new."""
    texts = [squeeze(text) for text in head.texts]
    return tuple(map(texts.index, REJECT_COLUMNS)) if is_given_back(texts) else ()


def _unused(head: Head, rows: TableRows, known: Sequence[str]) -> list[str]:
    """The headers that nothing is taken from, but for those that are `known` to stand there."""
    found = dict.fromkeys(
        text.strip()
        for at, text in enumerate(head.texts)
        if text.strip()
        and at not in head.headings
        and at not in rows.hidden
        and squeeze(text) not in (*_FOR_PEOPLE, *known)
    )
    return list(found)


def _remarks(head: Head, rows: TableRows, unused: list[str]) -> list[str]:
    remarks = []
    personal = [text.strip() for text in head.texts if is_personal_header(text)]
    if personal:
        remarks.append(f"个人信息列不取:{listed(dict.fromkeys(personal))}")
    if unused:
        remarks.append(f"没有用到的列:{listed(unused)}")
    if not rows:
        remarks.append("只有表头,没有数据")
    return remarks


def _date(titles: Sequence[str]) -> str | None:
    """The date that the title lines state, as exact as it stands there; a span of years is none."""
    for line in titles:
        for found in _DATE.finditer(squeeze(line)):
            year, *rest = (part for part in found.groups() if part)
            month, day = (*rest, None, None)[:2]
            if date := calendar_date(year, month, day):
                return date
    return None
