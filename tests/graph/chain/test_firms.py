"""Firms as all their sources together describe them."""

from graph.chain.firms import Firm, Listing, Place, Report, read_firms
from graph.claims.claim import Claim, Node

REGISTER, PROFILES = "enterprises/名册.csv", "reference/profiles.csv"


def firm(name="甲"):
    return Node("Enterprise", f"name:{name}", {"name": name})


def plain(*, places=(), listings=(), reports=()):
    return Firm("甲", "甲", None, None, None, None, False, places, listings, reports)


def report(year, revenue):
    return Report(year, revenue, None, None, None, f"财务{year}")


def test_the_latest_revenue_counts_and_an_undated_one_last():
    some = plain(reports=(report(0, 9e8), report(2023, 5e8), report(2022, 8e8)))
    assert (some.revenue.yuan, some.revenue.when) == (5e8, "2023")
    assert plain(reports=(report(0, 9e8),)).revenue.yuan == 9e8
    assert plain(reports=(report(2023, None),)).revenue is None


def test_a_list_of_a_later_year_goes_before_a_report():
    listed = Listing("中国企业500强", "2025", 1, 7e10, "榜单")
    assert plain(reports=(report(2024, 5e8),), listings=(listed,)).revenue.source == "榜单"


def test_a_firm_is_within_a_region_if_any_source_says_so():
    some = plain(places=(Place("610722", "名册"), Place("610100", "简介")))
    assert some.within("610700")
    assert some.within("610000")
    assert not some.within("510000")
    assert not plain().within("610700")


def test_a_firm_is_read_with_places_lists_reports_and_mark(store, say):
    region = {"610722": "county", "610000": "province"}
    nodes = {code: Node("Region", code, {"level": level}) for code, level in region.items()}
    ranking = Node("Ranking", "中国企业500强 2025", {"list": "中国企业500强", "edition": "2025"})
    named = {"as_written": "甲", "form": "legal", "leader": True}
    say(
        REGISTER,
        "register",
        [
            Claim("NAMES", Node("Source", REGISTER), firm(), named),
            Claim("LOCATED_IN", firm(), nodes["610722"]),
        ],
    )
    say(
        PROFILES,
        "profiles",
        [
            Claim("LOCATED_IN", firm(), nodes["610000"]),
            Claim("REPORTS", Node("Source", PROFILES), firm(), {"year": 2024, "revenue": 6e8}),
            Claim("RANKED_IN", firm(), ranking, {"rank": 9}),
            Claim("LOCATED_IN", firm("乙"), nodes["610000"]),
        ],
    )
    found = read_firms(store)
    assert sorted(found) == ["name:乙", "name:甲"]
    one = found["name:甲"]
    assert [p.region for p in one.places] == ["610722", "610000"]
    assert (one.region, one.leader, one.revenue.yuan) == ("610722", True, 6e8)
    assert (one.listings[0].ranking, one.listings[0].rank) == ("中国企业500强", 9)
    assert not found["name:乙"].leader
    assert read_firms(store, ["name:甲"]) == {"name:甲": one}
    assert read_firms(store, []) == {}
