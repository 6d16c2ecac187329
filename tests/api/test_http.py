"""The HTTP API: the same answers, typed, and one shape for every error."""

import io
from xml.etree import ElementTree

import openpyxl
import pytest

from api.answers import shapes

GAP = "航空装备/航空锻铸件@610700"
REGISTER = "enterprises/汉中重点企业.csv"


def test_health_tells_whether_a_graph_is_built(client):
    assert client.get("/api/v1/health").json() == {
        "status": "ok",
        "version": "0.1.0",
        "workspace": "610700 汉中市",
        "built": True,
    }


@pytest.mark.parametrize(
    ("path", "parameters", "shape"),
    [
        ("chains", {}, shapes.Chains),
        ("gaps", {}, shapes.Gaps),
        ("gaps", {"chain": "现代材料"}, shapes.Gaps),
        ("targets", {"gap": GAP, "top": 3}, shapes.Targets),
        ("targets", {"segment": "碳纤维", "top": 3, "list": "中国企业500强"}, shapes.Targets),
        ("explain", {"gap": GAP, "enterprise": "三角防务"}, shapes.Explanation),
        ("match", {"text": "碳纤维", "region": "宝鸡市", "top": 3}, shapes.Targets),
        ("chains/航空装备/map", {}, shapes.ChainMap),
        ("enterprises", {"q": "航空"}, shapes.Enterprises),
        ("enterprises/陕飞", {}, shapes.Enterprise),
        ("list", {"chain": "航空装备", "top": 2}, shapes.TargetBook),
        ("sources", {}, shapes.Sources),
        ("sources/rejects", {"source": REGISTER}, shapes.Rejects),
        ("sources/passage", {"source": REGISTER, "quote": "航空"}, shapes.Passage),
        ("audit", {}, shapes.Audit),
        ("ready", {}, shapes.Ready),
    ],
)
def test_every_answer_has_its_shape(client, path, parameters, shape):
    found = client.get(f"/api/v1/{path}", params=parameters)
    assert found.status_code == 200, found.text
    shape.model_validate(found.json())


@pytest.mark.parametrize(
    ("path", "parameters", "status", "code"),
    [
        ("gaps", {"chain": "纺织"}, 404, "not_found"),
        ("targets", {"gap": "无/此@610700"}, 404, "not_found"),
        ("targets", {}, 400, "usage"),
        ("targets", {"gap": GAP, "cluster": "东北亚"}, 400, "usage"),
        ("targets", {"gap": GAP, "top": 0}, 422, "invalid"),
        ("targets", {"gap": GAP, "min_revenue": "nan"}, 422, "invalid"),
        ("match", {"text": " "}, 400, "usage"),
        ("match", {"text": "碳纤维", "region": "亚特兰蒂斯"}, 400, "usage"),
        ("chains/纺织/map", {}, 404, "not_found"),
        ("enterprises/子虚乌有", {}, 404, "not_found"),
        ("sources/passage", {"source": "../../etc/passwd"}, 404, "not_found"),
        ("nothing", {}, 404, "not_found"),
    ],
)
def test_every_error_has_one_shape(client, path, parameters, status, code):
    found = client.get(f"/api/v1/{path}", params=parameters)
    assert found.status_code == status
    problem = shapes.Problem.model_validate(found.json())
    assert problem.error.code == code
    assert problem.error.message


def test_a_wrong_method_has_the_same_shape(client):
    found = client.post("/api/v1/gaps")
    assert found.status_code == 405
    shapes.Problem.model_validate(found.json())


@pytest.mark.parametrize(
    "path", ["/", "/gaps", "/api/v1/chains", "/api/v1/gaps?chain=没有", "/static/style.css", "/x"]
)
def test_head_is_answered_as_get_without_the_body(client, path):
    whole, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "etag", "cache-control"):
        assert head.headers.get(name) == whole.headers.get(name)
    assert client.head("/sign-out").status_code == 405, "what cannot be fetched has no head"


def test_the_description_is_local_and_nothing_is_fetched_for_it(client):
    described = client.get("/api/v1/openapi.json").json()
    assert "http://" not in str(described)
    assert client.get("/docs").status_code == 404


def test_every_field_and_every_parameter_has_an_example(client):
    described = client.get("/api/v1/openapi.json").json()
    bare = [
        f"{name}.{field}"
        for name, schema in described["components"]["schemas"].items()
        for field, of in schema.get("properties", {}).items()
        if "examples" not in of and not _refers(of)
    ]
    asked = [
        f"{path} {parameter['name']}"
        for path, methods in described["paths"].items()
        for route in methods.values()
        for parameter in route.get("parameters", ())
        if "examples" not in parameter and "examples" not in parameter["schema"]
    ]
    assert bare + asked == []


def _refers(field):
    """Whether a field is another shape, or a list of such: the example stands there."""
    return "$ref" in str(field)


def test_an_enterprise_is_found_by_name_code_and_id(client):
    by_name = client.get("/api/v1/enterprises/中航成飞股份有限公司").json()
    by_code = client.get("/api/v1/enterprises/302132").json()
    by_id = client.get(f"/api/v1/enterprises/{by_name['enterprise']['id']}").json()
    assert by_name == by_code == by_id
    assert by_name["enterprise"]["stock_code"] == "302132.SZ"


def test_chains_count_their_segments_and_gaps(client):
    found = client.get("/api/v1/chains").json()["chains"]
    for chain in found:
        on_map = client.get(f"/api/v1/chains/{chain['name']}/map").json()
        assert sum(chain["counts"].values()) == chain["segments"] == len(on_map["segments"])
        gaps = client.get("/api/v1/gaps", params={"chain": chain["name"]}).json()["gaps"]
        assert sum(chain["levels"].values()) == len(gaps)
        assert {g["id"] for g in gaps} == {s["gap"] for s in on_map["segments"]} - {None}


def test_pages_of_a_list_follow_on_each_other(client):
    whole = client.get("/api/v1/targets", params={"gap": GAP, "top": 12}).json()["targets"]
    first = client.get("/api/v1/targets", params={"gap": GAP, "top": 6}).json()["targets"]
    rest = client.get("/api/v1/targets", params={"gap": GAP, "top": 6, "offset": 6}).json()
    assert first + rest["targets"] == whole
    assert [t["rank"] for t in rest["targets"]] == [7, 8, 9, 10, 11, 12]


def test_an_explanation_brings_ways_in_and_policies(client):
    told = client.get("/api/v1/explain", params={"gap": GAP, "enterprise": "航空工业集团"}).json()
    assert sum(p["value"] for p in told["target"]["parts"]) == pytest.approx(
        told["target"]["score"]
    )
    assert told["ways_in"]
    assert {p["source"] for p in told["policies"]} == {"policies/汉中政策.csv"}


def test_every_source_that_evidence_names_is_one(client):
    known = {s["id"] for s in client.get("/api/v1/sources").json()["sources"]}
    named, growing = set(), 0
    for gap in client.get("/api/v1/gaps").json()["gaps"][:6]:
        found = client.get("/api/v1/targets", params={"gap": gap["id"], "top": 30}).json()
        parts = [part for target in found["targets"] for part in target["parts"]]
        named |= {evidence["source"] for part in parts for evidence in part["evidence"]}
        growing += sum(p["name"] == "growth" and bool(p["evidence"]) for p in parts)
    assert growing > 0
    assert named <= known


def test_the_list_is_a_workbook_that_another_library_opens(client):
    found = client.get("/api/v1/list.xlsx", params={"chain": "航空装备", "top": 3})
    assert found.status_code == 200
    assert "filename*=UTF-8''" in found.headers["content-disposition"]
    book = openpyxl.load_workbook(io.BytesIO(found.content))
    assert {"缺口", "目标企业", "来源"} <= set(book.sheetnames)


def test_the_map_is_a_picture_without_script_style_or_outside_address(client):
    found = client.get("/api/v1/chains/航空装备/map.svg")
    assert found.headers["content-type"] == "image/svg+xml"
    root = ElementTree.fromstring(found.text)
    names = {e.tag.rsplit("}", 1)[-1] for e in root.iter()}
    assert names.isdisjoint({"script", "style", "image", "foreignObject", "a"})
    told = "".join(root.itertext())
    for segment in client.get("/api/v1/chains/航空装备/map").json()["segments"]:
        assert segment["name"] in told


def test_a_passage_shows_the_rows_that_hold_the_words(client):
    found = client.get(
        "/api/v1/sources/passage",
        params={"source": "../reference/leaders.csv", "quote": "航空模锻件", "about": "三角防务"},
    ).json()
    assert found["total"] == len(found["lines"]) >= 1
    assert all("航空模锻件" in "".join(line["cells"]) for line in found["lines"])
    assert "企业名称" in "".join(found["headers"]) or found["headers"]


def test_what_is_computed_has_no_passage_and_says_so(client):
    found = client.get("/api/v1/sources/passage", params={"source": "derived:links"}).json()
    assert found["lines"] == []
    assert found["why"]
