"""A document's text as extractors see it: signs that are damaged hidden, clauses and sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from ingest.documents.damage import damaged, masked

_SENTENCE = re.compile(r"[。！？；\n]")
Span = tuple[int, int]
PIECE = 8_000
"""Signs of a piece; most documents are shorter."""

LONG_SENTENCE = 600
"""Signs on either side beyond which a passage says nothing about a place: text without marks."""


BAR = "|"
"""What divides the cells of a row."""
_NUMBER_CELL = re.compile(r" *[-+]?\d[\d,]*(?:\.\d+)?%? *")
CAPTION_LINES = 2


@dataclass(frozen=True)
class Piece:
    """A piece of a text. Its offsets plus `moved` are the text's; its first `skipped` signs repeat
    the head of a table that goes on from the piece before."""

    moved: int
    skipped: int
    text: "Text"


@dataclass(frozen=True)
class Text:
    """The normalised text. `seen` is the same with every damaged sign as U+FFFD."""

    text: str
    name: str = ""
    damage: list[Span] = field(default_factory=list)
    whole: "Text | None" = None
    """The text that this one is a piece of."""

    @classmethod
    def of(cls, text: str, name: str = "") -> "Text":
        """Find the damage of a normalised text."""
        return cls(text, name, list(damaged(text)))

    def pieces(self) -> Iterator["Piece"]:
        """The text in pieces of whole lines: work stays linear in its length."""
        if len(self.text) <= PIECE:
            yield Piece(0, 0, self)
            return
        start, head = 0, ""
        while start < len(self.text):
            end = self._cut(start)
            by = len(head) - start
            damage = [(a + by, b + by) for a, b in self.damage if start <= a and b <= end]
            words = self.text[start:end]
            yield Piece(-by, len(head), Text(head + words, self.name, damage, self))
            head = table_head(head + words) if _in_table(self.text, end) else ""
            start = end

    def _cut(self, start: int) -> int:
        """Where a piece ends: behind a line or a sentence, but within no row of a table."""
        end = min(start + PIECE, len(self.text))
        if end == len(self.text):
            return end
        line = self.text.rfind("\n", start + PIECE // 2, end)
        stop = self.text.rfind("。", start + PIECE // 2, end)
        last = self.text[self.text.rfind("\n", start, end) + 1 : end]
        at = line if BAR in last and line >= 0 else max(line, stop)
        return at + 1 if at >= 0 else end

    @cached_property
    def told(self) -> dict[str, str]:
        """What was found out about the text as a whole (title, place, year), for its pieces."""
        return {}

    @cached_property
    def seen(self) -> str:
        """What extractors read."""
        return masked(self.text, self.damage)

    def beside(self, start: int, end: int) -> str:
        """The signs right before and right behind a passage."""
        return self.seen[start - 1 : start] + self.seen[end : end + 1]

    @cached_property
    def lines(self) -> list[Span]:
        """Start and end of every line."""
        found, at = [], 0
        for line in self.seen.split("\n"):
            found.append((at, at + len(line)))
            at += len(line) + 1
        return found

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [m.end() for m in _SENTENCE.finditer(self.seen)]

    def sentence(self, at: int) -> Span:
        """The sentence around a place."""
        ends = self._sentence_ends
        i = bisect_right(ends, at)
        start = ends[i - 1] if i else 0
        end = ends[i] if i < len(ends) else len(self.seen)
        return max(start, at - LONG_SENTENCE), min(end, at + LONG_SENTENCE)

    @cached_property
    def sentences(self) -> list[Span]:
        """Every sentence that is not blank."""
        edges = [0, *self._sentence_ends, len(self.seen)]
        spans = pairwise(edges)
        return [(a, b) for a, b in spans if self.seen[a:b].strip()]

    @cached_property
    def titled(self) -> list[Span]:
        """What stands within 《》, marks included, nested ones within theirs."""
        return list(_titled(self.seen))

    def inside_title(self, at: int) -> bool:
        """Whether a place lies within 《》."""
        i = bisect_right(self.titled, (at, len(self.seen))) - 1
        return i >= 0 and self.titled[i][0] <= at < self.titled[i][1]

    def line_at(self, at: int) -> Span:
        """The line around a place."""
        i = bisect_right(self.lines, (at, len(self.seen) + 1)) - 1
        return self.lines[max(i, 0)]


def _titled(text: str) -> Iterator[Span]:
    depth = start = 0
    for match in re.finditer(r"[《》\n]", text):
        if match.group() == "《":
            start = start if depth else match.start()
            depth += 1
        elif match.group() == "》" and depth:
            depth -= 1
            if not depth and match.end() - start > 2:
                yield start, match.end()
        elif match.group() == "\n" and depth:
            depth = 0


def _in_table(text: str, at: int) -> bool:
    """Whether rows stand on both sides of a place between two lines."""
    before = text[text.rfind("\n", 0, max(at - 1, 0)) + 1 : at]
    stop = text.find("\n", at)
    return BAR in before and BAR in text[at : stop if stop >= 0 else len(text)]


def table_head(text: str) -> str:
    """The caption and the head of the table that a text ends in, as whole lines."""
    lines = text.rstrip("\n").split("\n")
    at = len(lines)
    while at and (BAR in lines[at - 1] or not lines[at - 1].strip()):
        at -= 1
    rows = [line for line in lines[at:] if BAR in line]
    head = next((r for r in rows if not any(map(_NUMBER_CELL.fullmatch, r.split(BAR)))), "")
    above = [line for line in lines[:at] if line.strip()][-CAPTION_LINES:]
    return "".join(f"{line}\n" for line in (*above, head)) if head else ""
