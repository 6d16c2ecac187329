"""Templates to pages, and the files that the pages use (style, script, icon)."""

import hashlib
from functools import cache
from pathlib import Path

import jinja2
from fastapi import Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from api import __version__
from api.answers.prose import prose
from api.pages import addresses, wording
from api.pictures import bars, lights, ways
from graph.places import CLUSTERS
from graph.workspace import Workspace
from matcher.ownership import KINDS

STATIC = Path(__file__).parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


@cache
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("api.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    made.filters["zh"] = lambda told: prose(str(told))
    made.globals.update(
        to=addresses,
        words=wording,
        lights=lights.LIGHTS,
        mark=lights.mark,
        draw=bars,
        draw_ways=ways.ways_in,
        clusters=tuple(CLUSTERS),
        owners=tuple(KINDS),
        version=__version__,
        static=static_address,
    )
    return made


def page(request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
    """A whole page. Every page knows the bureau and who reads."""
    workspace: Workspace = request.app.state.desk.workspace
    told = (
        _environment()
        .get_template(template)
        .render(
            bureau=workspace.settings.bureau.name,
            reader=getattr(request.state, "reader", None),
            whole=getattr(request.state, "whole", True),
            path=request.url.path,
            **values,
        )
    )
    return HTMLResponse(told, status)


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Content and media type of every file, by name."""
    return {
        file.name: (file.read_bytes(), TYPES[file.suffix])
        for file in sorted(STATIC.iterdir())
        if file.suffix in TYPES
    }


@cache
def static_address(name: str) -> str:
    """The address of a file, with a mark of its content: it may be kept for ever."""
    return f"/static/{name}?v={hashlib.sha256(static_files()[name][0]).hexdigest()[:12]}"


def marked(cell: str, words: str) -> Markup:
    """A cell with the words that are looked for marked."""
    if not words or words not in cell:
        return escape(cell)
    inner = Markup("<mark>{}</mark>").format(words)
    return inner.join(escape(part) for part in cell.split(words))
