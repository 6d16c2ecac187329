"""A sheet to rows: where its header stands, what its columns mean, which rows are no facts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graph.names import squeeze
from ingest.personal import PERSONAL_COLUMNS, mask
from ingest.rows import Cell, Content, FileRefused, Row
from ingest.tables.headers import Column, Heading, understand, unit_cell, unit_in, words_of
from ingest.tables.sheets import Sheet

HEADER_ROWS = 30
"""The header is looked for in that many first rows."""
REJECT_COLUMNS = ("文件", "表", "行", "列", "值", "原因", "应为")
"""What the program writes before a row that it gives back; taken off when it is put back."""

_TOTAL = re.compile(r"(?:全[省市县区国]|本页|以上|总)?(?:合计|总计|小计|共计|累计)(?:[::(].*)?")
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|数据来源|资料来源|来源|填报|制表|审核|统计口径|截至|单位)(?:[::\d(]|$)|[※*]|注释"
)
_GROUP = re.compile(r"[(]?[一二三四五六七八九十]+[)、.]")
_ESCAPED = re.compile(r"^'(?=[=+@\-\t\r])")
"""The apostrophe that the program's own files put before what a spreadsheet would run."""
_DATE = re.compile(
    r"((?:19|20)\d{2})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|((?:19|20)\d{2})[-.](\d{1,2})(?:[-.](\d{1,2}))?"
)


@dataclass(frozen=True, slots=True)
class Head:
    """A header that was found: the rows it takes, and what each column of the sheet means."""

    first: int
    last: int
    texts: tuple[str, ...]
    headings: Mapping[int, Heading]


def find_head(
    sheet: Sheet, columns: Sequence[Column], requires: Sequence[tuple[str, ...]]
) -> Head | None:
    """The best header among the first rows: one line or two, with one set of `requires` whole."""
    words = words_of(columns)
    rows = [cells for _, cells in sheet.rows[:HEADER_ROWS]]
    best: Head | None = None
    for at in range(len(rows)):
        single = _head(at, at, rows[at], words)
        double = (
            _head(at, at + 1, _stacked(rows[at], rows[at + 1], words), words)
            if at + 1 < len(rows)
            else None
        )
        options = [single]
        if (
            double
            and len(double.headings) > len(single.headings)
            and not _is_data(rows[at + 1], words, single)
        ):
            options.append(double)
        for head in options:
            found = {h.column for h in head.headings.values()}
            if any(found.issuperset(need) for need in requires) and (
                best is None or len(head.headings) > len(best.headings)
            ):
                best = head
    return best


def read_table(
    sheet: Sheet,
    stem: str,
    columns: Sequence[Column],
    requires: Sequence[tuple[str, ...]],
) -> Content:
    """The rows of a sheet. Raises `FileRefused` where no header fits."""
    head = find_head(sheet, columns, requires)
    if head is None:
        wanted = " 或 ".join("、".join(need) for need in requires)
        raise FileRefused(f"前 {HEADER_ROWS} 行里没有认得的表头", hint=f"表头至少要有:{wanted}")
    titles = _titles(sheet, head)
    head, after = _with_units(sheet, head, titles)
    personal = tuple(t for t in head.texts if PERSONAL_COLUMNS.search(squeeze(t)))
    hidden = {i for i, t in enumerate(head.texts) if t in personal or squeeze(t) in REJECT_COLUMNS}
    rows = [
        _row(number, cells, head, hidden)
        for number, cells in sheet.rows[after:]
        if any(squeeze(cell) for cell in cells)
    ]
    title = next(iter(titles), "") or stem
    return Content(rows, title, _date(titles), (*sheet.remarks, *_remarks(head, personal, rows)))


def _head(first: int, last: int, texts: Sequence[str], words: Mapping[str, str]) -> Head:
    headings: dict[int, Heading] = {}
    taken: set[tuple[str, int | None]] = set()
    for at, text in enumerate(texts):
        if PERSONAL_COLUMNS.search(squeeze(text)):
            continue
        heading = understand(text, words)
        if heading and (heading.column, heading.year) not in taken:
            headings[at] = heading
            taken.add((heading.column, heading.year))
    return Head(first, last, tuple(texts), headings)


def _stacked(top: Sequence[str], bottom: Sequence[str], words: Mapping[str, str]) -> list[str]:
    """Two header lines as one: the lower, else both together, else the upper."""
    joined = []
    above = ""
    for at in range(max(len(top), len(bottom))):
        upper = top[at] if at < len(top) else ""
        lower = bottom[at] if at < len(bottom) else ""
        above = upper if upper.strip() else (above if lower.strip() else "")
        options = [lower, f"{above}{lower}", above] if lower.strip() != above.strip() else [above]
        joined.append(next((o for o in options if understand(o, words)), f"{above}{lower}"))
    return joined


def _is_data(cells: Sequence[str], words: Mapping[str, str], single: Head) -> bool:
    """Whether the row under a header line is a row of the table, and no second header line."""
    under = [at for at in single.headings if at < len(cells) and cells[at].strip()]
    return bool(under) and all(
        understand(cells[at], words) is None
        and cells[at] != single.texts[at]
        and not _is_sub(cells[at])
        for at in under
    )


def _is_sub(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d{2}年?度?|小计|其中.*", squeeze(text)))


def _titles(sheet: Sheet, head: Head) -> list[str]:
    lines = []
    for _, cells in sheet.rows[: head.first]:
        distinct = list(dict.fromkeys(c.strip() for c in cells if c.strip()))
        if distinct:
            lines.append(mask(" ".join(distinct)))
    return lines


def _with_units(sheet: Sheet, head: Head, titles: Sequence[str]) -> tuple[Head, int]:
    """Units from the title or from a row of units below the header; the row that follows."""
    after = head.last + 1
    default = next((u for u in map(unit_in, titles) if u), "")
    below: dict[int, str] = {}
    if after < len(sheet.rows):
        filled = {i: c for i, c in enumerate(sheet.rows[after][1]) if c.strip()}
        if filled and all(unit_cell(c) for c in filled.values()):
            below = {i: unit_cell(c) for i, c in filled.items()}
            after += 1
    headings = {
        at: replace(h, unit=h.unit or below.get(at, "") or default)
        for at, h in head.headings.items()
    }
    return replace(head, headings=headings), after


def _row(number: int, cells: Sequence[str], head: Head, hidden: set[int]) -> Row:
    texts = [mask(_ESCAPED.sub("", cell.strip())) for cell in cells]
    raw = tuple(
        (head.texts[at] if at < len(head.texts) else "", text)
        for at, text in enumerate(texts)
        if at not in hidden
    )
    understood = tuple(
        Cell(h.column, texts[at], h.unit, h.year)
        for at, h in head.headings.items()
        if at < len(texts) and texts[at]
    )
    return Row(number, understood, raw, _no_fact(texts, head))


def _no_fact(texts: Sequence[str], head: Head) -> str:
    """Why a row is no fact: a repeated header, a total, a note, a heading of a group; else ''."""
    filled = [(at, text) for at, text in enumerate(texts) if text]
    if all(at < len(head.texts) and text == head.texts[at].strip() for at, text in filled):
        return "重复的表头"
    words = [squeeze(text) for _, text in filled]
    if any(_TOTAL.fullmatch(word) for word in words[:3]):
        return "合计行"
    if len(set(words)) == 1:
        if _NOTE.match(words[0]):
            return "表下的说明"
        if _GROUP.match(words[0]):
            return "分组标题"
    return ""


def _remarks(head: Head, personal: Sequence[str], rows: Sequence[Row]) -> list[str]:
    remarks = []
    if personal:
        remarks.append(f"个人信息列不取:{'、'.join(dict.fromkeys(personal))}")
    unknown = [
        text.strip()
        for at, text in enumerate(head.texts)
        if text.strip()
        and at not in head.headings
        and text not in personal
        and squeeze(text) not in (*REJECT_COLUMNS, "来源", "备注")
    ]
    if unknown:
        remarks.append(f"没有用到的列:{'、'.join(dict.fromkeys(unknown))}")
    if not rows:
        remarks.append("只有表头,没有数据")
    return remarks


def _date(titles: Sequence[str]) -> str | None:
    """The date that the title lines state, as exact as it stands there."""
    for line in titles:
        found = _DATE.search(squeeze(line))
        if found:
            parts = [p for p in found.groups() if p]
            if all(1 <= int(p) <= 31 for p in parts[1:]):
                return "-".join([parts[0], *(f"{int(p):02d}" for p in parts[1:])])
    return None
