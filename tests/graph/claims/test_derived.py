"""Claims that are computed across sources."""

import pytest

from graph.claims import Claim, Mention, Node
from graph.claims.derived import KIND, is_current, write_derived
from graph.claims.sources import stored_sources

LINKS = "derived:links"


def works_in(firm, segment, strength=0.8):
    return Claim(
        "WORKS_IN",
        Node("Enterprise", firm),
        Node("Segment", segment),
        {"strength": strength, "how": "text"},
    )


def write(store, *claims, digest="1"):
    return write_derived(store, LINKS, title="环节关联", digest=digest, run="1", claims=claims)


def test_they_belong_to_a_source_of_their_own_with_the_digest_of_their_inputs(store):
    assert not is_current(store, LINKS, "1")
    assert write(store, works_in("name:甲", "航空装备/锻件")).written == 1
    assert stored_sources(store)[LINKS].kind == KIND
    assert is_current(store, LINKS, "1")
    assert not is_current(store, LINKS, "2")


def test_computed_again_they_say_what_holds_now(store):
    write(store, works_in("name:甲", "航空装备/锻件"), works_in("name:乙", "航空装备/锻件"))
    done = write(
        store,
        works_in("name:甲", "航空装备/锻件"),
        works_in("name:丙", "航空装备/锻件"),
        digest="2",
    )
    assert (done.written, done.unchanged, done.withdrawn) == (1, 1, 1)


def test_none_at_all_is_a_result_too(store):
    write(store, works_in("name:甲", "航空装备/锻件"))
    assert write(store, digest="2").withdrawn == 1
    assert is_current(store, LINKS, "2")


def test_who_is_meant_is_settled_before(store):
    claim = Claim("BELONGS_TO_GROUP", Mention("甲"), Mention("乙"), {"how": "inferred"})
    with pytest.raises(ValueError, match="by words"):
        write(store, claim)
