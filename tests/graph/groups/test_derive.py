"""Memberships that a store infers: written once, and gone with the source that they rest on."""

from graph.chain.reading import claims
from graph.claims.claim import Claim, Node
from graph.claims.sources import withdraw_source
from graph.groups.derive import SOURCE, derive_groups

FIRM, GROUP = "四川虹源电器股份有限公司", "四川长虹电子控股集团有限公司"
SAID = f"公司主营电器。公司控股股东为{GROUP}。"


def firm(name):
    return Node("Enterprise", f"name:{name}", {"name": name})


def named(source, name):
    said = {"as_written": name, "form": "legal", "name": name}
    return Claim("NAMES", Node("Source", source), firm(name), said)


def introduced(source, name, text, part="introduction"):
    said = {"part": part, "text": text}
    return Claim("DESCRIBES", Node("Source", source), firm(name), said)


def inferred(store):
    found = claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise")
    return [c for c in found if c.source == SOURCE]


def test_a_member_is_inferred_from_its_introduction_and_withdrawn_with_it(store, say):
    say("list", [named("list", FIRM), named("list", GROUP)])
    say("profiles", [named("profiles", FIRM), introduced("profiles", FIRM, SAID)])
    assert derive_groups(store, digest="d1", run="r1")
    (member,) = inferred(store)
    assert (member.start, member.end) == (f"name:{FIRM}", f"name:{GROUP}")
    assert member.properties["how"] == "inferred"
    assert 0 < member.properties["certainty"] < 1
    assert "控股股东" in member.properties["quote"]
    assert derive_groups(store, digest="d1", run="r2") is None
    withdraw_source(store, "profiles")
    derive_groups(store, digest="d2", run="r3")
    assert inferred(store) == []


def test_what_a_table_states_is_not_inferred_again(store, say):
    stated = Claim("BELONGS_TO_GROUP", firm(FIRM), firm(GROUP), {"how": "stated"})
    say("groups", [named("groups", FIRM), named("groups", GROUP), stated])
    say("profiles", [introduced("profiles", FIRM, SAID)])
    derive_groups(store, digest="d1", run="r1")
    assert inferred(store) == []


def test_what_a_register_writes_under_main_business_tells_a_group_too(store, say):
    say("list", [named("list", FIRM), named("list", GROUP)])
    say("register", [introduced("register", FIRM, SAID, "main_business")])
    derive_groups(store, digest="d1", run="r1")
    (member,) = inferred(store)
    assert member.end == f"name:{GROUP}"
    assert member.properties["why"] == "主营业务写明(规则“控股股东为”,把握 0.90)"
    assert member.properties["certainty"] == 0.9
    assert member.properties["quoted_from"] == "register"
