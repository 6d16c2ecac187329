"""One build's reading: what is known so far, and how a file is opened."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from graph.claims import Node, SourceRecord
from graph.places import table_digest
from graph.store import Store
from graph.workspace import Workspace
from ingest.discover import SourceFile
from ingest.kinds.kind import Context, Raw
from ingest.kinds.regions import REGIONS, SOURCE
from ingest.naming import Naming
from ingest.parts import Part, content, digest_of, parts
from ingest.report import SourceReport, State
from ingest.rows import Content, FileRefused
from ingest.vocabulary import Vocabulary

Progress = Callable[[str, int, int], None]
"""Told what is done, how far, of how much."""


@dataclass(slots=True)
class Work:
    """The state of one build's reading.

    `changed` are the sources to be written, `again` those among them that are unchanged but name
    an enterprise that has another id now.
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
    changed: set[str] = field(default_factory=set)
    again: set[str] = field(default_factory=set)

    def is_current(self, key: str, digest: str) -> bool:
        """Whether the graph holds this source whole, as it is now, and rightly named."""
        held = self.stored.get(key)
        return (
            held is not None and held.complete and held.digest == digest and key not in self.again
        )

    def every_part(self) -> Iterator[Part]:
        """The built-in regions, then every part of every file that is to be read.

        Files that cannot be read, and those unchanged as a whole, go into the report instead.
        """
        yield _builtin(self.workspace)
        for done, file in enumerate(self.files):
            self.progress("查看来源", done, len(self.files))
            try:
                yield from self._parts_of(file)
            except FileRefused as refusal:
                self.refuse(file.id, file.id, "", refusal)
        self.progress("查看来源", len(self.files), len(self.files))

    def _parts_of(self, file: SourceFile) -> Iterator[Part]:
        data = content(file)
        context = f"{self.workspace.region} {self.vocabulary.digest}"
        if any(self.is_current(file.id, digest_of(data, file, k, context)) for k in file.kinds):
            self.leave(file.id, file.id, "")
            return
        for item in parts(file, data, context):
            if isinstance(item, Part):
                yield item
            else:
                self.refuse(f"{file.id}#{item[0]}", file.id, item[0], item[1])

    def open(self, part: Part, note: Callable[[str], None]) -> tuple[Context, Content]:
        """Read a part. Raises `FileRefused`."""
        found = part.kind.read(part.raw)
        region = self.workspace.region
        source = Node("Source", part.id)
        return Context(source, part.file.stem, found.title, region, self.vocabulary, note), found

    def refuse(self, key: str, path: str, sheet: str, refusal: FileRefused) -> None:
        """Report a file or sheet that cannot be used; what it said before stays."""
        told = f"{refusal.message};{refusal.hint}" if refusal.hint else refusal.message
        kept = [f"图中仍是它上次的内容"] if key in self.stored else []
        self.changed.discard(key)
        self.namings.pop(key, None)
        self.reports[key] = SourceReport(path, sheet, state=State.REFUSED, messages=[told, *kept])

    def leave(self, key: str, path: str, sheet: str) -> None:
        """Report a source that is unchanged, with the counts of the time when it was read."""
        held = self.stored[key]
        self.reports[key] = SourceReport(
            path,
            sheet,
            held.kind,
            State.UNCHANGED,
            read=held.rows,
            unchanged=held.rows - held.left_out - held.rejected,
            left_out=held.left_out,
            rejected=held.rejected,
            messages=list(held.messages),
        )


def _builtin(workspace: Workspace) -> Part:
    file = SourceFile(SOURCE, workspace.root, (REGIONS,))
    return Part(SOURCE, file, "", REGIONS, f"{REGIONS.version} {table_digest()}", Raw(SOURCE, b""))
