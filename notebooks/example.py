"""An example city for the notebooks: copied, built on the embedded store, open until they end.

And how their tables and figures look.
"""

import atexit
import contextlib
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from api.build import build
from graph.store import Store, open_store, parse_address
from graph.workspace import Workspace, load_workspace

FONT = "Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif"
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def open_city(name: str) -> tuple[Store, Workspace]:
    """The store and the workspace of a fresh copy of `examples/NAME`; both go with the notebook."""
    ending = contextlib.ExitStack()
    folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
    for part in (name, "reference"):
        shutil.copytree(EXAMPLES / part, folder / part)
    workspace = load_workspace(folder / name)
    address = parse_address(None, workspace.root, {})
    store = ending.enter_context(open_store(address))
    build(workspace, address)
    atexit.register(ending.close)  # the last registered is the first called: before the folder goes
    return store, workspace


class Table:
    """Rows as a table to look at."""

    def __init__(self, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        self.columns = columns
        self.rows = [tuple(row) for row in rows]

    def _repr_html_(self) -> str:
        """How a notebook shows it: words to the left, numbers to the right."""
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in self.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: object) -> str:
    number = isinstance(value, int | float)
    told = f"{value:.2f}" if isinstance(value, float) else "" if value is None else str(value)
    return f'<td style="text-align: {"right" if number else "left"}">{escape(told)}</td>'


def look(title: str, **more: object) -> dict[str, object]:
    """The layout of a figure: its title, one height, room for long Chinese names."""
    return {
        "title": title,
        "height": 380,
        "margin": {"t": 60, "b": 40, "r": 20},
        "font": {"family": FONT, "size": 13},
        "template": "plotly_white",
        "xaxis": {"automargin": True},
        "yaxis": {"automargin": True},
        "colorway": ["#2f6f9f", "#e0a458", "#6b8f71", "#8e6c8a", "#b5533c"],
        **more,
    }
