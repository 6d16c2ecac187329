"""Rows as they were read, and what may become of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from graph.errors import ChainScoutError

UNREADABLE = "有读不出的字符"
"""The problem of a row with signs that no encoding explains."""
DAMAGED_PASSAGE = "文字损坏"
"""Why a passage of a document that cannot be read is no fact."""


class FileRefused(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """A file or sheet that cannot be used at all; others go on, and what it said before stays."""

    code = "file_refused"


class BadCell(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """A value that cannot be understood: its row is rejected."""

    code = "bad_cell"

    def __init__(self, column: str, value: str, reason: str, expected: str) -> None:
        super().__init__(reason, hint=expected, where=column)
        self.column = column
        self.value = value
        self.reason = reason
        self.expected = expected


class LeftOut(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """A row that is no fact (a total, a note, an accounting item): counted, not rejected."""

    code = "left_out"


@dataclass(frozen=True, slots=True)
class Cell:
    """One value under a header that is understood: canonical column, text, unit and year."""

    column: str
    text: str
    unit: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row stood that was given back and is put back now: what the program wrote of it."""

    file: str
    sheet: str
    row: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the cells that are understood, and the row as it was.

    Where it shows already when reading, `left_out` says why the row is no fact, and `problem`
    why it cannot be understood. `origin` is where it stood before it was given back.
    """

    number: int
    cells: tuple[Cell, ...]
    headers: tuple[str, ...] = ()
    line: tuple[str, ...] = ()
    left_out: str = ""
    problem: str = ""
    origin: Origin | None = None

    def all(self, column: str) -> list[Cell]:
        """Every cell under `column` that holds something."""
        return [c for c in self.cells if c.column == column]

    def cell(self, column: str) -> Cell | None:
        """The first cell under `column`, or None."""
        for c in self.cells:
            if c.column == column:
                return c
        return None

    def text(self, column: str) -> str:
        """The text of that cell, or ''."""
        found = self.cell(column)
        return found.text if found else ""


class Rows(Protocol):
    """Rows in order, counted; a table makes them one by one, as it holds very many."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Row]: ...


@dataclass(frozen=True, slots=True)
class Content:
    """What one source holds: rows, title, the date it states, remarks, the columns it has."""

    rows: Rows
    title: str = ""
    as_of: str | None = None
    messages: tuple[str, ...] = ()
    columns: frozenset[str] = frozenset()
    unused: tuple[str, ...] = ()
    """Headers that nothing is taken from, as they stand."""


@dataclass(frozen=True, slots=True)
class Reject:
    """A row given back: which, which value, why, what was expected."""

    row: Row
    column: str
    value: str
    reason: str
    expected: str
