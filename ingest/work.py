"""One build's reading: what is known so far, and how a file is opened."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.claims import Node, SourceRecord
from graph.places import table_digest
from graph.store import Store
from graph.workspace import Workspace
from ingest.discover import SourceFile
from ingest.kinds.kind import Context, Raw
from ingest.kinds.regions import REGIONS, SOURCE
from ingest.naming import Naming
from ingest.notes import Notes
from ingest.parts import Part, Unfit, content, digests, part_id, parts
from ingest.recognition import Recognition
from ingest.rejects import file_name
from ingest.report import SourceReport, State
from ingest.rows import Content, FileRefused
from ingest.vocabulary import Vocabulary

Progress = Callable[[str, int, int], None]
"""Told what is done, how far, of how much."""


@dataclass(slots=True)
class Work:
    """The state of one build's reading.

    `changed` are the sources to be written, with the digest under which they were heard; `again`
    those that are unchanged but name an enterprise that has another id now.
    """

    store: Store
    workspace: Workspace
    run: str
    progress: Progress
    stored: Mapping[str, SourceRecord]
    files: list[SourceFile]
    vocabulary: Vocabulary
    reports: dict[str, SourceReport] = field(default_factory=dict)
    namings: dict[str, Naming] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)
    recognised: dict[str, Recognition] = field(default_factory=dict)
    """How the names of sources were recognised."""

    def is_current(self, key: str, digest: str) -> bool:
        """Whether the graph holds this source whole, as it is now, and rightly named.

        The rows that were given back must be at hand, too.
        """
        held = self.stored.get(key)
        if held is None or not held.complete or held.digest != digest or key in self.again:
            return False
        shown = not held.rejected or (self.rejects / file_name(key)).exists()
        kept = not (held.rejected or held.settled) or (self.kept_rejects / file_name(key)).exists()
        return shown and kept

    @property
    def rejects(self) -> Path:
        """The folder of rows given back, for people."""
        return self.workspace.root / "rejects"

    @property
    def kept_rejects(self) -> Path:
        """The program's own folder of them, those with them that were put right since."""
        return self.workspace.private / "rejects"

    def every_part(self, among: Collection[str] | None = None) -> Iterator[Part]:
        """The built-in regions, then every part of every file that is to be read.

        Files that cannot be read, and those unchanged as a whole, go into the report instead.
        `among` keeps to the files of these sources.
        """
        if among is None or SOURCE in among:
            yield _builtin(self.workspace)
        files = [file for file in self.files if among is None or _has_part(file, among)]
        for done, file in enumerate(files):
            self.progress("查看来源", done, len(files))
            try:
                yield from self._parts_of(file)
            except FileRefused as refusal:
                self.refuse(file.id, "", refusal)
        self.progress("查看来源", len(files), len(files))

    def _parts_of(self, file: SourceFile) -> Iterator[Part]:
        data = content(file)
        context = f"{self.workspace.region} {self.vocabulary.digest}"
        if any(self.is_current(file.id, digest) for digest in digests(data, file, context)):
            self.leave(file.id, "")
            return
        for item in parts(file, data, context):
            if isinstance(item, Unfit):
                self.refuse(file.id, item.sheet, item.refusal)
            else:
                yield item

    def open(self, part: Part, notes: Notes) -> tuple[Context, Content]:
        """Read a part. Raises `FileRefused`."""
        found = part.kind.read(part.raw)
        context = Context(
            Node("Source", part.id),
            part.file.stem,
            found.title,
            self.workspace.region,
            self.vocabulary,
            found.columns,
            notes,
        )
        return context, found

    def refuse(self, file: str, sheet: str, refusal: FileRefused) -> None:
        """Report a file or sheet that cannot be used; what it said before stays."""
        key = part_id(file, sheet)
        told = f"{refusal.message};{refusal.hint}" if refusal.hint else refusal.message
        kept = ["图中仍是它上次的内容"] if key in self.stored else []
        self.changed.pop(key, None)
        self.namings.pop(key, None)
        self.reports[key] = SourceReport(file, sheet, state=State.REFUSED, messages=[told, *kept])

    def leave(self, file: str, sheet: str) -> None:
        """Report a source that is unchanged, with the counts of the time when it was read."""
        held = self.stored[part_id(file, sheet)]
        self.reports[held.id] = SourceReport(
            file,
            sheet,
            held.kind,
            State.UNCHANGED,
            read=held.rows,
            unchanged=held.rows - held.left_out - held.rejected - held.settled,
            left_out=held.left_out,
            rejected=held.rejected + held.settled,
            damaged=held.damaged,
            unused=held.unused,
            messages=list(held.messages),
        )


def _has_part(file: SourceFile, keys: Collection[str]) -> bool:
    return file.id in keys or any(key.startswith(f"{file.id}#") for key in keys)


def _builtin(workspace: Workspace) -> Part:
    file = SourceFile(SOURCE, workspace.root, (REGIONS,))
    return Part(SOURCE, file, "", REGIONS, table_digest(), Raw(SOURCE, b""))
