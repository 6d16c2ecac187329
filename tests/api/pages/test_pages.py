"""The pages as they are sent: whole without a script, nothing from elsewhere, nothing unescaped."""

import re
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from pages_opened import GAP, GROUP, PAGES

from api.answers.prose import percent, prose, yuan
from api.answers.shapes import Relation
from api.pages.wording import how, moment, source, ties
from graph.store import Statement

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Read(HTMLParser):
    """Tags, addresses, inline scripts and styles of a page; raises where tags do not match."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.addresses, self.inline, self.ids = [], [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag not in VOID:
            self.open.append(tag)
        self.addresses += [given[k] for k in ("href", "src", "action") if given.get(k)]
        self.inline += [k for k in given if k.startswith("on") or k == "style"]
        self.ids += [given["id"]] if "id" in given else []
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture
def page(client, page_name):
    found = client.get(PAGES[page_name])
    assert found.status_code == (404 if page_name == "not found" else 200)
    assert found.headers["content-type"].startswith("text/html")
    return found.text


def test_a_page_is_well_formed_and_needs_nothing_inline(page):
    read = Read(page)
    assert read.inline == []
    assert len(read.ids) == len(set(read.ids))


def test_a_page_takes_nothing_from_elsewhere(page):
    for address in Read(page).addresses:
        assert not urlsplit(address).netloc, address
        assert address.startswith(("/", "#", "?")), address


def test_every_link_of_a_page_leads_to_a_page(client, page):
    asked = {a.split("#")[0] for a in Read(page).addresses if a.startswith("/")}
    few = sorted(asked - {"/sign-in", "/sign-out"})[:25]
    for address in few:
        if not address.endswith(".xlsx") and "list.xlsx" not in address:
            assert client.get(address).status_code == 200, address


def test_the_chain_page_shows_every_segment_and_arrow(client):
    text = client.get(PAGES["chain"]).text
    on_map = client.get("/api/v1/chains/航空装备/map").json()["segments"]
    picture = text[text.index("<svg xmlns") : text.index("</svg>", text.index("chain-map"))]
    assert text.count('class="tile"') == len(on_map)
    assert text.count("data-from=") == sum(len(s["feeds"]) for s in on_map)
    for segment in on_map:
        assert f"{segment['name']}({segment['stage']})" in picture
    assert all(word in picture for word in ("上游", "中游", "下游", "未掌握", "缺", "弱", "强"))


def test_the_gap_page_shows_rule_numbers_urgency_and_targets(client):
    text = client.get(PAGES["gap"]).text
    gap = next(g for g in client.get("/api/v1/gaps").json()["gaps"] if g["id"] == GAP)
    targets = client.get("/api/v1/targets", params={"gap": GAP}).json()
    assert prose(gap["rule"]) in text
    for part in gap["urgency"]["parts"]:
        assert part["label"] in text
        assert prose(part["why"]) in text
    for target in targets["targets"]:
        assert target["enterprise"]["name"] in text
    assert f"{targets['candidates']} 家候选" in text


def test_the_filters_of_the_gap_page_are_a_plain_form(client):
    asked = {"list": "", "cluster": "长三角", "province": "", "ownership": "", "revenue": "10"}
    text = client.get(PAGES["gap"], params=asked).text
    same = {"gap": GAP, "cluster": "长三角", "min_revenue": 1e9}
    names = [
        t["enterprise"]["name"]
        for t in client.get("/api/v1/targets", params=same).json()["targets"]
    ]
    assert names
    assert [n for n in names if n not in text] == []
    assert "<option selected>长三角" in text
    assert "取消筛选" in text


def test_a_list_is_turned_page_by_page(client):
    first = client.get(PAGES["gap"]).text
    found = re.search(r'rel="next" href="([^"]+)"', first)
    second = client.get(PAGES["gap"] + found.group(1).replace("&amp;", "&")).text
    assert "第 2 页" in second
    assert '<td class="num rank">21</td>' in second


def test_wrong_fields_of_a_form_are_told_in_words(client):
    found = client.get(PAGES["gap"], params={"revenue": "很多"})
    assert found.status_code == 400
    assert "不是数" in found.text
    assert client.get(PAGES["gap"], params={"revenue": "nan"}).status_code == 400
    assert client.get(PAGES["gap"], params={"page": "x"}).status_code == 422


def test_the_target_page_shows_every_part_with_both_values_and_its_source(client):
    text = client.get(PAGES["target"]).text
    asked = {"gap": GAP, "enterprise": "航空工业集团"}
    told = client.get("/api/v1/explain", params=asked).json()
    for part in told["target"]["parts"]:
        for said in (part["label"], part["theirs"], prose(part["ours"]), prose(part["why"])):
            assert said.replace('"', "&#34;") in text
    for way in told["ways_in"]:
        assert prose(way["why"]) in text
    for policy in told["policies"]:
        assert policy["title"] in text
    sources = {e["source"] for p in told["target"]["parts"] for e in p["evidence"]}
    linked = [parse_qs(urlsplit(a).query) for a in Read(text).addresses if a.startswith("/source?")]
    assert sources <= {q["id"][0] for q in linked}


def test_what_has_no_file_is_called_by_what_the_program_did(client):
    texts = [client.get(PAGES[name]).text for name in ("gap", "target", "enterprise")]
    assert not any(">derived:" in text for text in texts)
    assert source("derived:links") == "系统关联"


def test_a_firm_found_by_words_is_explained_by_the_same_words(client):
    found = client.get("/match", params={"text": "液晶面板"}).text
    links = [a for a in Read(found).addresses if a.startswith("/target?")]
    assert links
    told = client.get(links[0])
    assert told.status_code == 200
    assert "针对“液晶面板”，排第 1" in told.text
    asked = {"segment": "液晶面板", "top": 1}
    (first,) = client.get("/api/v1/targets", params=asked).json()["targets"]
    assert first["enterprise"]["name"] in told.text
    assert [part["label"] in told.text for part in first["parts"]]


def test_the_note_of_the_chain_map_stands_on_the_gap_page(client):
    gaps = client.get("/api/v1/gaps", params={"chain": "航空装备"}).json()["gaps"]
    (note,) = [g["note"] for g in gaps if g["id"] == GAP]
    assert note
    assert prose(note) in client.get(PAGES["gap"]).text


def test_what_is_left_out_of_a_list_is_counted_on_the_page(client):
    asked = {"gap": GAP, "ownership": "民营"}
    told = client.get("/api/v1/targets", params=asked).json()
    assert {t["enterprise"]["ownership"] for t in told["targets"]} == {"民营"}
    text = client.get(PAGES["gap"], params={"ownership": "民营"}).text
    assert told["left_out"]
    for left in told["left_out"]:
        assert f"没有列入：{prose(left['label'])} {left['count']} 家" in text


def test_the_gap_page_tells_who_here_could_introduce(client):
    told = client.get("/api/v1/targets", params={"gap": GAP}).json()["introductions"]
    assert told
    text = client.get(PAGES["gap"]).text
    ways = {x["name"]: x["way"]["why"].partition("出面:")[2] for x in told}
    assert [name for name, why in ways.items() if not why or prose(why) not in text] == []


def test_rules_for_offices_are_not_offered_to_a_firm(client):
    asked = {"gap": GAP, "enterprise": "航空工业集团"}
    told = client.get("/api/v1/explain", params=asked).json()
    offered, _, inner = client.get(PAGES["target"]).text.partition("对内的工作规定")
    for policy in told["policies"]:
        assert (policy["title"] in inner) == policy["internal"]
        assert not (policy["internal"] and f"<b>{policy['title']}</b>" in offered)
    first = told["policies"][0]
    assert (first["named"], first["internal"]) == (True, False)
    assert "写明本链" in offered
    assert "各链通用" in offered
    (part,) = (p for p in told["target"]["parts"] if p["name"] == "policy")
    assert not any(p["title"] in part["why"] for p in told["policies"] if p["internal"])


def test_a_tie_that_several_sources_state_stands_once(client):
    relations = client.get(f"/api/v1/enterprises/{GROUP}").json()["relations"]
    found = ties([Relation(**r) for r in relations])
    assert len(found) < len(relations)
    assert sum(len(sources) for _, sources in found) == len(
        {(r["start_id"], r["relationship"], r["end_id"], r["source"]) for r in relations}
    )


def test_a_link_by_name_alone_says_so():
    assert how("text", "上海航空电器有限公司", "上海航空电器有限公司") == "只凭企业名称"
    assert how("product", "航空锻件", "中航重机") == "产品“航空锻件”"


def test_evidence_leads_to_the_row_where_it_stands(client):
    text = client.get(PAGES["source"]).text
    assert "<mark>航空模锻件</mark>" in text
    about = {"id": "rankings/中国企业500强_2024_节选.csv", "about": "中国航空工业集团有限公司"}
    assert "<mark>中国航空工业集团有限公司</mark>" in client.get("/source", params=about).text


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "\"'><img src=x onerror=a>", "{{7*7}}"]
)
@pytest.mark.parametrize(
    "path", ["/enterprises?q={}", "/match?text={}", "/chains/{}", "/gaps?chain={}", "/source?id={}"]
)
def test_what_is_asked_is_never_markup(client, path, text):
    page = client.get(path.format(text.replace("/", "%2F").replace("'", "%27"))).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49" not in page.split("<main")[1].split("<footer")[0]


def test_what_the_sources_say_is_never_markup(client, opened):
    name = "<b>坏</b>公司"
    opened.write([Statement("CREATE (:Enterprise {id: 'name:x', name: $name})", {"name": name})])
    try:
        page = client.get("/enterprises?q=公司&x=1").text
        assert name not in page
        page = client.get("/enterprises/name:x").text
        assert "&lt;b&gt;坏&lt;/b&gt;公司" in page
    finally:
        opened.write([Statement("MATCH (e:Enterprise {id: 'name:x'}) DETACH DELETE e")])


def test_the_style_is_kept_for_ever_under_its_own_mark(client):
    address = re.search(r'href="(/static/style.css[^"]+)"', client.get("/").text).group(1)
    found = client.get(address)
    assert "immutable" in found.headers["cache-control"]
    assert "http" not in found.text
    assert "url(" not in found.text


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, ""), (589680320000.0, "5,897 亿元"), (2.49e9, "24.9 亿元"), (-3.2e8, "-3.2 亿元"),
     (45_000_000, "4,500 万元"), (800, "800 元")],
)  # fmt: skip
def test_amounts_are_written_as_offices_write_them(value, told):
    assert yuan(value) == told


def test_shares_and_times_are_written_short():
    assert (percent(0.385), percent(0.4), percent(None)) == ("38.5%", "40%", "")
    assert moment(None) == ""
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", moment("2026-11-24T08:00:00+00:00"))
