"""Practice: the linker learns from products that the enterprises themselves report.

Some known products are asked for as if nobody had reported them: their rows are hidden from the
evidence and from the space alike, and what tells the makers from the others is learned. The rows
used are those of `reference/` that carry a share of revenue; nothing of landings is seen.
"""

import hashlib
import json
import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.installed import code_digest
from matcher.arrays import Note, silent
from matcher.documents import Document
from matcher.evidence import Evidence, build_evidence
from matcher.grams import plain
from matcher.signals import NAMES, pools
from matcher.space import Space, place, train_space
from matcher.trees import Trees, grow, version
from matcher.weighed import Floats
from matcher.words import tokens

ROUNDS = 8
"""In each other products are asked for, so that many are asked and most are known each time."""
QUERIES = 1_250
"""Products asked for in a round, up to half of them made by several enterprises: these tell
more of what makers have in common, and would be drowned by the many that one alone reports."""
LEAST_QUERIES = 100
"""With fewer there is nothing to learn from; the plain match is used."""
CLEAR_SHARE = 0.05
"""Share of revenue from which a product is surely the enterprise's own business."""
MOST_MAKERS = 20
BESIDE = 2
"""A maker must report this many other products."""


@dataclass(frozen=True)
class Trained:
    """What was learned, and the facts of it."""

    space: Space
    trees: Trees
    offset: float
    """Added to the log-odds to give the strength of a link (see `matcher/finder.py`)."""
    facts: dict[str, float]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A product asked for, who surely makes it, and who makes some of it."""

    product: str
    makers: frozenset[str]
    minor: frozenset[str]


def known_shares(document: Document) -> dict[str, float]:
    """The products of which a source states a share of revenue."""
    found: dict[str, float] = {}
    for p in document.passages:
        if p.field == "product" and p.share is not None and (name := plain(p.text)):
            found[name] = max(found.get(name, 0.0), p.share)
    return found


def practice_digest(documents: Sequence[Document]) -> str:
    """What practice depends on: the enterprises with known products, and the code."""
    told = hashlib.sha256(json.dumps([code_digest("matcher"), version(), NAMES]).encode())
    for document in sorted(documents, key=lambda d: d.id):
        if known_shares(document):
            rows = sorted((p.field, p.text, p.share or -1.0) for p in document.passages)
            told.update(json.dumps([document.id, rows], ensure_ascii=False).encode())
    return told.hexdigest()


def lessons(documents: Sequence[Document]) -> list[Lesson]:
    """All products that can be asked for in practice, in the order of a digest of their names."""
    makers: dict[str, dict[str, float]] = defaultdict(dict)
    breadth: dict[str, int] = {}
    for document in documents:
        own = known_shares(document)
        breadth[document.id] = len(own)
        for product, share in own.items():
            makers[product][document.id] = share
    found = []
    for product, held in makers.items():
        clear = frozenset(f for f, share in held.items() if share >= CLEAR_SHARE)
        if (
            _is_concrete(product)
            and 1 <= len(clear) <= MOST_MAKERS
            and all(breadth[f] > BESIDE for f in clear)
        ):
            found.append(Lesson(product, clear, frozenset(held) - clear))
    return sorted(found, key=lambda x: hashlib.sha256(x.product.encode()).digest())


def _rounds(known: Sequence[Lesson]) -> list[list[Lesson]]:
    """What is asked in each round: no more than a sixth of all, or what `LEAST_QUERIES` demands."""
    several = [lesson for lesson in known if len(lesson.makers) > 1]
    single = [lesson for lesson in known if len(lesson.makers) == 1]
    count = min(QUERIES, max(LEAST_QUERIES // ROUNDS, len(known) // 6))
    found = []
    for i in range(ROUNDS):
        alone = single[i::ROUNDS]
        some = several[i::ROUNDS][: max(count // 2, count - len(alone))]
        found.append([*some, *alone[: count - len(some)]])
    return found


def _is_concrete(product: str) -> bool:
    han = sum("\u4e00" <= sign <= "\u9fff" for sign in product)
    return len(product) >= 3 and han >= 2 and bool(tokens(product))


def practise(documents: Sequence[Document], note: Note = silent) -> Trained | None:
    """Learn from these documents; None where they hold too few known products."""
    begun = time.monotonic()
    firms = sorted((d for d in documents if known_shares(d)), key=lambda d: d.id)
    rounds = _rounds(lessons(firms))
    asked = sum(len(chosen) for chosen in rounds)
    if asked < LEAST_QUERIES:
        return None
    note(
        f"正在练习:藏起 {len(firms)} 家企业报过的 {asked} 个产品再问。"
        "同一份参考资料只做一次,五千家企业约需几分钟"
    )
    evidence = build_evidence(firms)
    shown = [_examples(firms, chosen, evidence) for chosen in rounds]
    signals = np.concatenate([each for each, _ in shown])
    right = np.concatenate([each for _, each in shown])
    del shown
    trees = grow(signals, right)
    offset = _offset(trees.log_odds(signals), right)
    del signals
    return Trained(
        train_space(evidence, firms),
        trees,
        offset,
        {
            "enterprises": float(len(firms)),
            "pairs": float(evidence.made.nnz),
            "queries": float(asked),
            "seconds": round(time.monotonic() - begun, 1),
        },
    )


def _examples(
    firms: Sequence[Document], chosen: Sequence[Lesson], known: Evidence
) -> tuple[Floats, NDArray[np.bool_]]:
    """Signals of the pools of the lessons, their products hidden; and who is right."""
    evidence = build_evidence(firms, {lesson.product for lesson in chosen}, known)
    space = train_space(evidence, firms)
    placed = place(space, evidence, firms)
    rows, signals = [], []
    for pool in pools(evidence, space, placed, [x.product for x in chosen]):
        rows.append(pool.rows)
        signals.append(pool.signals)
    ids = np.array(evidence.ids)[np.concatenate(rows)]
    makers = _held(ids, [x.makers for x in chosen])
    minor = _held(ids, [x.minor for x in chosen])
    return np.concatenate(signals)[~minor], makers[~minor]


def _held(ids: NDArray[np.str_], sets: Sequence[Collection[str]]) -> NDArray[np.bool_]:
    return np.array([[i in held for i in row] for row, held in zip(ids, sets, strict=True)])


TRUE_SHARE = 4.0
"""How many times more firms really make a thing than report it under that very name: of answers
that the rows call wrong, 35 of 60 were found plausible on a blind look."""


def _offset(odds: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """What lifts the mean probability in the pool to `TRUE_SHARE` times the known makers' share."""
    wanted = min(0.5, TRUE_SHARE * float(right.mean()))
    low, high = 0.0, 8.0
    for _ in range(40):
        middle = (low + high) / 2
        mean = float(np.mean(1 / (1 + np.exp(-(odds + middle)))))
        low, high = (middle, high) if mean < wanted else (low, middle)
    return round((low + high) / 2, 4)
