"""Answers are kept for the build that they were made from, and for no longer."""

import asyncio
from types import SimpleNamespace

import pytest
from fastapi.testclient import TestClient

from api.build import build
from api.desk import Standing
from api.service.app import create_app
from api.service.kept_answers import KeptAnswers, Lookout
from graph.errors import StoreError
from graph.store import open_store, parse_address
from graph.workspace import load_workspace

HERE = "http://127.0.0.1:8000"
CHAIN = """chain: 茶
region: "610700"
segments:
  - {name: 茶树种植, stage: 上游, products: [鲜叶], feeds: [茶叶加工]}
  - {name: 茶叶加工, stage: 中游, products: [绿茶], local: 有, feeds: [茶饮料]}
  - {name: 茶饮料, stage: 下游, products: [瓶装茶]}
"""
REGISTER = "企业名称,所在区县,产业链,环节\n汉中市一号茶业有限公司,西乡县,茶,茶叶加工\n"


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A workspace of one chain and one firm, built, with its service."""
    root = tmp_path_factory.mktemp("small") / "ws"
    for name in ("chains", "enterprises"):
        (root / name).mkdir(parents=True)
    settings = '[bureau]\nname = "汉中市"\nregion = "610700"\n'
    (root / "bureau.toml").write_text(settings, encoding="utf-8")
    (root / "chains" / "茶.yaml").write_text(CHAIN, encoding="utf-8")
    (root / "enterprises" / "名册.csv").write_text(REGISTER, encoding="utf-8")
    workspace = load_workspace(root)
    address = parse_address(None, root, {})
    with open_store(address):
        build(workspace, address)
        app = create_app(workspace, address)
        with TestClient(app, base_url=HERE) as client:
            yield root, address, client


def rebuild(root, address):
    build(load_workspace(root), address)


def local(client):
    found = client.get("/api/v1/chains/茶/map").json()["segments"]
    return {s["name"]: s["local"] for s in found}


def most_urgent(client):
    """The table of gaps on the home page, which looks at files and is never kept whole."""
    return client.get("/").text.split("最急的缺口")[1].split("<section>")[0]


def test_the_same_question_is_answered_from_what_is_kept(client):
    first = client.get("/api/v1/chains/现代材料/map")
    again = client.get("/api/v1/chains/现代材料/map")
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    assert first.headers["cache-control"] == "private, no-cache"


def test_who_holds_the_answer_gets_none(client):
    etag = client.get("/api/v1/gaps").headers["etag"]
    for told in (etag, f"W/{etag}", f'"other", {etag}'):
        found = client.get("/api/v1/gaps", headers={"If-None-Match": told})
        assert (found.status_code, found.content) == (304, b"")
        assert found.headers["etag"] == etag
    assert client.get("/api/v1/gaps", headers={"If-None-Match": '"other"'}).status_code == 200


def test_errors_and_what_looks_at_files_are_not_kept(client):
    for path in ("/api/v1/chains/纺织/map", "/api/v1/sources", "/api/v1/health"):
        assert "etag" not in client.get(path).headers


def test_after_a_build_nothing_stale_is_answered(small):
    root, address, client = small
    assert local(client) == {"茶树种植": 0, "茶叶加工": 1, "茶饮料": 0}
    etag = client.get("/api/v1/chains/茶/map").headers["etag"]
    page, urgent = client.get("/chains/茶").text, most_urgent(client)
    register = root / "enterprises" / "名册.csv"
    more = REGISTER + "汉中市二号茶业有限公司,西乡县,茶,茶树种植\n"
    register.write_text(more, encoding="utf-8")
    assert local(client)["茶树种植"] == 0, "no build has ended yet"
    rebuild(root, address)
    assert local(client) == {"茶树种植": 1, "茶叶加工": 1, "茶饮料": 0}
    fresh = client.get("/api/v1/chains/茶/map", headers={"If-None-Match": etag})
    assert fresh.status_code == 200
    assert fresh.headers["etag"] != etag
    assert client.get("/chains/茶").text != page
    assert most_urgent(client) != urgent
    register.write_text(REGISTER, encoding="utf-8")
    rebuild(root, address)
    back = client.get("/api/v1/chains/茶/map")
    assert back.headers["etag"] == etag, "the same sources are the same graph"
    assert client.get("/chains/茶").text == page
    assert most_urgent(client) == urgent


def test_a_build_that_changes_nothing_leaves_what_is_kept(small):
    root, address, client = small
    etag = client.get("/api/v1/gaps").headers["etag"]
    rebuild(root, address)
    assert client.get("/api/v1/gaps", headers={"If-None-Match": etag}).status_code == 304


def test_settings_count_from_the_build_that_took_them(small):
    root, address, client = small
    before = client.get("/").text
    file = root / "bureau.toml"
    settings = file.read_text(encoding="utf-8")
    file.write_text(f'{settings}focus_clusters = ["成渝"]\n', encoding="utf-8")
    rebuild(root, address)
    assert client.get("/").status_code == 200
    focus = client.app.state.desk.workspace.settings.bureau.focus_clusters
    assert focus == ("成渝",)
    file.write_text(settings, encoding="utf-8")
    rebuild(root, address)
    assert client.get("/").text.split("图建于")[0] == before.split("图建于")[0]


class Made:
    """An application that counts how often it is asked, and takes its time."""

    def __init__(self, standing, seconds=0.0, status=200):
        self.times, self.standing, self.seconds, self.status = 0, standing, seconds, status

    async def __call__(self, scope, receive, send):
        self.times += 1
        await asyncio.sleep(self.seconds)
        scope["state"]["standing"] = self.standing()
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": str(self.times).encode()})


class Watched:
    """A desk that stands as it is told to."""

    def __init__(self):
        self.now, self.looks = Standing("a", True), 0

    def look(self):
        self.looks += 1
        if self.now is None:
            raise StoreError("断了")
        return self.now


async def get(kept, desk, path="/api/v1/gaps"):
    sent = []

    async def send(message):
        sent.append(message)

    app = SimpleNamespace(state=SimpleNamespace(desk=desk))
    scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"", "headers": [],
        "state": {}, "app": app,
    }  # fmt: skip
    await kept(scope, None, send)
    return b"".join(m.get("body", b"") for m in sent)


def test_many_who_ask_at_once_have_it_made_once():
    desk = Watched()
    made = Made(lambda: desk.now, 0.05)
    kept = KeptAnswers(made)

    async def crowd():
        return await asyncio.gather(*(get(kept, desk) for _ in range(30)))

    assert set(asyncio.run(crowd())) == {b"1"}
    assert made.times == 1
    assert desk.looks <= 3, "those who come together share a look"


def test_what_was_made_while_the_graph_moved_is_sent_and_not_kept():
    desk = Watched()
    kept = KeptAnswers(Made(lambda: None))

    async def twice():
        return [await get(kept, desk), await get(kept, desk)]

    assert asyncio.run(twice()) == [b"1", b"2"]


def test_while_a_build_runs_the_last_finished_graph_still_answers():
    desk = Watched()
    made = Made(lambda: desk.now if desk.now.whole else None)
    kept = KeptAnswers(made)

    async def story():
        told = [await get(kept, desk)]
        desk.now = Standing("a", False)
        told += [
            await get(kept, desk),
            await get(kept, desk, "/new"),
            await get(kept, desk, "/new"),
        ]
        desk.now = Standing("b", True)
        return [*told, await get(kept, desk)]

    assert asyncio.run(story()) == [b"1", b"1", b"2", b"3", b"4"]


def test_a_store_that_does_not_answer_lets_nothing_kept_out():
    desk = Watched()
    kept = KeptAnswers(Made(lambda: desk.now))

    async def story():
        first = await get(kept, desk)
        desk.now = None
        return [first, await get(kept, desk)]

    assert asyncio.run(story()) == [b"1", b"2"]


def test_a_look_begins_after_whoever_waits_for_it_came():
    desk = Watched()
    lookout = Lookout()

    async def story():
        first = asyncio.ensure_future(lookout.standing(desk))
        await asyncio.sleep(0)
        desk.now = Standing("b", True)
        return await lookout.standing(desk), await first

    later, _ = asyncio.run(story())
    assert later == Standing("b", True)
