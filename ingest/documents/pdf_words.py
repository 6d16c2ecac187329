"""The words of a PDF page with their places, and the lines that they stand in."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

_NEAR = 0.35
"""Sign widths between two words of one cell."""
SAME_LINE = 0.35
"""Sign heights between two words of one line."""


@dataclass(frozen=True, slots=True)
class Word:
    """A run of signs with its place, left and from below, and the height of its signs."""

    left: float
    y: float
    size: float
    text: str

    @property
    def right(self) -> float:
        """Where it ends: Chinese signs are as wide as high, others half."""
        wide = sum(unicodedata.east_asian_width(c) in "WF" for c in self.text)
        return self.left + self.size * (wide + 0.5 * (len(self.text) - wide))


@dataclass(slots=True)
class Page:
    """Collects the words of one page as pypdf visits them."""

    words: list[Word] = field(default_factory=list)

    def visit(self, text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        """Take one run of text; `cm` and `tm` are the matrices of page and text."""
        if text.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            height = abs(size * tm[3] * cm[3]) or abs(size) or 1.0
            self.words.append(Word(x, y, height, text.strip()))

    def lines(self) -> list[list[Word]]:
        """The words by line from above, words of one cell joined."""
        rows: list[list[Word]] = []
        for word in sorted(self.words, key=lambda w: (-w.y, w.left)):
            if rows and abs(rows[-1][0].y - word.y) <= SAME_LINE * word.size:
                rows[-1].append(word)
            else:
                rows.append([word])
        return [_runs(sorted(row, key=lambda w: w.left)) for row in rows]


def _runs(row: Sequence[Word]) -> list[Word]:
    out: list[Word] = []
    for word in row:
        last = out[-1] if out else None
        if last and word.left - last.right < _NEAR * word.size:
            out[-1] = Word(last.left, last.y, last.size, last.text + word.text)
        else:
            out.append(word)
    return out
