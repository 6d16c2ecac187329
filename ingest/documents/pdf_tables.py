"""Tables of a PDF page, by where its words stand: a numbered list of rows below a line of heads.

A PDF knows no cells, only words and their places. A table is taken where a line of heads (序号,
项目名称 …) stands above numbers that count its rows. Cells may run over several lines, set at the
top of the row or in its middle.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.documents.pdf_words import SAME_LINE, Page, Word
from ingest.documents.tables import bars

_HEAD = re.compile(
    r"序号|编号|县区|区县|镇街|所属(?:产业|行业|区域)|产业(?:链|类别|类型)?|行业|地区|备注|(?:链主|投资|签约|责任|牵头|建设|引进|业主)?(?:项目|企业|公司|工程|单位|主体|产品)(?:名称|类型|性质|概况|内容|进展|业主|单位)?"
    r"|投资(?:方|商|者|人|主体|额|规模|总额|金额)|(?:总|计划|协议|合同|签约)(?:投资|金额)额?|进度|进展(?:情况)?|状态|阶段|(?:建设|主要|生产)(?:内容|规模|地点|性质|状态|情况)[一-龥]{0,4}|.{1,8}（[亿万]?(?:元|美元)）"
)
_NUMBERED = ("序号", "编号")
_TOTAL = re.compile(r"[合小总共] *计")
_APART = 2.6
"""Sign heights between two lines from which the second is outside the table."""
_LEADING = 1.6
_SHORT = r"[一-龥（）]{1,8}"
TOP_LINES = 12
"""Lines of a page or below a head within which the number of a row must stand."""
_WIDER = 1.03
"""The gap between rows is wider than that between the lines of a cell by a border."""
FEWEST = 3
"""Heads of a table."""


@dataclass(slots=True)
class Reader:
    """Reads the pages of one file in order: a table, and a row of it, may go on over pages."""

    heads: list[Word] = field(default_factory=list)
    depth: int = 0
    """Lines of the heads, without what stands above their line."""
    last: int = 0
    open: list[list[str]] = field(default_factory=list)
    """The cells of the last row of a page, which the next page may carry on."""

    def text(self, page: Page) -> str | None:
        """The page's text with its tables as rows with bars, or None where it has no table."""
        lines = page.lines()
        out: list[str] = []
        at = 0
        if self.open and self._goes_on(lines):
            at = self._rows(lines, self._top(lines), out)
        elif kept := self.close():
            out.append(kept)
        found = bool(out)
        while at < len(lines):
            first = self._first_row(lines, at)
            if first is None:
                out.append(_plain(lines[at]))
                at += 1
            else:
                found, at = True, self._table(lines, at, first, out)
        return "\n".join(out) if found else None

    def close(self) -> str:
        """The row that waited for the next page, '' where none does."""
        kept = bars(["".join(cell) for cell in self.open]) if self.open else ""
        self.open = []
        return kept

    def _goes_on(self, lines: Sequence[Sequence[Word]]) -> bool:
        return any(_number(self.heads, row) == self.last + 1 for row in lines[:TOP_LINES])

    def _top(self, lines: Sequence[Sequence[Word]]) -> int:
        """Where the rows go on: behind the page's margin, and behind heads that are repeated."""
        again = next((i for i, row in enumerate(lines[:TOP_LINES]) if _is_head(row)), None)
        if again is not None:
            return again + self.depth
        at = 0
        while at < len(lines) and _is_margin(self.heads, lines[at]):
            at += 1
        return at

    def _first_row(self, lines: Sequence[Sequence[Word]], at: int) -> int | None:
        """Where a table's rows begin, if its heads stand in a line."""
        if not _is_head(lines[at]):
            return None
        below = lines[at + 1 : at + 1 + TOP_LINES]
        first = next((i for i, row in enumerate(below) if _number(lines[at], row) == 1), None)
        return None if first is None else at + 1 + first

    def _table(self, lines: Sequence[Sequence[Word]], at: int, first: int, out: list[str]) -> int:
        above = _over(lines, at)
        heads, titles = _headed(lines[at], lines[at - 1] if above else ())
        owed = [len(title) - 1 if above else 0 for title in titles]
        del out[len(out) - above :]
        begin = at + 1
        while begin < first:
            row = [(_column(heads, word), word) for word in lines[begin]]
            units = all(re.fullmatch(r"（.*）?|.*）", word.text) for _, word in row)
            due = all(owed[i] for i, _ in row) if above else not _is_middle(heads, lines[first:])
            if not (units or due):
                break
            for i, word in row:
                titles[i].append(word.text)
            begin += 1
        out.append(bars(["".join(title) for title in titles]))
        self.heads, self.depth, self.last = heads, begin - at, 0
        return self._rows(lines, begin, out)

    def _rows(self, lines: Sequence[Sequence[Word]], begin: int, out: list[str]) -> int:
        """Write the rows from a line on; return the line behind the table."""
        heads = self.heads
        end = _end(heads, lines, begin)
        body = lines[begin:end]
        middle = _is_middle(heads, body, self.last)
        anchors: list[float] = []
        for row in body:
            if _number(heads, row) == self.last + 1:
                self.last += 1
                anchors.append(row[0].y)
        cells: list[list[list[str]]] = [[[] for _ in heads] for _ in range(len(anchors) + 1)]
        cells[0] = self.open or cells[0]
        for column in range(len(heads)):
            own = _of_column(heads, body, column)
            rows_of = _in_middle if middle else _from_top
            for word, at in zip(own, rows_of(own, anchors, torn=bool(self.open)), strict=True):
                cells[at + 1][column].append(word.text)
        rows = [row for row in cells if any(row)]
        rest = lines[end:]
        self.open = rows.pop() if len(rest) < 2 and all(_is_page_number(r) for r in rest) else []
        out += [bars(["".join(cell) for cell in row]) for row in rows]
        return end


def _of_column(heads: Sequence[Word], lines: Sequence[Sequence[Word]], column: int) -> list[Word]:
    """What a column holds, one word for each line."""
    told: list[Word] = []
    for row in lines:
        words = [word for word in row if _column(heads, word) == column]
        if words:
            first = words[0]
            told.append(Word(first.left, first.y, first.size, "".join(w.text for w in words)))
    return told


def _is_page_number(row: Sequence[Word]) -> bool:
    return re.fullmatch(r"[-—–第页共 /]*\d{1,3}[-—–第页共 /\d]*", _plain(row)) is not None


def _is_margin(heads: Sequence[Word], row: Sequence[Word]) -> bool:
    return (_is_page_number(row) and len(row) == 1) or any(_crosses(heads, word) for word in row)


def _from_top(own: Sequence[Word], anchors: Sequence[float], *, torn: bool) -> list[int]:
    """The row of each word of a column, -1 for the row that an earlier page began."""
    rows = [sum(w.y <= anchor + SAME_LINE * w.size for anchor in anchors) - 1 for w in own]
    return rows if torn else [max(row, 0) for row in rows]


def _in_middle(own: Sequence[Word], anchors: Sequence[float], *, torn: bool) -> list[int]:
    """The same where every line above a row's number has one as far below."""
    above = _from_top(own, anchors, torn=True)
    rows: list[int] = []
    begun = _torn_off(own, above) if torn else 0
    waiting = owed = 0
    at = -1
    for i, word in enumerate(own):
        if above[i] > at:
            rows += [above[i]] * waiting
            at, owed, waiting = above[i], waiting, 0
        beside = at >= 0 and abs(word.y - anchors[at]) <= SAME_LINE * word.size
        if i < begun or beside or owed:
            owed -= i >= begun and not beside
            rows.append(at)
        else:
            waiting += 1
    return rows + [at] * waiting


def _torn_off(own: Sequence[Word], above: Sequence[int]) -> int:
    """How many of the first words end the row before: behind them is a wider gap."""
    gaps = [a.y - b.y for a, b in pairwise(own)]
    if not gaps or (count := above.count(-1)) == 0:
        return above.count(-1)
    usual = min(gaps)
    wide = [i for i, gap in enumerate(gaps[:count]) if gap > usual * _WIDER]
    return wide[-1] + 1 if wide else 0


def _over(lines: Sequence[Sequence[Word]], at: int) -> int:
    """1 where the line above that of the heads holds the first words of some, else 0."""
    if not at or len(lines[at - 1]) >= len(lines[at]) + 2:
        return 0
    upper, y, size = lines[at - 1], lines[at][0].y, lines[at][0].size
    near = all(w.y - y < _LEADING * size and re.fullmatch(_SHORT, w.text) for w in upper)
    return int(near and not any(_crosses(lines[at], w) for w in upper))


def _headed(line: Sequence[Word], above: Sequence[Word]) -> tuple[list[Word], list[list[str]]]:
    """The heads from left to right with the words of each; some begin in the line above."""
    fresh = [w for w in above if all(w.right <= h.left or h.right <= w.left for h in line)]
    heads = sorted([*line, *fresh], key=lambda w: w.left)
    titles = [[head.text] for head in heads]
    for word in above:
        if word not in fresh:
            titles[_column(heads, word)].insert(0, word.text)
    for i, head in enumerate(heads):
        if head in fresh:
            titles[i] = [head.text, ""]
    return heads, titles


def _is_middle(heads: Sequence[Word], lines: Sequence[Sequence[Word]], number: int = 0) -> bool:
    """Whether cells stand in the middle of their rows: some have no line beside the number."""
    first = number
    begun: set[int] = set()
    for row in lines:
        if _number(heads, row) == number + 1:
            number += 1
            begun = {_column(heads, word) for word in row}
        elif number > first and any(_column(heads, word) not in begun for word in row):
            return True
        if _end(heads, [row], 0) == 0:
            return False
    return False


def _end(heads: Sequence[Word], lines: Sequence[Sequence[Word]], begin: int) -> int:
    """The first line from `begin` on that is no part of the table."""
    for i in range(begin, len(lines)):
        row = lines[i]
        far = i > begin and lines[i - 1][0].y - row[0].y > _APART * row[0].size * (
            2 if _number(heads, row) else 1
        )
        if far and _number(heads, row) is None:
            return i
        if any(_TOTAL.match(w.text) for w in row) or any(_crosses(heads, w) for w in row):
            return i
        if _is_head(row):
            return i
    return len(lines)


def _crosses(heads: Sequence[Word], word: Word) -> bool:
    """Whether a run of words lies under more heads than one: running text."""
    under = [h for h in heads if word.left < h.right - h.size and h.left + h.size < word.right]
    return len(under) > 1


def _column(heads: Sequence[Word], word: Word) -> int:
    """The head that a word stands under, else the nearest one."""

    def apart(i: int) -> tuple[float, float]:
        head = heads[i]
        over = min(head.right, word.right) - max(head.left, word.left)
        return (-over, abs(head.left - word.left))

    return min(range(len(heads)), key=apart)


def _number(heads: Sequence[Word], row: Sequence[Word]) -> int | None:
    """The number of a row in the column of numbers, None for a line without."""
    column = next(i for i, head in enumerate(heads) if head.text in _NUMBERED)
    word = next((w for w in row if _column(heads, w) == column), None)
    return int(word.text) if word and re.fullmatch(r"\d{1,4}", word.text) else None


def _is_head(row: Sequence[Word]) -> bool:
    heads = [word for word in row if _HEAD.fullmatch(word.text)]
    numbered = any(word.text in _NUMBERED for word in row)
    return numbered and len(heads) >= FEWEST and 2 * len(heads) >= len(row)


def _plain(row: Sequence[Word]) -> str:
    return " ".join(word.text for word in row)
