from graph.claims import Node
from graph.places import places
from ingest.kinds.kind import Context, Raw
from ingest.kinds.regions import REGIONS
from ingest.vocabulary import Vocabulary


def test_every_region_lies_within_its_parent_and_clusters_hold_their_members():
    context = Context(Node("Source", "x"), "x", "", "610700", Vocabulary())
    content = REGIONS.read(Raw("x", b""))
    said = [c for row in content.rows for c in REGIONS.transform(row, context)]
    within = {(c.start.id, c.end.id) for c in said}
    assert ("610725", "610700") in within
    assert ("610700", "610000") in within
    assert ("310000", "长三角") in within
    inner = {start for start, _ in within}
    assert {r.code for r in places().present.values() if r.parent} <= inner
