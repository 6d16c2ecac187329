"""Links: which enterprises work in what a question asks for, how strongly, and by which words."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from graph.chain.reading import claims
from graph.chain.supply import Work
from graph.store import Store
from graph.workspace import Workspace
from matcher.arrays import Note, silent
from matcher.documents import Document, read_documents, with_members
from matcher.index import Index
from matcher.question import Parts, Question, ask, match
from matcher.quotes import best_quote, product_quote
from matcher.shelf import fingerprint, kept_index
from matcher.strength import strength
from matcher.together import together
from matcher.units import Groups, read_groups
from matcher.words import names_a_thing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

STRONGEST = 200
"""Links kept of a segment: the strongest of all firms, and half as many of those in a list."""
WIDE = 400
"""Links of words that are asked for once and not stored: more can be looked at."""
WEAKEST = 0.05
"""A weaker link is none."""


@dataclass(frozen=True, slots=True)
class Link:
    """One enterprise that works in what was asked for; `source` is where the quote stands."""

    firm: str
    strength: float
    how: str
    quote: str
    source: str

    @property
    def work(self) -> Work:
        """The same as work in a segment that no map holds."""
        return Work(self.firm, "", self.strength, self.how, self.quote, self.source)


@dataclass(frozen=True)
class Linker:
    """Links questions to the enterprises of one graph."""

    index: Index
    groups: Groups
    listed: frozenset[str]
    """Firms that stand in a list, the heads of their groups, and all firms of those groups."""
    documents: Callable[[Collection[str]], Mapping[str, Document]]
    """Reads the documents of some firms, for the quotes."""

    @cached_property
    def _is_listed(self) -> list[bool]:
        return [firm in self.listed for firm in self.index.ids]

    def links(self, question: Question, *, top: int = STRONGEST, always: float = 1.0) -> list[Link]:
        """The strongest links, and every one of strength `always` or more; strongest first.

        They are chosen by all words that a firm holds, and count as its texts hold them together.
        """
        chosen = self._chosen(question, top, always)
        documents = self.documents([self.index.ids[row] for row in chosen])
        values = self._strengths(question, chosen, documents)
        return self.quoted(values, question, documents)

    def quoted(
        self,
        chosen: Sequence[tuple[str, float]],
        question: Question,
        documents: Mapping[str, Document],
        likest: Callable[[str], str | None] = lambda firm: None,
    ) -> list[Link]:
        """Links of these firms and strengths, with the words that speak for each.

        Where no passage holds a word of the question, the product is quoted that `likest` names.
        """
        words = self._words(question)
        found = []
        for firm, value in chosen:
            quote = best_quote(documents[firm], words)
            if not quote.text and (name := likest(firm)):
                quote = product_quote(documents[firm], name)
            found.append(Link(firm, value, quote.how, quote.text, quote.source))
        return found

    def _chosen(self, question: Question, top: int, always: float) -> list[int]:
        """Rows of the index."""
        import numpy as np

        values = strength(match(self.index, question))
        order = np.argsort(-values, kind="stable")
        order = order[values[order] >= WEAKEST]
        is_listed = np.asarray(self._is_listed, dtype=bool)
        kept = {*order[:top], *order[is_listed[order]][: top // 2], *order[values[order] >= always]}
        return sorted(kept)

    def _strengths(
        self, question: Question, rows: Sequence[int], documents: Mapping[str, Document]
    ) -> list[tuple[str, float]]:
        """The firms of these rows with their strength, strongest first; the weakest are none."""
        import numpy as np

        listed = [documents[self.index.ids[row]] for row in rows]

        def nearness(parts: Parts) -> "NDArray[np.float64]":
            factor = np.ones(len(self.index.ids))
            factor[rows] = together(parts, listed, self.index.rarity_of)
            return factor

        values = strength(match(self.index, question, nearness))
        found = [(self.index.ids[row], round(float(values[row]), 4)) for row in rows]
        return sorted((f for f in found if f[1] >= WEAKEST), key=lambda f: (-f[1], f[0]))

    def _words(self, question: Question) -> dict[str, float]:
        """What each word of the question counts in a passage: its weight by its rarity."""
        return {
            word: weight * self.index.rarity_of(word) for word, weight in question.words().items()
        }


def open_linker(
    store: Store,
    workspace: Workspace,
    documents: Sequence[Document] | None = None,
    note: Note = silent,
) -> Linker:
    """The linker of this graph. `documents`, if read already, are not read again."""
    groups = read_groups(store)

    def every() -> list[Document]:
        read = read_documents(store) if documents is None else documents
        return with_members(read, groups.head)

    index = kept_index(workspace.private / "index", fingerprint(store), every, note)
    ranked = {c.start for c in claims(store, "RANKED_IN", "Enterprise", "Ranking")}
    listed = of_lists(ranked, groups)
    if documents is not None:
        held = {d.id: d for d in every()}
        return Linker(index, groups, listed, lambda ids: held)
    return Linker(index, groups, listed, lambda ids: _read_some(store, groups, ids))


def of_lists(ranked: Collection[str], groups: Groups) -> frozenset[str]:
    """The firms behind a list: a member's link is how a group of few words is found at all."""
    heads = {groups.head_of(firm) for firm in ranked}
    return frozenset({*ranked, *heads, *(f for f, head in groups.head.items() if head in heads)})


def _read_some(store: Store, groups: Groups, ids: Collection[str]) -> dict[str, Document]:
    lenders = [firm for firms in groups.members(ids).values() for firm in firms]
    documents = with_members(read_documents(store, {*ids, *lenders}), groups.head)
    return {d.id: d for d in documents}


@dataclass(frozen=True, slots=True)
class QueryLinks:
    """The answer to one query of `link`."""

    query: str
    links: tuple[Link, ...]


TOGETHER = 100
"""Queries whose enterprises are read from the store at once."""


def link_queries(
    store: Store,
    workspace: Workspace,
    queries: Sequence[str],
    top: int = 20,
    note: Note = silent,
) -> Iterator[QueryLinks]:
    """For every query the `top` enterprises that it names the business of, strongest first.

    Found by what practice taught where the reference knows enough products, else by the match of
    words (`matcher/question.py`). `note` is told what took its time and is kept.
    """
    from matcher.keeping import kept_finder

    linker = open_linker(store, workspace, note=note)
    folder = workspace.private / "index"
    finder = kept_finder(folder, fingerprint(store), lambda: read_documents(store), note)
    documents: dict[str, Document] = {}
    for query in queries:
        if not names_a_thing(query):
            note(f"“{query}”说不出做的是什么,没有查:请写具体的产品或环节")
    for at in range(0, len(queries), TOGETHER):
        some = queries[at : at + TOGETHER]
        if finder is None:
            for query in some:
                links = linker.links(ask(query), top=top) if names_a_thing(query) else []
                yield QueryLinks(query, tuple(links[:top]))
            continue
        chosen = list(finder.find(some, top))
        missing = {firm for found in chosen for firm, _ in found} - documents.keys()
        documents.update(linker.documents(missing))
        for query, found in zip(some, chosen, strict=True):
            links = linker.quoted(found, ask(query), documents, partial(finder.likest, query))
            yield QueryLinks(query, tuple(links))
