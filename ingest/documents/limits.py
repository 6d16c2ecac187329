"""How large a document may be, and how one that is larger is told."""

from pathlib import Path

from ingest.rows import FileRefused

MAX_BYTES = 64 * 1024 * 1024
"""Bytes of a file as it lies on disk."""
MAX_UNPACKED = 128 * 1024 * 1024
MAX_RATIO = 200
SMALL_BYTES = 8 * 1024 * 1024
"""Below it the ratio does not matter."""
MAX_SIGNS = 8_000_000
"""Characters of one text."""
MAX_PAGES = 3_000


def refuse_large(path: Path) -> None:
    """Raise `FileRefused` for a file that is too large, before it is read."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise FileRefused(f"文件读不了:{error.strerror}", hint="检查文件和权限") from None
    if size > MAX_BYTES:
        raise FileRefused(
            f"文件有 {size >> 20} MB,公文不超过 {MAX_BYTES >> 20} MB",
            hint="拆成几个文件,或去掉图片后另存",
        )
