"""Documents cited within 《》, with their kind."""

import re
from collections.abc import Iterator

from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import words
from ingest.documents.text import Text

_NUMBER = re.compile(r"》（([^（）\n]{2,16}[〔（\[]\d{4}[〕）\]]\d{1,4}号)）")
_NOTE = re.compile(r"（(?:[^（）]*)）$")


def cited(text: Text) -> Iterator[Fact]:
    """Every title within 《》; without the number behind it, which is a field."""
    for start, end in text.titled:
        value = text.seen[start + 1 : end - 1].strip()
        if len(value) < 2 or "\ufffd" in value:
            continue
        number = _NUMBER.match(text.seen, end - 1)
        yield Fact(
            FactKind.CITED,
            value,
            start,
            end,
            0.98,
            "within title marks",
            {"doc_kind": doc_kind(value), "number": number.group(1) if number else None},
        )


def doc_kind(title: str) -> str:
    """What kind of document a title names, by its last word; '' where it does not say."""
    core = _NOTE.sub("", title).rstrip("》")
    best = ""
    for kind in words("doc_kinds"):
        at = core.rfind(kind)
        if at >= 0 and (core.endswith(kind) and len(kind) > len(best)):
            best = kind
    return best
