"""Baselines: what a user would otherwise do. Each ranks all enterprises, a group with its members
once, so that a better place is owed to the ranking and not to the pool."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.chain.firms import Firm
from matcher.documents import Document
from matcher.landings import Landing
from matcher.metrics import Gains, Rank, gains, mean_gains
from matcher.units import Groups
from matcher.weighed import Weighed, bm25
from matcher.words import tokens

SHUFFLES = 50
FIRST = 100
"""BM25's first so many are ordered by revenue."""
TIMES = 8.0
"""BM25 is multiplied by 1 + TIMES × size, the logarithm of revenue as a share of the largest."""
YI = 1e8
"""Yuan (亿元)."""
NAMES: Mapping[str, str] = {
    "random": "随机",
    "popularity": "营业收入从大到小",
    "bm25": "BM25(同样的文字)",
    "bm25_revenue": f"BM25 前 {FIRST} 家按营业收入",
    "bm25_size": "BM25 乘以营业收入的对数",
}


@dataclass(frozen=True)
class Pool:
    """All enterprises, with the unit that each belongs to."""

    firms: tuple[Firm, ...]
    heads: tuple[str, ...]
    """Head of each firm's group, or the firm itself."""
    words: Weighed

    @cached_property
    def units(self) -> NDArray[np.int64]:
        """The unit of each firm, numbered."""
        number = {head: i for i, head in enumerate(dict.fromkeys(self.heads))}
        return np.array([number[head] for head in self.heads])

    @cached_property
    def revenue(self) -> NDArray[np.float64]:
        """The largest latest revenue in each unit; 0 where no source says."""
        found = np.zeros(int(self.units.max(initial=-1)) + 1)
        own = [firm.revenue.yuan if firm.revenue else 0.0 for firm in self.firms]
        np.maximum.at(found, self.units, np.array(own))
        return found

    def right_units(self, landing: Landing) -> frozenset[int]:
        """The units in which a firm bears the name of the landing's firm or group."""
        return frozenset(
            int(unit)
            for unit, firm in zip(self.units, self.firms, strict=True)
            if landing.is_right((firm.name, firm.short_name))
        )


def read_pool(firms: Mapping[str, Firm], documents: Sequence[Document], groups: Groups) -> Pool:
    """The pool of these firms; `documents` hold the words, groups with those of their members."""
    held = {d.id: d for d in documents}
    kept = tuple(firms[key] for key in sorted(firms) if key in held)
    counts = [Counter(word for p in held[f.id].passages for word in tokens(p.text)) for f in kept]
    told = [{word: float(n) for word, n in c.items()} for c in counts]
    return Pool(kept, tuple(groups.head_of(f.id) for f in kept), bm25(told))


def baselines(pool: Pool, landings: Sequence[Landing]) -> dict[str, Gains]:
    """The gains of every baseline, case by case."""
    right = [pool.right_units(landing) for landing in landings]
    count = len(pool.revenue)
    by_revenue = _places(np.argsort(-pool.revenue, kind="stable"))
    size = np.log1p(pool.revenue / YI)
    size /= max(float(size.max(initial=0.0)), 1.0)
    plain, sorted_first, multiplied = [], [], []
    for landing in landings:
        asked = tokens(f"{landing.segment} {landing.chain}")
        scores = np.zeros(count)
        np.maximum.at(scores, pool.units, pool.words.scores([asked])[0].astype(float))
        order = np.argsort(-scores, kind="stable")
        plain.append(_places(order))
        first = order[:FIRST]
        first = first[np.argsort(-pool.revenue[first], kind="stable")]
        sorted_first.append(_places(np.concatenate([first, order[FIRST:]])))
        multiplied.append(_places(np.argsort(-scores * (1 + TIMES * size), kind="stable")))
    random = np.random.default_rng(7)
    shuffled = [_places(random.permutation(count)) for _ in range(SHUFFLES)]
    return {
        "random": mean_gains([_gains([places] * len(right), right) for places in shuffled]),
        "popularity": _gains([by_revenue] * len(right), right),
        "bm25": _gains(plain, right),
        "bm25_revenue": _gains(sorted_first, right),
        "bm25_size": _gains(multiplied, right),
    }


def _places(order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Unit to its place, from 1."""
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(1, len(order) + 1)
    return places


def _gains(places: Sequence[NDArray[np.int64]], right: Sequence[frozenset[int]]) -> Gains:
    ranks: list[Rank] = [
        float(min(own[unit] for unit in units)) if units else None
        for own, units in zip(places, right, strict=True)
    ]
    return gains(ranks)
