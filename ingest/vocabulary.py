"""The chains and segments that a bureau's chain maps know, and the words that mean them."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.names import product_name

_KIND = re.compile(r"(?:产业链|产业集群|产业|链)$")
_ALL = ("全部", "所有", "各产业", "全部产业", "全产业", "不限", "重点产业链", "全部产业链")


def segment_id(chain: str, segment: str) -> str:
    """The id of a segment: its name in its chain."""
    return f"{chain}/{segment}"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Chain names, each with its segments' names."""

    segments: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Changes when a chain or a segment comes or goes."""
        text = repr(sorted((chain, sorted(names)) for chain, names in self.segments.items()))
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def chains(self, words: Iterable[str]) -> tuple[list[str], list[str]]:
        """The chains that words mean, and the words that mean none."""
        known: list[str] = []
        unknown = []
        for word in words:
            found = self._chains(word)
            known += [chain for chain in found if chain not in known]
            if not found:
                unknown.append(word)
        return known, unknown

    def segment_ids(
        self, words: Iterable[str], chains: Iterable[str]
    ) -> tuple[list[str], list[str]]:
        """The segments that words mean: in `chains` where given, else in the one chain that has it."""
        within = list(chains) or list(self.segments)
        known: list[str] = []
        unknown = []
        for word in words:
            found = [
                segment_id(chain, name)
                for chain in within
                for name in self.segments.get(chain, ())
                if product_name(name) == product_name(word)
            ]
            if not found or (len(found) > 1 and not chains):
                unknown.append(word)
            known += [f for f in found if f not in known] if word not in unknown else []
        return known, unknown

    def _chains(self, word: str) -> list[str]:
        text = product_name(word)
        if text in _ALL:
            return list(self.segments)
        core = _KIND.sub("", text)
        exact = [c for c in self.segments if _KIND.sub("", product_name(c)) == core]
        return exact or [c for c in self.segments if len(c) > 1 and product_name(c) in text]
