"""chains/*.yaml: segments, what feeds what, what stands locally."""

import re
from collections.abc import Iterator, Mapping

from graph.claims import Claim
from graph.model import STAGES
from graph.names import squeeze
from graph.places import places
from ingest import nodes
from ingest.kinds.kind import Context, Kind, Raw, Said
from ingest.rows import BadCell, Cell, Content, FileRefused, Row
from ingest.values import share
from ingest.vocabulary import segment_id
from ingest.yaml_text import Entry, load

_TOP = {"chain", "region", "source", "segments"}
_SOURCE = {"title", "date", "url"}
_SEGMENT = {"name", "stage", "products", "feeds", "local", "local_sourcing", "note"}
_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def read(raw: Raw) -> Content:
    """One row a segment. Raises `FileRefused`, with the line, for a map that cannot be right."""
    top = _mapping(load(raw.data), _TOP, "链图")
    chain = _name(top, "chain", 1)
    source = _mapping(top["source"], _SOURCE, "source") if "source" in top else {}
    date = _text(source.get("date"))
    if date and not _DATE.fullmatch(date):
        raise FileRefused(
            f"第 {source['date'].line} 行的日期 {date!r} 不对",
            hint="写作 2021、2021-03 或 2021-03-08",
        )
    _check_region(top)
    segments = [_segment(entry, chain) for entry in _list(top.get("segments"), "segments", 1)]
    if not segments:
        raise FileRefused("链图里没有环节", hint="在 segments 下至少写一个环节")
    _check_feeds(segments)
    return Content(segments, _text(source.get("title")) or f"{chain}链图", date or None)


def transform(row: Row, context: Context) -> Iterator[Said]:
    """The claims of one segment."""
    chain = row.text("chain")
    segment = nodes.segment(segment_id(chain, row.text("name")))
    # (segment)-[PART_OF]->(chain)
    said = {
        "stage": row.text("stage"),
        "local": row.text("local") or None,
        "local_sourcing": share(row.cell("local_sourcing")),
        "note": row.text("note") or None,
    }
    yield Claim("PART_OF", segment, nodes.chain(chain), said)
    # (segment)-[FEEDS]->(segment)
    for other in row.all("feeds"):
        yield Claim("FEEDS", segment, nodes.segment(segment_id(chain, other.text)))
    # (product)-[BELONGS_TO]->(segment)
    for product in row.all("products"):
        yield Claim("BELONGS_TO", nodes.product(product.text), segment)


def _segment(entry: Entry, chain: str) -> Row:
    found = _mapping(entry, _SEGMENT, "环节")
    name = _name(found, "name", entry.line)
    stage = _text(found.get("stage"))
    if stage not in STAGES:
        raise FileRefused(
            f"第 {entry.line} 行的环节“{name}”的 stage 是 {stage!r}", hint="写 上游、中游 或 下游"
        )
    local = _text(found.get("local"))
    if local not in ("", "有", "缺"):
        raise FileRefused(
            f"第 {found['local'].line} 行的 local 是 {local!r}", hint="写 有 或 缺,不清楚就不写"
        )
    cells = [Cell("chain", chain), Cell("name", name), Cell("stage", stage)]
    for column in ("products", "feeds"):
        cells += [
            Cell(column, squeeze(_text(item)))
            for item in _list(found.get(column), column, entry.line)
            if _text(item)
        ]
    for column in ("local", "local_sourcing", "note"):
        if text := _text(found.get(column)):
            cells.append(Cell(column, text))
    row = Row(entry.line, tuple(cells), (("环节", name),))
    _check_sourcing(row)
    return row


def _check_sourcing(row: Row) -> None:
    try:
        share(row.cell("local_sourcing"))
    except BadCell as error:
        raise FileRefused(
            f"第 {row.number} 行起的 local_sourcing 是 {error.value!r}", hint=error.expected
        ) from None


def _check_region(top: Mapping[str, Entry]) -> None:
    code = _text(top.get("region"))
    if code and places().find(code) is None:
        raise FileRefused(
            f"第 {top['region'].line} 行的 region {code!r} 不认识", hint='写六位代码,如 "610700"'
        )


def _check_feeds(segments: list[Row]) -> None:
    """Every segment once; what is fed is known; nothing feeds itself, directly or around."""
    lines: dict[str, int] = {}
    for row in segments:
        name = row.text("name")
        if name in lines:
            raise FileRefused(
                f"第 {row.number} 行的环节“{name}”在第 {lines[name]} 行已经有了", hint="留一个"
            )
        lines[name] = row.number
    feeds = {row.text("name"): [c.text for c in row.all("feeds")] for row in segments}
    for row in segments:
        for other in feeds[row.text("name")]:
            if other not in lines:
                raise FileRefused(
                    f"第 {row.number} 行的环节“{row.text('name')}”供给“{other}”,但链图里没有这个环节",
                    hint="改正名字,或补上这个环节",
                )
    circle = _circle(feeds)
    if circle:
        raise FileRefused(
            f"feeds 绕成了圈:{' → '.join(circle)}", hint="供给只能从上游到下游,去掉其中一条"
        )


def _circle(feeds: Mapping[str, list[str]]) -> list[str]:
    """A circle among the segments, with its first repeated at its end; [] where there is none."""
    import networkx

    graph = networkx.DiGraph([(a, b) for a, below in feeds.items() for b in below])
    try:
        found = networkx.find_cycle(graph)
    except networkx.NetworkXNoCycle:
        return []
    return [found[0][0], *(edge[1] for edge in found)]


def _mapping(entry: Entry, known: set[str], what: str) -> Mapping[str, Entry]:
    if not isinstance(entry.value, dict):
        raise FileRefused(f"第 {entry.line} 行应是{what}的各项", hint="写作 名称: 值")
    for name, value in entry.value.items():
        if name not in known:
            raise FileRefused(
                f"第 {value.line} 行的 {name} 不认识", hint=f"{what}可写:{'、'.join(sorted(known))}"
            )
    return entry.value


def _list(entry: Entry | None, name: str, line: int) -> list[Entry]:
    if entry is None or entry.value == "":
        return []
    if not isinstance(entry.value, list):
        raise FileRefused(f"第 {entry.line} 行的 {name} 应是列表", hint=f"写作 {name}: [甲, 乙]")
    return entry.value


def _text(entry: Entry | None) -> str:
    if entry is None:
        return ""
    if not isinstance(entry.value, str):
        raise FileRefused(f"第 {entry.line} 行应是一个词或一句话", hint="不要写成列表")
    return entry.value.strip()


def _name(found: Mapping[str, Entry], key: str, line: int) -> str:
    name = squeeze(_text(found.get(key)))
    if not name or "/" in name:
        raise FileRefused(f"第 {line} 行起缺少 {key},或其中有 /", hint=f"写上 {key}: 名称")
    return name


CHAIN_MAP = Kind("chain_map", "链图", 1, read, transform, names_firms=False)
