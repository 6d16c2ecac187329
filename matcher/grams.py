"""Grams: pieces of a name, for likeness that no dictionary knows (锂离子电池 and 锂电池)."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from graph.names import simplified, squeeze
from matcher.words import tokens

Signs = NDArray[np.uint32]
ENDS = 12
"""Signs by which two names are compared from either end."""


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """A name as it is compared: simplified, lower case, letters, signs of Han and digits only."""
    return "".join(sign for sign in simplified(squeeze(text)).lower() if sign.isalnum())


def pieces(name: str, sizes: tuple[int, ...]) -> list[str]:
    """All runs of these sizes in a plain name."""
    bare = plain(name)
    return [bare[i : i + size] for size in sizes for i in range(len(bare) - size + 1)]


def pairs(text: str) -> list[str]:
    """Neighbouring signs of a text."""
    return pieces(text, (2,))


def ending(name: str) -> list[str]:
    """The last two signs: what kind of thing it is (…锻件, …材料)."""
    return [plain(name)[-2:]]


def sounded(name: str) -> list[str]:
    """Runs of two to four signs, with marks at both ends of the name."""
    bare = plain(name)
    return [*pieces(name, (2, 3, 4)), "$" + bare[-2:], "$" + bare[-3:], "^" + bare[:2]]


def spelled(name: str) -> list[str]:
    """All that the dense space sees of a product's name: runs, ends and words."""
    bare = plain(name)
    ends = ["$" + bare[-1:], "$" + bare[-2:], "$" + bare[-3:], "^" + bare[:2]]
    return [*pieces(name, (1, 2, 3, 4)), *ends, *("w:" + word for word in tokens(name))]


def ends_of(names: Sequence[str]) -> tuple[Signs, Signs]:
    """Names × `ENDS`: the first signs of each as numbers, and the last, the last one first."""
    return _numbers([n[:ENDS] for n in names]), _numbers([n[: -ENDS - 1 : -1] for n in names])


def _numbers(texts: Sequence[str]) -> Signs:
    """0 stands behind the last sign."""
    if not texts:
        return np.zeros((0, ENDS), np.uint32)
    return np.array(texts, dtype=f"U{ENDS}").view(np.uint32).reshape(-1, ENDS)
