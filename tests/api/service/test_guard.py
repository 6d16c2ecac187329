"""What a service on loopback refuses, and the headers that every answer carries."""

import pytest

from api.answers.shapes import Problem
from api.main import main
from api.service.serve import is_loopback


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:8000"])
def test_names_of_this_machine_are_answered(client, host):
    assert client.get("/api/v1/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", ""]
)
@pytest.mark.parametrize("path", ["/api/v1/chains", "/"])
def test_a_name_that_was_made_to_resolve_here_is_refused(client, host, path):
    found = client.get(path, headers={"Host": host})
    assert found.status_code == 421
    if path.startswith("/api"):
        assert Problem.model_validate(found.json()).error.code == "host"


@pytest.mark.parametrize("path", ["/api/v1/chains", "/", "/nothing", "/static/style.css"])
def test_every_answer_carries_the_headers_of_safety_and_a_number(client, path):
    headers = client.get(path).headers
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"]
    assert len(headers["x-request-id"]) == 16


def test_an_address_too_long_and_a_body_too_large_are_refused(client):
    assert client.get("/api/v1/gaps", params={"chain": "长" * 2000}).status_code == 414
    assert client.post("/sign-in", content=b"x" * 20_000).status_code == 413


def test_a_fault_of_the_program_shows_no_trace(client, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError("一处错")

    monkeypatch.setattr("api.http.routes.gaps", broken)
    found = client.get("/api/v1/gaps", params={"chain": "航空装备 "})
    assert found.status_code == 500
    problem = Problem.model_validate(found.json()).error
    assert problem.code == "unexpected"
    assert found.headers["x-request-id"] in problem.hint
    assert "一处错" not in found.text


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.0.2.1", False), ("bureau.example", False)],
)  # fmt: skip
def test_only_loopback_goes_without_keys(host, alone):
    assert is_loopback(host) is alone


def test_listening_elsewhere_without_a_key_is_refused(tmp_path, copied, capsys):
    folder = copied(tmp_path)
    assert main(["serve", str(folder), "--host", "0.0.0.0", "--port", "18999"]) == 2
    assert "chainscout keys" in capsys.readouterr().err
