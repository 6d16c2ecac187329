"""The chain map: columns 上游 中游 下游, a tile a segment, an arrow for what feeds what."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup

from api.answers.prose import prose
from api.answers.shapes import ChainMap, MapSegment
from api.pictures.layout import Layout, Spot, lay_out
from api.pictures.lights import LIGHTS, mark
from api.pictures.svg import LINE, MUTED, el, lines, picture, text, title
from graph.model import STAGES

TILE, HIGH, GAP, ROW, PASS = 166.0, 58.0, 46.0, 72.0, 12.0
BROAD = 1_700.0
"""A picture wider than this is moved about on a screen: smaller its words could not be read."""
TOP, MARGIN, FOOT = 34.0, 10.0, 48.0

Link = Callable[[MapSegment], str | None]


def chain_map(found: ChainMap, link: Link = lambda segment: None) -> Markup:
    """The picture. `link` gives the address that a tile leads to, if any."""
    layout = lay_out(found.segments)
    inner = max(map(_column_height, layout.columns), default=ROW)
    width = max(2 * MARGIN + len(layout.columns) * (TILE + GAP) - GAP, 720.0)
    height = TOP + inner + FOOT
    at = _places(layout, inner)
    by_name = {segment.name: segment for segment in found.segments}
    order = {name: number for number, name in enumerate(by_name)}
    tiles = [(spot.segment, place) for spot, place in at.items() if not spot.waypoint]
    drawn = [
        _arrow_head(),
        *_bands(layout, height),
        el("g", *_arrows(found.segments, layout, at, order), class_="arrows"),
        *(_tile(by_name[name], x, y, order[name], link) for name, (x, y) in tiles),
        *_legend(found, height),
    ]
    told = "、".join(f"{LIGHTS[s].word} {n}" for s, n in found.counts.items() if n)
    label = f"{found.chain}产业链图,{len(found.segments)} 个环节:{told}"
    linked = any(link(segment) for segment in found.segments)
    role = "group" if linked else "img"
    return picture(
        width,
        height,
        label,
        drawn,
        class_="chain-map broad" if width > BROAD else "chain-map",
        role=role,
    )


def _high(spot: Spot) -> float:
    return PASS if spot.waypoint else ROW


def _column_height(column: Sequence[Spot]) -> float:
    return sum(map(_high, column))


def _places(layout: Layout, inner: float) -> dict[Spot, tuple[float, float]]:
    """The upper left corner of every tile, the left end of every waypoint; columns are centred."""
    found = {}
    for at, column in enumerate(layout.columns):
        x = MARGIN + at * (TILE + GAP)
        tiles = sum(not spot.waypoint for spot in column) or 1
        spare = min((inner - _column_height(column)) / (tiles + 1), ROW * 0.6)
        y = TOP + (inner - _column_height(column) - spare * (tiles - 1)) / 2
        for spot in column:
            found[spot] = (x, y + (PASS / 2 if spot.waypoint else (ROW - HIGH) / 2))
            y += _high(spot) + (0 if spot.waypoint else spare)
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
        yield text(
            stage, left + wide / 2, 26, 14, fill=MUTED, text_anchor="middle", font_weight=600
        )


def _arrow_head() -> Markup:
    head = el("path", d="M0,0L8,4L0,8Z", fill="#667085")
    marker = el(
        "marker", head, id="arrow", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=7,
        markerHeight=7, orient="auto",
    )  # fmt: skip
    return el("defs", marker)


def _arrows(
    segments: Sequence[MapSegment],
    layout: Layout,
    at: Mapping[Spot, tuple[float, float]],
    order: Mapping[str, int],
) -> Iterator[Markup]:
    for segment in segments:
        for fed in segment.feeds:
            if fed in order and fed != segment.name:
                yield el(
                    "path",
                    title(f"{segment.name} 供给 {fed}"),
                    d=_way(segment.name, fed, layout, at),
                    fill="none",
                    stroke=LINE,
                    stroke_width=1.3,
                    marker_end="url(#arrow)",
                    data_from=order[segment.name],
                    data_to=order[fed],
                )


def _way(name: str, fed: str, layout: Layout, at: Mapping[Spot, tuple[float, float]]) -> str:
    """From the right side of one tile, through waypoints, to the left side of the other."""
    first, last = layout.column_of(name), layout.column_of(fed)
    start, end = at[Spot(name, first)], at[Spot(fed, last)]
    x, y, low = start[0] + TILE, start[1] + HIGH / 2, end[1] + HIGH / 2
    if last == first:  # within a column: round its right side
        return f"M{x:.0f},{y:.0f}{_bend(x, y, x + 1, low, GAP * 0.6, back=True)}"
    if last < first:  # backwards: from the left side to the right side
        x, to = start[0], end[0] + TILE + 1
        return f"M{x:.0f},{y:.0f}{_bend(x, y, to, low, -GAP * 0.8)}"
    told = f"M{x:.0f},{y:.0f}"
    for column in range(first + 1, last):
        left, height = at[Spot(name, column, waypoint=True)]
        told += f"{_bend(x, y, left, height, GAP * 0.5)}H{left + TILE:.0f}"
        x, y = left + TILE, height
    return told + _bend(x, y, end[0] - 1, low, GAP * 0.5)


def _bend(x: float, y: float, to: float, height: float, reach: float, *, back: bool = False) -> str:
    """A curve that leaves and arrives level; `back` arrives from where it left to."""
    second = to + reach if back else to - reach
    return f"C{x + reach:.0f},{y:.0f} {second:.0f},{height:.0f} {to:.0f},{height:.0f}"


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
    return el("a" if address else "g", *parts, href=address, class_="tile", data_tile=number)


def _small(segment: MapSegment) -> str:
    told = [f"{segment.kind}·{segment.level}"] if segment.kind else []
    if segment.local:
        told.append(f"{segment.local} 家")
    return " ".join(told)


def _told(segment: MapSegment) -> str:
    told = [f"{segment.name}({segment.stage}):{LIGHTS[segment.status].word}", prose(segment.rule)]
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
