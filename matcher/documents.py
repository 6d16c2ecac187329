"""Documents: the words that say what an enterprise does, each with the source they stand in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from graph.chain.reading import claims, nodes
from graph.store import Store

FIELDS = ("product", "main_business", "introduction", "scope", "industry", "name", "group")
"""Where words stand. `group` holds the words of a group's members, in the group's document."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of one source. `share` is a product's share of revenue, 0-1, where stated."""

    field: str
    text: str
    source: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """All that the sources say of what one enterprise does."""

    id: str
    passages: tuple[Passage, ...]


def read_documents(store: Store, ids: Collection[str] | None = None) -> list[Document]:
    """The documents of all enterprises, or of those in `ids`, ordered by id."""
    named = {
        key: str(p["name"]) for key, p in nodes(store, "Enterprise", ids).items() if p.get("name")
    }
    passages: dict[str, list[Passage]] = defaultdict(list)
    for key, passage in [*_products(store, ids), *_texts(store, ids), *_industries(store, ids)]:
        passages[key].append(passage)
    told = _names(store, named, ids)
    return [
        Document(key, (*passages[key], Passage("name", name, told.get(key, ""))))
        for key, name in named.items()
    ]


def with_members(documents: Iterable[Document], heads: Mapping[str, str]) -> list[Document]:
    """Give every group the products and main business of its members as field `group`."""
    listed = list(documents)
    lent: dict[str, list[Passage]] = defaultdict(list)
    for document in listed:
        head = heads.get(document.id)
        if head and head != document.id:
            lent[head] += [
                Passage("group", p.text, p.source, p.share)
                for p in document.passages
                if p.field in ("product", "main_business")
            ]
    return [Document(d.id, (*d.passages, *lent[d.id])) if d.id in lent else d for d in listed]


def _names(store: Store, named: Mapping[str, str], ids: Collection[str] | None) -> dict[str, str]:
    """For every enterprise the first source that writes its name so."""
    found: dict[str, str] = {}
    for said in claims(store, "NAMES", "Source", "Enterprise", ends=ids):
        if said.properties["as_written"] == named.get(said.end):
            found[said.end] = min(said.start, found.get(said.end, said.start))
    return found


def _products(store: Store, ids: Collection[str] | None) -> list[tuple[str, Passage]]:
    made = claims(store, "MAKES", "Enterprise", "Product", starts=ids)
    wanted = None if ids is None else {c.end for c in made}
    names = nodes(store, "Product", wanted)
    return [
        (
            c.start,
            Passage("product", names[c.end]["name"], c.source, c.properties.get("revenue_share")),
        )
        for c in made
    ]


def _texts(store: Store, ids: Collection[str] | None) -> list[tuple[str, Passage]]:
    said = claims(store, "DESCRIBES", "Source", "Enterprise", ends=ids)
    return [(c.end, Passage(c.properties["part"], c.properties["text"], c.source)) for c in said]


def _industries(store: Store, ids: Collection[str] | None) -> list[tuple[str, Passage]]:
    names = nodes(store, "Industry")
    said = claims(store, "IN_INDUSTRY", "Enterprise", "Industry", starts=ids)
    return [(c.start, Passage("industry", names[c.end]["name"], c.source)) for c in said]
