"""The HTTP API: the same answers, typed, and one shape for every error."""

import pytest
from fastapi.testclient import TestClient

from api.answers import shapes
from api.service.app import create_app
from graph.store import parse_address

GAP = "航空装备/航空锻铸件@610700"


@pytest.fixture(scope="module")
def client(workspace):
    address = parse_address(None, workspace.root, {})
    with TestClient(create_app(workspace, address), raise_server_exceptions=False) as client:
        yield client


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
        ("enterprise", {"q": "陕飞"}, shapes.Enterprise),
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
        ("enterprise", {"q": "子虚乌有"}, 404, "not_found"),
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


def test_the_description_is_complete_and_local(client):
    described = client.get("/api/v1/openapi.json").json()
    assert set(described["paths"]) == {
        f"/api/v1/{name}"
        for name in ("health", "chains", "gaps", "targets", "explain", "enterprise")
    }
    assert "http://" not in str(described)
    assert client.get("/docs").status_code == 404


def test_an_enterprise_is_found_by_name_code_and_id(client):
    by_name = client.get("/api/v1/enterprise", params={"q": "中航成飞股份有限公司"}).json()
    by_code = client.get("/api/v1/enterprise", params={"q": "302132"}).json()
    by_id = client.get("/api/v1/enterprise", params={"q": by_name["enterprise"]["id"]}).json()
    assert by_name == by_code == by_id
    assert by_name["enterprise"]["stock_code"] == "302132.SZ"
