"""Second pass: every row of what changed into the graph, left out, or given back."""

from collections.abc import Iterable
from dataclasses import replace

from graph.claims import Claim, Fate, Identity, Ledger, Mention, SourceRecord
from graph.claims.ledger import ClaimError
from ingest.hearing import mentions
from ingest.kinds.kind import Context, Said
from ingest.naming import Naming
from ingest.parts import Part
from ingest.rejects import write_rejects
from ingest.report import SourceReport
from ingest.rows import BadCell, FileRefused, LeftOut, Reject, Row
from ingest.work import Work

_EVERY = 500


def write(work: Work, identity: Identity) -> None:
    """Write every changed source."""
    done = 0
    for part in work.every_part():
        if part.id in work.changed:
            done += 1
            _write(work, part, identity)


def _write(work: Work, part: Part, identity: Identity) -> None:
    report = work.reports[part.id]
    try:
        context, found = work.open(part, lambda text: report.notes.update([text]))
    except FileRefused as refusal:
        work.refuse(part.id, part.file.id, part.sheet, refusal)
        return
    as_of = part.kind.as_of(found, part.file.stem)
    record = SourceRecord(part.id, part.kind.name, found.title, as_of, part.digest)
    known = part.id in work.stored
    ledger = Ledger(work.store, record, run=work.run, known=known, id_of=identity.id_of)
    naming = work.namings.get(part.id) or Naming(context.source)
    report.messages += found.messages
    report.read = len(found.rows)
    for at, row in enumerate(found.rows):
        if at % _EVERY == 0:
            work.progress(f"写入 {part.id}", at, len(found.rows))
        _take(row, part, context, naming, ledger, report, identity)
    report.close()
    _close(ledger, record, report)
    report.withdrawn = ledger.withdrawn
    folder = work.workspace.root / "rejects"
    write_rejects(folder, part.file.id, part.sheet, part.id, report.rejects)
    work.progress(f"写入 {part.id}", len(found.rows), len(found.rows))


def _close(ledger: Ledger, record: SourceRecord, report: SourceReport) -> None:
    ledger.close(
        replace(
            record,
            complete=True,
            rows=report.read,
            left_out=report.left_out,
            rejected=report.rejected,
            messages=tuple(report.messages),
        )
    )


def _take(
    row: Row,
    part: Part,
    context: Context,
    naming: Naming,
    ledger: Ledger,
    report: SourceReport,
    identity: Identity,
) -> None:
    """One row: into the graph, left out, or given back."""
    if row.left_out:
        report.leave_out(row.left_out)
        return
    try:
        said = list(part.kind.transform(row, context))
        if not said:
            raise LeftOut("没有可入图的内容")
        fate = ledger.add(_claims(said, naming, identity), row.number)
    except LeftOut as reason:
        report.leave_out(reason.message)
    except BadCell as bad:
        report.reject(Reject(row.number, bad.column, bad.value, bad.reason, bad.expected, row.raw))
    except ClaimError as error:
        report.reject(
            Reject(row.number, "", "", error.message, "与前面的行一致,或删去一行", row.raw)
        )
    else:
        report.written += fate is Fate.WRITTEN
        report.unchanged += fate is Fate.UNCHANGED
        if fate is Fate.REPEATED:
            report.leave_out("与前面的行相同")


def _claims(said: Iterable[Said], naming: Naming, identity: Identity) -> list[Claim]:
    """The claims of a row, with those that name its enterprises, once each."""
    made = []
    seen: set[Mention] = set()
    items = list(said)
    for mention in map(naming.filled, mentions(items)):
        if mention not in seen:
            seen.add(mention)
            made += naming.claims_of(mention, identity.id_of(mention))
    return made + [item for item in items if isinstance(item, Claim)]
