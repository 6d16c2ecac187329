"""A chain map's text to rows, with all that must hold of it; refusals name the line."""

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from graph.model import STAGES
from graph.names import id_part, squeeze
from graph.places import places
from ingest.rows import BadCell, Cell, Content, FileRefused, Row
from ingest.values import is_absent, share
from ingest.yaml_text import Entry, load

_TOP = ("chain", "region", "source", "segments")
_SOURCE = ("title", "date", "url")
_SEGMENT = ("name", "stage", "products", "feeds", "local", "local_sourcing", "note")
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_NOTHING = ("~", "null")
MAX_NAME = 100
AWAITED = "segments 下还没有填环节,这条链暂时没有链图"

Mapped = Mapping[str, Entry]


def read_map(data: bytes) -> Content:
    """One row a segment. Raises `FileRefused`."""
    top = _mapping(load(data), _TOP, "链图")
    chain = id_part(_name(top, "chain", 1))
    _check_region(top)
    source = _mapping(top["source"], _SOURCE, "source") if _given(top, "source") else {}
    date = _date(source)
    rows = [_segment(entry, chain) for entry in _list(top, "segments")]
    if not rows and _awaited(top):
        return Content(rows, f"{chain}链图", date, (AWAITED,))
    if not rows:
        raise FileRefused("链图里没有环节", hint="在 segments 下至少写一个环节")
    _check_feeds(rows)
    return Content(rows, _text(source.get("title")) or f"{chain}链图", date)


def _segment(entry: Entry, chain: str) -> Row:
    found = _mapping(entry, _SEGMENT, "环节")
    name = _name(found, "name", entry.line)
    cells = [Cell("chain", chain), Cell("name", name)]
    cells.append(Cell("stage", _one_of(found, "stage", STAGES, entry.line)))
    for column in ("products", "feeds"):
        cells += [Cell(column, _item(item, column)) for item in _list(found, column)]
    if text := _text(found.get("local")):
        cells.append(Cell("local", _one_of(found, "local", ("有", "缺"), entry.line)))
    for column in ("local_sourcing", "note"):
        if text := _text(found.get(column)):
            cells.append(Cell(column, text))
    row = Row(entry.line, tuple(cells), ("环节",), (name,))
    _check_sourcing(row, found)
    return row


def _check_sourcing(row: Row, found: Mapped) -> None:
    try:
        share(row.cell("local_sourcing"))
    except BadCell as error:
        raise FileRefused(
            f"第 {found['local_sourcing'].line} 行的 local_sourcing 是 {error.value!r}",
            hint=error.expected,
        ) from None


def _check_region(top: Mapped) -> None:
    code = _text(top.get("region"))
    if code and places().find(code) is None:
        raise FileRefused(
            f"第 {top['region'].line} 行的 region {code!r} 不认识", hint='写六位代码,如 "610700"'
        )


def _date(source: Mapped) -> str | None:
    date = _text(source.get("date"))
    if date and not _DATE.fullmatch(date):
        raise FileRefused(
            f"第 {source['date'].line} 行的日期 {date!r} 不对",
            hint="写作 2021、2021-03 或 2021-03-08",
        )
    return date or None


def _check_feeds(rows: list[Row]) -> None:
    """Every segment once; what is fed is known; nothing feeds itself, directly or around."""
    lines: dict[str, int] = {}
    taken: dict[str, int] = {}
    for row in rows:
        name = row.text("name")
        before = taken.setdefault(id_part(name), row.number)
        if before != row.number:
            raise FileRefused(
                f"第 {row.number} 行的环节“{name}”在第 {before} 行已经有了", hint="留一个"
            )
        lines[name] = row.number
    feeds = {row.text("name"): [c.text for c in row.all("feeds")] for row in rows}
    for name, others in feeds.items():
        for other in others:
            if other not in lines:
                raise FileRefused(
                    f"第 {lines[name]} 行的环节“{name}”供给“{other}”,但链图里没有这个环节",
                    hint="改正名字,或补上这个环节",
                )
    _refuse_circle(feeds, lines)


def _refuse_circle(feeds: Mapping[str, list[str]], lines: Mapping[str, int]) -> None:
    try:
        TopologicalSorter(feeds).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1][::-1]
        raise FileRefused(
            f"第 {lines[circle[0]]} 行起的 feeds 绕成了圈:{' → '.join(circle)}",
            hint="供给只能从上游到下游,去掉其中一条",
        ) from None


def _mapping(entry: Entry, known: tuple[str, ...], what: str) -> Mapped:
    if not isinstance(entry.value, dict):
        raise FileRefused(f"第 {entry.line} 行应是{what}的各项", hint="写作 名称: 值")
    for name, value in entry.value.items():
        if name not in known:
            raise FileRefused(
                f"第 {value.line} 行的 {name!r} 不认识", hint=f"{what}可写:{'、'.join(known)}"
            )
    return entry.value


def _given(found: Mapped, name: str) -> bool:
    return name in found and found[name].value not in ("", *_NOTHING)


def _awaited(top: Mapped) -> bool:
    """Whether `segments:` stands there with nothing after it: a map laid to be filled."""
    return "segments" in top and top["segments"].value == ""


def _list(found: Mapped, name: str) -> list[Entry]:
    if not _given(found, name):
        return []
    entry = found[name]
    if not isinstance(entry.value, list):
        raise FileRefused(f"第 {entry.line} 行的 {name} 应是列表", hint=f"写作 {name}: [甲, 乙]")
    return entry.value


def _text(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if not isinstance(entry.value, str):
        raise FileRefused(f"第 {entry.line} 行应是一个词或一句话", hint="不要写成列表")
    text = entry.value.strip()
    return "" if text.lower() in _NOTHING else text


def _one_of(found: Mapped, key: str, choices: tuple[str, ...], line: int) -> str:
    text = _text(found.get(key))
    if text not in choices:
        at = found[key].line if key in found else line
        raise FileRefused(f"第 {at} 行的 {key} 是 {text!r}", hint=f"写 {'、'.join(choices)} 之一")
    return text


def _item(entry: Entry, column: str) -> str:
    name = squeeze(_text(entry))
    if is_absent(name) or len(name) > MAX_NAME:
        raise FileRefused(
            f"第 {entry.line} 行的 {column} 里有一项空着或太长", hint="每项写一个名称,或删去"
        )
    return name


def _name(found: Mapped, key: str, line: int) -> str:
    name = squeeze(_text(found.get(key)))
    at = found[key].line if key in found else line
    if is_absent(name) or len(name) > MAX_NAME:
        raise FileRefused(f"第 {at} 行的 {key} 是 {name[:20]!r}", hint=f"写上 {key}: 名称,不太长")
    return name
