"""Export: the standing gaps and targets as files in a folder."""

from collections.abc import Callable
from pathlib import Path

from api.answers import shapes
from api.answers.books import title as book_title
from api.answers.gaps import gaps
from api.answers.sources import KIND_WORDS
from api.answers.targets import gap_targets
from api.files.workbook import SourceLine, write_workbook
from graph.claims import tenancy
from graph.claims.derived import KIND as DERIVED
from graph.claims.sources import stored_sources
from graph.store import Store
from graph.workspace import Workspace
from matcher.filters import Filters
from matcher.kept import Kept


def export(
    store: Store,
    workspace: Workspace,
    folder: Path,
    *,
    chain: str | None = None,
    cluster: str | None = None,
    top: int = 10,
    kept: Kept | None = None,
    progress: Callable[[str, int, int], None] = lambda label, done, total: None,
) -> shapes.Exported:
    """Write the target list of all chains, or of one, for all of China or one cluster."""
    tenancy.require(store, workspace)
    found = gaps(store, workspace, chain)
    filters = Filters(cluster=cluster)
    targets = []
    kept = kept or Kept(store, workspace)
    for done, gap in enumerate(found.gaps):
        progress("排出目标企业", done, len(found.gaps))
        targets.append((gap, gap_targets(store, workspace, gap.id, filters, top, kept=kept)))
    progress("排出目标企业", len(found.gaps), len(found.gaps))
    title = book_title(workspace, chain, cluster)
    target = folder / f"{title.replace('/', '·')}.xlsx"
    write_workbook(target, title, found.gaps, targets, _sources(store))
    return shapes.Exported(files=[str(target)])


def _sources(store: Store) -> list[SourceLine]:
    return [
        SourceLine(s.id, KIND_WORDS.get(s.kind, s.kind), s.title, s.as_of, s.rows)
        for s in sorted(stored_sources(store).values(), key=lambda s: s.id)
        if s.kind != DERIVED
    ]
