"""Keys are stored hashed, known by role, and worth nothing once revoked."""

import sqlite3
import stat

import pytest

from api.access.ledger import FILE, Ledger, opened
from graph.errors import NotFound, StoreError, UsageError


@pytest.fixture
def ledger(tmp_path):
    with opened(tmp_path) as ledger:
        yield ledger


def test_a_key_is_known_by_its_name_and_role(ledger):
    key = ledger.add("汉中招商局", "editor")
    reader = ledger.reader(key)
    assert (reader.name, reader.role) == ("汉中招商局", "editor")
    assert reader.may("reader")
    assert reader.may("editor")
    assert not reader.may("admin")


def test_neither_key_nor_session_stands_in_the_file(ledger, tmp_path):
    key = ledger.add("汉中招商局", "reader")
    token = ledger.open_session(ledger.reader(key))
    held = (tmp_path / FILE).read_bytes()
    assert key.split("_")[2].encode() not in held
    assert token.encode() not in held
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "wrong", ["", "cs_", "cs_x_y", "key", "cs_{id}_", "cs_{id}_wrong", "xx_{id}_{secret}"]
)
def test_a_wrong_key_is_nobodys(ledger, wrong):
    key = ledger.add("某", "reader")
    _, id_, secret = key.split("_", 2)
    assert ledger.reader(wrong.format(id=id_, secret=secret)) is None


def test_a_key_revoked_by_another_process_opens_nothing_from_then_on(ledger, tmp_path):
    key = ledger.add("某", "admin")
    reader = ledger.reader(key)
    token = ledger.open_session(reader)
    assert ledger.session(token) == reader
    with opened(tmp_path) as other:
        other.revoke(reader.id)
    assert ledger.reader(key) is None
    assert ledger.session(token) is None
    assert [k.revoked is not None for k in ledger.list_keys()] == [True]


def test_a_session_ends(ledger, tmp_path):
    token = ledger.open_session(ledger.reader(ledger.add("某", "reader")))
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE sessions SET ends = 0")
    db.close()
    assert ledger.session(token) is None


def test_a_session_that_is_closed_is_over(ledger):
    token = ledger.open_session(ledger.reader(ledger.add("某", "reader")))
    ledger.close_session(token)
    assert ledger.session(token) is None


@pytest.mark.parametrize(("name", "role"), [("", "reader"), ("某", "owner"), ("长" * 61, "reader")])
def test_a_key_without_name_or_role_is_not_made(ledger, name, role):
    with pytest.raises(UsageError):
        ledger.add(name, role)


def test_what_is_not_there_cannot_be_revoked(ledger):
    with pytest.raises(NotFound):
        ledger.revoke("00000000")


def test_the_audit_log_tells_the_latest_first(ledger):
    reader = ledger.reader(ledger.add("某", "reader"))
    ledger.note(None, "GET /", "refused:key", "192.0.2.1", "a1")
    ledger.note(reader, "GET /api/v1/audit", "refused:role", "192.0.2.2", "b2")
    first, second = ledger.audit()
    assert (first.who, first.outcome) == (f"{reader.id} 某", "refused:role")
    assert (second.who, second.address, second.request) == ("", "192.0.2.1", "a1")


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / FILE).write_text("这不是数据库" * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="密钥库打不开"):
        Ledger(tmp_path)
