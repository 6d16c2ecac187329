"""Sources that say claims, written as a build writes them."""

from pathlib import Path

import pytest

from graph.claims.ledger import Ledger
from graph.claims.sources import SourceRecord
from graph.claims.tenancy import take
from graph.workspace import Settings, Workspace


@pytest.fixture
def say(store):
    """say(source, kind, claims): one new source with its claims."""
    settings = Settings.model_validate({"bureau": {"name": "汉中市", "region": "610700"}})
    take(store, Workspace(Path("/nowhere"), settings))

    def write(source, kind, claims, as_of=None):
        record = SourceRecord(source, kind, as_of=as_of, digest="x", complete=True)
        ledger = Ledger(store, record, run="r0", known=False, id_of=str)
        for row, claim in enumerate(claims, 1):
            ledger.add([claim], row)
        ledger.close(record)

    return write
