"""The index on disk: kept in the workspace, made again when stale or damaged."""

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from graph.claims.sources import stored_sources
from graph.installed import code_digest
from graph.store import Store
from matcher.arrays import Arrays, Note, keep, kept, silent, words_array, words_of
from matcher.documents import Document
from matcher.index import Index, build_index

NAME = "index"


def fingerprint(store: Store) -> str:
    """What the index depends on: every source that is not computed itself, and the code."""
    held = sorted(
        (key, record.digest or "")
        for key, record in stored_sources(store).items()
        if record.kind != "derived"
    )
    text = json.dumps([code_digest("graph", "matcher"), held], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def kept_index(
    folder: Path,
    digest: str,
    documents: Callable[[], Iterable[Document]],
    note: Note = silent,
) -> Index:
    """The index in `folder` if it was made of the graph with this digest; else a new one."""
    found = load_index(folder, digest)
    if found is None:
        note("正在做索引:资料或程序变了才重做,大工作区约需半分钟")
        found = build_index(documents())
        save_index(folder, digest, found)
    return found


def load_index(folder: Path, digest: str) -> Index | None:
    """The index in `folder`; None where there is none, or it is of another graph, or damaged."""
    found = kept(folder, NAME, digest)
    if found is None:
        return None
    arrays, _ = found
    return Index(
        tuple(words_of(arrays["ids"])),
        tuple(words_of(arrays["words"])),
        arrays["starts"].astype(np.int64),
        arrays["at"].astype(np.int32),
        arrays["weights"].astype(np.float32),
    )


def save_index(folder: Path, digest: str, index: Index) -> None:
    """Write the index; one that was there is replaced in one step."""
    arrays: Arrays = {
        "ids": words_array(index.ids),
        "words": words_array(index.words),
        "starts": index.starts,
        "at": index.at,
        "weights": index.weights,
    }
    keep(folder, NAME, digest, arrays, {})
