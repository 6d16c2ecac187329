"""Arrays on disk: what was computed, as one file of plain arrays with its digest beside it.

Nothing that is read back can run code; a file that is damaged or of other inputs counts as none.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matcher.weighed import Weighed

Arrays = dict[str, NDArray[np.generic]]
Note = Callable[[str], None]
"""Takes a line for the user: what takes its time, and is kept."""
_DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)


def silent(told: str) -> None:
    """A note that nobody reads."""


def keep(folder: Path, name: str, digest: str, arrays: Arrays, facts: Mapping[str, float]) -> None:
    """Write the arrays; those that were there under this name are replaced in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}-{digest[:16]}.npz"
    part = folder / f".{file.name}.{os.getpid()}"
    with part.open("wb") as out:
        np.savez(out, **arrays)  # type: ignore[arg-type]
    told = {"digest": digest, "file": file.name, "sha256": _sha256(part), "facts": dict(facts)}
    part.replace(file)
    part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / f"{name}.json")
    for old in folder.glob(f"{name}-*.npz"):
        if old != file:
            old.unlink(missing_ok=True)


def kept(folder: Path, name: str, digest: str) -> tuple[Arrays, dict[str, float]] | None:
    """The arrays and facts under this name; None where there are none of this digest."""
    try:
        told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        file = folder / told["file"]
        if told["digest"] != digest or _sha256(file) != told["sha256"]:
            return None
        with np.load(file, allow_pickle=False) as held:
            return {key: held[key] for key in held.files}, dict(told["facts"])
    except _DAMAGE:
        return None


def _sha256(file: Path) -> str:
    with file.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def words_array(words: Iterable[str]) -> NDArray[np.uint8]:
    """Words as bytes, one a line."""
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def words_of(array: NDArray[np.generic]) -> list[str]:
    """The words of `words_array`."""
    text = array.tobytes().decode()
    return text.split("\n") if text else []


def put_matrix(arrays: Arrays, name: str, matrix: csr_array) -> None:
    """A sparse matrix under `name`."""
    arrays[f"{name}.data"] = matrix.data
    arrays[f"{name}.at"] = matrix.indices.astype(np.int32)
    arrays[f"{name}.starts"] = matrix.indptr.astype(np.int64)
    arrays[f"{name}.shape"] = np.array(matrix.shape)


def get_matrix(arrays: Arrays, name: str) -> csr_array:
    """The sparse matrix under `name`."""
    rows, columns = arrays[f"{name}.shape"]
    parts = (arrays[f"{name}.data"], arrays[f"{name}.at"], arrays[f"{name}.starts"])
    return csr_array(parts, shape=(int(rows), int(columns)))


def put_weighed(arrays: Arrays, name: str, weighed: Weighed) -> None:
    """Weighed words under `name`."""
    arrays[f"{name}.words"] = words_array(weighed.vocabulary)
    put_matrix(arrays, name, weighed.matrix)


def get_weighed(arrays: Arrays, name: str) -> Weighed:
    """The weighed words under `name`."""
    words = {word: i for i, word in enumerate(words_of(arrays[f"{name}.words"]))}
    return Weighed(words, get_matrix(arrays, name))
