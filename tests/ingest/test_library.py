"""The maps of the library: whole, in order, and of no one place."""

import re

import pytest

from graph.model import STAGES
from graph.places import places
from ingest.kinds.chain_yaml import read_map
from ingest.library import chain_maps, national_tables
from ingest.vocabulary import segment_id

MAPS = chain_maps()
DEEP = 12


@pytest.mark.parametrize("chain", MAPS)
def test_a_map_is_deep_and_runs_downstream(chain):
    rows = {row.text("name"): row for row in read_map(MAPS[chain].read_bytes()).rows}
    assert len(rows) >= DEEP
    assert {row.text("stage") for row in rows.values()} == set(STAGES)
    for name, row in rows.items():
        assert row.all("products"), name
        for fed in row.all("feeds"):
            later = rows[fed.text].text("stage")
            assert STAGES.index(row.text("stage")) <= STAGES.index(later), (name, fed.text)
    fed = {other.text for row in rows.values() for other in row.all("feeds")}
    alone = [name for name, row in rows.items() if name not in fed and not row.all("feeds")]
    assert not alone, "a segment that nothing joins"
    final = [name for name, row in rows.items() if not row.all("feeds")]
    assert final
    assert all(rows[name].text("stage") != "上游" for name in final)


@pytest.mark.parametrize("chain", MAPS)
def test_a_map_says_nothing_of_any_place_and_how_to_say_it(chain):
    text = MAPS[chain].read_text(encoding="utf-8")
    comments = "".join(line for line in text.splitlines(True) if line.startswith("#"))
    body = text.removeprefix(comments)
    assert not re.search(r"^\s*(region|local|local_sourcing):", body, re.MULTILINE)
    assert not [p.name for p in places().present.values() if len(p.name) > 2 and p.name in body]
    for key in ("region", "local", "local_sourcing", "note"):
        assert key in comments


def test_the_file_is_named_for_its_chain():
    assert {chain: file.stem for chain, file in MAPS.items()} == {chain: chain for chain in MAPS}


def test_segments_of_two_chains_are_two_even_where_they_are_called_alike():
    named = [
        (chain, row.text("name"))
        for chain, file in MAPS.items()
        for row in read_map(file.read_bytes()).rows
    ]
    assert len({name for _, name in named}) < len(named), "some are called alike"
    assert len({segment_id(chain, name) for chain, name in named}) == len(named)


def test_the_countrys_tables_are_shipped():
    assert [table.name for table in national_tables()] == ["groups.csv", "leaders.csv"]
