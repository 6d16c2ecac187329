"""Nearness of words: of the names that could have been written, those most like what was, first."""

from collections.abc import Iterable
from difflib import SequenceMatcher


def nearest_first(word: str, names: Iterable[str]) -> list[str]:
    """All `names`, those that share the most with `word` first; equals keep their order."""
    return sorted(names, key=lambda name: -SequenceMatcher(None, word, name).ratio())
