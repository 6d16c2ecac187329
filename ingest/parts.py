"""A file's parts: each sheet, or the file itself, is one source."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.installed import code_digest
from ingest.discover import SourceFile
from ingest.kinds.kind import Kind, Raw
from ingest.rows import FileRefused
from ingest.tables.head import find_head
from ingest.tables.sheets import read_sheets

_SHEET = re.compile(r"(.+\.\w+)#(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """One source: its id, its file, its sheet, its kind, and the digest its claims depend on."""

    id: str
    file: SourceFile
    sheet: str
    kind: Kind
    digest: str
    raw: Raw


@dataclass(frozen=True, slots=True)
class Unfit:
    """A sheet that is of none of the kinds that its file may be of."""

    sheet: str
    refusal: FileRefused


def part_id(file: str, sheet: str) -> str:
    """The id of a source: the file's, with the sheet where it has a name."""
    return f"{file}#{sheet}" if sheet else file


def file_and_sheet(part: str) -> tuple[str, str]:
    """The same, taken apart."""
    match = _SHEET.fullmatch(part)
    return (match.group(1), match.group(2)) if match else (part, "")


def content(file: SourceFile) -> bytes:
    """The bytes of a file. Raises `FileRefused` where it cannot be read."""
    for kind in file.kinds:
        kind.check(file.path)
    try:
        return file.path.read_bytes()
    except OSError as error:
        raise FileRefused(f"文件读不了:{error.strerror}", hint="检查文件和权限") from None


def digest_of(data: str, file: SourceFile, kind: Kind, context: str) -> str:
    """What a source's claims depend on.

    That is the digest of its bytes, its kind and the code that reads it, for local kinds the
    bureau's context, and what its reader looks at beside it.
    """
    told = hashlib.sha256(f"{data}|{kind.name}|{code_digest('graph', 'ingest')}".encode())
    if kind.local:
        told.update(context.encode())
    for name in kind.beside:
        told.update(_beside(file, name) or b"")
    return told.hexdigest()


def digests(data: bytes, file: SourceFile, context: str) -> list[str]:
    """The digests that the file's one source may have, by its kind."""
    content_digest = hashlib.sha256(data).hexdigest()
    return [digest_of(content_digest, file, kind, context) for kind in file.kinds]


def parts(file: SourceFile, data: bytes, context: str) -> Iterator[Part | Unfit]:
    """The parts of a file, and its sheets that are none. Raises `FileRefused`."""
    told = hashlib.sha256(data).hexdigest()
    if not file.kinds:
        raise FileRefused("不认识这个文件", hint="产业链图谱的文件名见 docs/formats.md")
    if not file.kinds[0].columns or file.name.lower().endswith(".json"):
        raw = Raw(file.stem, data, None, lambda name: _beside(file, name), file.name)
        digest = digest_of(told, file, file.kinds[0], context)
        yield Part(file.id, file, "", file.kinds[0], digest, raw)
        return
    filled = [sheet for sheet in read_sheets(file.name, data) if not sheet.is_empty]
    if not filled:
        raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
    for sheet in filled:
        fitting = next((k for k in file.kinds if find_head(sheet, k.columns, k.requires)), None)
        if fitting:
            raw = Raw(file.stem, b"", sheet, lambda name: _beside(file, name))
            digest = digest_of(told, file, fitting, context)
            yield Part(part_id(file.id, sheet.name), file, sheet.name, fitting, digest, raw)
        else:
            yield Unfit(sheet.name, _refusal(file))


def _beside(file: SourceFile, name: str) -> bytes | None:
    try:
        return (file.path.parent / name).read_bytes()
    except OSError:
        return None


def _refusal(file: SourceFile) -> FileRefused:
    if len(file.kinds) > 1:
        return FileRefused("认不出是哪种参考资料", hint="表头见 docs/formats.md 的 reference/")
    wanted = " 或 ".join("、".join(need) for need in file.kinds[0].requires)
    return FileRefused("没有认得的表头", hint=f"表头至少要有:{wanted}")
