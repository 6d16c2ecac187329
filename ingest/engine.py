"""All sources of a workspace into the graph: heard once to know who is who, then written.

Afterwards the graph says what the sources say and nothing else, whatever it held before. What is
computed across sources comes later and is not done here.
"""

from graph.claims import Identity
from graph.claims.citing import settle_citations
from graph.claims.derived import KIND as DERIVED
from graph.claims.display import settle_enterprises
from graph.claims.sources import stored_sources, withdraw_source
from graph.errors import NothingRead, Refused
from graph.groups.contradictions import odd_ownership
from graph.store import Store
from graph.workspace import Workspace
from ingest import ended
from ingest.discover import discover, is_own
from ingest.heard import kept
from ingest.hearing import hear, settle
from ingest.kinds.regions import SOURCE
from ingest.known_words import read_vocabulary
from ingest.parts import file_and_sheet
from ingest.report import SourceReport, State
from ingest.settled import forget_rejects, settle_rejects
from ingest.work import Progress, Work
from ingest.writing import write

SHOWN = 3
"""So many contradictions or refusals are told in full; the others are counted."""


def ingest(
    store: Store, workspace: Workspace, *, run: str, withdraw: bool, progress: Progress
) -> list[SourceReport]:
    """Bring the graph to say what the workspace's files say; return what became of each source.

    Raises `NothingRead` where no file can be used, `Refused` where more than half of the sources
    are gone and `withdraw` is false. Nothing was changed then.
    """
    stored = {k: s for k, s in stored_sources(store).items() if s.kind != DERIVED}
    found = discover(workspace)
    vocabulary = read_vocabulary(store, set(stored), found.files, workspace.region)
    work = Work(store, workspace, run, progress, stored, found.files, vocabulary)
    hear(work)
    _refuse_nothing(work)
    gone = _gone(work, withdraw)
    identity = Identity()
    if work.changed or gone or not ended.came_to_end(store, stored.values()):
        identity = settle(work, gone)
        _change(work, gone, identity)
    else:
        work.recognised = kept(workspace.private)
    settle_rejects(store, work.kept_rejects, work.rejects, work.reports)
    passed_over = [
        SourceReport(path, state=State.SKIPPED, messages=[reason]) for path, reason in found.skipped
    ]
    for key, told in work.recognised.items():
        if key in work.reports:
            work.reports[key].names = told
    files = sorted(
        [*work.reports.values(), *passed_over], key=lambda report: not is_own(report.path)
    )
    return [*files, *_unclear(identity), *_odd(store)]


def _change(work: Work, gone: list[str], identity: Identity) -> None:
    """Write what changed, withdraw what is gone, and settle what enterprises show."""
    ended.begin(work.store)
    write(work, identity)
    settle_citations(work.store, gone)
    for key in gone:
        _withdraw(work, key)
    work.progress("核对企业", 0, 1)
    settle_enterprises(work.store)
    ended.end(work.store)
    work.progress("核对企业", 1, 1)


def _refuse_nothing(work: Work) -> None:
    reports = [r for key, r in work.reports.items() if key != SOURCE]
    if any(r.state is not State.REFUSED for r in reports) or set(work.stored) - {SOURCE}:
        return
    raise NothingRead(
        f"没有一个文件可用{_first([f'{r.path}:{r.messages[0]}' for r in reports])}",
        hint="把链图放进 chains/,名册放进 enterprises/,格式见 docs/formats.md",
        where=str(work.workspace.root),
    )


def _gone(work: Work, withdraw: bool) -> list[str]:
    """The stored sources whose file or sheet is no more."""
    refused = [r.path for r in work.reports.values() if r.state is State.REFUSED]
    unreadable = tuple(f"{path}#" for path in refused)
    gone = [
        key
        for key in sorted(work.stored)
        if key not in work.reports and key not in refused and not key.startswith(unreadable)
    ]
    if not withdraw:
        _refuse_lost_folders(work, gone)
    files = len(set(work.stored) - {SOURCE})
    if len(gone) * 2 > files and not withdraw:
        raise Refused(
            f"{files} 个来源中有 {len(gone)} 个的文件不见了,没有动图",
            hint="放回文件;确实不要了,加 --withdraw 再运行",
            where="、".join(gone[:5]),
        )
    return gone


def _refuse_lost_folders(work: Work, gone: list[str]) -> None:
    """A reference folder that is not there, as after a move, is no wish to withdraw it."""
    settings = work.workspace.settings.reference
    folders = zip(settings.folders, work.workspace.reference_folders[1:], strict=True)
    for name, folder in folders:
        lost = [key for key in gone if key.startswith(f"{name.rstrip('/')}/")]
        if lost and not folder.is_dir():
            raise Refused(
                f"参考资料目录 {name} 不在,图中有它的 {len(lost)} 个来源,没有动图",
                hint="放回目录,或改 bureau.toml 的 [reference];确实不要了,加 --withdraw",
                where=str(folder),
            )


def _withdraw(work: Work, key: str) -> None:
    path, sheet = file_and_sheet(key)
    withdrawn = withdraw_source(work.store, key)
    forget_rejects(work.kept_rejects, work.rejects, key)
    kind = work.stored[key].kind
    work.reports[key] = SourceReport(path, sheet, kind, State.WITHDRAWN, withdrawn=withdrawn)


def _unclear(identity: Identity) -> list[SourceReport]:
    """One line on the keys by which sources contradict one another."""
    told = identity.contradictions
    if not told:
        return []
    heading = f"有 {len(told)} 个名称或代码在各来源里对不上"
    return [SourceReport("(企业识别)", state=State.SKIPPED, messages=[heading, *told])]


def _odd(store: Store) -> list[SourceReport]:
    """One line on holdings that cannot be so, whichever source they are from."""
    told = odd_ownership(store)
    if not told:
        return []
    heading = f"有 {len(told)} 处持股关系不合常理,照原样留着"
    return [SourceReport("(持股关系)", state=State.SKIPPED, messages=[heading, *told])]


def _first(told: list[str]) -> str:
    """The first of several, in brackets."""
    more = f";等 {len(told)} 条" if len(told) > SHOWN else ""
    return f"({';'.join(told[:SHOWN])}{more})" if told else ""
