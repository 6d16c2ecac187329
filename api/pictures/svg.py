"""SVG elements as text. Attributes stand in the elements: a style sheet may be forbidden."""

from collections.abc import Iterable
from html import escape

from markupsafe import Markup

FONT = (
    "'Noto Sans CJK SC','Noto Sans SC','Microsoft YaHei','PingFang SC','WenQuanYi Micro Hei',"
    "sans-serif"
)
INK, MUTED, LINE, PAPER = "#1d2939", "#475467", "#98a2b3", "#ffffff"

Attribute = str | int | float | None


def el(name: str, *inner: str, **attributes: Attribute) -> Markup:
    """An element. `inner` is SVG already; a trailing _ of an attribute's name falls off, _ is -."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_text(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    body = "".join(inner)
    return Markup(f"<{name}{told}>{body}</{name}>" if body else f"<{name}{told}/>")


def text(words: str, x: float, y: float, size: float = 13, **attributes: Attribute) -> Markup:
    """One line of text, its base line at `y`."""
    given = {"fill": INK, **attributes}
    return el("text", escape(words, quote=False), x=x, y=y, font_size=size, **given)


def title(words: str) -> Markup:
    """What a pointer or a screen reader tells of the element that it stands in."""
    return el("title", escape(words, quote=False))


def picture(
    width: float, height: float, label: str, parts: Iterable[str], **more: Attribute
) -> Markup:
    """A whole picture that scales to the width it gets. One with links in it has role `group`."""
    given = {"role": "img", **more}
    return el(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_text(width)} {_text(height)}",
        width=width,
        height=height,
        aria_label=label,
        font_family=FONT,
        **given,
    )


def wide(words: str, size: float) -> float:
    """About how wide the words are: a Chinese sign is a square, another a little over half."""
    return sum(size if ord(sign) > 0x2E7F else size * 0.56 for sign in words)


def lines(words: str, size: float, width: float, most: int) -> list[str]:
    """The words broken into at most `most` lines; what does not fit ends in …."""
    found = [""]
    for sign in words:
        if wide(found[-1] + sign, size) > width:
            if len(found) == most:
                found[-1] = found[-1][:-1] + "…"
                break
            found.append("")
        found[-1] += sign
    return found


def _text(value: Attribute) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
