"""Keeping: what practice taught and the finder, in the workspace, each with what it depends on."""

import hashlib
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from matcher.arrays import (
    Arrays,
    Note,
    get_matrix,
    get_weighed,
    keep,
    kept,
    put_matrix,
    put_weighed,
    silent,
    words_array,
    words_of,
)
from matcher.documents import Document
from matcher.evidence import CUTS, PAIRED, Evidence
from matcher.finder import Finder, open_finder
from matcher.grams import ends_of
from matcher.practice import Trained, practice_digest, practise
from matcher.space import Placed, Space
from matcher.trees import Trees, version

TRAINED, FINDER = "trained", "finder"


def kept_finder(
    folder: Path,
    digest: str,
    documents: Callable[[], Sequence[Document]],
    note: Note = silent,
) -> Finder | None:
    """The finder of the graph with this digest; made where there is none in `folder`.

    What practice taught is kept apart, by the enterprises with known products: another register
    makes another finder and nothing is learned anew. None where there is nothing to learn from.
    """
    digest = hashlib.sha256(f"{version()} {digest}".encode()).hexdigest()
    found = kept(folder, FINDER, digest)
    if found is not None:
        arrays, facts = found
        if not facts["trained"]:
            return None
        return _finder(arrays, facts)
    listed = documents()
    trained = kept_trained(folder, listed, note)
    if trained is None:
        keep(folder, FINDER, digest, {}, {"trained": 0.0})
        return None
    begun = time.monotonic()
    made = open_finder(listed, trained)
    note(f"索引:{len(listed)} 家企业,用时 {time.monotonic() - begun:.1f} 秒")
    keep(folder, FINDER, digest, _finder_arrays(made), {"trained": 1.0, "offset": trained.offset})
    return made


def kept_trained(
    folder: Path, documents: Sequence[Document], note: Note = silent
) -> Trained | None:
    """What practice teaches on these documents: read from `folder`, or learned now and kept."""
    digest = practice_digest(documents)
    found = kept(folder, TRAINED, digest)
    if found is not None:
        arrays, facts = found
        offset = facts.pop("offset")
        return Trained(_space(arrays), _trees(arrays), offset, facts)
    trained = practise(documents, note)
    if trained is not None:
        facts = trained.facts
        note(
            f"练习:{facts['enterprises']:.0f} 家企业报过的产品中问了 {facts['queries']:.0f} 个,"
            f"用时 {facts['seconds']:.1f} 秒;结果已留存"
        )
        arrays = {**_space_arrays(trained.space), **_trees_arrays(trained.trees)}
        keep(folder, TRAINED, digest, arrays, {**trained.facts, "offset": trained.offset})
    return trained


def _space_arrays(space: Space) -> Arrays:
    return {
        "pieces": words_array(space.pieces),
        "signs": words_array(space.signs),
        "piece_rarity": space.piece_rarity,
        "sign_rarity": space.sign_rarity,
        "asked": space.asked.astype(np.float16),
        "made": space.made.astype(np.float16),
        "signed": space.signed.astype(np.float16),
        "middle": space.middle,
    }


def _space(a: Arrays) -> Space:
    return Space(
        {word: i for i, word in enumerate(words_of(a["pieces"]))},
        a["piece_rarity"].astype(np.float32),
        a["asked"].astype(np.float32),
        a["made"].astype(np.float32),
        {word: i for i, word in enumerate(words_of(a["signs"]))},
        a["sign_rarity"].astype(np.float32),
        a["signed"].astype(np.float32),
        a["middle"].astype(np.float32),
    )


def _trees_arrays(trees: Trees) -> Arrays:
    return {
        "nodes": trees.nodes,
        "starts": trees.starts,
        "base": np.array([trees.base]),
        "version": words_array([trees.version]),
    }


def _trees(a: Arrays) -> Trees:
    base = float(a["base"].astype(np.float64)[0])
    return Trees(
        a["nodes"],  # type: ignore[arg-type]
        a["starts"].astype(np.int64),
        base,
        words_of(a["version"])[0],
    )


def _finder_arrays(finder: Finder) -> Arrays:
    evidence, placed = finder.evidence, finder.placed
    arrays = {**_space_arrays(finder.trained.space), **_trees_arrays(finder.trained.trees)}
    for name in ("made", "signs", "sign_rarity", "signed", "middle"):
        del arrays[name]
    arrays["ids"] = words_array(evidence.ids)
    arrays["products"] = words_array(evidence.products)
    arrays["told"] = evidence.told
    arrays["firms"] = placed.firms
    put_matrix(arrays, "makes", evidence.made)
    put_matrix(arrays, "spelled", placed.spelled)
    put_weighed(arrays, "endings", evidence.endings)
    for field in CUTS:
        put_weighed(arrays, f"words.{field}", evidence.words[field])
    for field in PAIRED:
        put_weighed(arrays, f"paired.{field}", evidence.paired[field])
    return arrays


def _finder(a: Arrays, facts: dict[str, float]) -> Finder:
    """A finder that asks; it has no maps for enterprises, and needs none."""
    evidence = Evidence(
        ids=tuple(words_of(a["ids"])),
        words={field: get_weighed(a, f"words.{field}") for field in CUTS},
        paired={field: get_weighed(a, f"paired.{field}") for field in PAIRED},
        endings=get_weighed(a, "endings"),
        products=tuple(words_of(a["products"])),
        made=get_matrix(a, "makes"),
        told=a["told"].astype(np.float32),
    )
    nothing = np.zeros((0, 0), np.float32)
    space = Space(
        {word: i for i, word in enumerate(words_of(a["pieces"]))},
        a["piece_rarity"].astype(np.float32),
        a["asked"].astype(np.float32),
        nothing,
        {},
        np.zeros(0, np.float32),
        nothing,
        np.zeros(0, np.float32),
    )
    spelled = get_matrix(a, "spelled")
    ends = ends_of(evidence.products)
    placed = Placed(spelled, a["firms"].astype(np.float32), space.rough(spelled), *ends)
    return Finder(evidence, placed, Trained(space, _trees(a), facts["offset"], {}))
