"""What a kind of source declares: how it is read, and what a row of it claims."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.claims import Claim, Mention, Node
from ingest.notes import Notes
from ingest.rows import Content, Row
from ingest.tables.headers import Column
from ingest.tables.reading import read_table
from ingest.tables.sheet import Sheet
from ingest.vocabulary import Vocabulary

Said = Claim | Mention
"""A claim, or an enterprise that is named and nothing more."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the claims of a row depend on beside the row: its source, the bureau, what it knows."""

    source: Node
    stem: str
    title: str
    region: str
    vocabulary: Vocabulary
    columns: frozenset[str] = frozenset()
    """The canonical columns that the source has."""
    notes: Notes = field(default_factory=Notes)
    """Takes remarks for the report."""


@dataclass(frozen=True, slots=True)
class Raw:
    """One source as it lies on disk: a sheet of a table, or bytes.

    `beside` reads a file of the same folder.
    """

    stem: str
    data: bytes
    sheet: Sheet | None = None
    beside: Callable[[str], bytes | None] = lambda name: None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source.

    `local` kinds depend on the bureau's region and chain maps, and are read again when those
    change; `names_firms` kinds are heard before it is settled which enterprise is which.
    `beside` names files of the same folder that its reading looks at; `check` raises `FileRefused`
    for a file that is not to be read into memory.
    """

    name: str
    title: str
    read: Callable[[Raw], Content]
    transform: Callable[[Row, Context], Iterable[Said]]
    local: bool = False
    names_firms: bool = True
    columns: tuple[Column, ...] = ()
    requires: tuple[tuple[str, ...], ...] = ()
    as_of: Callable[[Content, str], str | None] = lambda content, stem: content.as_of
    beside: tuple[str, ...] = ()
    check: Callable[[Path], None] = lambda path: None


def table(
    name: str,
    title: str,
    columns: Sequence[Column],
    requires: Sequence[tuple[str, ...]],
    transform: Callable[[Row, Context], Iterable[Said]],
    *,
    local: bool = False,
    names_firms: bool = True,
    unused: tuple[str, ...] = (),
) -> Kind:
    """A kind that is a table with these columns, one set of `requires` whole.

    `unused` headers are known to stand in such tables and are not taken.
    """

    def read(raw: Raw) -> Content:
        assert raw.sheet is not None
        return read_table(raw.sheet, raw.stem, columns, requires, unused)

    return Kind(
        name,
        title,
        read,
        transform,
        local,
        names_firms,
        tuple(columns),
        tuple(requires),
    )
