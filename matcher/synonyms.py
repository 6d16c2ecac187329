"""Synonyms: other words of the trade for the same thing, and when one may stand for another."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.names import simplified, squeeze
from matcher.words import cut_words, tokens

OTHER_WORD = 0.6
"""What a match is worth that was made by another word of the trade for the thing."""


@dataclass(frozen=True, slots=True)
class TradeWords:
    """What the trade calls things, in lower case, with the words that firms write of the same."""

    same: Mapping[str, tuple[str, ...]]
    """Two words for one thing."""
    narrower: Mapping[str, tuple[str, ...]]
    """What is asked for, and what firms write of it."""


@cache
def trade_words() -> TradeWords:
    """The table of `data/trade_words.txt`."""
    text = files("matcher").joinpath("data/trade_words.txt").read_text(encoding="utf-8")
    same: dict[str, dict[str, None]] = {}
    narrower: dict[str, dict[str, None]] = {}
    for line in text.splitlines():
        rule = line.split("#")[0].lower()
        if "=" in rule:
            one, other = (side.strip() for side in rule.split("="))
            same.setdefault(one, {})[other] = None
            same.setdefault(other, {})[one] = None
        elif ">" in rule:
            one, others = rule.split(">")
            narrower.setdefault(one.strip(), {}).update(dict.fromkeys(others.split()))
    return TradeWords(
        {word: tuple(others) for word, others in same.items()},
        {word: tuple(others) for word, others in narrower.items()},
    )


_TAIL = re.compile(r"总装|组装|整机|主机|园$")
"""What may follow the name of a thing and means the same thing: 风机总装."""


def other_words(thing: str, *, whole: bool = False) -> list[str]:
    """Other words of the trade for what a thing is called; none that it holds already.

    Two words for one thing stand for each other within a name, too: 锂电池隔膜 becomes
    锂离子电池隔膜, and is no 锂离子电池. What firms write of a thing is found where its word ends
    the name (新能源商用车); with `whole`, only where it is all of the name.
    """
    low = simplified(squeeze(thing)).lower()
    known = trade_words()
    begun = _starts(low)
    found: list[str] = []
    for at, word, others in _standing(low, begun, known.same):
        alone = not tokens(low[:at]) and _ends(low[at + len(word) :])
        found += others if alone else (low.replace(word, other) for other in others)
    for at, word, others in _standing(low, begun, known.narrower):
        if _ends(low[at + len(word) :]) and not (whole and tokens(low[:at])):
            found += others
    return [other for other in dict.fromkeys(found) if other not in low]


def _standing(
    text: str, begun: Collection[int], known: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The known words that stand in a text as words, each with its last place and its others."""
    for word, others in known.items():
        at = text.rfind(word)
        if at in begun:
            yield at, word, others


def _starts(text: str) -> set[int]:
    """Where the words of a text begin: 隔膜 is none of 阻隔膜."""
    at, found = 0, set()
    for word in cut_words(text):
        found.add(at)
        at += len(word)
    return found


def _ends(rest: str) -> bool:
    """Whether what follows a word adds nothing to it."""
    return len(rest) < 2 or not tokens(_TAIL.sub("", rest))
