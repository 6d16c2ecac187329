"""Projects of one name in one ledger that are several: in one place, but of different firms."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.names import squeeze
from ingest.rows import Cell, Row, Rows

NAMESAKE = "同名项目"
"""A cell beside those of the file: other rows have this name and place, and another firm."""
_ENDS = "市县区旗"


@dataclass(frozen=True, slots=True)
class WithNamesakes:
    """The rows of a ledger, marked where another firm's project has the same name and place.

    Which rows are marked depends on all rows, not on their order. Rows that differ in nothing but
    the firm are one project of several firms.
    """

    rows: Rows
    marked: frozenset[int]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            if row.number in self.marked:
                yield replace(row, cells=(*row.cells, Cell(NAMESAKE, "是")))
            else:
                yield row


def with_namesakes(rows: Rows, name: str, firm: str, place: str) -> WithNamesakes:
    """Mark the rows of different projects that share a name; the others are columns."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if not row.left_out and not row.problem and row.text(name):
            alike[squeeze(row.text(name))].append(row)
    marked = [
        row.number
        for several in alike.values()
        if len(several) > 1
        for together in _in_one_place(several, place)
        if _are_several(together, firm)
        for row in together
    ]
    return WithNamesakes(rows, frozenset(marked))


def _in_one_place(rows: Sequence[Row], place: str) -> list[list[Row]]:
    """The rows by the county that they state; all together where one of them states none."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[squeeze(row.text(place)).rstrip(_ENDS)].append(row)
    return [list(rows)] if "" in found else list(found.values())


def _are_several(rows: Sequence[Row], firm: str) -> bool:
    firms = {tuple(squeeze(cell.text) for cell in row.all(firm)) for row in rows}
    others = {
        tuple((cell.column, squeeze(cell.text)) for cell in row.cells if cell.column != firm)
        for row in rows
    }
    return len(firms) > 1 and len(others) > 1
