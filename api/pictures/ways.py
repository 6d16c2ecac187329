"""The ways in as a small graph: from a local firm or place on the left to the target."""

from collections.abc import Sequence

from markupsafe import Markup

from api.answers.shapes import WayIn
from api.pictures.svg import INK, MUTED, el, lines, picture, text, title

BOX, HIGH, BETWEEN, ROW = 186.0, 42.0, 92.0, 58.0
HERE, THERE, ON_THE_WAY = ("#e4f5ec", "#0b6b46"), ("#fff3df", "#93500a"), ("#f4f5f7", "#667085")


def ways_in(ways: Sequence[WayIn]) -> Markup:
    """A row a way; the same node in rows that follow each other is drawn once, over them all."""
    rows = [_named(way) for way in ways]
    longest = max((len(row) for row in rows), default=1)
    grid = [[""] * (longest - len(row)) + row for row in rows]
    width = longest * (BOX + BETWEEN) - BETWEEN + 4
    drawn = [_head()]
    for at, way in enumerate(ways):
        first = longest - len(rows[at])
        for step, hop in enumerate(way.hops):
            drawn += _arrow(first + step, at, hop.relationship, hop.source)
    for column in range(longest):
        at = 0
        while at < len(grid):
            span = 1
            while at + span < len(grid) and grid[at + span][column] == grid[at][column]:
                span += 1
            if grid[at][column]:
                drawn.append(_box(grid[at][column], column, at, span, longest, rows))
            at += span
    told = ";".join(way.why for way in ways)
    return picture(width, len(ways) * ROW, f"可走的路子:{told}", drawn, class_="ways")


def _named(way: WayIn) -> list[str]:
    return [way.hops[0].start, *(hop.end for hop in way.hops)]


def _head() -> Markup:
    head = el("path", d="M0,0L8,4L0,8Z", fill=MUTED)
    return el(
        "defs",
        el(
            "marker", head, id="way", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=7,
            markerHeight=7, orient="auto",
        ),
    )  # fmt: skip


def _arrow(column: int, row: int, words: str, source: str) -> list[Markup]:
    x = 2 + column * (BOX + BETWEEN) + BOX
    y = row * ROW + ROW / 2
    return [
        el(
            "path", title(f"{words}(来源:{source})"), d=f"M{x},{y}H{x + BETWEEN - 2}",
            stroke=MUTED, stroke_width=1.4, marker_end="url(#way)",
        ),
        text(
            lines(words, 11.5, BETWEEN - 14, 1)[0], x + BETWEEN / 2 - 3, y - 5, 11.5,
            text_anchor="middle", fill=INK,
        ),
    ]  # fmt: skip


def _box(
    name: str, column: int, row: int, span: int, longest: int, rows: Sequence[Sequence[str]]
) -> Markup:
    starts = {longest - len(rows[at]) for at in range(row, row + span)}
    tint, ink = THERE if column == longest - 1 else HERE if column in starts else ON_THE_WAY
    x, y = 2 + column * (BOX + BETWEEN), row * ROW + (ROW - HIGH) / 2
    high = HIGH + (span - 1) * ROW
    told = lines(name, 12.5, BOX - 16, 2)
    first = y + high / 2 + 4.5 - 8 * (len(told) - 1)
    return el(
        "g",
        title(name),
        el("rect", x=x, y=y, width=BOX, height=high, rx=5, fill=tint, stroke=ink),
        *(
            text(line, x + BOX / 2, first + 16 * at, 12.5, text_anchor="middle")
            for at, line in enumerate(told)
        ),
    )
