"""The space: where a name that is asked for, and an enterprise, lie near one another.

An enterprise is the pieces of its products' names, its industries, its name and its business
text, brought to `SIZE` numbers by a singular value decomposition. A product lies where its makers
lie, each shown without that very product; a ridge map from the pieces of names to these places
says where a name lies that nobody has reported. An enterprise that comes later is placed by what
it says; nothing is learned anew.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array, csr_array, hstack

from matcher.documents import Document
from matcher.evidence import Evidence
from matcher.grams import Signs, ends_of, pairs, pieces, spelled
from matcher.weighed import Floats, counted, unit, unit_rows
from matcher.words import tokens

SIZE = 512
ROUGH = 64
"""The first of them, by which the names of products are compared one by one."""
RARE_PIECE, RARE_SIGN = 3, 3
"""Pieces of fewer products, and signs of fewer enterprises, are not learned."""
RIDGE = 5.0
STEPS = 25
"""Of the conjugate gradients (Hestenes & Stiefel 1952), for all columns at once."""
PASSES = 3
"""Power iterations of the randomised decomposition (Halko, Martinsson & Tropp 2011)."""
BLOCK, TOGETHER = 8_192, 128
"""Pairs, and columns, that are worked on at once; bounds the memory."""
_LEGAL = re.compile("股份|有限|公司|集团|科技")


@dataclass(frozen=True)
class Space:
    """The learned maps. `*_rarity` are idf weights by vocabulary."""

    pieces: dict[str, int]
    piece_rarity: Floats
    asked: Floats
    """Pieces × SIZE: where a name lies."""
    made: Floats
    """Pieces × SIZE: what a product adds to the place of its maker."""
    signs: dict[str, int]
    sign_rarity: Floats
    signed: Floats
    middle: Floats
    """The mean place of products; places are told from there."""

    def spell(self, names: Sequence[str]) -> csr_array:
        """Names × pieces, rows of length 1."""
        found = counted((dict.fromkeys(spelled(name), 1.0) for name in names), self.pieces)
        return unit_rows(csr_array(found * self.piece_rarity))

    def known(self, name: str) -> float:
        """The share of the pairs of signs in a name, 0-1, that the space has learned."""
        each = pairs(name)
        return sum(pair in self.pieces for pair in each) / (len(each) or 1)

    def sign(self, documents: Sequence[Document]) -> csr_array:
        """Enterprises × signs, rows of length 1."""
        found = counted((_signs(d) for d in documents), self.signs)
        return unit_rows(csr_array(found * self.sign_rarity))

    def questions(self, names: Sequence[str]) -> Floats:
        """Unit vectors of what is asked for."""
        return unit(self.spell(names) @ self.asked)

    def rough(self, spelled: csr_array) -> Floats:
        """Unit vectors of spelled names, by the first `ROUGH` numbers."""
        return unit(spelled @ self.asked[:, :ROUGH])


@dataclass(frozen=True)
class Placed:
    """Enterprises and the names of their products, as the space sees them."""

    spelled: csr_array
    """Products × pieces."""
    firms: Floats
    """Enterprises × SIZE, unit vectors from the middle."""
    products: Floats
    """Products × ROUGH, unit vectors: where the name of each lies."""
    fronts: Signs
    backs: Signs
    """Products × ENDS: how each name begins, and how it ends, the last sign first."""


def place(space: Space, evidence: Evidence, documents: Sequence[Document]) -> Placed:
    """Where the enterprises of the evidence lie. `documents` in the order of its ids."""
    names = space.spell(evidence.products)
    firms = np.zeros((len(documents), len(space.middle)), np.float32)
    for at in range(0, len(documents), BLOCK):
        some = slice(at, at + BLOCK)
        own = unit_rows(csr_array(evidence.made[some] @ names)) @ space.made
        placed = unit(own + space.sign(documents[some]) @ space.signed)
        firms[some] = unit(placed - space.middle)
    return Placed(names, firms, space.rough(names), *ends_of(evidence.products))


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


def train_space(evidence: Evidence, documents: Sequence[Document]) -> Space:
    """Learn the maps. `documents` in the order of the ids of the evidence."""
    in_names = Counter(piece for name in evidence.products for piece in set(spelled(name)))
    told = [_signs(d) for d in documents]
    in_firms = Counter(sign for signs in told for sign in signs)
    pieces_ = {piece: i for i, piece in enumerate(_kept(in_names, RARE_PIECE))}
    signs = {sign: i for i, sign in enumerate(_kept(in_firms, RARE_SIGN))}
    nothing = np.zeros((0, 0), np.float32)
    space = Space(
        pieces_,
        np.array([np.log(len(evidence.products) / in_names[p]) for p in pieces_], np.float32),
        nothing,
        nothing,
        signs,
        np.array([np.log(len(documents) / in_firms[s]) for s in signs], np.float32),
        nothing,
        np.zeros(0, np.float32),
    )
    names, signs_of = space.spell(evidence.products), space.sign(documents)
    whole = hstack([unit_rows(csr_array(evidence.made @ names)), signs_of]).tocsr()
    basis = _decompose(csr_array(whole), SIZE)
    made, signed = basis[: len(pieces_)], basis[len(pieces_) :]
    places = _left_out(evidence.made, names, made, signs_of @ signed)
    middle = places.mean(axis=0)
    asked = _ridge(names, places - middle)
    return Space(pieces_, space.piece_rarity, asked, made, signs, space.sign_rarity, signed, middle)


def _kept(counts: Counter[str], least: int) -> list[str]:
    return sorted(word for word, n in counts.items() if n >= least)


def _decompose(matrix: csr_array, size: int) -> Floats:
    """Columns × `size`: the first right singular vectors."""
    size = min(size, *matrix.shape)
    random = np.random.default_rng(0)
    wide = min(size + 20, matrix.shape[0])
    found = matrix @ random.standard_normal((matrix.shape[1], wide), np.float32)
    for _ in range(PASSES):
        found, _ = np.linalg.qr(found)
        found = matrix @ (matrix.T @ found)
    found, _ = np.linalg.qr(found)
    small = matrix.T @ found
    squares, turned = np.linalg.eigh(small.T @ small)
    first = np.argsort(-squares)[:size]
    lengths = np.sqrt(np.maximum(squares[first], 1e-12))
    basis: Floats = (small @ (turned[:, first] / lengths)).astype(np.float32)
    return basis


def _left_out(made: csr_array, names: csr_array, basis: Floats, signed: Floats) -> Floats:
    """For every product the mean place of its makers, each without this product."""
    pairs = coo_array(made)
    firm, product = pairs.coords
    weight = pairs.data
    each = names @ basis
    whole = made @ each
    sums = csr_array(made @ names)
    squares = np.asarray(sums.multiply(sums).sum(axis=1)).ravel()
    found = np.zeros(each.shape, np.float32)
    for at in range(0, len(firm), BLOCK):
        f, p, w = firm[at : at + BLOCK], product[at : at + BLOCK], weight[at : at + BLOCK]
        own, name = sums[f], names[p]
        shared = np.asarray(own.multiply(name).sum(axis=1)).ravel()
        alone = np.asarray(name.multiply(name).sum(axis=1)).ravel()
        rest = np.sqrt(np.maximum(squares[f] - 2 * w * shared + w * w * alone, 1e-6))
        places = unit((whole[f] - w[:, None] * each[p]) / rest[:, None] + signed[f])
        np.add.at(found, p, places * w[:, None])
    return unit(found)


def _ridge(names: csr_array, places: Floats) -> Floats:
    """The map W that makes |names W - places|² + RIDGE |W|² least."""
    across = csr_array(names.T.tocsr())
    columns = range(0, places.shape[1], TOGETHER)
    parts = [_solve(names, across, places[:, at : at + TOGETHER]) for at in columns]
    found: Floats = np.concatenate(parts, axis=1)
    return found


def _solve(names: csr_array, across: csr_array, places: Floats) -> Floats:
    found = np.zeros((names.shape[1], places.shape[1]), np.float32)
    left = across @ places
    step = left.copy()
    size = (left * left).sum(axis=0)
    for _ in range(STEPS):
        through = across @ (names @ step) + RIDGE * step
        length = size / ((step * through).sum(axis=0) + 1e-12)
        found += length * step
        left -= length * through
        now = (left * left).sum(axis=0)
        step = left + (now / (size + 1e-12)) * step
        size = now
    return found
