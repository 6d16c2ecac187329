"""A store to write sources into, as the rooms of the chain have it."""

from pathlib import Path

import pytest

from graph.claims.ledger import Ledger
from graph.claims.sources import SourceRecord
from graph.claims.tenancy import take
from graph.workspace import Settings, Workspace


@pytest.fixture
def say(store):
    """say(source, claims): one new source with its claims."""
    settings = Settings.model_validate({"bureau": {"name": "绵阳市", "region": "510700"}})
    take(store, Workspace(Path("/nowhere"), settings))

    def write(source, claims):
        record = SourceRecord(source, "profiles", digest="x", complete=True)
        ledger = Ledger(store, record, run="r0", known=False, id_of=str)
        for row, claim in enumerate(claims, 1):
            ledger.add([claim], row)
        ledger.close(record)

    return write
