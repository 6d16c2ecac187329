"""An example city for the notebooks: copied, built on the embedded store, open until they end."""

import atexit
import contextlib
import shutil
import tempfile
from pathlib import Path

from api.build import build
from graph.store import Store, open_store, parse_address
from graph.workspace import Workspace, load_workspace

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def open_city(name: str) -> tuple[Store, Workspace]:
    """The store and the workspace of a fresh copy of `examples/NAME`; both go with the notebook."""
    ending = contextlib.ExitStack()
    atexit.register(ending.close)
    folder = Path(ending.enter_context(tempfile.TemporaryDirectory()))
    for part in (name, "reference"):
        shutil.copytree(EXAMPLES / part, folder / part)
    workspace = load_workspace(folder / name)
    address = parse_address(None, workspace.root, {})
    store = ending.enter_context(open_store(address))
    build(workspace, address)
    return store, workspace
