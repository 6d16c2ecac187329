"""A question: what is asked for, in search words, and how much of it each enterprise holds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain as chained
from typing import TYPE_CHECKING

from matcher.synonyms import OTHER_WORD, other_words
from matcher.words import Group, phrases, tokens, word_groups

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from matcher.index import Index

    Nearness = Callable[["Parts"], NDArray[np.float64]]

NAME, PRODUCT = 2.0, 1.0
"""Weight of the segment's own name beside each of its products."""
COVER = 0.5
"""Exponent of the share of a thing's parts that a firm holds at all: 颗粒硅 is no 配方颗粒."""
POWER = 4.0
"""Exponent of the mean over the things asked for: the best counts most, breadth helps."""
BESIDE = 0.25
"""What a firm loses that makes the thing but never speaks of the chain."""
CHAIN = 0.2
"""Weight of the chain's words on their own: who is of the trade stands before who is of none."""
TELLING = 4.0
"""Sum of idf from which the words of a chain tell one trade from others: 材料 and 装备 do not."""


Parts = tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing asked for; each alternative is one way to say it, with what a match is worth.

    A way to say it is given part by part, each part by its search words (`words.word_groups`).
    """

    weight: float
    alternatives: tuple[tuple[float, Parts], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for, and the words of the chain that it stands in."""

    things: tuple[Thing, ...]
    chain: tuple[str, ...] = ()

    def words(self) -> dict[str, float]:
        """Every search word with the most that it counts anywhere."""
        found: dict[str, float] = dict.fromkeys(self.chain, CHAIN)
        for thing in self.things:
            for worth, parts in thing.alternatives:
                for word in chained.from_iterable(parts):
                    found[word] = max(found.get(word, 0.0), worth * thing.weight)
        return found


def ask(text: str, products: Sequence[str] = (), chain: str = "") -> Question:
    """The question that a segment's name, its products and its chain put."""
    named: dict[str, float] = {}
    for phrase in phrases(text):
        named[phrase] = NAME
    for product in products:
        for phrase in phrases(product):
            named.setdefault(phrase, PRODUCT)
    things = tuple(_thing(phrase, weight) for phrase, weight in named.items())
    asked = {w for thing in things for _, parts in thing.alternatives[:1] for p in parts for w in p}
    return Question(things, tuple(w for w in dict.fromkeys(tokens(chain)) if w not in asked))


def _thing(phrase: str, weight: float) -> Thing:
    own = (1.0, word_groups(phrase))
    others = [(OTHER_WORD, word_groups(other)) for other in other_words(phrase)]
    return Thing(weight, (own, *(other for other in others if other[1])))


def match(
    index: "Index", question: Question, nearness: "Nearness | None" = None
) -> "NDArray[np.float64]":
    """For every enterprise of the index how much of the question it holds, 0-1.

    m = (Σ w·sᵖ / Σ w)^(1/p) over the things; s = share · coverage^COVER of the best alternative
    (`Index.held`) times its `nearness`, a factor for every enterprise, if given; nothing where no
    telling word is held. With c, the share of the chain's words
    held (see TELLING), the match is m·(1 - BESIDE + BESIDE·min(1, 2c)) + CHAIN·c, at most 1;
    without a chain it is m.
    """
    import numpy as np

    total = sum(thing.weight for thing in question.things)
    summed = np.zeros(len(index.ids))
    for thing in question.things:
        ways = [
            _way(index, worth, parts) * (nearness(parts) if nearness else 1.0)
            for worth, parts in thing.alternatives
        ]
        summed += thing.weight * np.max(ways, axis=0) ** POWER
    found: NDArray[np.float64] = (summed / (total or 1.0)) ** (1 / POWER)
    if not question.chain:
        return found
    beside = index.scores(question.chain, least=TELLING)
    within = found * (1 - BESIDE + BESIDE * np.minimum(1, 2 * beside))
    result: NDArray[np.float64] = np.minimum(1, within + CHAIN * beside)
    return result


def _way(index: "Index", worth: float, parts: Parts) -> "NDArray[np.float64]":
    held, covered = index.held(parts)
    way: NDArray[np.float64] = worth * held * covered**COVER
    return way * index.telling([word for part in parts for word in part])
