"""Text of a PDF, page by page; pages without text are named."""

import io
import logging

from ingest.documents.limits import MAX_PAGES, MAX_SIGNS
from ingest.documents.pdf_tables import Reader
from ingest.documents.pdf_words import Page
from ingest.rows import FileRefused

SHOWN = 10


def pdf_text(data: bytes, remarks: list[str]) -> str:
    """The text of all pages. Raises `FileRefused` for one that is locked, broken, or a scan."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
    except Exception as error:  # pypdf raises what its parsers raise
        raise _broken(error) from None
    if locked:
        raise FileRefused("PDF 有密码,打不开", hint="去掉密码后另存,再放进来")
    try:
        count = len(reader.pages)
    except Exception as error:
        raise _broken(error) from None
    if count > MAX_PAGES:
        raise FileRefused(f"PDF 有 {count} 页,超过 {MAX_PAGES} 页", hint="拆成几个文件")
    return _pages(reader.pages, count, remarks)


def _pages(pages: object, count: int, remarks: list[str]) -> str:
    texts: list[str] = []
    empty: list[int] = []
    broken: list[int] = []
    length = 0
    tables = Reader()
    for number, page in enumerate(pages, 1):  # type: ignore[var-annotated, arg-type]
        words = Page()
        try:
            text = page.extract_text(visitor_text=words.visit) or ""
            text = tables.text(words) or text
        except Exception:  # one page that cannot be read does not hold up the others
            broken.append(number)
            continue
        length += len(text)
        if length > MAX_SIGNS:
            raise FileRefused(f"文字超过 {MAX_SIGNS // 10_000} 万字", hint="拆成几个文件")
        if not text.strip():
            empty.append(number)
        texts.append(text)
    texts.append(tables.close())
    if not "".join(texts).strip():
        raise FileRefused(
            f"PDF 的 {count} 页都没有文字({_listed(empty + broken)}),是扫描件",
            hint="用文字识别(OCR)软件转成文本再放进来",
        )
    if empty:
        remarks.append(f"{_listed(empty)}没有文字(扫描件或图片),没有读;用文字识别软件转换后可补")
    if broken:
        remarks.append(f"{_listed(broken)}已损坏,没有读")
    return "\n".join(texts)


def _listed(numbers: list[int]) -> str:
    shown = "、".join(map(str, numbers[:SHOWN]))
    return f"第 {shown} 页" if len(numbers) <= SHOWN else f"第 {shown} 等 {len(numbers)} 页"


def _broken(error: Exception) -> FileRefused:
    return FileRefused(
        f"PDF 已损坏,读不了({type(error).__name__})", hint="重新取得文件,或用阅读器打开后另存"
    )
