"""First pass: which sources changed, and how they name enterprises; then who is who."""

from collections.abc import Collection

from graph.claims import Identity, Mention, NamesClaim, identify
from graph.names import legal_name
from ingest.discover import is_own
from ingest.heard import keep, kept, projects_of, rows_of
from ingest.naming import Naming, moved, stored_names
from ingest.notes import Notes
from ingest.parts import Part
from ingest.recognition import recognise
from ingest.report import SourceReport
from ingest.rows import BadCell, FileRefused, LeftOut
from ingest.work import Work


def hear(work: Work, among: Collection[str] | None = None) -> None:
    """Find what changed, and collect the mentions of what did; `among` keeps to these sources."""
    for part in work.every_part(among):
        if part.id in work.changed:
            continue
        if work.is_current(part.id, part.digest):
            work.leave(part.file.id, part.sheet)
            continue
        work.changed[part.id] = part.digest
        work.reports[part.id] = SourceReport(part.file.id, part.sheet, part.kind.name)
        if part.kind.names_firms or not part.raw.sheet:
            _hear(work, part)


def settle(work: Work, gone: Collection[str]) -> Identity:
    """Which enterprise is which, told from all sources that stay.

    A source that is unchanged but names an enterprise by what is another id now is heard and read
    again. Its keys were counted already, so that settles nothing anew.
    """
    standing = stored_names(work.store, {*work.changed, *gone})
    heard = [names for naming in work.namings.values() for names in naming.names()]
    names = [*(n.keys for n in standing), *heard]
    identity = identify(names)
    _recognise(work, identity, names, gone)
    work.again = moved(standing, identity) | _known_now(work, identity, {*work.changed, *gone})
    if work.again:
        hear(work, work.again)
    for naming in work.namings.values():
        naming.settle(identity)
    return identity


def _recognise(
    work: Work, identity: Identity, names: Collection[NamesClaim], gone: Collection[str]
) -> None:
    """How names were recognised, in what changed and in all files of the bureau's own.

    The rows of those that are not read now are those of the build that read them.
    """
    before = kept(work.workspace.private)
    own = {key for key in work.stored if key not in gone and is_own(key)}
    nobodys = [
        NamesClaim(name, legal_name(name), None, None, key, "short")
        for key in own - work.changed.keys()
        for name in work.stored[key].unknown_names
    ]
    among = {*work.changed, *own}
    rows = {key: rows_of(before.get(key)) for key in own}
    rows |= {key: naming.rows for key, naming in work.namings.items()}
    projects = {key: projects_of(before.get(key)) for key in own}
    projects |= {key: naming.projects for key, naming in work.namings.items()}
    stays = {key: told for key, told in before.items() if key in work.stored and key not in gone}
    told = recognise([*names, *nobodys], identity, among, rows, projects)
    work.recognised = {**stays, **told}
    keep(work.workspace.private, work.recognised)


def _known_now(work: Work, identity: Identity, but: Collection[str]) -> set[str]:
    """The unchanged sources with a short name that was unknown and is known now."""
    return {
        key
        for key, record in work.stored.items()
        if key not in but
        and any(identity.knows(Mention(name, weak=True)) for name in record.unknown_names)
    }


def _hear(work: Work, part: Part) -> None:
    """Collect the mentions of the rows that can be understood; others say nothing."""
    try:
        context, found = work.open(part, Notes())
    except FileRefused as refusal:
        work.refuse(part.file.id, part.sheet, refusal)
        return
    if not part.kind.names_firms:
        return
    naming = Naming(context.source)
    for row in found.rows:
        if row.left_out or row.problem:
            continue
        try:
            said = list(part.kind.transform(row, context))
        except (BadCell, LeftOut):
            continue
        naming.hear(said, row.number)
    naming.fill()
    work.namings[part.id] = naming
