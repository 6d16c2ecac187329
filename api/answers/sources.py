"""Sources: how fresh they are, which rows they got back."""

import csv
import datetime as dt
from pathlib import Path

from api.answers import shapes
from graph.claims import tenancy
from graph.claims.derived import KIND as DERIVED
from graph.claims.sources import SourceRecord, stored_sources
from graph.errors import NotFound
from graph.store import Store
from graph.workspace import Workspace
from ingest.parts import file_and_sheet
from ingest.rejects import file_name
from ingest.tables.head import REJECT_COLUMNS

KIND_WORDS = {
    "chain_map": "链图", "register": "企业名册", "ranking": "榜单", "relations": "企业关系",
    "projects": "项目台账", "policies": "政策", "parks": "园区", "chainkg": "产业链图谱",
    "profiles": "上市公司简介", "financials": "上市公司财务", "groups": "集团与龙头企业",
    "regions": "行政区划", "derived": "推算", "cited": "被引文件", "document": "公文",
}  # fmt: skip
BUILT = "built"
"""File of the program's own folder that is touched when a build ends."""
SHOWN_REJECTS = 200


def sources(store: Store, workspace: Workspace) -> shapes.Sources:
    """Every source of the graph, those that are computed last."""
    held = tenancy.require(store, workspace)
    built = _built_at(workspace)
    found = sorted(stored_sources(store).values(), key=lambda s: (s.kind == DERIVED, s.id))
    return shapes.Sources(
        built_at=dt.datetime.fromtimestamp(built, dt.UTC).isoformat(timespec="seconds")
        if built
        else None,
        complete=held.complete,
        sources=[info(workspace, record, built) for record in found],
    )


def the_source(store: Store, workspace: Workspace, key: str) -> shapes.SourceInfo:
    """One source by its id. Raises `NotFound` where there is none."""
    tenancy.require(store, workspace)
    record = stored_sources(store).get(key)
    if record is None:
        raise NotFound(f"图里没有这个来源:{key}", hint="编号见来源页,或 /api/v1/sources")
    return info(workspace, record, _built_at(workspace))


def rejects(store: Store, workspace: Workspace, key: str) -> shapes.Rejects:
    """The rows of a source that were given back. Raises `NotFound` for an unknown source."""
    the_source(store, workspace, key)
    name = file_name(key)
    rows = _rows(workspace.root / "rejects" / name)
    return shapes.Rejects(
        source=key, file=f"rejects/{name}", total=len(rows), rows=rows[:SHOWN_REJECTS]
    )


def info(workspace: Workspace, record: SourceRecord, built: float | None) -> shapes.SourceInfo:
    """A source as an answer tells it; `built` is when the last build ended, Unix time."""
    return shapes.SourceInfo(
        id=record.id,
        kind=record.kind,
        label=KIND_WORDS.get(record.kind, record.kind),
        title=record.title,
        as_of=record.as_of,
        rows=record.rows,
        left_out=record.left_out + record.settled,
        rejected=record.rejected,
        complete=record.complete,
        file=_file_state(workspace, record, built),
        messages=[*record.messages, *_settled(record)],
    )


def _settled(record: SourceRecord) -> list[str]:
    return [f"退回的行中有 {record.settled} 行已更正,不再算退回"] if record.settled else []


def _file_state(workspace: Workspace, record: SourceRecord, built: float | None) -> str:
    if record.kind in (DERIVED, "cited") or ":" in record.id.split("/", 1)[0]:
        return "none"
    try:
        changed = (workspace.root / file_and_sheet(record.id)[0]).stat().st_mtime
    except OSError:
        return "gone"
    return "changed" if built is not None and changed > built else "same"


def _built_at(workspace: Workspace) -> float | None:
    try:
        return (workspace.private / BUILT).stat().st_mtime
    except OSError:
        return None


def _rows(file: Path) -> list[shapes.RejectedRow]:
    """What the file of rejects says; people may have it open, or have mended and moved it."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    found = []
    for line in csv.DictReader(text.splitlines()):
        told = [line.get(column) or "" for column in REJECT_COLUMNS]
        _, sheet, row, column, value, reason, expected = told
        found.append(
            shapes.RejectedRow(
                row=row, sheet=sheet, column=column, value=value, reason=reason, expected=expected
            )
        )
    return found
