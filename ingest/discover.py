"""Which files of a workspace are sources, and of which kinds each may be."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graph.workspace import Workspace
from ingest.kinds import chainkg
from ingest.kinds.chain_maps import CHAIN_MAP
from ingest.kinds.groups import GROUP
from ingest.kinds.kind import Kind
from ingest.kinds.policies import PARK, POLICY
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
}
"""A file's kind is its folder."""
OTHER_FOLDERS = ("documents", "reference", "rejects", "models", "output", ".chainscout")
REFERENCE_KINDS: tuple[Kind, ...] = (
    FINANCIAL,
    PROFILE,
    GROUP,
    chainkg.COMPANY_PRODUCT,
    chainkg.COMPANY_INDUSTRY,
    chainkg.INDUSTRY_PARENT,
    chainkg.PRODUCT_PRODUCT,
    chainkg.COMPANY,
)
"""Kinds of the country's knowledge, recognised by content in this order."""
_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".gz")
_CHAINS = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read: its id in the graph, its path, and the kinds it may be of, likeliest first."""

    id: str
    path: Path
    kinds: tuple[Kind, ...]

    @property
    def stem(self) -> str:
        """The file's name without its endings."""
        return self.path.name.removesuffix(".gz").rsplit(".", 1)[0]


@dataclass(slots=True)
class Discovery:
    """The files to read, and those passed over with the reason."""

    files: list[SourceFile] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


def discover(workspace: Workspace) -> Discovery:
    """Look through the workspace and its reference folders, in a fixed order."""
    found = Discovery()
    root = workspace.root
    for entry in sorted(root.iterdir()):
        if entry.is_dir() and entry.name not in (*FOLDERS, *OTHER_FOLDERS):
            found.skipped.append((entry.name, "不认识的文件夹,没有读"))
    if any(_files(root / "documents")):
        found.skipped.append(("documents", "公文的阅读还没有做,没有读"))
    for folder, kind in FOLDERS.items():
        endings = _CHAINS if kind is CHAIN_MAP else _TABLES
        for path in _files(root / folder):
            _take(found, path, root, f"{path.relative_to(root).as_posix()}", (kind,), endings)
    names = ("reference", *workspace.settings.reference.folders)
    for name, folder_path in zip(names, workspace.reference_folders, strict=True):
        if name != "reference" and not folder_path.is_dir():
            found.skipped.append((name, "bureau.toml 里写的参考资料目录不存在"))
        for path in _files(folder_path):
            shown = f"{name.rstrip('/')}/{path.relative_to(folder_path).as_posix()}"
            _take(found, path, folder_path, shown, _reference_kinds(path), (*_TABLES, ".json"))
    return found


def _reference_kinds(path: Path) -> tuple[Kind, ...]:
    stem = path.name.removesuffix(".gz").rsplit(".", 1)[0]
    if path.suffix == ".json":
        return (chainkg.PUBLISHED[stem],) if stem in chainkg.PUBLISHED else ()
    named = (chainkg.TABLES[stem],) if stem in chainkg.TABLES else ()
    return named + REFERENCE_KINDS


def _take(
    found: Discovery,
    path: Path,
    root: Path,
    name: str,
    kinds: tuple[Kind, ...],
    endings: tuple[str, ...],
) -> None:
    """Add a file, or say why it is passed over."""
    if path.name.startswith("."):
        found.skipped.append((name, "隐藏文件"))
    elif path.name.startswith("~$"):
        found.skipped.append((name, "表格软件的临时文件"))
    elif not path.resolve().is_relative_to(root.resolve()):
        found.skipped.append((name, "链接指向工作区之外"))
    elif path.suffix.lower() in (".md",):
        return
    elif path.suffix.lower() not in endings or not kinds:
        found.skipped.append((name, f"不是这里要的文件({'、'.join(endings)})"))
    else:
        found.files.append(SourceFile(name, path, kinds))


def _files(folder: Path) -> Iterator[Path]:
    """Every file under a folder, in order; links to folders are not followed."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.is_file() or path.is_symlink():
            yield path
