"""A document read: its normalised text, and every fact with its passage."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.documents.article import article
from ingest.documents.fact import Fact, FactKind
from ingest.documents.formats import read_text
from ingest.documents.gazetteer import Gazetteer
from ingest.documents.normal import normalised
from ingest.documents.persons import without_persons
from ingest.documents.rules import facts
from ingest.documents.text import Text


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says. Offsets of facts refer to `text`."""

    text: str
    facts: Sequence[Fact]
    messages: tuple[str, ...] = ()

    def quote(self, fact: Fact) -> str:
        """The passage of a fact."""
        return self.text[fact.start : fact.end]

    @property
    def heading(self) -> Fact | None:
        """The fact on the document itself, where it has a title."""
        return next((f for f in self.facts if f.kind is FactKind.DOCUMENT), None)


def read_document(name: str, data: bytes, known: Gazetteer | None = None) -> Reading:
    """Read the bytes of a document called `name`.

    `known` are names of enterprises that are looked for beside the project's own. Raises
    `FileRefused` for what cannot be read.
    """
    raw = read_text(name, data)
    text = Text.of(without_persons(article(normalised(raw.text))))
    found = facts(text, known)
    damaged = sum(fact.kind is FactKind.DAMAGED for fact in found)
    told = (f"有 {damaged} 处文字损坏,读不出,没有猜",) if damaged else ()
    return Reading(text.text, found, (*raw.messages, *told))
