"""The space: products that are asked for and enterprises as vectors, learned from known products.

Two maps into one space. One takes the pieces of a product's name that is asked for; the other the
pieces of the products that an enterprise makes, its industries, its name and its business text.
They are trained so that each known product lies nearer to its maker, shown without that very
product, than to the other makers of a batch (softmax of cosines, Adam; two rounds, then it begins
to learn by heart). An enterprise that comes later is placed by what it says; nothing is retrained.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from matcher.documents import Document
from matcher.evidence import Evidence
from matcher.grams import pieces, spelled
from matcher.weighed import Floats, counted, unit, unit_rows
from matcher.words import tokens

SIZE = 256
RARE_PIECE, RARE_SIGN = 4, 3
"""Pieces of fewer products, and signs of fewer enterprises, are not learned."""
LEAST = 0.01
"""A product of a smaller share of revenue teaches nothing."""
ROUNDS, BATCH, RATE, HEAT = 2, 512, 0.003, 0.07
_LEGAL = re.compile("股份|有限|公司|集团|科技")


@dataclass(frozen=True)
class Space:
    """The learned maps. `*_rarity` are idf weights by vocabulary."""

    pieces: dict[str, int]
    piece_rarity: Floats
    asked: Floats
    made: Floats
    signs: dict[str, int]
    sign_rarity: Floats
    signed: Floats

    def spell(self, names: Sequence[str]) -> csr_array:
        """Names × pieces, rows of length 1."""
        found = counted([dict.fromkeys(spelled(name), 1.0) for name in names], self.pieces)
        return unit_rows(csr_array(found * self.piece_rarity))

    def sign(self, documents: Sequence[Document]) -> csr_array:
        """Enterprises × signs, rows of length 1."""
        found = counted([_signs(d) for d in documents], self.signs)
        return unit_rows(csr_array(found * self.sign_rarity))

    def questions(self, names: Sequence[str]) -> Floats:
        """Unit vectors of what is asked for."""
        return unit(self.spell(names) @ self.asked)


@dataclass(frozen=True)
class Placed:
    """Enterprises and their products in the space."""

    spelled: csr_array
    """Products × pieces."""
    firms: Floats
    products: Floats


def place(space: Space, evidence: Evidence, documents: Sequence[Document]) -> Placed:
    """Where the enterprises of the evidence lie. `documents` in the order of its ids."""
    names = space.spell(evidence.products)
    firms = unit_rows(csr_array(evidence.made @ names)) @ space.made
    firms = firms + space.sign(documents) @ space.signed
    return Placed(names, unit(firms), unit(names @ space.made))


def _signs(document: Document) -> dict[str, float]:
    """Industries, runs of the name, words of the business text (saturated)."""
    found: dict[str, float] = {}
    words: Counter[str] = Counter()
    for passage in document.passages:
        if passage.field == "industry":
            found["i:" + passage.text] = 2.0
        elif passage.field == "name":
            for run in pieces(_LEGAL.sub("", passage.text), (2, 3)):
                found["n:" + run] = 0.5
        elif passage.field in ("main_business", "introduction"):
            for word in tokens(passage.text):
                words[word] += 2 if passage.field == "main_business" else 1
    found.update((f"t:{word}", n / (n + 2)) for word, n in words.items())
    return found


def train_space(
    evidence: Evidence, documents: Sequence[Document], shares: Sequence[dict[str, float]]
) -> Space:
    """Learn the maps. `documents` and `shares` (product to share) in the order of the ids."""
    space, names = _begin(evidence, documents)
    place_of = {name: i for i, name in enumerate(evidence.products)}
    known = np.array(
        [
            (firm, place_of[p])
            for firm, own in enumerate(shares)
            for p, s in own.items()
            if s >= LEAST and p in place_of
        ]
    ).reshape(-1, 2)
    signs = space.sign(documents)
    learner = _Learner([space.asked, space.made, space.signed])
    steps = ROUNDS * (len(known) // BATCH) + 1
    random = np.random.default_rng(1)
    for _ in range(ROUNDS):
        order = random.permutation(len(known))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            batch = known[order[at : at + BATCH]]
            _step(learner, evidence.made, names, signs, batch, steps)
    return space


def _begin(evidence: Evidence, documents: Sequence[Document]) -> tuple[Space, csr_array]:
    """Random maps, the same for a piece asked for, a piece made, and a word of the text."""
    in_names = Counter(piece for name in evidence.products for piece in set(spelled(name)))
    in_firms = Counter(sign for d in documents for sign in _signs(d))
    pieces_ = {piece: i for i, piece in enumerate(_kept(in_names, RARE_PIECE))}
    signs = {sign: i for i, sign in enumerate(_kept(in_firms, RARE_SIGN))}
    random = np.random.default_rng(0)
    asked = random.normal(0, 0.1, (len(pieces_), SIZE)).astype(np.float32)
    signed = random.normal(0, 0.1, (len(signs), SIZE)).astype(np.float32)
    for sign, i in signs.items():
        same = pieces_.get("w:" + sign[2:]) if sign.startswith("t:") else None
        if same is not None:
            signed[i] = asked[same]
    space = Space(
        pieces_,
        np.array([np.log(len(evidence.products) / in_names[p]) for p in pieces_], np.float32),
        asked,
        asked.copy(),
        signs,
        np.array([np.log(len(documents) / in_firms[s]) for s in signs], np.float32),
        signed,
    )
    return space, space.spell(evidence.products)


def _kept(counts: Counter[str], least: int) -> list[str]:
    return sorted(word for word, n in counts.items() if n >= least)


class _Learner:
    """Adam (Kingma & Ba 2015) on three maps, in place."""

    def __init__(self, maps: list[Floats]) -> None:
        self.maps = maps
        self.step = 0
        self._first = [np.zeros_like(m) for m in maps]
        self._second = [np.zeros_like(m) for m in maps]

    def learn(self, slopes: Sequence[Floats], rate: float) -> None:
        self.step += 1
        for map_, slope, first, second in zip(
            self.maps, slopes, self._first, self._second, strict=True
        ):
            first *= 0.9
            first += 0.1 * slope
            second *= 0.99
            second += 0.01 * slope * slope
            root = np.sqrt(second / (1 - 0.99**self.step))
            map_ -= (rate / (1 - 0.9**self.step)) * first / (root + 1e-6)


def _step(
    learner: _Learner,
    made: csr_array,
    names: csr_array,
    signs: csr_array,
    batch: NDArray[np.int64],
    steps: int,
) -> None:
    firm, product = batch[:, 0], batch[:, 1]
    asked_map, made_map, signed_map = learner.maps
    asked = names[product]
    own = made[firm]
    left = own.tocoo()
    row, column = left.coords
    others = column != product[row]
    held = csr_array((left.data[others], (row[others], column[others])), shape=own.shape)
    made_of = unit_rows(csr_array(held @ names))
    signed = signs[firm]
    q, q_length = _unit(asked @ asked_map)
    f, f_length = _unit(made_of @ made_map + signed @ signed_map)
    likeness = (q @ f.T) / HEAT
    also = (own[:, product].toarray() > 0).T
    np.fill_diagonal(also, False)
    likeness[also] = -1e4  # another maker of the same product is no counter-example
    likeness -= likeness.max(axis=1, keepdims=True)
    odds = np.exp(likeness)
    slope = odds / odds.sum(axis=1, keepdims=True)
    slope[np.arange(len(batch)), np.arange(len(batch))] -= 1
    slope /= len(batch) * HEAT
    to_q = _through(slope @ f, q, q_length)
    to_f = _through(slope.T @ q, f, f_length)
    rate = RATE * (1 - learner.step / steps)
    learner.learn([asked.T @ to_q, made_of.T @ to_f, signed.T @ to_f], rate)


def _unit(vectors: Floats) -> tuple[Floats, Floats]:
    length = np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-6
    return vectors / length, length


def _through(slope: Floats, vector: Floats, length: Floats) -> Floats:
    """The slope through the division by the length."""
    found: Floats = (slope - (slope * vector).sum(axis=1, keepdims=True) * vector) / length
    return found
