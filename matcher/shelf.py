"""The index on disk: kept in the workspace, made again when stale or damaged."""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from graph.claims.sources import stored_sources
from graph.installed import code_digest
from graph.store import Store
from matcher.documents import Document
from matcher.index import Index, build_index

_DAMAGE = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)


def fingerprint(store: Store) -> str:
    """What the index depends on: every source that is not computed itself, and the code."""
    held = sorted(
        (key, record.digest or "")
        for key, record in stored_sources(store).items()
        if record.kind != "derived"
    )
    text = json.dumps([code_digest("graph", "matcher"), held], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def kept_index(folder: Path, digest: str, documents: Callable[[], Iterable[Document]]) -> Index:
    """The index in `folder` if it was made of the graph with this digest; else a new one."""
    found = load_index(folder, digest)
    if found is None:
        found = build_index(documents())
        save_index(folder, digest, found)
    return found


def load_index(folder: Path, digest: str) -> Index | None:
    """The index in `folder`; None where there is none, or it is of another graph, or damaged."""
    try:
        facts = json.loads((folder / "index.json").read_text(encoding="utf-8"))
        if facts["digest"] != digest:
            return None
        file = folder / facts["file"]
        if hashlib.sha256(file.read_bytes()).hexdigest() != facts["sha256"]:
            return None
        with np.load(file, allow_pickle=False) as arrays:
            return Index(
                tuple(facts["ids"]),
                tuple(facts["words"]),
                arrays["starts"],
                arrays["at"],
                arrays["weights"],
            )
    except _DAMAGE:
        return None


def save_index(folder: Path, digest: str, index: Index) -> None:
    """Write the index; one that was there is replaced in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"index-{digest[:16]}.npz"
    part = folder / f".{file.name}.{os.getpid()}"
    with part.open("wb") as out:
        np.savez(out, starts=index.starts, at=index.at, weights=index.weights)
    facts = {
        "digest": digest,
        "file": file.name,
        "sha256": hashlib.sha256(part.read_bytes()).hexdigest(),
        "ids": index.ids,
        "words": index.words,
    }
    part.replace(file)
    part.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / "index.json")
    for old in folder.glob("index-*.npz"):
        if old != file:
            old.unlink(missing_ok=True)
