"""Bars: shares of a whole, parts of a sum, a score among scores; and the waterfall of a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from api.answers.prose import prose
from api.answers.shapes import ScorePart, Target, UrgencyPart
from api.pictures.lights import LIGHTS
from api.pictures.svg import INK, LINE, MUTED, el, lines, picture, text, title, wide

NOTE = 408.0
"""Width of the words beside a step."""
PHONE = 314.0
"""Where the longest bar ends: with its number it fits a phone, the words stand to its right."""
FOR, AGAINST, PART = "#2f6f9f", "#b5533c", "#2f6f9f"


def status_bar(counts: Mapping[str, int], width: float = 320.0) -> Markup:
    """The segments of a chain by status, each as wide as its share."""
    total = sum(counts.values()) or 1
    parts, x = [], 0.0
    for status, count in counts.items():
        if not count:
            continue
        light = LIGHTS[status]
        share = width * count / total
        parts += [
            el(
                "rect", title(f"{light.word} {count}"), x=x + 0.75, y=1, width=share - 1.5,
                height=22, rx=2, fill=light.tint, stroke=light.ink, stroke_dasharray=light.dash,
            ),
            text(
                f"{light.word}{count}" if share > 15 + 13 * len(light.word) else str(count),
                x + share / 2, 16.5, 12, text_anchor="middle", fill=light.ink, font_weight=600,
            ),
        ]  # fmt: skip
        x += share
    told = "、".join(f"{LIGHTS[s].word} {n}" for s, n in counts.items() if n)
    return picture(width, 24, f"环节按状态:{told}", parts, class_="status-bar")


def urgency_bars(parts: Sequence[UrgencyPart]) -> Markup:
    """The parts of an urgency, one below the other, on the scale 0-0.35."""
    width, left, row = 420.0, 86.0, 26.0
    scale = (width - left - 60) / 0.5
    zero = left + 0.15 * scale if any(p.value < 0 for p in parts) else left
    drawn = []
    for at, part in enumerate(parts):
        y = at * row
        long = abs(part.value) * scale * 0.8
        start = zero if part.value >= 0 else zero - long
        drawn += [
            text(part.label, 0, y + 17, 13),
            el(
                "rect", title(prose(part.why)), x=start, y=y + 5, width=max(long, 1.0), height=15,
                fill=PART if part.value >= 0 else AGAINST,
            ),
            text(
                f"{part.value:+.2f}" if part.value else "0", max(start + long, zero) + 7, y + 17,
                12.5,
            ),
        ]  # fmt: skip
    drawn.append(el("path", d=f"M{zero},0V{len(parts) * row}", stroke=LINE))
    told = "、".join(f"{p.label} {p.value:+.2f}" for p in parts)
    return picture(width, len(parts) * row + 2, f"紧迫值的组成:{told}", drawn, class_="bars")


@dataclass(frozen=True, slots=True)
class Scale:
    """What the bars of one list share: the longest sum against, the longest for."""

    against: float
    support: float


def scale_of(targets: Sequence[Target]) -> Scale:
    """The scale that fits every target of a list."""
    sides = [_sides(t) for t in targets]
    return Scale(
        min((against for against, _ in sides), default=0.0),
        max((support for _, support in sides), default=0.0) or 1.0,
    )


def score_bar(target: Target, scale: Scale, width: float = 200.0) -> Markup:
    """What speaks for a target to the right, what against to the left, the score as a mark."""
    against, support = _sides(target)
    unit = (width - 14) / (scale.support - scale.against)
    middle = 7 - scale.against * unit
    told = ",".join(
        f"{p.label} {p.value:+.2f}"
        for p in sorted(target.parts, key=lambda p: -abs(p.value))
        if p.value
    )
    at = middle + target.score * unit
    return picture(
        width,
        20,
        f"得分 {target.score:.2f}:{told}",
        [
            title(told),
            el("rect", x=middle, y=5, width=support * unit, height=10, fill=FOR),
            el(
                "rect", x=middle + against * unit, y=5, width=-against * unit, height=10,
                fill="#e3a996",
            ),
            el("path", d=f"M{middle:.1f},1V19", stroke=MUTED),
            el(
                "path", d=f"M{at:.1f},4l4.500,6l-4.500,6l-4.500,-6Z", fill="#ffffff", stroke=INK,
                stroke_width=1.5,
            ),
        ],
        class_="score-bar",
    )  # fmt: skip


def _sides(target: Target) -> tuple[float, float]:
    values = [p.value for p in target.parts]
    return sum(v for v in values if v < 0), sum(v for v in values if v > 0)


def waterfall(parts: Sequence[ScorePart], score: float) -> Markup:
    """Every part of a score as a step from where the last one ended; below, the sum."""
    width, left, row = PHONE + NOTE + 58, 70.0, 30.0
    steps, run = [], 0.0
    for part in parts:
        steps.append((part, run, run + part.value))
        run += part.value
    ends = [0.0, score, *(end for _, _, end in steps)]
    low, high = min(ends), max(ends)
    unit = (PHONE - left) / ((high - low) or 1.0)

    def x(value: float) -> float:
        return left + (value - low) * unit

    height = (len(steps) + 1) * row + 12
    drawn = [el("path", d=f"M{x(0):.1f},0V{height - 6}", stroke=LINE, stroke_dasharray="3 3")]
    for at, (part, start, end) in enumerate(steps):
        drawn += _step(part, x(start), x(end), at * row + 2, PHONE + 54)
        below = el("path", d=f"M{x(end):.1f},{at * row + 21}v{row - 16}", stroke=LINE)
        drawn.append(below)
    y = len(steps) * row + 4
    drawn += [
        text("得分", 0, y + 15, 13.5, font_weight=700),
        el(
            "rect", x=min(x(0), x(score)), y=y + 1, width=max(abs(x(score) - x(0)), 1.5),
            height=19, fill="#1f3d57",
        ),
        text(f"{score:+.2f}", max(x(0), x(score)) + 6, y + 15, 13.5, font_weight=700),
    ]  # fmt: skip
    told = ",".join(f"{p.label} {p.value:+.2f}" for p in parts if p.value)
    return picture(width, height, f"得分 {score:.2f} 的组成:{told}", drawn, class_="waterfall")


def _step(part: ScorePart, start: float, end: float, y: float, note: float) -> list[Markup]:
    nothing = not part.value
    number = "无数据" if part.why.startswith("没有数据") else "0"
    told = prose(part.why.removeprefix("没有数据:"))
    return [
        text(part.label, 0, y + 14, 13, fill=MUTED if nothing else INK),
        el(
            "rect", title(prose(part.why)), x=min(start, end) - (1 if nothing else 0), y=y + 2,
            width=2 if nothing else max(abs(end - start), 1.5), height=16,
            fill=LINE if nothing else (FOR if part.value > 0 else AGAINST),
        ),
        text(
            number if nothing else f"{part.value:+.2f}",
            max(start, end) + 6, y + 14, 12, fill=MUTED if nothing else INK,
        ),
        *_note(told, note, y),
    ]  # fmt: skip


def _note(told: str, x: float, y: float) -> list[Markup]:
    """Why, in one line beside the bar or two small ones."""
    if wide(told, 12) <= NOTE:
        return [text(told, x, y + 14, 12, fill=MUTED)]
    first, *rest = lines(told, 11, NOTE, 2)
    return [
        text(line, x, y + 8 + 14 * at, 11, fill=MUTED) for at, line in enumerate([first, *rest])
    ]
