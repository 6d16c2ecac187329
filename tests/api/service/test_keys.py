"""With keys: who may ask what, what is refused, and that refusals are noted."""

import json

import pytest
from fastapi.testclient import TestClient

from api.access.ledger import opened
from api.main import main
from api.service import gate
from api.service.app import create_app
from api.service.log import FILE
from graph.store import parse_address
from ingest.rejects import file_name

ROUTES = {
    "reader": "/api/v1/chains",
    "editor": "/api/v1/sources/rejects?source=enterprises/汉中重点企业.csv",
    "admin": "/api/v1/audit",
}


@pytest.fixture(scope="module")
def keys(workspace):
    with opened(workspace.private) as ledger:
        return {role: ledger.add(f"{role} 的单位", role) for role in ROUTES}


@pytest.fixture(scope="module")
def guarded(workspace, keys):
    app = create_app(workspace, parse_address(None, workspace.root, {}), keys=True)
    with TestClient(app, base_url="http://bureau.example") as client:
        yield client


@pytest.fixture(autouse=True)
def patience(guarded):
    """Wrong keys of one test are not counted against the next."""
    guarded.app.state.tries._by_address.clear()
    guarded.cookies.clear()


def asked(client, path, key):
    return client.get(path, headers={"Authorization": f"Bearer {key}"})


def outcomes(client, keys):
    return [e["outcome"] for e in asked(client, ROUTES["admin"], keys["admin"]).json()["entries"]]


@pytest.mark.parametrize(("role", "opens"), [("reader", 1), ("editor", 2), ("admin", 3)])
def test_a_role_opens_its_own_and_what_lies_below(guarded, keys, role, opens):
    found = [asked(guarded, path, keys[role]).status_code for path in ROUTES.values()]
    assert found == [200] * opens + [403] * (3 - opens)


def test_a_refused_role_is_told_in_the_one_shape_and_noted(guarded, keys):
    found = asked(guarded, ROUTES["admin"], keys["reader"])
    assert found.json()["error"]["code"] == "role"
    latest = asked(guarded, ROUTES["admin"], keys["admin"]).json()["entries"][0]
    assert latest["outcome"] == "refused:role"
    assert latest["who"].endswith("reader 的单位")
    assert latest["what"] == "GET /api/v1/audit"
    assert latest["request"] == found.headers["x-request-id"]


def test_what_an_editor_was_answered_is_not_kept_for_a_reader(guarded, keys):
    assert asked(guarded, ROUTES["editor"], keys["editor"]).status_code == 200
    assert asked(guarded, ROUTES["editor"], keys["reader"]).status_code == 403


@pytest.mark.parametrize("key", ["", "cs_00000000_nothing", "x"])
def test_without_a_known_key_the_api_is_closed(guarded, keys, key):
    headers = {"X-API-Key": key} if key else {}
    found = guarded.get(ROUTES["reader"], headers=headers)
    assert found.status_code == 401
    assert found.json()["error"]["code"] == "key"
    assert found.headers["www-authenticate"] == "Bearer"
    assert outcomes(guarded, keys)[0] == ("refused:key" if key else "refused:no key")


def test_a_revoked_key_is_refused_at_once_and_noted(guarded, keys, workspace, capsys):
    assert main(["keys", str(workspace.root), "add", "临时", "--json"]) == 0
    key = json.loads(capsys.readouterr().out)["key"]
    assert asked(guarded, ROUTES["reader"], key).status_code == 200
    assert main(["keys", str(workspace.root), "revoke", key.split("_")[1]]) == 0
    assert asked(guarded, ROUTES["reader"], key).status_code == 401
    assert outcomes(guarded, keys)[:2] == ["refused:key", "done"]


def test_health_and_readiness_need_no_key(guarded):
    assert guarded.get("/api/v1/health").status_code == 200
    assert guarded.get("/api/v1/ready").json() == {"ready": True, "why": ""}


def test_too_many_wrong_keys_from_one_address_are_not_looked_at(guarded, keys):
    for _ in range(gate.TRIES):
        assert asked(guarded, ROUTES["reader"], "cs_00000000_no").status_code == 401
    found = asked(guarded, ROUTES["reader"], keys["reader"])
    assert found.status_code == 429
    assert found.headers["retry-after"] == "60"


def test_a_page_asks_to_sign_in_and_leads_back(guarded, keys):
    page = guarded.get("/gaps?chain=航空装备", follow_redirects=False)
    assert page.status_code == 303
    form = guarded.get(page.headers["location"])
    assert "密钥" in form.text
    sent = {"key": keys["reader"], "next": "/gaps?chain=航空装备"}
    answer = guarded.post("/sign-in", data=sent, follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/gaps?chain=")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    shown = guarded.get("/gaps")
    assert "reader 的单位（查阅）" in shown.text
    assert guarded.get("/api/v1/list.xlsx?top=1").status_code == 200
    assert "download" in outcomes(guarded, keys)
    before = outcomes(guarded, keys).count("download")
    assert guarded.get("/api/v1/chains/航空装备/map.svg").status_code == 200
    assert guarded.get("/api/v1/chains/航空装备/guide.docx?top=1").status_code == 200
    assert outcomes(guarded, keys).count("download") == before + 2
    guarded.post("/sign-out", follow_redirects=False)
    assert guarded.get("/gaps", follow_redirects=False).status_code == 303


def test_a_wrong_key_typed_on_the_page_opens_nothing(guarded, keys):
    answer = guarded.post("/sign-in", data={"key": "cs_1_2", "next": "/"})
    assert answer.status_code == 401
    assert "密钥不对" in answer.text
    assert "set-cookie" not in answer.headers
    assert outcomes(guarded, keys)[0] == "refused:key"


@pytest.mark.parametrize("away", ["//evil.example/", "https://evil.example", "/\\evil.example"])
def test_signing_in_never_leads_off_the_service(guarded, keys, away):
    sent = {"key": keys["reader"], "next": away}
    answer = guarded.post("/sign-in", data=sent, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_form_of_another_site_is_refused(guarded, keys):
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = guarded.post("/sign-in", data={"key": keys["reader"]}, headers=headers)
        assert answer.status_code == 403


def test_the_rows_given_back_are_shown_to_editors_alone(guarded, keys, workspace):
    file = workspace.root / "rejects" / file_name("enterprises/汉中重点企业.csv")
    file.parent.mkdir(exist_ok=True)
    file.write_text(
        "文件,表,行,列,值,原因,应为,企业名称\nx,,7,营业收入,约三亿,不是金额,写数字,某公司\n",
        encoding="utf-8-sig",
    )
    try:
        path = "/source?id=enterprises/汉中重点企业.csv"
        assert "约三亿" not in asked(guarded, path, keys["reader"]).text
        assert "约三亿" in asked(guarded, path, keys["editor"]).text
    finally:
        file.unlink()


def test_the_log_tells_who_asked_what_and_never_a_key(guarded, keys, workspace):
    found = asked(guarded, ROUTES["reader"], keys["reader"])
    text = (workspace.private / "logs" / FILE).read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    line = next(x for x in lines if x["request"] == found.headers["x-request-id"])
    assert (line["method"], line["path"], line["status"]) == ("GET", "/api/v1/chains", 200)
    assert line["who"] == keys["reader"].split("_")[1]
    assert line["ms"] >= 0
    assert all(key.split("_", 2)[2] not in text for key in keys.values())


def test_the_list_of_keys_tells_no_secret(workspace, keys, capsys):
    assert main(["keys", str(workspace.root), "list"]) == 0
    told = capsys.readouterr().out
    assert "reader 的单位" in told
    assert all(key.split("_", 2)[2] not in told for key in keys.values())


@pytest.mark.parametrize(
    "wrong", [["give"], ["add", ""], ["add", "某", "--role", "owner"], ["revoke", "00000000"]]
)
def test_a_wrong_use_of_keys_is_told(workspace, wrong, capsys):
    assert main(["keys", str(workspace.root), *wrong]) == 2
    assert "办法:" in capsys.readouterr().err
