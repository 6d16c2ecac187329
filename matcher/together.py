"""Together: whether the parts of a thing stand in one place of an enterprise's texts, or scattered.

Who makes 预焙阳极 and 氧化铝 holds both parts of 阳极氧化 and does not do it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from graph.names import simplified, squeeze
from matcher.documents import Document
from matcher.words import PIECE, Group

SCATTERED = 0.7
"""What a thing counts of which no two parts stand together."""


def together(
    parts: Sequence[Group], documents: Iterable[Document], rarity: Callable[[str], float]
) -> list[float]:
    """For each document `SCATTERED` to 1: how much of the parts that it holds stands together.

    The most that stands between two signs, as a share of what it holds anywhere; the rarer part
    counts more; of a part, the rarest word held. Who holds one part holds nothing scattered.
    """
    if len(parts) == 1:
        return [1.0 for _ in documents]
    most = [max(map(rarity, part)) for part in parts]
    shares = [{word: rarity(word) / sum(most) for word in part} for part in parts]
    found = []
    for document in documents:
        places = {place for passage in document.passages for place in _places(passage.text)}
        each = [row for place in places if any(row := _held(shares, place))]
        anywhere = sum(map(max, zip(*each, strict=True)))
        near = max(map(sum, each)) / anywhere if each else 1.0
        found.append(SCATTERED + (1 - SCATTERED) * near)
    return found


def _held(shares: Sequence[dict[str, float]], place: str) -> list[float]:
    """Of each part the share that a place holds."""
    return [
        max((share for word, share in part.items() if word in place), default=0.0)
        for part in shares
    ]


@lru_cache(maxsize=1 << 16)
def _places(text: str) -> tuple[str, ...]:
    """The runs of a text without signs."""
    places = PIECE.split(simplified(squeeze(text)).lower())
    return tuple(dict.fromkeys(place for place in places if len(place) > 1))
