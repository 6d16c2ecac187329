"""Backup and restore: workspace and graph in one .zip, and back onto either engine.

Inside: `manifest.json`, `workspace/…` (the files), `graph.jsonl` (see graph.claims.transfer). The
manifest holds the SHA-256 of every entry. What is
rebuilt by itself (store, index, logs) is left out.
"""

import contextlib
import hashlib
import io
import stat
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import IO

from pydantic import BaseModel, ConfigDict, ValidationError

from api import __version__
from api.answers.shapes import BackedUp
from api.build import alone, counts
from api.files.whole import written_whole
from graph.claims import tenancy
from graph.claims.transfer import lines, put
from graph.errors import Refused, UsageError
from graph.model import MODEL_VERSION
from graph.store import Address, Store, open_store
from graph.workspace import Workspace, load_workspace

FORMAT = 1
MANIFEST, GRAPH, FILES = "manifest.json", "graph.jsonl", "workspace/"
KEPT_PRIVATE = ("access.db",)
"""Of the program's own folder only this cannot be made again."""
MAX_BYTES = 64 * 1024**3
Progress = Callable[[str, int, int], None]


class Manifest(BaseModel):
    """What an archive says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    format: int
    model: int
    version: str
    workspace: str
    nodes: dict[str, int]
    relationships: dict[str, int]
    digests: dict[str, str]
    outside: list[str]
    """Reference folders that lie outside the workspace and are not in the archive."""


def backup(
    workspace: Workspace, address: Address, target: Path, progress: Progress = lambda *told: None
) -> BackedUp:
    """Write workspace and graph into `target`, whole or not at all.

    Raises `UsageError` where it cannot be written, `StoreError` while a build runs.
    """
    with alone(workspace, wait=False), open_store(address) as store:
        tenancy.require(store, workspace)
        with written_whole(target, "备份", "换一个有空间、可写的位置") as draft:
            manifest = _write(workspace, store, draft, progress)
    return _told(target, manifest)


def restore(
    source: Path,
    folder: Path,
    address_of: Callable[[Path], Address],
    progress: Progress = lambda *told: None,
) -> BackedUp:
    """Lay the workspace of an archive into an empty `folder`, its graph into an empty store.

    Everything is checked before anything is written. Raises `UsageError` for a folder that is not
    empty or a file that is no archive, `Refused` for an archive that is damaged, of another version
    or would write outside the folder, or a store that holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError("恢复的目标目录不是空的", hint="给一个空目录或新目录", where=str(folder))
    with _opened(source) as archive:
        manifest = _checked(archive, source, progress)
        _lay_files(archive, folder)
        workspace = load_workspace(folder)
        with alone(workspace, wait=False), open_store(address_of(folder)) as store:
            if tenancy.tenant(store) is not None:
                raise Refused("存储里已经有图,不覆盖", hint="换一个空的数据库")
            tenancy.take(store, workspace)
            with archive.open(GRAPH) as told:
                put(store, io.TextIOWrapper(told, encoding="utf-8"))
            tenancy.release(store, workspace)
            nodes, relationships = counts(store)
    if (nodes, relationships) != (manifest.nodes, manifest.relationships):
        raise Refused("恢复后的图与备份的数目不符", hint="清空后再试一次,或用 build 重建")
    return _told(source, manifest)


def _write(workspace: Workspace, store: Store, draft: Path, progress: Progress) -> Manifest:
    digests: dict[str, str] = {}
    files = sorted(_files(workspace))
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
        for done, path in enumerate(files):
            progress("存文件", done, len(files))
            name = FILES + path.relative_to(workspace.root).as_posix()
            digests[name] = _copy(path.open("rb"), archive.open(name, "w", force_zip64=True))
        progress("存图", 0, 1)
        told = hashlib.sha256()
        with archive.open(GRAPH, "w", force_zip64=True) as out:
            for line in lines(store):
                data = line.encode() + b"\n"
                told.update(data)
                out.write(data)
        digests[GRAPH] = told.hexdigest()
        nodes, relationships = counts(store)
        manifest = Manifest(
            format=FORMAT,
            model=MODEL_VERSION,
            version=__version__,
            workspace=workspace.id,
            nodes=nodes,
            relationships=relationships,
            digests=digests,
            outside=list(workspace.settings.reference.folders),
        )
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        progress("存图", 1, 1)
    return manifest


def _files(workspace: Workspace) -> Iterator[Path]:
    """The workspace's own files; links and what the program makes again are left out."""
    for path in workspace.root.rglob("*"):
        inner = path.relative_to(workspace.root).parts
        private = inner[0] == workspace.private.name
        if private and (len(inner) != 2 or inner[1] not in KEPT_PRIVATE):
            continue
        if path.is_file() and not path.is_symlink():
            yield path


def _copy(source: IO[bytes], target: IO[bytes]) -> str:
    told = hashlib.sha256()
    with source, target:
        while data := source.read(1 << 20):
            told.update(data)
            target.write(data)
    return told.hexdigest()


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(source) as archive:
            yield archive
    except OSError as error:
        raise UsageError(f"备份读不了:{error.strerror or error}", where=str(source)) from None
    except zipfile.BadZipFile:
        raise Refused("不是备份文件,或已损坏", hint="换一份备份", where=str(source)) from None


def _checked(archive: zipfile.ZipFile, source: Path, progress: Progress) -> Manifest:
    """The manifest of an archive that is whole, of this version, and stays inside its folder."""
    where = str(source)
    entries = {item.filename: item for item in archive.infolist()}
    if len(entries) != len(archive.infolist()) or MANIFEST not in entries:
        raise Refused("不是链探的备份", hint="用 chainscout backup 做的 .zip", where=where)
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (ValidationError, zipfile.BadZipFile):
        raise Refused("备份的清单读不懂", hint="备份损坏,或来自别的版本", where=where) from None
    if (manifest.format, manifest.model) != (FORMAT, MODEL_VERSION):
        of = f"格式 {manifest.format}、模型 {manifest.model}、程序 {manifest.version}"
        told = f"备份来自别的版本({of})"
        raise Refused(told, hint="用做备份的那个版本恢复,再用 build 升级", where=where)
    if sum(item.file_size for item in entries.values()) > MAX_BYTES:
        raise Refused("备份解开后太大", where=where)
    if set(entries) != {MANIFEST, *manifest.digests} or GRAPH not in entries:
        raise Refused("备份的内容与清单不符", hint="换一份备份", where=where)
    for done, (name, digest) in enumerate(manifest.digests.items()):
        progress("核对备份", done, len(manifest.digests))
        _refuse_escape(entries[name], where)
        if _digest(archive.open(name)) != digest:
            raise Refused(f"备份里的 {name} 已损坏", hint="换一份备份", where=where)
    progress("核对备份", len(manifest.digests), len(manifest.digests))
    return manifest


def _digest(source: IO[bytes]) -> str:
    with source:
        return hashlib.file_digest(source, "sha256").hexdigest()  # type: ignore[arg-type]


def _refuse_escape(item: zipfile.ZipInfo, where: str) -> None:
    """No entry may be a link or lie outside the folder."""
    path = PurePosixPath(item.filename)
    mode = item.external_attr >> 16
    inside = item.filename == GRAPH or item.filename.startswith(FILES)
    if (
        not inside
        or path.is_absolute()
        or ".." in path.parts
        or "\\" in item.filename
        or "\0" in item.filename
        or stat.S_IFMT(mode) not in (0, stat.S_IFREG)
    ):
        raise Refused(
            f"备份里有不该有的路径:{item.filename!r}", hint="换一份可信的备份", where=where
        )


def _lay_files(archive: zipfile.ZipFile, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in archive.namelist():
            if name.startswith(FILES):
                target = folder / name.removeprefix(FILES)
                target.parent.mkdir(parents=True, exist_ok=True)
                with target.open("wb") as out, archive.open(name) as data:
                    while block := data.read(1 << 20):
                        out.write(block)
    except OSError as error:
        raise UsageError(f"目录不能写:{error.strerror or error}", where=str(folder)) from None


def _told(file: Path, manifest: Manifest) -> BackedUp:
    return BackedUp(
        file=str(file),
        workspace=manifest.workspace,
        files=sum(name != GRAPH for name in manifest.digests),
        nodes=manifest.nodes,
        relationships=manifest.relationships,
        outside=manifest.outside,
    )
