"""The location quotient: one register, both sides, half a firm added to each count."""

import pytest


def register(scene, *, local=40, elsewhere=400, here=2, there=40):
    """`here` of the local firms and `there` of the others work in 锻件; 4 more firms not listed."""
    some = scene(锻件={})
    firms = []
    for at in range(local + elsewhere):
        name, is_local = f"企{at:04}", at < local
        some.firm(name, "610702" if is_local else "310000")
        firms.append(name)
        if at < here or 0 <= at - local < there:
            some.works(name, "锻件")
    for at in range(4):
        some.firm(f"外{at}").works(f"外{at}", "锻件")
    return some.register("profiles", *firms)


def test_it_is_the_local_share_over_the_national_share(scene):
    standing = register(scene).standing("锻件")
    assert standing.quotient == pytest.approx((2.5 / 40.5) / (42.5 / 440.5))
    assert (standing.status, standing.local) == ("weak", 6)
    assert "profiles" in standing.sources
    assert "本地 40 家企业中 2 家从事,全国 440 家中 42 家" in standing.rule


@pytest.mark.parametrize(("local", "computed"), [(30, True), (29, False)])
def test_too_few_local_firms_make_none(scene, local, computed):
    assert (register(scene, local=local).standing("锻件").quotient is not None) is computed


def test_the_least_number_is_the_bureaus(scene):
    few = register(scene, local=10).set("gaps", quotient_firms=10)
    assert few.standing("锻件").quotient is not None


def test_a_local_register_says_nothing_of_the_nation(scene):
    assert register(scene, elsewhere=39, there=5).standing("锻件").quotient is None


def test_a_segment_that_the_register_does_not_know_has_none(scene):
    assert register(scene, here=0, there=0).standing("锻件").quotient is None


def test_two_registers_are_not_added_up(scene):
    some = register(scene)
    firms = sorted(some.registers["profiles"])
    split = some.register("profiles", *firms[:40]).register("others", *firms[40:])
    assert split.standing("锻件").quotient is None


def test_of_two_that_cover_both_sides_the_larger_is_used(scene):
    some = register(scene)
    firms = sorted(some.registers["profiles"])
    standing = some.register("a", *firms[:90]).standing("锻件")
    assert standing.quotient == pytest.approx((2.5 / 40.5) / (42.5 / 440.5))
    assert "a" not in standing.sources


def test_a_high_quotient_is_no_reproach(scene):
    standing = register(scene, here=20).standing("锻件")
    assert standing.quotient > 1
    assert standing.status == "adequate"
