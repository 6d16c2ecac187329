"""How a store is named, and that its password is never shown."""

from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.store import parse_address
from graph.store.address import SETTINGS

WORKSPACE = Path("/bureaus/hanzhong")
SECRET = "s3cret"


def parse(text, **environment):
    return parse_address(text, WORKSPACE, environment)


def refused(text):
    with pytest.raises(UsageError) as caught:
        parse(text)
    return caught.value


@pytest.mark.parametrize("text", [None, "", "embedded", "embedded:", " embedded: "])
def test_by_default_the_store_is_in_the_workspace(text):
    assert parse(text).folder == WORKSPACE / ".chainscout" / "store"


def test_an_embedded_store_may_be_in_another_folder():
    assert parse("embedded:/data/图").folder == Path("/data/图")
    assert parse("embedded:/data/图").shown == "embedded:/data/图"
    assert parse("embedded:store").folder == Path.cwd() / "store"
    assert parse("embedded:~/store").folder == Path.home() / "store"


def test_a_bolt_address_is_taken_apart():
    address = parse(f"bolt+s://lin:{SECRET}@db.example.cn:7688/hanzhong")
    assert address.uri == "bolt+s://db.example.cn:7688"
    assert (address.user, address.password, address.database) == ("lin", SECRET, "hanzhong")


def test_what_an_address_leaves_out_is_usual():
    address = parse("neo4j://db")
    assert address.uri == "neo4j://db:7687"
    assert (address.user, address.password, address.database) == ("neo4j", "", "neo4j")


def test_the_environment_gives_what_the_address_leaves_out():
    address = parse(
        None,
        CHAINSCOUT_STORE="bolt://db",
        CHAINSCOUT_STORE_USER="lin",
        CHAINSCOUT_STORE_PASSWORD=SECRET,
        CHAINSCOUT_STORE_DATABASE="hanzhong",
    )
    assert (address.user, address.password, address.database) == ("lin", SECRET, "hanzhong")


def test_an_option_goes_before_the_environment():
    assert parse("embedded:/a", CHAINSCOUT_STORE="bolt://db").folder == Path("/a")
    assert parse("bolt://u:p@db", CHAINSCOUT_STORE_PASSWORD=SECRET).password == "p"


def test_every_setting_is_explained():
    assert all(s.name.startswith("CHAINSCOUT_STORE") and s.help for s in SETTINGS)


def test_signs_in_a_password_are_written_with_percent():
    assert parse("bolt://neo4j:p%40ss%2Fword@db").password == "p@ss/word"


def test_an_address_of_six_bytes_keeps_its_brackets():
    assert parse("bolt://[::1]:7690").uri == "bolt://[::1]:7690"


def test_a_password_is_in_no_shown_form_of_an_address():
    address = parse(f"bolt://neo4j:{SECRET}@db/hanzhong")
    assert SECRET not in repr(address) + str(address) + address.shown


@pytest.mark.parametrize(
    "text", ["http://db:7474", "bolt://", "db:7687", "bolt://db:port", "bolt://db:99999", "图"]
)
def test_what_is_no_address_is_refused_with_an_example(text):
    error = refused(text)
    assert "存储地址不能用" in error.message
    assert "bolt://" in error.hint


@pytest.mark.parametrize(
    "text",
    [
        f"bolt://neo4j:{SECRET}",
        f"http://neo4j:{SECRET}@db",
        f"bolt://neo4j:{SECRET}/{SECRET}@db",
        f"bolt://neo4j:12/{SECRET}@db",
        f"bolt://neo4j:12#{SECRET}@db",
        f"neo4j:{SECRET}@db",
    ],
)
def test_a_refusal_shows_nothing_of_the_password(text):
    error = refused(text)
    assert SECRET not in error.message + error.hint + error.where
