"""A CSV of questions or cases: its rows, or one column by its name."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from graph.errors import UsageError


def read_rows(path: Path, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a CSV file. Raises `UsageError` naming the file, or the columns it lacks."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"文件读不了:{error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("文件不是 UTF-8", hint="另存为 UTF-8 的 CSV", where=str(path)) from None
    try:
        rows = csv.DictReader(io.StringIO(text, newline=""))
        headers = [name for name in rows.fieldnames or () if name]
        missing = [name for name in needed if name not in headers]
        if missing:
            lacking = "、".join(missing)
            raise UsageError(
                f"文件里没有 {lacking} 这一列", hint=f"首行写上 {lacking}", where=str(path)
            )
        return [{name: (row[name] or "").strip() for name in headers} for row in rows]
    except csv.Error as error:
        raise UsageError(f"不是 CSV:{error}", hint="另存为 CSV", where=str(path)) from None


def read_queries(path: Path, column: str) -> list[str]:
    """The values of one column. Raises as `read_rows`."""
    return [row[column] for row in read_rows(path, (column,)) if row[column]]
