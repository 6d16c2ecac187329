"""The chain map: columns 上游 中游 下游, a tile a segment, an arrow for what feeds what."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from api.answers.shapes import ChainMap, MapSegment
from api.pictures.layout import STAGES, Layout, lay_out
from api.pictures.lights import LIGHTS, mark
from api.pictures.svg import FONT, INK, LINE, MUTED, el, lines, picture, text, title

TILE, HIGH, GAP, ROW = 166.0, 58.0, 46.0, 74.0
TOP, MARGIN, FOOT = 40.0, 10.0, 44.0
WIDEST = 1240.0

Link = Callable[[MapSegment], str | None]


def chain_map(found: ChainMap, link: Link = lambda segment: None) -> Markup:
    """The picture. `link` gives the address that a tile leads to, if any."""
    layout = lay_out(found.segments)
    rows = max((len(column) for column in layout.columns), default=1)
    width = max(2 * MARGIN + len(layout.columns) * (TILE + GAP) - GAP, 720.0)
    height = TOP + rows * ROW + FOOT
    at = _places(layout, rows)
    by_name = {segment.name: segment for segment in found.segments}
    order = {name: number for number, name in enumerate(by_name)}
    drawn = [
        _arrow_head(),
        *_bands(layout, height),
        el("g", *_arrows(by_name, at, order), class_="arrows"),
        *(_tile(by_name[name], x, y, order[name], link) for name, (x, y) in at.items()),
        *_legend(found, height),
    ]
    told = "、".join(f"{LIGHTS[s].word} {n}" for s, n in found.counts.items() if n)
    label = f"{found.chain}产业链图,{len(found.segments)} 个环节:{told}"
    return picture(width, height, label, drawn, class_="chain-map")


def _places(layout: Layout, rows: int) -> dict[str, tuple[float, float]]:
    """The upper left corner of every tile; short columns stand in the middle."""
    found = {}
    for at, column in enumerate(layout.columns):
        x = MARGIN + at * (TILE + GAP)
        spare = (rows - len(column)) * ROW / (len(column) + 1)
        for row, name in enumerate(column):
            found[name] = (x, TOP + spare * (row + 1) + row * ROW)
    return found


def _bands(layout: Layout, height: float) -> Iterator[Markup]:
    for stage in STAGES:
        own = [at for at, s in enumerate(layout.stages) if s == stage]
        if not own:
            continue
        left = MARGIN + own[0] * (TILE + GAP) - 8
        wide = (len(own) - 1) * (TILE + GAP) + TILE + 16
        yield el(
            "rect", x=left, y=6, width=wide, height=height - FOOT - 8, rx=6, fill="#f8f9fb",
            stroke="#e4e7ec",
        )  # fmt: skip
        yield text(stage, left + wide / 2, 26, 14, fill=MUTED, text_anchor="middle", font_weight=600)


def _arrow_head() -> Markup:
    head = el("path", d="M0,0L8,4L0,8Z", fill="#667085")
    marker = el(
        "marker", head, id="arrow", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=7,
        markerHeight=7, orient="auto",
    )  # fmt: skip
    return el("defs", marker)


def _arrows(
    segments: dict[str, MapSegment], at: dict[str, tuple[float, float]], order: dict[str, int]
) -> Iterator[Markup]:
    for name, segment in segments.items():
        for fed in segment.feeds:
            if fed in at and fed != name:
                yield el(
                    "path",
                    title(f"{name} 供给 {fed}"),
                    d=_curve(at[name], at[fed]),
                    fill="none",
                    stroke=LINE,
                    stroke_width=1.3,
                    marker_end="url(#arrow)",
                    data_from=order[name],
                    data_to=order[fed],
                )


def _curve(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = (start[0] + TILE, start[1] + HIGH / 2), (end[0], end[1] + HIGH / 2)
    if end[0] > start[0]:
        bend = min(max((x2 - x1) / 2, 20), 70)
        return f"M{x1:.0f},{y1:.0f}C{x1 + bend:.0f},{y1:.0f} {x2 - bend:.0f},{y2:.0f} {x2 - 1:.0f},{y2:.0f}"
    if end[0] == start[0]:  # within a column: round its right side
        x2, out = end[0] + TILE, GAP * 0.6
        return f"M{x1:.0f},{y1:.0f}C{x1 + out:.0f},{y1:.0f} {x2 + out:.0f},{y2:.0f} {x2 + 1:.0f},{y2:.0f}"
    x1, x2 = start[0], end[0] + TILE  # backwards
    return f"M{x1:.0f},{y1:.0f}C{x1 - 30:.0f},{y1:.0f} {x2 + 30:.0f},{y2:.0f} {x2 + 1:.0f},{y2:.0f}"


def _tile(segment: MapSegment, x: float, y: float, number: int, link: Link) -> Markup:
    light = LIGHTS[segment.status]
    named = lines(segment.name, 13.5, TILE - 22, 2)
    first = y + (21 if len(named) == 2 else 25)
    parts = [
        title(_told(segment)),
        el(
            "rect", x=x, y=y, width=TILE, height=HIGH, rx=5, fill=light.tint, stroke=light.ink,
            stroke_width=1.2, stroke_dasharray=light.dash, class_="tile-box",
        ),
        el("rect", x=x, y=y, width=5, height=HIGH, rx=2, fill=light.ink),
        *(
            text(line, x + 13, first + 15.5 * row, 13.5, font_weight=600)
            for row, line in enumerate(named)
        ),
        mark(segment.status, x + 13, y + HIGH - 15, 9),
        text(light.word, x + 27, y + HIGH - 7, 11.5, fill=light.ink, font_weight=600),
        text(_small(segment), x + TILE - 8, y + HIGH - 7, 11, fill=MUTED, text_anchor="end"),
    ]  # fmt: skip
    address = link(segment)
    group = {"class_": "tile", "data_tile": number}
    return el("a", *parts, href=address, **group) if address else el("g", *parts, **group)


def _small(segment: MapSegment) -> str:
    told = [f"{segment.kind}·{segment.level}"] if segment.kind else []
    if segment.local:
        told.append(f"{segment.local} 家")
    return " ".join(told)


def _told(segment: MapSegment) -> str:
    told = [f"{segment.name}({segment.stage}):{LIGHTS[segment.status].word}", segment.rule]
    if segment.kind:
        told.append(f"缺口:{segment.kind},{segment.level}")
    if segment.products:
        told.append(f"产品:{'、'.join(segment.products[:8])}")
    if segment.feeds:
        told.append(f"供给:{'、'.join(segment.feeds)}")
    return "\n".join(line for line in told if line)


def _legend(found: ChainMap, height: float) -> Iterator[Markup]:
    x, y = MARGIN, height - 18
    for status, count in found.counts.items():
        light = LIGHTS[status]
        yield mark(status, x, y - 10, 11)
        yield text(f"{light.word} {count}", x + 17, y, 12.5, font_weight=600, fill=light.ink)
        start = x + 17 + 13 * (len(light.word) + 1.6)
        yield text(light.meaning, start, y, 11.5, fill=MUTED)
        x = start + 12 * len(light.meaning) + 18
    yield text("→ 供给", x, y, 11.5, fill=MUTED)


__all__ = ["FONT", "INK", "chain_map"]
