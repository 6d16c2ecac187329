"""What an enterprise's node shows, whatever the order of its sources."""

import pytest

from graph import statements
from graph.claims import Ledger, Mention, Node, SourceRecord
from graph.claims.display import settle_enterprises

BYD = "91440300192317458F"


@pytest.fixture
def name(store):
    """Let a source of some kind name an enterprise."""

    def says(kind, mention, source=None):
        record = SourceRecord(source or f"{kind}.csv", kind, complete=True)
        book = Ledger(store, record, run="1", known=True, id_of=lambda _: f"uscc:{BYD}")
        book.add(mention.names_claims(Node("Source", record.id)))
        book.close(record)

    return says


def shown(store):
    (row,) = store.read(statements.nodes("Enterprise"))
    return {k: v for k, v in row["properties"].items() if k != "id"}


def test_a_firm_shows_what_its_sources_say_of_it(name, store):
    name("register", Mention("比亚迪股份有限公司", BYD, ownership="民营", founded="1995-02"))
    name("ranking", Mention("比亚迪", stock="002594.SZ", short_names=("BYD",)))
    assert settle_enterprises(store) == 1
    assert shown(store) == {
        "name": "比亚迪股份有限公司",
        "short_name": "BYD",
        "uscc": BYD,
        "stock_code": "002594.SZ",
        "ownership": "民营",
        "founded": "1995-02",
    }
    assert settle_enterprises(store) == 0


@pytest.mark.parametrize("order", [("register", "chainkg"), ("chainkg", "register")])
def test_a_registers_spelling_goes_before_others_whatever_comes_first(name, store, order):
    for kind in order:
        name(kind, Mention(f"比亚迪({kind})"))
        settle_enterprises(store)
    assert shown(store)["name"] == "比亚迪(register)"


def test_a_legal_name_goes_before_a_short_one_and_a_code(name, store):
    name("register", Mention(uscc=BYD))
    settle_enterprises(store)
    assert shown(store)["name"] == BYD
    name("ranking", Mention("比亚迪股份有限公司"))
    settle_enterprises(store)
    assert shown(store)["name"] == "比亚迪股份有限公司"


def test_what_no_source_says_any_more_is_not_shown(name, store):
    name("register", Mention("比亚迪股份有限公司", BYD, ownership="民营"))
    settle_enterprises(store)
    name("register", Mention("比亚迪股份有限公司", BYD))
    settle_enterprises(store)
    assert "ownership" not in shown(store)
