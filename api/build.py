"""A build, from files to standing targets: one at a time in a workspace."""

import contextlib
import fcntl
import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict

from api.answers.shapes import Alike, Built, OpenName, SourceState
from api.answers.sources import BUILT
from graph import statements
from graph.claims import tenancy
from graph.claims.derived import KIND as DERIVED
from graph.claims.sources import forget_unsaid, stored_sources, sweep
from graph.errors import StoreError
from graph.gaps.derive import derive_gaps
from graph.groups.derive import derive_groups
from graph.installed import code_digest
from graph.model import MODEL_VERSION, NODES, RELATIONSHIPS
from graph.naming.verdicts import Status
from graph.store import Address, Store, open_store
from graph.workspace import Workspace
from ingest.engine import ingest
from ingest.recognition import Recognition
from ingest.report import SourceReport, State
from matcher.derive import derive_links, derive_targets
from matcher.weighing import used_weights

Progress = Callable[[str, int, int], None]


def build(
    workspace: Workspace,
    address: Address,
    *,
    wait: bool = False,
    withdraw: bool = False,
    progress: Progress = lambda label, done, total: None,
) -> Built:
    """Bring the store to say what the workspace's files say, with gaps and targets.

    Raises `UsageError` for weights that mean nothing, `StoreError` where another build runs
    (unless `wait`) or the store fails, `Refused` where the store is another's or too many sources
    are gone, `NothingRead` without usable files.
    """
    begun = time.monotonic()
    used_weights(workspace)  # a setting that cannot be used is told before anything is read
    with alone(workspace, wait):
        progress("打开存储", 0, 1)
        with open_store(address) as store:
            progress("打开存储", 1, 1)
            reports = _bring_up(store, workspace, withdraw, progress)
            nodes, relationships = counts(store)
    return Built(
        sources=[_state(r) for r in reports],
        nodes=nodes,
        relationships=relationships,
        seconds=round(time.monotonic() - begun, 2),
    )


def _bring_up(
    store: Store, workspace: Workspace, withdraw: bool, progress: Progress
) -> list[SourceReport]:
    held = tenancy.tenant(store)
    older = tenancy.take(store, workspace)
    run = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    reports = ingest(store, workspace, run=run, withdraw=withdraw, progress=progress)
    before = _digests(store, derived=True)
    whole = held is not None and held.complete
    if not whole or any(r.state in (State.READ, State.WITHDRAWN) for r in reports):
        sweep(store)
        forget_unsaid(store)
    digest = inputs_digest(store, workspace)
    progress("推断企业所属集团", 0, 4)
    derive_groups(store, digest=digest, run=run)
    progress("关联企业与环节", 1, 4)
    derive_links(store, workspace, digest=digest, run=run)
    progress("判断缺口", 2, 4)
    gaps = derive_gaps(store, workspace, digest=digest, run=run)
    progress("排出目标企业", 3, 4)
    derive_targets(store, workspace, gaps, digest=digest, run=run)
    progress("排出目标企业", 4, 4)
    if not whole or before != _digests(store, derived=True):
        sweep(store)
    tenancy.release(store, workspace)
    (workspace.private / BUILT).touch()
    return reports if older is None else [_rebuilt(older), *reports]


def _rebuilt(older: int) -> SourceReport:
    told = f"存储中是旧版本({older})的图,已按版本 {MODEL_VERSION} 从文件重建"
    return SourceReport("(存储)", state=State.SKIPPED, messages=[told])


def inputs_digest(store: Store, workspace: Workspace) -> str:
    """Changes when any source, any setting, or the code that computes does."""
    told = (
        _digests(store, derived=False),
        workspace.settings.model_dump_json(),
        code_digest("graph", "matcher"),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _digests(store: Store, *, derived: bool) -> list[tuple[str, str]]:
    return sorted(
        (s.id, s.digest) for s in stored_sources(store).values() if (s.kind == DERIVED) == derived
    )


def counts(store: Store) -> tuple[dict[str, int], dict[str, int]]:
    """How many nodes and relationships of each type there are."""
    nodes = {label: store.read(statements.count_nodes(label))[0]["n"] for label in NODES}
    relationships = {
        name: store.read(statements.count_claims(r))[0]["n"] for name, r in RELATIONSHIPS.items()
    }
    return nodes, relationships


@contextlib.contextmanager
def alone(workspace: Workspace, wait: bool) -> Iterator[None]:
    """Hold the workspace's lock: one build, backup or restore at a time.

    The kernel drops it when the process ends.
    """
    try:
        workspace.private.mkdir(exist_ok=True)
        lock = (workspace.private / "build.lock").open("a")
    except OSError as error:
        raise StoreError(
            f"工作区不能写:{error.strerror}",
            hint="给工作区写权限,或复制到可写的目录",
            where=str(workspace.private),
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                "这个工作区正在被另一次 build 使用",
                hint="等它结束,或加 --wait 排队",
                where=str(workspace.root),
            ) from None
        yield


def _state(report: SourceReport) -> SourceState:
    names = report.names or Recognition(0, 0)
    return SourceState(
        path=report.path,
        sheet=report.sheet,
        kind=report.kind,
        state=report.state.value,
        read=report.read,
        written=report.written,
        unchanged=report.unchanged,
        left_out=report.left_out,
        rejected=report.rejected,
        withdrawn=report.withdrawn,
        messages=list(report.messages),
        new=report.written - report.changed,
        changed=report.changed,
        settled=report.settled,
        damaged=report.damaged,
        unused=list(report.unused),
        names_known=names.known,
        names_new=names.new,
        names_unchecked=names.unchecked,
        unknown=_open(names, Status.UNKNOWN),
        ambiguous=_open(names, Status.AMBIGUOUS),
    )


def _open(names: Recognition, status: Status) -> list[OpenName]:
    return [
        OpenName(
            name=one.name,
            row=one.row,
            candidates=[Alike(**asdict(c)) for c in one.candidates],
            project=one.project,
        )
        for one in names.of(status)
    ]
