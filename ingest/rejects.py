"""Rows that were given back, one .csv a source, as people correct them.

All of a source's stand in the program's own folder; those that nobody put right yet are copied
into rejects/ (see `ingest.settled`).
"""

import csv
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

from graph.errors import StoreError
from ingest.rows import Reject
from ingest.tables.head import REJECT_COLUMNS

_FORMULA = re.compile(r"^[=+@\-\t\r]")
_NUMBER = re.compile(r"^[+-]?[\d,.]+%?$")
_ODD = re.compile(r"[^\w.#()-]+")
MAX_NAME = 180
"""Bytes of a file's name: file systems take 255."""


def file_name(source: str) -> str:
    """The name of a source's file of rejects: its path, without signs that file systems refuse.

    Where that changes or shortens the path, a few signs keep two sources apart.
    """
    bare = _ODD.sub("_", source.replace("/", "__")).removesuffix(".csv")
    short = bare.encode()[:MAX_NAME].decode(errors="ignore")
    if short == bare and "__" not in source and not _ODD.search(source.replace("/", "")):
        return f"{bare}.csv"
    return f"{short}-{hashlib.sha256(source.encode()).hexdigest()[:6]}.csv"


def write_rejects(
    folder: Path, path: str, sheet: str, source: str, rejects: Sequence[Reject]
) -> None:
    """Write a source's rejects, or take away the file where it has none any more.

    UTF-8 with a byte order mark, so that spreadsheets open it well; cells that a spreadsheet
    would run are written with an apostrophe before them.
    """
    target = folder / file_name(source)
    try:
        if not rejects:
            target.unlink(missing_ok=True)
            return
        folder.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out)
            writer.writerow([*REJECT_COLUMNS, *map(harmless, rejects[0].row.headers)])
            for r in rejects:
                told = (path, sheet, str(r.row.number), r.column, r.value, r.reason, r.expected)
                writer.writerow([harmless(text) for text in (*told, *r.row.line)])
    except OSError as error:
        raise StoreError(
            f"退回的行写不出来:{error.strerror}",
            hint="给工作区写权限,或腾出磁盘空间,再运行",
            where=str(target),
        ) from None


def harmless(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.match(text) else text
