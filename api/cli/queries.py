"""A CSV of questions: one column by its name."""

import csv
import io
from pathlib import Path

from graph.errors import UsageError


def read_queries(path: Path, column: str) -> list[str]:
    """The values of one column. Raises `UsageError` naming the file, or the column it lacks."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"文件读不了:{error.strerror}", where=str(path)) from None
    except UnicodeDecodeError:
        raise UsageError("文件不是 UTF-8", hint="另存为 UTF-8 的 CSV", where=str(path)) from None
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if column not in (rows.fieldnames or ()):
        raise UsageError(f"文件里没有 {column} 这一列", hint=f"首行写上 {column}", where=str(path))
    return [row[column].strip() for row in rows if (row[column] or "").strip()]
