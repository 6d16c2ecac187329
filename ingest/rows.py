"""Rows as they were read, and what may become of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.errors import ChainScoutError


class FileRefused(ChainScoutError):
    """A file or sheet that cannot be used at all; others go on, and what it said before stays."""

    code = "file_refused"


class BadCell(ChainScoutError):
    """A value that cannot be understood: its row is rejected."""

    code = "bad_cell"

    def __init__(self, column: str, value: str, reason: str, expected: str) -> None:
        super().__init__(reason, hint=expected, where=column)
        self.column = column
        self.value = value
        self.reason = reason
        self.expected = expected


class LeftOut(ChainScoutError):
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
class Row:
    """One row: its number in the file, the cells that are understood, and the row as it was.

    `left_out` says why the row is no fact, where that shows already when reading.
    """

    number: int
    cells: tuple[Cell, ...]
    raw: tuple[tuple[str, str], ...] = ()
    left_out: str = ""

    def all(self, column: str) -> list[Cell]:
        """Every cell under `column` that holds something."""
        return [c for c in self.cells if c.column == column]

    def cell(self, column: str) -> Cell | None:
        """The first cell under `column`, or None."""
        return next((c for c in self.cells if c.column == column), None)

    def text(self, column: str) -> str:
        """The text of that cell, or ''."""
        found = self.cell(column)
        return found.text if found else ""


@dataclass(frozen=True, slots=True)
class Content:
    """What one source holds: rows in order, its title lines, the date it states, remarks."""

    rows: Sequence[Row]
    title: str = ""
    as_of: str | None = None
    messages: tuple[str, ...] = ()

    def facts(self) -> Iterator[Row]:
        """The rows that are not left out already."""
        return (row for row in self.rows if not row.left_out)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row given back: where, which value, why, what was expected, and the row as it was."""

    row: int
    column: str
    value: str
    reason: str
    expected: str
    raw: tuple[tuple[str, str], ...] = field(default=())
