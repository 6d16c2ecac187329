"""rejects/: the rows that were given back, one .csv a source, for people to correct."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from ingest.rows import Reject
from ingest.tables.reading import REJECT_COLUMNS

_FORMULA = re.compile(r"^[=+@\-\t\r]")
_NUMBER = re.compile(r"^[+-]?[\d,.]+%?$")


def file_name(source: str) -> str:
    """The name of a source's file of rejects: its path with signs that file systems refuse replaced."""
    bare = re.sub(r"[^\w.#()-]+", "_", source.replace("/", "__")).removesuffix(".csv")
    return f"{bare[:120]}.csv"


def write_rejects(
    folder: Path, path: str, sheet: str, source: str, rejects: Sequence[Reject]
) -> None:
    """Write a source's rejects, or take away the file where it has none any more.

    UTF-8 with a byte order mark, so that spreadsheets open it well; cells that a spreadsheet
    would run are written with an apostrophe before them.
    """
    target = folder / file_name(source)
    if not rejects:
        target.unlink(missing_ok=True)
        return
    headers = list(dict.fromkeys(name for r in rejects for name, _ in r.raw))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*REJECT_COLUMNS, *headers])
    for r in rejects:
        raw = dict(r.raw)
        told = (path, sheet, str(r.row), r.column, r.value, r.reason, r.expected)
        writer.writerow([harmless(v) for v in (*told, *(raw.get(h, "") for h in headers))])
    folder.mkdir(exist_ok=True)
    target.write_text(out.getvalue(), encoding="utf-8-sig", newline="")


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text
