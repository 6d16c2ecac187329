"""Which files of a workspace are sources, and of which kinds each may be."""

import contextlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.workspace import Workspace
from ingest.documents.formats import ENDINGS as DOCUMENT_ENDINGS
from ingest.kinds import chainkg
from ingest.kinds.chain_maps import CHAIN_MAP
from ingest.kinds.documents import DOCUMENT
from ingest.kinds.groups import GROUP
from ingest.kinds.kind import Kind
from ingest.kinds.parks import PARK
from ingest.kinds.policies import POLICY
from ingest.kinds.profiles import FINANCIAL, PROFILE
from ingest.kinds.projects import PROJECT
from ingest.kinds.rankings import RANKING
from ingest.kinds.registers import REGISTER
from ingest.kinds.relations import RELATION

FOLDERS: dict[str, Kind] = {
    "chains": CHAIN_MAP,
    "enterprises": REGISTER,
    "rankings": RANKING,
    "relations": RELATION,
    "projects": PROJECT,
    "policies": POLICY,
    "parks": PARK,
    "documents": DOCUMENT,
}
"""A file's kind is its folder."""
OTHER_FOLDERS = ("reference", "rejects", "models", "output", ".chainscout")
REFERENCE_KINDS: tuple[Kind, ...] = (FINANCIAL, PROFILE, GROUP, *chainkg.BY_CONTENT)
"""Kinds of the country's knowledge, recognised by content in this order."""
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".gz")
_ENDINGS = {"chains": (".yaml", ".yml"), "documents": DOCUMENT_ENDINGS}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_FOR_PEOPLE = (".md",)
_README = "readme"
"""Notes beside the files, passed over without a word."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its id in the graph, its path, the kinds it may be of, likeliest first."""

    id: str
    path: Path
    kinds: tuple[Kind, ...]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.id.rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        """The file's name without its endings."""
        return stem_of(self.name)


@dataclass(slots=True)
class Discovery:
    """The files to read, and those passed over with the reason."""

    files: list[SourceFile] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)

    def skip(self, name: str, reason: str) -> None:
        """Pass a file or folder over."""
        self.skipped.append((name, reason))


def discover(workspace: Workspace) -> Discovery:
    """Look through the workspace and its reference folders, in a fixed order."""
    found = Discovery()
    root = workspace.root
    _look_around(found, root)
    for folder, kind in FOLDERS.items():
        endings = _ENDINGS.get(folder, _TABLES)
        for name, path in _files(found, folder, root / folder):
            if _is_taken(found, name, path, root, endings):
                found.files.append(SourceFile(name, path, (kind,)))
    for shown, folder_path in _reference_folders(found, workspace):
        for name, path in _files(found, shown, folder_path):
            if _is_taken(found, name, path, folder_path, (*_TABLES, ".json")):
                found.files.append(SourceFile(name, path, _reference_kinds(name)))
    return found


def is_own(source: str) -> bool:
    """Whether a source is the bureau's own: its folder is, not the country's knowledge."""
    return source.split("/", 1)[0] in FOLDERS


def stem_of(name: str) -> str:
    """A file's name without its endings."""
    return name.removesuffix(".gz").rsplit(".", 1)[0]


def shown_name(name: str) -> str:
    """A file's name as text that can be stored and printed.

    Names that are not UTF-8 are read as GB 18030: archives from Windows have such.
    """
    raw = os.fsencode(name)
    text = raw.decode("utf-8", "backslashreplace")
    for encoding in ("gb18030", "utf-8"):
        with contextlib.suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
    return _CONTROL.sub("_", text)


def _look_around(found: Discovery, root: Path) -> None:
    """Tell of what lies in the workspace and in none of its folders."""
    for entry in sorted(root.iterdir()):
        name = shown_name(entry.name)
        known = name in (*FOLDERS, *OTHER_FOLDERS) if entry.is_dir() else name == "bureau.toml"
        if not known and entry.suffix.lower() not in _FOR_PEOPLE and not _is_readme(entry):
            found.skip(name, _stray(entry, name))


def _stray(entry: Path, name: str) -> str:
    if name.startswith("."):
        return "隐藏文件"
    if name.startswith("~$"):
        return "表格软件的临时文件"
    if entry.is_dir():
        return "不认识的文件夹,没有读"
    return f"放在最外层,没有读;按内容放进 {'、'.join(FOLDERS)} 之一"


def _reference_folders(found: Discovery, workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """The folders with the country's knowledge that are there, each once."""
    names = ("reference", *workspace.settings.reference.folders)
    seen: set[Path] = set()
    for name, path in zip(names, workspace.reference_folders, strict=True):
        if not path.is_dir():
            if name != "reference":
                found.skip(name, "bureau.toml 里写的参考资料目录不存在")
        elif path.resolve() not in seen:
            seen.add(path.resolve())
            yield name.rstrip("/"), path


def _reference_kinds(name: str) -> tuple[Kind, ...]:
    stem = stem_of(name.rsplit("/", 1)[-1])
    if name.lower().endswith(".json"):
        return (chainkg.PUBLISHED[stem],) if stem in chainkg.PUBLISHED else ()
    named = (chainkg.TABLES[stem],) if stem in chainkg.TABLES else ()
    return named + REFERENCE_KINDS


def _is_taken(
    found: Discovery, name: str, path: Path, root: Path, endings: tuple[str, ...]
) -> bool:
    """Whether a file is read; where it is not, the reason is told."""
    if _is_readme(path):
        return False
    if path.suffix.lower() in _FOR_PEOPLE and path.suffix.lower() not in endings:
        return False
    reason = _why_not(path, root, endings)
    if not reason and any(file.id == name for file in found.files):
        reason = "与另一个文件同名"
    if reason:
        found.skip(name, reason)
    return not reason


def _is_readme(path: Path) -> bool:
    """Whether a file tells people what lies beside it: README, README.md, readme.txt."""
    return stem_of(path.name).lower() == _README


def _why_not(path: Path, root: Path, endings: tuple[str, ...]) -> str:
    if path.name.startswith("."):
        return "隐藏文件"
    if path.name.startswith("~$"):
        return "表格软件的临时文件"
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return "链接绕成了圈"
    if not inside:
        return "链接指向工作区之外"
    if path.suffix.lower() not in endings:
        return f"不是这里要的文件({'、'.join(endings)})"
    return "" if path.is_file() else "不是文件,或链接指向的文件不存在"


def _files(found: Discovery, shown: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file under a folder with its name, in order; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        found.skip(shown, f"文件夹读不了:{error.strerror}")
        return
    for path in entries:
        name = f"{shown}/{shown_name(path.name)}"
        if not path.is_dir() or path.is_symlink():
            yield name, path
        elif path.name.startswith("."):
            found.skip(name, "隐藏文件夹")
        else:
            yield from _files(found, name, path)
