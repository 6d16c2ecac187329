"""documents/ in a build: facts become claims, and the graph says what the files say."""

import pytest

from graph.chain.reading import claims
from ingest.report import State

LETTER = """\
汉中市招商局关于今年工作情况的报告

今年上半年,全市新签约项目58个,总投资35.39亿元。围绕航空装备等6条重点产业链,与中航西飞、本地飞达公司等企业对接。
汉中鼎新科技有限公司投资5亿元的年产2万吨钛合金锻件项目签约。赴长三角地区招商12次。
印发《汉中市招商引资项目管理办法》,推行链长制。

汉中市招商局
2024年7月4日
"""
FIRMS = "企业名称,简称,证券代码\n中航西安飞机工业集团股份有限公司,中航西飞,000768\n"


@pytest.fixture
def files(aviation):
    return {
        "chains/航空装备.yaml": aviation,
        "documents/报告.txt": LETTER,
        "enterprises/名册.csv": FIRMS,
    }


def stated(store, kind):
    rows = claims(store, "STATES", "Source", "Region")
    return {
        r.properties["name"]: r.properties.get("value")
        for r in rows
        if r.properties["kind"] == kind
    }


def test_facts_become_claims_of_the_document(bureau, build, store, files):
    reports = build(store, bureau(files))
    report = reports["documents/报告.txt"]
    assert report.state is State.READ
    assert report.read == report.written + report.left_out + report.rejected
    assert report.rejected == 0
    figures = stated(store, "indicator")
    assert figures["新签约项目"] == 58
    assert figures["总投资"] == 3539000000
    assert stated(store, "mechanism") == {"链长制": None}
    assert stated(store, "chain_count") == {"6": 6}
    [chain] = claims(store, "MENTIONS", "Source", "Chain")
    assert (chain.end, chain.properties["quote"]) == ("航空装备", "航空装备")
    [cluster] = claims(store, "MENTIONS", "Source", "RegionCluster")
    assert cluster.end == "长三角"
    [cites] = claims(store, "CITES", "Source", "Source")
    assert cites.end == "cited:汉中市招商引资项目管理办法"
    assert cites.properties["doc_kind"] == "办法"
    [recorded] = claims(store, "RECORDS", "Source", "Project")
    assert recorded.properties["amount"] == 500000000
    assert recorded.properties["stage"] == "签约"
    assert {c.end for c in claims(store, "BY", "Project", "Enterprise")} == {
        "name:汉中鼎新科技有限公司"
    }


def test_a_short_name_means_a_firm_only_where_another_source_knows_it(bureau, build, quick, files):
    build(quick, bureau(files))
    named = {c.end for c in claims(quick, "MENTIONS", "Source", "Enterprise")}
    assert "stock:000768.SZ" in named
    assert "name:中航西飞" not in named
    build(quick, bureau({"enterprises/名册.csv": "企业名称\n汉中某厂\n"}))
    named = {c.end for c in claims(quick, "MENTIONS", "Source", "Enterprise")}
    assert not {n for n in named if "西飞" in n or "000768" in n}
    reports = build(quick, bureau({"enterprises/名册.csv": FIRMS}))
    assert reports["documents/报告.txt"].state is State.READ
    named = {c.end for c in claims(quick, "MENTIONS", "Source", "Enterprise")}
    assert "stock:000768.SZ" in named


def test_a_project_stays_without_its_firm_where_the_short_name_fits_several(bureau, build, quick):
    news = (
        "汉中市招商局工作动态\n\n2024年5月，吉利集团投资80亿元的硅谷动力电池项目签约落户汉中市。\n"
    )
    firms = "企业名称,简称\n浙江吉利控股集团有限公司,吉利集团\n吉利百矿集团有限公司,吉利集团\n"
    both = {"documents/a.txt": news, "enterprises/a.csv": firms}
    report = build(quick, bureau(both))["documents/a.txt"]
    [project] = claims(quick, "RECORDS", "Source", "Project")
    assert project.properties["amount"] == 8_000_000_000
    assert claims(quick, "BY", "Project", "Enterprise") == []
    [told] = [name for name in report.names.open if name.name == "吉利集团"]
    assert told.project in project.end
    build(
        quick, bureau({"enterprises/a.csv": firms.splitlines()[0] + "\n" + firms.splitlines()[1]})
    )
    [by] = claims(quick, "BY", "Project", "Enterprise")
    assert by.end == "name:浙江吉利控股集团有限公司"


def test_the_graph_does_not_depend_on_what_came_first(bureau, build, quick, files, picture):
    build(quick, bureau(files))
    at_once = picture(quick)
    build(
        quick,
        bureau(
            {
                "enterprises/名册.csv": "企业名称\n汉中某厂\n",
                "documents/报告.txt": "《别的办法》没有事实。",
            }
        ),
    )
    build(quick, bureau(files))
    assert picture(quick) == at_once


def test_an_unchanged_document_is_not_read_again(bureau, build, quick, files):
    workspace = bureau(files)
    first = build(quick, workspace)["documents/报告.txt"]
    again = build(quick, workspace)["documents/报告.txt"]
    assert again.state is State.UNCHANGED
    assert (again.read, again.left_out) == (first.read, first.left_out)
    assert again.unchanged == first.written


def test_a_withdrawn_document_takes_its_citations_along(bureau, build, quick, files):
    build(quick, bureau(files))
    wiped = bureau({"documents/报告.txt": None})
    build(quick, wiped, withdraw=True)
    assert quick.read("MATCH (s:Source {kind: 'cited'}) RETURN count(s) AS n") == [{"n": 0}]
    assert claims(quick, "STATES", "Source", "Region") == []


RULES = """\
关于印发《汉中市招商引资项目管理办法》的通知

各县区人民政府:
全市新签约项目3个。

汉中市招商局
2024年1月4日
"""


def cited_by(store, source):
    return [c.end for c in claims(store, "CITES", "Source", "Source") if c.start == source]


def test_a_cited_title_at_hand_is_that_document(bureau, build, quick, files, picture):
    letter = "documents/报告.txt"
    title = "cited:汉中市招商引资项目管理办法"
    build(quick, bureau(files))
    assert cited_by(quick, letter) == [title]
    whole = {**files, "documents/办法.txt": RULES}
    build(quick, bureau(whole))
    assert cited_by(quick, letter) == ["documents/办法.txt"]
    grown = picture(quick)
    again = build(quick, bureau(whole))
    assert again[letter].state is State.UNCHANGED
    assert picture(quick) == grown
    build(quick, bureau({**whole, "documents/办法.txt": RULES.replace("3个", "4个")}))
    assert cited_by(quick, letter) == ["documents/办法.txt"]
    build(quick, bureau({**whole, "documents/办法.txt": None}), withdraw=True)
    assert cited_by(quick, letter) == [title]


def test_where_a_document_cites_its_own_title_it_does_not_point_to_itself(bureau, build, quick):
    own = "documents/办法.txt"
    build(quick, bureau({own: RULES.replace("3个。", "3个,依《汉中市招商引资项目管理办法》。")}))
    assert set(cited_by(quick, own)) == {"cited:汉中市招商引资项目管理办法"}


def test_one_bad_document_does_not_stop_the_others(bureau, build, quick, files):
    reports = build(
        quick, bureau({**files, "documents/坏.pdf": b"%PDF-1.4 nothing", "documents/空.txt": b""})
    )
    assert reports["documents/坏.pdf"].state is State.REFUSED
    assert "PDF" in reports["documents/坏.pdf"].messages[0]
    assert reports["documents/空.txt"].state is State.REFUSED
    assert reports["documents/报告.txt"].state is State.READ
