"""Evidence: what the enterprises say of themselves, field by field, ready to be asked.

Unlike the index of `matcher/index.py`, which sums the fields into one match, the fields stand apart
here: what each is worth is learned (`matcher/practice.py`).
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from matcher.documents import Document
from matcher.grams import ending, pairs, plain, sounded
from matcher.weighed import Cut, Floats, Weighed, bm25, counted, present, rarities
from matcher.words import Group, heads, tokens

TEXTS = ("main_business", "introduction", "scope")
CUTS: Mapping[str, tuple[tuple[str, ...], Cut]] = {
    "product": (("product",), tokens),
    "product_grams": (("product",), sounded),
    "main_business": (("main_business",), tokens),
    "introduction": (("introduction",), tokens),
    "scope": (("scope",), tokens),
    "called": (("name", "industry"), tokens),
    "heads": (("product", "main_business", "introduction"), heads),
}
"""Field of BM25 scores: the fields of the documents and how they are cut."""
PAIRED: Mapping[str, tuple[str, ...]] = {
    "product": ("product",),
    "main_business": ("main_business",),
    "introduction": ("introduction",),
    "scope": ("scope",),
    "called": ("name", "industry"),
}
"""Fields in which the signs of the query are looked for in their order."""


@dataclass(frozen=True)
class Evidence:
    """Enterprises with their words by field and their products."""

    ids: tuple[str, ...]
    words: Mapping[str, Weighed]
    paired: Mapping[str, Weighed]
    endings: Weighed
    products: tuple[str, ...]
    """Plain names."""
    made: csr_array
    """Enterprises × products: 0.3 and the root of the share of revenue."""
    told: Floats
    """Logarithm of the length of business text and introduction."""

    def covered(self, parts: Sequence[Group]) -> Floats:
        """For every enterprise the share, 0-1, of a thing's parts that its texts hold anywhere.

        The rarer part counts more; 白芨 of 白芨种植 is held by no planter of nuts.
        """
        found, total = np.zeros(len(self.ids), np.float32), 0.0
        for part in parts:
            own, whole, rarest = np.zeros(len(self.ids), np.float32), 0.0, 0.0
            for word in part:
                holders = np.unique(np.concatenate([w.holders(word) for w in self._cut_by_words]))
                rarity = float(rarities(np.array(len(holders)), len(self.ids)))
                own[holders] += rarity
                whole, rarest = whole + rarity, max(rarest, rarity)
            found += own * np.float32(rarest / (whole or 1.0))
            total += rarest
        return found / np.float32(total) if total else np.ones_like(found)

    @cached_property
    def _cut_by_words(self) -> list[Weighed]:
        return [self.words[field] for field, (_, cut) in CUTS.items() if cut is tokens]


def build_evidence(
    documents: Sequence[Document], hidden: Collection[str] = (), known: Evidence | None = None
) -> Evidence:
    """The evidence of these documents, without the products whose plain names are hidden.

    What `known`, the evidence of the same documents, has of their texts is taken from it.
    """
    listed = sorted(documents, key=lambda d: d.id)
    shown = [_without(d, hidden) for d in listed] if hidden else listed
    made = [products_of(d) for d in shown]
    names: dict[str, int] = {}
    weights = ({p: 0.3 + share**0.5 for p, share in own.items()} for own in made)
    matrix = counted(weights, names, grow=True)
    return Evidence(
        ids=tuple(d.id for d in shown),
        words={
            field: known.words[field]
            if known and "product" not in fields
            else bm25(_counts(d, fields, cut) for d in shown)
            for field, (fields, cut) in CUTS.items()
        },
        paired={
            field: known.paired[field]
            if known and "product" not in fields
            else present(_counts(d, fields, pairs) for d in shown)
            for field, fields in PAIRED.items()
        },
        endings=present(dict.fromkeys((e for p in own for e in ending(p)), 1.0) for own in made),
        products=tuple(names),
        made=matrix,
        told=np.log1p(
            [sum(len(p.text) for p in d.passages if p.field in TEXTS[:2]) for d in shown]
        ).astype(np.float32),
    )


def products_of(document: Document) -> dict[str, float]:
    """Plain name of each product to its largest share of revenue, 0 where unstated."""
    found: dict[str, float] = {}
    for passage in document.passages:
        if passage.field == "product" and (name := plain(passage.text)):
            found[name] = max(found.get(name, 0.0), passage.share or 0.0)
    return found


def _without(document: Document, hidden: Collection[str]) -> Document:
    kept = tuple(
        p for p in document.passages if p.field != "product" or plain(p.text) not in hidden
    )
    return Document(document.id, kept)


def _counts(document: Document, fields: tuple[str, ...], cut: Cut) -> Mapping[str, float]:
    found: Counter[str] = Counter()
    for passage in document.passages:
        if passage.field in fields:
            found.update(cut(passage.text))
    return {word: float(n) for word, n in found.items()}
