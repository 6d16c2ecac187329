"""What a bureau's own tables know: chains and segments with their words, and parks."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.names import id_part, product_name
from ingest.notes import Notes
from ingest.park_names import KnownPark
from ingest.rows import Row
from ingest.values import split

word_key = lru_cache(maxsize=1 << 14)(product_name)
"""Few words stand in very many rows."""
_KIND = re.compile(r"(?:产业链|产业集群|产业|链)$")
_ALL = ("全部", "所有", "各产业", "全部产业", "全产业", "不限", "重点产业链", "全部产业链")
CHAIN = "产业链"
SEGMENT = "环节"
UNKNOWN = "中有 {} 个词不在链图中"
AMBIGUOUS = "中有 {} 个词几条链里都有,没有写明产业链"


def segment_id(chain: str, segment: str) -> str:
    """The id of a segment: its name in its chain."""
    return f"{chain}/{segment}"


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Chain names, each with its segments' names; ids of segments, each with its products; parks.

    One is made for a build and is itself alone equal to itself: what is made of it is kept by it.
    """

    segments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parks: tuple[KnownPark, ...] = ()

    @property
    def digest(self) -> str:
        """Changes when a chain, a segment, a product or a park comes or goes."""
        tables = (self.segments, self.products)
        words = [sorted((key, sorted(names)) for key, names in t.items()) for t in tables]
        text = repr([*words, sorted(map(repr, self.parks))])
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def chains(self, words: Iterable[str]) -> tuple[list[str], list[str]]:
        """The chains that words mean, and the words that mean none."""
        known: dict[str, None] = {}
        unknown = []
        for word in words:
            found = self._chains(word)
            known.update(dict.fromkeys(found))
            if not found:
                unknown.append(word)
        return list(known), unknown

    def of_segment(self, word: str, chains: Iterable[str] = ()) -> list[str]:
        """The segments that a word means, in `chains` or else in any: ids."""
        normal = word_key(word)
        return [
            segment_id(chain, name)
            for chain in chains or self.segments
            for name in self.segments.get(chain, ())
            if word_key(name) == normal
        ]

    def work(self, row: Row, notes: Notes) -> list[str]:
        """The segments that the columns 产业链 and 环节 of a row state: ids.

        Words that no chain map knows are noted. So is a segment of several chains where none of
        them is named.
        """
        words = split(row.text(CHAIN))
        chains, strange = self.chains(words)
        for word in strange:
            notes.word(f"{CHAIN}{UNKNOWN}", word)
        if strange and not chains:
            return []
        stated: dict[str, None] = {}
        for word in split(row.text(SEGMENT)):
            found = self.of_segment(word, chains)
            if len(found) == 1 or chains:
                stated.update(dict.fromkeys(found))
            if not chains and len(found) > 1:
                notes.word(f"{SEGMENT}{AMBIGUOUS}", word)
            elif not found and not strange:
                notes.word(f"{SEGMENT}{UNKNOWN}", word)
        return list(stated)

    def _chains(self, word: str) -> list[str]:
        text = id_part(word_key(word))
        if text in _ALL:
            return list(self.segments)
        core = _KIND.sub("", text)
        exact = [c for c in self.segments if _KIND.sub("", word_key(c)) == core]
        return exact or [c for c in self.segments if len(c) > 1 and word_key(c) in text]
