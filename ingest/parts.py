"""A file's parts: each sheet, or the file itself, is one source."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.discover import SourceFile
from ingest.kinds.kind import Kind, Raw
from ingest.rows import FileRefused
from ingest.tables.reading import find_head
from ingest.tables.sheets import Sheet, read_sheets


@dataclass(frozen=True, slots=True)
class Part:
    """One source: its id, its file, its sheet, its kind, and the digest its claims depend on."""

    id: str
    file: SourceFile
    sheet: str
    kind: Kind
    digest: str
    raw: Raw


def content(file: SourceFile) -> bytes:
    """The bytes of a file. Raises `FileRefused` where it cannot be read."""
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise FileRefused(f"文件读不了:{error.strerror}", hint="检查文件和权限") from None


def digest_of(data: bytes, file: SourceFile, kind: Kind, context: str) -> str:
    """What a source's claims depend on: bytes, reader, and for local kinds the bureau's context."""
    told = hashlib.sha256(data)
    for name in kind.beside:
        told.update(_beside(file, name) or b"")
    told.update(
        f"|{kind.name}|{kind.title}|{kind.version}|{context if kind.local else ''}".encode()
    )
    return told.hexdigest()


def parts(file: SourceFile, data: bytes, context: str) -> Iterator[Part | tuple[str, FileRefused]]:
    """The parts of a file; for a sheet that fits no kind its name and the refusal."""

    def part(kind: Kind, sheet: Sheet | None) -> Part:
        name = sheet.name if sheet else ""
        key = f"{file.id}#{name}" if name else file.id
        raw = Raw(file.stem, b"" if sheet else data, sheet, lambda other: _beside(file, other))
        return Part(key, file, name, kind, digest_of(data, file, kind, context), raw)

    if not file.kinds[0].columns or file.path.suffix == ".json":
        yield part(file.kinds[0], None)
        return
    for sheet in read_sheets(file.path, data):
        if not any(cell.strip() for _, cells in sheet.rows for cell in cells):
            if sheet.name:
                continue
            raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
        fitting = next((k for k in file.kinds if find_head(sheet, k.columns, k.requires)), None)
        if fitting:
            yield part(fitting, sheet)
        else:
            yield sheet.name, _unfit(file)


def _beside(file: SourceFile, name: str) -> bytes | None:
    try:
        return (file.path.parent / name).read_bytes()
    except OSError:
        return None


def _unfit(file: SourceFile) -> FileRefused:
    if len(file.kinds) > 1:
        return FileRefused("认不出是哪种参考资料", hint="表头见 docs/formats.md 的 reference/")
    wanted = " 或 ".join("、".join(need) for need in file.kinds[0].requires)
    return FileRefused("没有认得的表头", hint=f"表头至少要有:{wanted}")
