"""Targets of a gap, end to end in a store."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from graph.chain.reading import claims
from graph.chain.supply import read_work
from graph.claims import Claim, Node
from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.answer import TargetList
from matcher.asking import GapLike, Words
from matcher.derive import derive_links, derive_targets
from matcher.explain import explain
from matcher.filters import Filters
from matcher.link import link_queries
from matcher.targets import targets_of
from tests.matcher.conftest import firm, located, makes, member

AVIC = "中国航空工业集团有限公司"
BAOTAI = "宝鸡钛业股份有限公司"
LOCAL = "汉中锻造有限公司"
SEGMENT = "航空装备/钛合金锻件"


def names(found: TargetList) -> list[str]:
    return [t.enterprise.name for t in found.targets]


def test_makers_are_linked_with_the_words_that_say_so(trade: Store) -> None:
    links = {w.firm: w for w in read_work(trade, segments=[SEGMENT])}
    assert links["name:中航重机股份有限公司"].strength > 0.5
    assert links["name:中航重机股份有限公司"].quote.endswith("钛合金锻件的研发和生产")
    assert links["name:中航重机股份有限公司"].source == "firms.csv"
    assert "name:伊利乳业股份有限公司" not in links


def test_the_group_stands_once_and_first(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    found = targets_of(trade, workspace, forgings)
    assert names(found)[0] == AVIC
    assert [m.enterprise.name for m in found.targets[0].members] == ["中航重机股份有限公司"]
    assert names(found).count(AVIC) == 1
    assert "中航重机股份有限公司" not in names(found)
    assert [t.rank for t in found.targets] == list(range(1, len(found.targets) + 1))


def test_every_part_is_told_and_the_parts_give_the_score(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    for target in targets_of(trade, workspace, forgings).targets:
        assert sum(p.value for p in target.parts) == pytest.approx(target.score, abs=1e-9)
        assert target.parts[0].name == "base"
        for part in target.parts:
            assert part.why
            if part.why.startswith("没有数据"):
                assert part.value == 0


def test_a_local_supplier_is_left_out_and_brought_in_with_its_negative_part(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    assert LOCAL not in names(targets_of(trade, workspace, forgings))
    everyone = targets_of(trade, workspace, forgings, Filters(include_local=True))
    local = next(t for t in everyone.targets if t.enterprise.name == LOCAL)
    assert next(p for p in local.parts if p.name == "here").value < 0


def test_a_supplier_of_a_local_firm_has_a_tie(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    found = targets_of(trade, workspace, forgings)
    baotai = next(t for t in found.targets if t.enterprise.name == BAOTAI)
    tie = next(p for p in baotai.parts if p.name == "tie")
    assert tie.value > 0
    assert "陕西飞机工业有限责任公司" in tie.why


def test_who_is_courted_here_is_left_out_unless_asked_for(
    trade: Store,
    workspace: Workspace,
    forgings: GapLike,
    add: Callable[[str, Iterable[Claim]], None],
) -> None:
    project = Node("Project", "钛锻件项目@610702", {"name": "钛锻件项目"})
    add(
        "projects.csv",
        [
            Claim("BY", project, firm(BAOTAI)),
            Claim("FILLS", project, Node("Segment", SEGMENT)),
            Claim("IN", project, Node("Region", "610702")),
            Claim("RECORDS", Node("Source", "projects.csv"), project, {"stage": "洽谈"}),
        ],
    )
    assert BAOTAI not in names(targets_of(trade, workspace, forgings))
    asked = targets_of(trade, workspace, forgings, Filters(include_courted=True))
    baotai = next(t for t in asked.targets if t.enterprise.name == BAOTAI)
    assert next(p for p in baotai.parts if p.name == "courted").value < 0


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(lists=("500强",)), {AVIC}),
        (Filters(cluster="京津冀"), {AVIC}),
        (Filters(province="陕西"), {BAOTAI}),
        (Filters(province="四川省"), {"成都蒙皮有限公司"}),
        (Filters(min_revenue=1e11), {AVIC}),
        (Filters(min_revenue=1e13), set()),
        (Filters(ownership="国有"), {AVIC}),
        (Filters(ownership="央企"), {AVIC}),
        (Filters(ownership="民企"), set()),
    ],
)
def test_a_filter_keeps_those_asked_for(
    trade: Store, workspace: Workspace, forgings: GapLike, filters: Filters, expected: set[str]
) -> None:
    assert set(names(targets_of(trade, workspace, forgings, filters))) == expected


def test_a_place_that_does_not_exist_is_refused(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    for wrong in (Filters(cluster="长四角"), Filters(province="汉东省")):
        with pytest.raises(UsageError):
            targets_of(trade, workspace, forgings, wrong)


def test_what_is_stored_is_what_a_fresh_ranking_gives(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    derive_targets(trade, workspace, [forgings], digest="d1", run="r1")
    stored = sorted(
        (c.properties["rank"], c.start, c.properties["score"])
        for c in claims(trade, "TARGET_OF", "Enterprise", "Gap")
    )
    fresh = targets_of(trade, workspace, forgings)
    assert stored == [(t.rank, t.enterprise.id, t.score) for t in fresh.targets]


def test_nothing_is_written_twice(trade: Store, workspace: Workspace, forgings: GapLike) -> None:
    assert derive_links(trade, workspace, digest="d1", run="r2") is None
    again = derive_links(trade, workspace, digest="d2", run="r2")
    assert again is not None
    assert (again.written, again.withdrawn) == (0, 0)
    assert derive_targets(trade, workspace, [forgings], digest="d1", run="r1") is not None
    assert derive_targets(trade, workspace, [forgings], digest="d1", run="r2") is None


def test_words_that_no_map_holds_are_ranked_too(trade: Store, workspace: Workspace) -> None:
    found = targets_of(trade, workspace, Words("奶粉与液态奶", region="汉中"))
    assert names(found)[0] == "伊利乳业股份有限公司"
    assert found.query == "奶粉与液态奶"
    assert found.region == "610700"


def test_a_segment_by_its_name_is_answered_as_its_gap(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    by_name = targets_of(trade, workspace, Words("钛合金锻件"))
    assert by_name.targets == targets_of(trade, workspace, forgings).targets


def test_a_query_is_linked_strongest_first(trade: Store, workspace: Workspace) -> None:
    one, other = link_queries(trade, workspace, ["液态奶", "航空锻件"], top=2)
    assert one.links[0].firm == "name:伊利乳业股份有限公司"
    assert [x.strength for x in other.links] == sorted(
        (x.strength for x in other.links), reverse=True
    )
    assert len(other.links) == 2


def test_the_way_in_leads_from_a_local_firm(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    told, _ = explain(trade, workspace, forgings, f"name:{BAOTAI}")
    assert told.target.enterprise.name == BAOTAI
    (way, *_) = told.ways_in
    assert [(h.start, h.end) for h in way.hops] == [("陕西飞机工业有限责任公司", BAOTAI)]


def test_a_member_is_explained_with_its_group(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    told, _ = explain(trade, workspace, forgings, "name:中航重机股份有限公司")
    assert told.target.enterprise.name == AVIC
    assert told.target.rank == 1


def test_who_is_no_candidate_cannot_be_explained(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    with pytest.raises(UsageError):
        explain(trade, workspace, forgings, "name:平安银行股份有限公司")


def test_a_wrong_weight_in_bureau_toml_is_told(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    targets = workspace.settings.targets.model_copy(update={"weights": {"运气": 1.0}})
    settings = workspace.settings.model_copy(update={"targets": targets})
    with pytest.raises(UsageError, match="运气"):
        targets_of(trade, replace(workspace, settings=settings), forgings)


def test_what_nobody_knows_is_counted_and_can_be_asked_for(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    asked = targets_of(trade, workspace, forgings, Filters(ownership="民企"))
    (unknown,) = [x for x in asked.left_out if x.reason == "ownership_unknown"]
    assert BAOTAI in unknown.names
    rest = targets_of(trade, workspace, forgings, Filters(ownership="不详"))
    assert len(rest.targets) == unknown.count
    assert AVIC not in names(rest)
    assert [t.enterprise.ownership for t in asked.targets + rest.targets] == [None] * unknown.count


def test_a_local_firm_is_no_target_of_its_own_city_whatever_it_makes(
    trade: Store,
    workspace: Workspace,
    forgings: GapLike,
    add: Callable[[str, Iterable[Claim]], None],
) -> None:
    """洋县钒钛磁铁矿 stood among the targets of Hanzhong's 钒钛冶炼: it mines, it does not smelt."""
    mine, far = "洋县钒钛磁铁矿有限责任公司", "汉中外迁锻造有限公司"
    add(
        "register.csv",
        [
            *makes(mine, "钛合金锻件"),
            located(mine, "610723"),
            *makes(far, "钛合金环形锻件"),
            located(far, "610700"),
            located(far, "310000"),
        ],
    )
    derive_links(trade, workspace, digest="d2", run="r2")
    found = targets_of(trade, workspace, forgings)
    assert mine not in names(found)
    assert far in names(found)
    (local,) = [x for x in found.left_out if x.reason == "local"]
    assert set(local.names) == {mine, LOCAL}
    assert local.count == 2
    everyone = targets_of(trade, workspace, forgings, Filters(include_local=True))
    assert {mine, LOCAL} < set(names(everyone))
    elsewhere = targets_of(trade, workspace, Words("钛合金锻件", region="宝鸡市"))
    assert mine in names(elsewhere)
    assert BAOTAI not in names(elsewhere)


def test_a_group_with_a_firm_here_stays_and_is_marked(
    trade: Store,
    workspace: Workspace,
    forgings: GapLike,
    add: Callable[[str, Iterable[Claim]], None],
) -> None:
    plane = "陕西飞机工业有限责任公司"
    add("ties.csv", [member(plane, AVIC)])
    found = targets_of(trade, workspace, forgings)
    assert found.targets[0].enterprise.name == AVIC
    assert found.targets[0].local == (plane,)


def test_words_are_explained_as_they_were_asked(trade: Store, workspace: Workspace) -> None:
    words = Words("奶粉与液态奶", region="汉中")
    listed = targets_of(trade, workspace, words)
    told, _ = explain(trade, workspace, words, listed.targets[0].enterprise.id)
    assert told.target == listed.targets[0]
    assert (told.gap, told.query) == (None, "奶粉与液态奶")


def test_a_chain_that_no_map_has_is_told_with_those_there_are(
    trade: Store, workspace: Workspace
) -> None:
    found = targets_of(trade, workspace, Words("液态奶", chain="航空装配"))
    assert "航空装配" in found.notes[0]
    assert "航空装备" in found.notes[0]
    assert targets_of(trade, workspace, Words("液态奶", chain="航空装备")).notes == ()


def test_who_stands_for_a_member_is_said(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    told, _ = explain(trade, workspace, forgings, "name:中航重机股份有限公司")
    assert told.notes == (f"中航重机股份有限公司 由其集团 {AVIC} 代表:集团和成员只排一行",)
    assert explain(trade, workspace, forgings, f"name:{BAOTAI}")[0].notes == ()


def test_who_is_left_out_of_the_list_is_explained_with_the_reason(
    trade: Store, workspace: Workspace, forgings: GapLike
) -> None:
    told, _ = explain(trade, workspace, forgings, f"name:{LOCAL}")
    assert "本地企业" in told.notes[0]


def test_a_way_that_ends_at_a_member_goes_on_to_its_group(
    trade: Store,
    workspace: Workspace,
    forgings: GapLike,
    add: Callable[[str, Iterable[Claim]], None],
) -> None:
    maker, plane = "中航重机股份有限公司", "陕西飞机工业有限责任公司"
    add("supply.csv", [Claim("SUPPLIES", firm(maker), firm(plane))])
    told, _ = explain(trade, workspace, forgings, f"name:{AVIC}")
    (way, *_) = told.ways_in
    assert [(h.start, h.relationship, h.end, h.source) for h in way.hops] == [
        (plane, "采购自", maker, "supply.csv"),
        (maker, "属于集团", AVIC, "firms.csv"),
    ]


def test_a_link_by_name_alone_rests_on_the_source_that_writes_the_name(
    trade: Store,
    workspace: Workspace,
    add: Callable[[str, Iterable[Claim]], None],
) -> None:
    named = "西安钛合金锻件有限公司"
    said = {"as_written": named, "form": "legal"}
    add("list.csv", [Claim("NAMES", Node("Source", "list.csv"), firm(named), said)])
    derive_links(trade, workspace, digest="d2", run="r2")
    (work,) = read_work(trade, segments=[SEGMENT], firms=[f"name:{named}"])
    assert (work.quote, work.source) == (named, "list.csv")


def test_words_that_name_no_thing_are_refused(trade: Store, workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="说不出做的是什么"):
        targets_of(trade, workspace, Words("设备"))
