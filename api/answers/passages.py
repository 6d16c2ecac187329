"""Passages: where quoted words stand in their source, read from the file as a build reads it."""

from collections.abc import Iterator, Sequence

from api.answers import shapes
from api.answers.sources import the_source
from graph.names import squeeze
from graph.store import Store
from graph.workspace import Workspace
from ingest.discover import SourceFile, discover
from ingest.parts import Part, content, file_and_sheet, parts
from ingest.personal import mask
from ingest.rows import FileRefused

SHOWN = 20
LONGEST = 600
"""Characters of a cell that are shown."""
Line = tuple[int, tuple[str, ...]]


def passage(
    store: Store, workspace: Workspace, key: str, quote: str = "", about: str = ""
) -> shapes.Passage:
    """The rows of a source that hold the quote, those that name `about` first.

    Where none holds it, the rows that name `about`; without either, the first rows. Raises
    `NotFound` for an unknown source.
    """
    source = the_source(store, workspace, key)
    name, sheet = file_and_sheet(key)
    file = next((f for f in discover(workspace).files if f.id == name), None)
    headers: tuple[str, ...] = ()
    lines: list[Line] = []
    why = ""
    if file is None:
        why = "这个来源是推算出来的" if source.kind == "derived" else "来源的文件不在了,或不再读它"
    else:
        try:
            headers, lines = _read(file, sheet)
        except FileRefused as refusal:
            why = refusal.message
    kept = _holding(lines, quote, about)
    return shapes.Passage(
        source=source,
        quote=quote,
        headers=list(headers),
        total=len(kept),
        lines=[
            shapes.PassageLine(number=number, cells=[cell[:LONGEST] for cell in cells])
            for number, cells in kept[:SHOWN]
        ],
        why=why,
    )


def _read(file: SourceFile, sheet: str) -> tuple[tuple[str, ...], list[Line]]:
    """Headers and lines of one sheet. Columns of personal data are taken off by the reader."""
    data = content(file)
    for part in parts(file, data, ""):
        if isinstance(part, Part) and part.sheet == sheet:
            if part.raw.sheet is None:
                return (), list(_text(data))
            rows = list(part.kind.read(part.raw).rows)
            return (rows[0].headers if rows else ()), [(r.number, r.line) for r in rows]
    return (), []


def _text(data: bytes) -> Iterator[Line]:
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        if line.strip():
            yield number, (mask(line),)


def _holding(lines: Sequence[Line], quote: str, about: str) -> list[Line]:
    quoted, named = squeeze(quote), squeeze(about)
    if not quoted and not named:
        return list(lines)
    found: list[tuple[int, Line]] = []
    for line in lines:
        text = squeeze("".join(line[1]))
        rank = 2 * bool(named and named in text) + bool(quoted and quoted in text)
        if rank:
            found.append((rank, line))
    if any(rank & 1 for rank, _ in found):
        found = [(rank, line) for rank, line in found if rank & 1]
    return [line for _, line in sorted(found, key=lambda f: -f[0])]
