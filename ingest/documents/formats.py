"""Bytes to raw text: each format by its content, whatever the file is called."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ingest.documents.html import html_text
from ingest.documents.legacy import RTF, legacy_text
from ingest.documents.limits import MAX_SIGNS
from ingest.documents.pdf import pdf_text
from ingest.documents.word import word_text
from ingest.rows import FileRefused
from ingest.tables.encoding import decode

ENDINGS = (".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".doc", ".wps", ".rtf")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)", re.I | re.S
)
_ZIP, _PDF, _OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BY_ENDING = {
    ".txt": "文本", ".md": "文本", ".html": "网页", ".htm": "网页", ".docx": ".docx", ".pdf": "PDF",
    ".doc": "旧格式", ".wps": "旧格式", ".rtf": "RTF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of a file as it stands there, and remarks on how it was read."""

    text: str
    messages: tuple[str, ...] = ()


def read_text(name: str, data: bytes) -> RawText:
    """The text of a document. Raises `FileRefused` with what to do."""
    form = _form(data, name)
    remarks: list[str] = []
    stated = _BY_ENDING.get(_ending(name))
    if stated and stated != form:
        remarks.append(f"扩展名是 {_ending(name)},内容是{form},按内容读")
    text = _READERS[form](data, remarks)
    if not text.strip():
        raise FileRefused("文件里没有文字", hint="填入内容,或删去此文件")
    if len(text) > MAX_SIGNS:
        raise FileRefused(f"文字超过 {MAX_SIGNS // 10_000} 万字", hint="拆成几个文件")
    return RawText(text, tuple(remarks))


def _form(data: bytes, name: str) -> str:
    if data.startswith(_ZIP):
        return ".docx"
    if _PDF in data[:1024]:
        return "PDF"
    if data.startswith(_OLE):
        return "旧格式"
    if data[:64].lstrip().startswith(RTF):
        return "RTF"
    named = _ending(name) in (".html", ".htm")
    if _HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) or named:
        return "网页"
    return "文本"


def _ending(name: str) -> str:
    return f".{name.rsplit('.', 1)[-1].lower()}" if "." in name else ""


def _plain(data: bytes, remarks: list[str]) -> str:
    if not data.strip():
        raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
    text, encoding = decode(data)
    if encoding == "混合编码":
        remarks.append("文件里混有几种编码,逐行辨认;读不出的字按损坏计")
    return text


def _html(data: bytes, remarks: list[str]) -> str:
    return html_text(_plain(data, remarks))


_READERS: dict[str, Callable[[bytes, list[str]], str]] = {
    "文本": _plain,
    "网页": _html,
    ".docx": word_text,
    "PDF": pdf_text,
    "旧格式": legacy_text,
    "RTF": legacy_text,
}
