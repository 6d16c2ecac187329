"""A question: what is asked for, as weighted search words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.words import phrases, tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from matcher.index import Index

CONTEXT = 0.3
"""Weight of a word of the chain's name beside a word of the thing itself."""
NAME, PRODUCT = 2.0, 1.0
"""Weight of the segment's own name beside each of its products."""
POWER = 3.0
"""Exponent of the mean over the things asked for: the best counts most, breadth helps."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: things by weight, and the chain that they stand in."""

    things: Mapping[str, float]
    chain: str = ""

    def terms(self, thing: str) -> dict[str, float]:
        """Search words of one thing, the chain's words beside them."""
        words = dict.fromkeys(tokens(thing), 1.0)
        return words | {w: CONTEXT for w in tokens(self.chain) if w not in words}


def ask(text: str, products: Sequence[str] = (), chain: str = "") -> Question:
    """The question that a segment's name, its products and its chain put."""
    things: dict[str, float] = {}
    for phrase in phrases(text):
        things[phrase] = NAME
    for product in products:
        for phrase in phrases(product):
            things.setdefault(phrase, PRODUCT)
    return Question(things, chain)


def match(index: "Index", question: Question) -> "NDArray[np.float64]":
    """For every enterprise of the index how much of the question it holds, 0-1.

    (Σ w·sᵖ / Σ w)^(1/p) over the things asked for, s the share of the thing's words held.
    """
    import numpy as np

    total = sum(question.things.values())
    found = np.zeros(len(index.ids))
    for thing, weight in question.things.items():
        found += weight * index.scores(question.terms(thing)) ** POWER
    result: NDArray[np.float64] = (found / total) ** (1 / POWER)
    return result
