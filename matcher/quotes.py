"""The passage that made the match: which of a firm's texts holds most of what is asked for."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from matcher.documents import Document, Passage
from matcher.grams import plain
from matcher.words import without_denied

LONGEST = 80
"""Characters of a quote; a longer sentence is cut around its first match."""

_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")

WORTH: Mapping[str, float] = {
    "product": 1.0,
    "main_business": 0.95,
    "introduction": 0.85,
    "industry": 0.75,
    "scope": 0.7,
    "name": 0.65,
    "group": 0.5,
}
"""Of two passages that hold the same words, the one nearer to what is really made is quoted."""

HOW: Mapping[str, str] = {
    "product": "product",
    "industry": "industry",
    "group": "group",
}
"""Field to the way of the link; any other is text."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage and how it links the firm."""

    text: str
    how: str
    source: str


def best_quote(document: Document, words: Mapping[str, float]) -> Quote:
    """The sentence that holds most of `words` (word to weight); empty where none holds any."""
    total = sum(words.values()) or 1.0
    best = Quote("", "text", "")
    highest = 0.0
    for passage in document.passages:
        if not any(word in _lower(passage.text) for word in words):
            continue
        for sentence, low in _sentences(passage):
            held = sum(weight for word, weight in words.items() if word in low) / total
            share = 0.1 * (passage.share or 0.0)
            value = held * (WORTH.get(passage.field, 0.5) + share)
            if value > highest:
                highest = value
                how = HOW.get(passage.field, "text")
                best = Quote(_cut(sentence, words), how, passage.source)
    return best


def product_quote(document: Document, name: str) -> Quote:
    """The product whose plain name this is."""
    found = (p for p in document.passages if p.field == "product" and plain(p.text) == name)
    return next((Quote(p.text, "product", p.source) for p in found), Quote("", "text", ""))


@lru_cache(maxsize=1 << 16)
def _lower(text: str) -> str:
    return text.lower()


def _sentences(passage: Passage) -> Sequence[tuple[str, str]]:
    """Each sentence as written; in lower case, without what it says is left out."""
    if passage.field in ("product", "industry", "name"):
        return ((passage.text, _lower(passage.text)),)
    return _split(passage.text)


@lru_cache(maxsize=1 << 15)
def _split(text: str) -> tuple[tuple[str, str], ...]:
    found = (m.group().strip() for m in _SENTENCE.finditer(text))
    return tuple((sentence, without_denied(sentence.lower())) for sentence in found)


def _cut(sentence: str, words: Mapping[str, float]) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    low = sentence.lower()
    heaviest = max((w for w in words if w in low), key=lambda w: (words[w], w))
    at = max(0, min(low.index(heaviest) - LONGEST // 3, len(sentence) - LONGEST))
    return (
        ("…" if at else "")
        + sentence[at : at + LONGEST]
        + ("…" if at + LONGEST < len(sentence) else "")
    )
