"""Second pass: every row of what changed into the graph, left out, or given back."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graph.claims import Claim, Fate, Identity, Ledger, Mention, SourceRecord
from graph.claims.ledger import ClaimError
from ingest.kinds.kind import Context, Kind, Said
from ingest.naming import Naming, mentions
from ingest.parts import Part
from ingest.rejects import write_rejects
from ingest.report import SourceReport
from ingest.rows import (
    DAMAGED_PASSAGE,
    UNREADABLE,
    BadCell,
    FileRefused,
    LeftOut,
    Reject,
    Row,
)
from ingest.settled import put_right
from ingest.work import Work

_EVERY = 500


def write(work: Work, identity: Identity) -> None:
    """Write every changed source, as it was when it was heard."""
    written = set()
    for part in work.every_part(tuple(work.changed)):
        if work.changed.get(part.id) == part.digest:
            written.add(part.id)
            _write(work, part, identity)
    for key in [key for key in work.changed if key not in written]:
        report = work.reports[key]
        refusal = FileRefused("文件在读的时候变了或不见了", hint="再运行一次")
        work.refuse(report.path, report.sheet, refusal)


def _write(work: Work, part: Part, identity: Identity) -> None:
    report = work.reports[part.id]
    try:
        context, found = work.open(part, report.notes)
    except FileRefused as refusal:
        work.refuse(part.file.id, part.sheet, refusal)
        return
    as_of = part.kind.as_of(found, part.file.stem)
    record = SourceRecord(part.id, part.kind.name, found.title, as_of, part.digest)
    known = part.id in work.stored
    ledger = Ledger(work.store, record, run=work.run, known=known, id_of=identity.id_of)
    naming = work.namings.pop(part.id, None) or Naming(context.source)
    desk = _Desk(part.kind, context, naming, identity, ledger, report)
    report.messages += found.messages
    report.unused = found.unused
    report.read = len(found.rows)
    for at, row in enumerate(found.rows):
        if at % _EVERY == 0:
            work.progress(f"写入 {part.id}", at, report.read)
        desk.take(row)
    report.close()
    # The rows given back come first: once the source is complete nobody reads it again.
    write_rejects(work.kept_rejects, part.file.id, part.sheet, part.id, report.rejects)
    unknown = tuple(sorted(desk.unknown))
    put_right = tuple(desk.put_right)
    ledger.close(replace(_complete(record, report), unknown_names=unknown, put_right=put_right))
    report.withdrawn, report.changed = ledger.withdrawn, ledger.changed
    work.progress(f"写入 {part.id}", report.read, report.read)


def _complete(record: SourceRecord, report: SourceReport) -> SourceRecord:
    return replace(
        record,
        complete=True,
        rows=report.read,
        left_out=report.left_out,
        rejected=report.rejected,
        messages=tuple(report.messages),
        damaged=report.damaged,
        unused=report.unused,
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """Where the rows of one source are decided on, one by one."""

    kind: Kind
    context: Context
    naming: Naming
    identity: Identity
    ledger: Ledger
    report: SourceReport
    unknown: set[str] = field(default_factory=set)
    """Short names that no other source knows."""
    put_right: list[str] = field(default_factory=list)
    """The rows of other sources of which corrected copies were taken or given back here."""

    def take(self, row: Row) -> None:
        """One row: into the graph, left out, or given back."""
        if row.left_out:
            self.report.leave_out(row.left_out)
            return
        if copy := put_right(row):
            self.put_right.append(copy.text)
        if row.problem:
            self.report.damaged += row.problem == UNREADABLE
            self.report.reject(Reject(row, "", "", row.problem, "改好这一行"))
            return
        try:
            said = list(self.kind.transform(row, self.context))
        except LeftOut as reason:
            self.report.damaged += reason.message == DAMAGED_PASSAGE
            self.report.leave_out(reason.message)
        except BadCell as bad:
            self.report.reject(Reject(row, bad.column, bad.value, bad.reason, bad.expected))
        else:
            known = self._known(row, said)
            if known:
                self._add(row, known)
            else:
                self.report.leave_out("简称对不上一家企业")

    def _known(self, row: Row, said: list[Said]) -> list[Said]:
        """What a row says of enterprises that are known, and of what is no enterprise.

        A short name that nobody knows takes nothing with it but the claims that it is an end of:
        a project stays without its firm.
        """
        strange = [m for m in mentions(said) if not self.identity.knows(m)]
        if not strange:
            return said
        self.unknown.update(m.name for m in strange)
        return [
            item
            for item in said
            if not any(
                end in strange
                for end in ([item] if isinstance(item, Mention) else [item.start, item.end])
            )
        ]

    def _add(self, row: Row, said: list[Said]) -> None:
        names = self._names(said)
        claims = [item for item in said if isinstance(item, Claim)]
        try:
            fate = self.ledger.add([*names, *claims], row.number)
        except ClaimError as error:
            # Its names were heard when it was told who is who, so the graph keeps them.
            self.ledger.add(names, row.number)
            expected = "与前面的行一致,或删去一行"
            self.report.reject(Reject(row, "", "", error.message, expected))
            return
        self.report.written += fate is Fate.WRITTEN
        self.report.unchanged += fate is Fate.UNCHANGED
        if fate is Fate.REPEATED:
            self.report.leave_out("与前面的行相同")

    def _names(self, said: Iterable[Said]) -> list[Claim]:
        """The claims that name the enterprises of a row, once each."""
        whole = dict.fromkeys(map(self.naming.filled, mentions(said)))
        return [
            claim
            for mention in whole
            for claim in self.naming.claims_of(mention, self.identity.id_of(mention))
        ]
