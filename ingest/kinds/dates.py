"""The dates of a row of a ledger, with what they say in words."""

from collections.abc import Iterable

from graph.model import Value
from ingest.kinds.kind import Context
from ingest.kinds.when import when
from ingest.rows import Row

WORDS = "{}中有 {{}} 处写的是话或期限,不是日期,原话留着"


def dates(row: Row, context: Context, columns: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """For each column and property: the date; beside them the words as `dates_said`.

    Words that give no date are noted. Raises `BadCell` for figures that are no date.
    """
    found: dict[str, Value] = {}
    said = []
    for column, name in columns:
        told = when(row.cell(column))
        found[name] = told.date
        if told.words:
            said.append(f"{column} {told.words}")
        if told.words and not told.date:
            context.notes.word(WORDS.format(column), told.words)
    return {**found, "dates_said": tuple(said) or None}
