"""Export: the bureau's own files in a folder, made of the standing gaps and their targets.

The 招商清单 (.xlsx), of each chain its map (.svg), and of each chain and focus cluster the 产业链
招商工作指南 (.docx).
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from api.answers import shapes
from api.answers.books import title as book_title
from api.answers.chains import chain_map, chains
from api.answers.gaps import gaps
from api.answers.sources import KIND_WORDS
from api.answers.targets import explanation, gap_targets
from api.files.guide import GapPlan, Guide, write_guide
from api.files.whole import written_whole
from api.files.workbook import SourceLine, write_workbook
from api.pictures.chain_map import chain_map as draw_chain_map
from graph.claims import tenancy
from graph.claims.derived import KIND as DERIVED
from graph.claims.sources import stored_sources
from graph.errors import UsageError
from graph.places import CLUSTERS
from graph.places import cluster as known_cluster
from graph.store import Store
from graph.workspace import Workspace
from matcher.filters import Filters
from matcher.kept import Kept

Progress = Callable[[str, int, int], None]
FIRST = 2
"""Of so many targets of a gap the ways in are written out."""
EVERYWHERE = "全国"


def silent(label: str, done: int, total: int) -> None:
    """No progress is shown."""


def export(
    store: Store,
    workspace: Workspace,
    folder: Path,
    *,
    chain: str | None = None,
    cluster: str | None = None,
    top: int = 10,
    progress: Progress = silent,
) -> shapes.Exported:
    """Write all files of all chains, or of one, towards the focus clusters, or one cluster."""
    tenancy.require(store, workspace)
    towards = _clusters(workspace, cluster)
    kept = Kept(store, workspace)
    chosen = [c.name for c in chains(store, workspace).chains if chain in (None, c.name)]
    files = [
        export_list(
            store, workspace, folder, chain=chain, cluster=cluster, top=top, kept=kept,
            progress=progress,
        )
    ]  # fmt: skip
    for name in chosen:
        files.append(export_map(store, workspace, folder, name))
        for at, where in enumerate(towards):
            progress(f"{name}招商指南", at, len(towards))
            made = export_guide(store, workspace, folder, name, cluster=where, top=top, kept=kept)
            files.append(made)
    return shapes.Exported(files=[str(file) for file in files])


def export_list(
    store: Store,
    workspace: Workspace,
    folder: Path,
    *,
    chain: str | None = None,
    cluster: str | None = None,
    top: int = 10,
    kept: Kept | None = None,
    progress: Progress = silent,
) -> Path:
    """Write the target list of all chains, or of one, for all of China or one cluster."""
    kept = kept or Kept(store, workspace)
    plans = _plans(store, workspace, chain, cluster, top, kept, progress)
    title = book_title(workspace, chain, cluster)
    target = folder / f"{_file_name(title)}.xlsx"
    write_workbook(
        target,
        title,
        [plan.gap for plan in plans],
        [(plan.gap, plan.targets) for plan in plans],
        [(plan.gap, told) for plan in plans for told in plan.ways],
        _sources(store),
    )
    return target


def export_map(store: Store, workspace: Workspace, folder: Path, chain: str) -> Path:
    """Write a chain's map as a picture."""
    target = folder / f"{_file_name(f'{workspace.settings.bureau.name}{chain}产业链图')}.svg"
    picture = str(draw_chain_map(chain_map(store, workspace, chain)))
    with written_whole(target) as draft:
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(picture, encoding="utf-8")
    return target


def export_guide(
    store: Store,
    workspace: Workspace,
    folder: Path,
    chain: str,
    *,
    cluster: str = EVERYWHERE,
    top: int = 10,
    kept: Kept | None = None,
) -> Path:
    """Write the guide of a chain towards one cluster, or 全国."""
    kept = kept or Kept(store, workspace)
    within = None if cluster == EVERYWHERE else cluster
    plans = _plans(store, workspace, chain, within, top, kept, silent)
    bureau = workspace.settings.bureau.name
    title = f"{bureau}{chain}产业链招商工作指南(面向{cluster})"
    held = stored_sources(store)
    spoken = {
        key: held[key].title if key in held else ""
        for key in dict.fromkeys(key for plan in plans for key in _spoken(plan))
    }
    target = folder / f"{_file_name(title)}.docx"
    mapped = chain_map(store, workspace, chain)
    write_guide(target, Guide(title, bureau, cluster, mapped, plans, spoken))
    return target


def _plans(
    store: Store,
    workspace: Workspace,
    chain: str | None,
    cluster: str | None,
    top: int,
    kept: Kept,
    progress: Progress,
) -> list[GapPlan]:
    found = gaps(store, workspace, chain).gaps
    plans = []
    for done, gap in enumerate(found):
        progress("排出目标企业", done, len(found))
        listed = gap_targets(store, workspace, gap.id, Filters(cluster=cluster), top, kept=kept)
        ways = [
            explanation(store, workspace, gap.id, target.enterprise.id, kept)
            for target in listed.targets[:FIRST]
        ]
        plans.append(GapPlan(gap, listed.targets, ways, listed.introductions))
    progress("排出目标企业", len(found), len(found))
    return plans


def _spoken(plan: GapPlan) -> Iterator[str]:
    """The sources that a gap and its targets rest on."""
    yield from plan.gap.sources
    for target in plan.targets:
        for part in target.parts:
            yield from (x.source for x in part.evidence if x.source)


def _clusters(workspace: Workspace, cluster: str | None) -> Sequence[str]:
    """Where the guides are for: the cluster that is asked for, the focus clusters, else China."""
    if cluster is None:
        return workspace.settings.bureau.focus_clusters or (EVERYWHERE,)
    found = known_cluster(cluster)
    if found is None:
        raise UsageError(f"不认识这个区域板块:{cluster}", hint=f"可写:{'、'.join(CLUSTERS)}")
    return (found,)


def _file_name(title: str) -> str:
    return title.replace("/", "·")


def _sources(store: Store) -> list[SourceLine]:
    return [
        SourceLine(s.id, KIND_WORDS.get(s.kind, s.kind), s.title, s.as_of, s.rows)
        for s in sorted(stored_sources(store).values(), key=lambda s: s.id)
        if s.kind != DERIVED
    ]
