"""Rows given back of which a corrected copy came in: they are settled, their file stays as it is.

A copy is known by what the program wrote before it (file, sheet, row, column, value), and by its
other cells: at least half of them are still those of the row. When the original changes so that it
is another row, or is wrong in another way, it is judged anew. From then on the copy answers for
the row: it is in the graph, or is given back under the copy's name.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph import statements
from graph.claims import SourceRecord
from graph.claims.sources import stored_sources
from graph.errors import StoreError
from graph.store import Statement, Store
from ingest.parts import part_id
from ingest.rejects import file_name, harmless
from ingest.report import SourceReport
from ingest.rows import Row
from ingest.tables.head import REJECT_COLUMNS

LEAST_ALIKE = 0.5
"""Share of the other cells of a row that its corrected copy still has."""
_OWN = len(REJECT_COLUMNS)


@dataclass(frozen=True, slots=True)
class PutRight:
    """A corrected copy: where the row stood, what was wrong, and its cells by header now."""

    source: str
    row: str
    column: str
    value: str
    cells: Mapping[str, str]

    @property
    def text(self) -> str:
        """As a source keeps it."""
        told = (self.source, self.row, self.column, self.value, dict(self.cells))
        return json.dumps(told, ensure_ascii=False)


def put_right(row: Row) -> PutRight | None:
    """What a row puts right, or None where it is no copy of a row that was given back."""
    at = row.origin
    if at is None:
        return None
    cells = dict(zip(row.headers, row.line, strict=False))
    return PutRight(part_id(at.file, at.sheet), at.row, at.column, at.value, cells)


def settle_rejects(
    store: Store, kept: Path, shown: Path, reports: Mapping[str, SourceReport]
) -> None:
    """Write rejects/ as it is to be: the rows given back that no other source puts right yet.

    `kept` holds all of them, `shown` is the folder for people. Sources and reports then count the
    open ones alone. Raises `StoreError` where nothing can be written.
    """
    sources = stored_sources(store)
    copies = _copies(sources.values())
    changed: list[dict[str, object]] = []
    for key, record in sorted(sources.items()):
        if not record.rejected and not record.settled:
            _show(shown / file_name(key), [], [])
            continue
        header, lines = _read(kept / file_name(key))
        by = _answered(header, lines, copies.get(key, []))
        open_lines = [line for at, line in enumerate(lines) if at not in by]
        _show(shown / file_name(key), header, open_lines)
        if len(by) != record.settled:
            counts = {"rejected": len(open_lines), "settled": len(by)}
            changed.append({"id": key, "properties": counts})
        if key in reports:
            _tell(reports[key], len(open_lines), sorted(set(by.values())), len(by))
    if changed:
        store.write([Statement(statements.update_nodes("Source"), {"rows": changed})])


def forget_rejects(kept: Path, shown: Path, key: str) -> None:
    """Take away the rows given back of a source that is gone."""
    for folder in (kept, shown):
        (folder / file_name(key)).unlink(missing_ok=True)


def _copies(sources: Iterable[SourceRecord]) -> dict[str, list[tuple[str, PutRight]]]:
    """For each source, the copies of its rows with the source that brings them.

    Where two sources bring copies of each other's rows, none answers for the other.
    """
    found: dict[str, list[tuple[str, PutRight]]] = defaultdict(list)
    answers: dict[str, set[str]] = defaultdict(set)
    for record in sources:
        for text in record.put_right:
            told = PutRight(*json.loads(text))
            answers[record.id].add(told.source)
            found[told.source].append((record.id, told))
    return {
        key: [(by, told) for by, told in several if by != key and by not in answers[key]]
        for key, several in found.items()
    }


def _answered(
    header: Sequence[str], lines: Sequence[Sequence[str]], copies: list[tuple[str, PutRight]]
) -> dict[int, str]:
    """The lines of which there is a copy, each with the source of it; a copy answers for one."""
    by: dict[int, str] = {}
    for source, told in copies:
        alike = [
            (line[2] == told.row, likeness, -at)
            for at, line in enumerate(lines)
            if at not in by
            and line[3] == told.column
            and _same_value(_bare(line[4]), told)
            and (likeness := _likeness(header, line, told)) >= LEAST_ALIKE
            and (line[2] == told.row or likeness == 1.0)
        ]
        if alike:
            by[-max(alike)[2]] = source
    return by


def _same_value(wrong: str, told: PutRight) -> bool:
    """Whether a copy is of that wrong value, changed in both places where it stood or not."""
    return wrong == told.value or told.value in told.cells.values()


def _likeness(header: Sequence[str], line: Sequence[str], told: PutRight) -> float:
    """The share of a row's filled cells, but for the one that was wrong, that the copy has."""
    cells = [
        (name, _bare(text))
        for name, text in zip(header[_OWN:], line[_OWN:], strict=False)
        if text and _bare(text) != _bare(line[4])
    ]
    if not cells:
        return 1.0
    return sum(told.cells.get(name) == text for name, text in cells) / len(cells)


def _bare(text: str) -> str:
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def _tell(report: SourceReport, remaining: int, by: list[str], settled: int) -> None:
    report.rejected, report.settled = remaining, settled
    if settled:
        report.left_out += settled
        where = "、".join(by)
        report.messages.append(f"退回的行中有 {settled} 行已更正(见 {where}),不再算退回")


def _read(file: Path) -> tuple[list[str], list[list[str]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            header, *rows = list(csv.reader(lines))
    except (OSError, ValueError) as error:
        raise StoreError(
            f"退回的行读不出来:{error}",
            hint="删去 .chainscout 里的 rejects,再运行",
            where=str(file),
        ) from None
    return header, rows


def _show(file: Path, header: Sequence[str], lines: Sequence[Sequence[str]]) -> None:
    try:
        if not lines:
            file.unlink(missing_ok=True)
            return
        out = io.StringIO()
        csv.writer(out).writerows([header, *lines])
        data = out.getvalue().encode("utf-8-sig")
        if file.exists() and file.read_bytes() == data:  # people may have it open
            return
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        raise StoreError(
            f"退回的行写不出来:{error.strerror}",
            hint="给工作区写权限,或腾出磁盘空间,再运行",
            where=str(file),
        ) from None
