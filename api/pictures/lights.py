"""The five lights of a segment: colour, word and shape, so that none depends on colour alone."""

from dataclasses import dataclass

from markupsafe import Markup

from api.pictures.svg import el
from graph.model import STATUS_TITLES


@dataclass(frozen=True, slots=True)
class Light:
    """How a status looks. `ink` on `tint` is legible (contrast over 4.5)."""

    word: str
    meaning: str
    ink: str
    tint: str
    dash: str | None = None


LIGHTS: dict[str | None, Light] = {
    "missing": Light(STATUS_TITLES["missing"], "本地没有", "#b42318", "#fdeceb"),
    "unknown": Light(STATUS_TITLES["unknown"], "没有见到，名册未收全", "#475467", "#f4f5f7", "4 3"),
    "weak": Light(STATUS_TITLES["weak"], "有，但不够", "#93500a", "#fff3df"),
    "adequate": Light(STATUS_TITLES["adequate"], "本地有供方", "#175a8c", "#e8f2fa"),
    "strong": Light(STATUS_TITLES["strong"], "供方多，有骨干", "#0b6b46", "#e4f5ec"),
    None: Light("未判断", "还没有判断", "#475467", "#ffffff", "1 3"),
}


def mark(status: str | None, x: float, y: float, size: float = 12) -> Markup:
    """The shape of a status in a square with its corner at x, y."""
    light = LIGHTS[status]
    half, right, low = size / 2, x + size, y + size
    ink = light.ink
    if status == "missing":
        cross = f"M{x + 1},{y + 1}L{right - 1},{low - 1}M{right - 1},{y + 1}L{x + 1},{low - 1}"
        return el("path", d=cross, stroke=ink, stroke_width=2.4, stroke_linecap="round")
    if status == "weak":
        return el("path", d=f"M{x},{low - 1}L{x + half},{y}L{right},{low - 1}Z", fill=ink)
    if status == "strong":
        return el("rect", x=x, y=y, width=size, height=size, rx=2, fill=ink)
    filled = ink if status == "adequate" else "none"
    return el(
        "circle", cx=x + half, cy=y + half, r=half - 1, fill=filled, stroke=ink, stroke_width=2,
        stroke_dasharray=None if status == "adequate" else "2.5 2",
    )  # fmt: skip
