"""What all tests share: the two engines, the shared data, and an ear for the driver's warnings."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import engines
import pytest

from graph.store import Address, Store, open_store

ROOT = Path(__file__).resolve().parent.parent
NOTIFICATIONS = logging.getLogger("neo4j.notifications")


@pytest.fixture(scope="session", autouse=True)
def packages_for_processes() -> Iterator[None]:
    """Let the processes that tests start find the packages, installed or not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT), prepend=os.pathsep)
        yield


@pytest.fixture(scope="session")
def running_engine(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[str], Address]]:
    """Start an engine when it is first asked for; all stop when the session ends."""
    started: dict[str, Address] = {}
    failed: dict[str, BaseException] = {}
    with contextlib.ExitStack() as stack:

        def run(name: str) -> Address:
            if name in failed:
                raise failed[name]
            if name not in started:
                folder = tmp_path_factory.mktemp("store")
                try:
                    started[name] = stack.enter_context(engines.running(name, folder))
                except (Exception, pytest.skip.Exception, pytest.fail.Exception) as reason:
                    failed[name] = reason  # not tried again by every test
                    raise
            return started[name]

        yield run


@pytest.fixture(params=engines.NAMES)
def engine(request: pytest.FixtureRequest) -> str:
    """The name of an engine; a test that asks for it, an address or a store runs on each."""
    return str(request.param)


@pytest.fixture
def address(engine: str, running_engine: Callable[[str], Address]) -> Address:
    """Where an emptied store is. `engines.environment(address)` tells it to a command."""
    found = running_engine(engine)
    with open_store(found) as store:
        engines.wipe(store)
    return found


@pytest.fixture
def store(address: Address) -> Iterator[Store]:
    """An emptied store, open."""
    with open_store(address) as opened:
        yield opened


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data for tests, which a user's machine need not have."""
    beside = ROOT.parent / "shared" / "data"
    folder = Path(os.environ.get("CHAINSCOUT_TEST_DATA") or beside)
    if not folder.is_dir():
        engines.missing(f"no shared data: {folder} (CHAINSCOUT_TEST_DATA)")
    return folder


class _Ear(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@pytest.fixture(autouse=True)
def no_notifications() -> Iterator[None]:
    """A statement of which a server warns is no statement of both engines: the test fails."""
    ear = _Ear()
    level = NOTIFICATIONS.level
    NOTIFICATIONS.addHandler(ear)
    NOTIFICATIONS.setLevel(logging.DEBUG)
    yield
    NOTIFICATIONS.removeHandler(ear)
    NOTIFICATIONS.setLevel(level)
    if ear.heard:
        pytest.fail("the server warned:\n" + "\n".join(ear.heard), pytrace=False)
