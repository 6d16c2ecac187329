"""First pass: which sources changed, and how they name enterprises; then who is who."""

from collections.abc import Collection, Iterable, Iterator

from graph.claims import Identity, Mention, identify
from ingest.kinds.kind import Said
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
    work.recognised = {
        source: told.message() for source, told in recognise(names, identity, work.changed).items()
    }
    work.again = moved(standing, identity) | _known_now(work, identity, {*work.changed, *gone})
    if work.again:
        hear(work, work.again)
    for naming in work.namings.values():
        naming.settle(identity)
    return identity


def _known_now(work: Work, identity: Identity, but: Collection[str]) -> set[str]:
    """The unchanged sources with a short name that was unknown and is known now."""
    return {
        key
        for key, record in work.stored.items()
        if key not in but
        and any(identity.knows(Mention(name, weak=True)) for name in record.unknown_names)
    }


def mentions(said: Iterable[Said]) -> Iterator[Mention]:
    """The enterprises that a row names, by themselves or at the ends of claims."""
    for item in said:
        if isinstance(item, Mention):
            yield item
        else:
            yield from (end for end in (item.start, item.end) if isinstance(end, Mention))


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
        naming.mentions.update(mentions(said))
    naming.fill()
    work.namings[part.id] = naming
