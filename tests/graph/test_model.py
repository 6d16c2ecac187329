"""The declaration, and the checks it makes of itself."""

import pytest

from graph import model
from graph.model import NODES, RELATIONSHIPS, Property, RelationshipType

OF_DESIGN = {
    *("Chain", "Segment", "Product", "Enterprise", "Industry", "Ranking", "Region"),
    *("RegionCluster", "Park", "Policy", "Project", "Source", "Gap", "Workspace"),
}


def check(monkeypatch, relationship):
    monkeypatch.setattr(model, "_RELATIONSHIPS", (relationship,))
    monkeypatch.setattr(model, "RELATIONSHIPS", {relationship.name: relationship})
    model._check_itself()


def test_the_node_types_are_those_of_the_design():
    assert set(NODES) == OF_DESIGN


def test_only_sources_and_the_workspace_stay_without_claims():
    assert {n.label for n in NODES.values() if n.kept} == {"Source", "Workspace"}


def test_a_relationship_to_an_unknown_node_type_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="MAKES joins unknown node types"):
        check(monkeypatch, RelationshipType("MAKES", "", (("Enterprise", "Goods"),)))


def test_a_key_property_that_may_be_absent_is_refused(monkeypatch):
    year = Property("year", "年份", key=True)
    with pytest.raises(ValueError, match="key property that may be absent"):
        check(monkeypatch, RelationshipType("X", "", (("Source", "Region"),), (year,)))


def test_a_hub_that_is_no_end_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="no such end: middle"):
        check(monkeypatch, RelationshipType("X", "", (("Source", "Region"),), hub="middle"))


def test_one_name_for_a_node_and_a_relationship_is_refused(monkeypatch):
    with pytest.raises(ValueError, match="share a name"):
        check(monkeypatch, RelationshipType("Region", "", (("Source", "Region"),)))


def test_what_a_source_says_is_written_from_the_end_that_is_no_hub():
    from_sources = {
        r.name for r in RELATIONSHIPS.values() if any(start == "Source" for start, _ in r.ends)
    }
    assert {r.name for r in RELATIONSHIPS.values() if r.hub == "start"} == from_sources
