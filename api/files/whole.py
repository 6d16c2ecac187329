"""A file is written whole or not at all: beside its place first, then moved there."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from graph.errors import UsageError


@contextlib.contextmanager
def written_whole(
    target: Path, what: str = "文件", hint: str = "关掉打开着的文件,或换一个目录"
) -> Iterator[Path]:
    """Where to write `target` for now; what was there stays until all is written.

    Raises `UsageError` where it cannot be written, naming `what` and the `hint`.
    """
    draft = target.with_name(f".{target.name}.part")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        raise UsageError(
            f"{what}写不了:{error.strerror or error}", hint=hint, where=str(target)
        ) from None
    finally:
        with contextlib.suppress(OSError):  # after the move there is none
            draft.unlink()
