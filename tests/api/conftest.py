"""The example workspace, built once on the embedded store, for the faces to look at."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient

from api.build import build
from api.service.app import create_app
from graph.store import Store, open_store, parse_address
from graph.workspace import Workspace, load_workspace

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


@pytest.fixture(scope="session")
def copied() -> Callable[[Path], Path]:
    """A function that lays a fresh copy of the example into a folder."""

    def copy(folder: Path) -> Path:
        for name in ("hanzhong", "reference"):
            shutil.copytree(EXAMPLES / name, folder / name)
        return folder / "hanzhong"

    return copy


@pytest.fixture(scope="session")
def hanzhong(
    tmp_path_factory: pytest.TempPathFactory, copied: Callable[[Path], Path]
) -> Iterator[Path]:
    """The example, built; its store runs until the session ends."""
    folder = copied(tmp_path_factory.mktemp("示例 工作区"))
    workspace = load_workspace(folder)
    address = parse_address(None, workspace.root, {})
    with open_store(address):
        build(workspace, address)
        yield folder


@pytest.fixture(scope="session")
def workspace(hanzhong: Path) -> Workspace:
    """Its settings."""
    return load_workspace(hanzhong)


@pytest.fixture(scope="session")
def opened(workspace: Workspace) -> Iterator[Store]:
    """Its store."""
    with open_store(parse_address(None, workspace.root, os.environ)) as store:
        yield store


HERE = "http://127.0.0.1:8000"
"""A service on loopback answers under names of this machine alone."""


@pytest.fixture(scope="session")
def client(workspace: Workspace) -> Iterator[TestClient]:
    """The service as it runs on loopback, without keys."""
    app = create_app(workspace, parse_address(None, workspace.root, {}))
    with TestClient(app, base_url=HERE) as client:
        yield client


@pytest.fixture(scope="session")
def served(workspace: Workspace, opened: Store) -> Iterator[str]:
    """Such a service over the wire; its address. `opened` holds the store running."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(workspace, parse_address(None, workspace.root, {}))
    config = uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
