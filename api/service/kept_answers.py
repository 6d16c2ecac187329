"""Answers kept whole, for as long as the graph that they were made from stands.

Before an answer is sent the store is asked what it is built from, so none is ever stale; requests
that come while it is being asked share the next question. While a build runs, what the last
finished graph answered is still given, and nothing new is kept.
"""

import asyncio
import hashlib
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import __version__
from api.desk import Desk, Standing
from api.service.errors import told

MOST_BYTES = 64 * 1024 * 1024
MOST_WAITING = 64
"""Answers being made or waited for; who comes then is asked to come again."""
KEEP = (b"cache-control", b"private, no-cache")
Key = tuple[str, str, str, bytes]
"""Id of the key that asks (of pages, which show who reads), its role, path, query."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, ready to be sent."""

    etag: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes


class Lookout:
    """Asks the desk how the graph stands; whoever asks meanwhile gets what is asked next."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="lookout")
        self._next: asyncio.Future[Standing | None] | None = None
        self._asking = False

    async def standing(self, desk: Desk) -> Standing | None:
        """How the graph stands at a moment after the call; None where the store does not say."""
        if self._next is None:
            self._next = asyncio.get_running_loop().create_future()
        mine = self._next
        if not self._asking:
            self._ask(desk)
        return await asyncio.shield(mine)

    def _ask(self, desk: Desk) -> None:
        mine, self._next = self._next, None
        assert mine is not None
        self._asking = True
        asked = asyncio.get_running_loop().run_in_executor(self._thread, desk.look)

        def done(found: asyncio.Future[Standing]) -> None:
            failed = found.cancelled() or found.exception() is not None
            if not mine.done():
                mine.set_result(None if failed else found.result())
            self._asking = False
            if self._next is not None:
                self._ask(desk)

        asked.add_done_callback(done)


class KeptAnswers:
    """Sends what is kept, or has it made once and keeps it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._lookout = Lookout()
        self._standing: Standing | None = None
        self._kept: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0
        self._making: dict[Key, asyncio.Event] = {}
        self._waiting = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a GET; pass on all else."""
        plain = scope["type"] == "http" and scope["method"] == "GET"
        if not plain or scope["path"].startswith("/static/") or scope["path"] in _NEVER:
            await self.app(scope, receive, send)
            return
        desk: Desk = scope["app"].state.desk
        standing = await self._lookout.standing(desk)
        self._turn_to(standing)
        scope["state"]["whole"] = standing is None or standing.whole
        reader = scope["state"].get("reader")
        page = not scope["path"].startswith("/api/")
        who = (reader.id if page else "", reader.role) if reader else ("", "")
        key: Key = (*who, scope["path"], scope["query_string"])
        held = self._kept.get(key)
        etag = held.etag if held else self._etag(key)
        if standing is not None and _asks_for(scope, etag):
            await _send_nothing(etag, send)
            scope["state"]["from_kept"] = True
            return
        if held is None or standing is None:
            await self._make(key, scope, receive, send)
            return
        self._kept.move_to_end(key)
        scope["state"]["from_kept"] = True
        await _send(held, send)

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the answer made, or wait while another request for the same has it made."""
        if self._waiting >= MOST_WAITING:
            busy = told(
                Request(scope), 503, "busy", "正忙", "过几秒再试", headers={"Retry-After": "3"}
            )
            await busy(scope, receive, send)
            return
        self._waiting += 1
        try:
            if key in self._making:
                await self._making[key].wait()
                held = self._kept.get(key)
                if held is not None:
                    scope["state"]["from_kept"] = True
                    await _send(held, send)
                    return
            await self._make_alone(key, scope, receive, send)
        finally:
            self._waiting -= 1

    async def _make_alone(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        made = asyncio.Event()
        first = key not in self._making
        if first:
            self._making[key] = made
        start: Message = {}
        body = bytearray()

        async def take(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                start = message
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish(key, scope, start, bytes(body), send)

        try:
            await self.app(scope, receive, take)
        finally:
            if first:
                del self._making[key]
            made.set()

    async def _finish(
        self, key: Key, scope: Scope, start: Message, body: bytes, send: Send
    ) -> None:
        standing = scope["state"].get("standing")
        headers = list(start["headers"])
        if start["status"] == 200 and standing is not None and standing == self._standing:
            answer = Answer(self._etag(key), headers, body)
            self._put(key, answer)
            await _send(answer, send)
            return
        await send({**start, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _turn_to(self, standing: Standing | None) -> None:
        """Drop what was made from another graph, once the new one is whole."""
        if standing is not None and standing.whole and standing != self._standing:
            self._standing = standing
            self._kept.clear()
            self._bytes = 0

    def _put(self, key: Key, answer: Answer) -> None:
        old = self._kept.pop(key, None)
        self._bytes += _size(answer) - (_size(old) if old else 0)
        self._kept[key] = answer
        while self._bytes > MOST_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)

    def _etag(self, key: Key) -> bytes:
        """A mark of the answer: what it is made from, by which program, to which question."""
        if self._standing is None:
            return b""
        made = repr((self._standing.built_from, __version__, key)).encode()
        return b'"' + hashlib.sha256(made).hexdigest()[:24].encode() + b'"'


_NEVER = ("/api/v1/health", "/api/v1/ready", "/api/v1/audit", "/sign-in")


def _size(answer: Answer) -> int:
    return len(answer.body) + 1_000


def _asks_for(scope: Scope, etag: bytes) -> bool:
    """Whether the client holds this very answer."""
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            marks = [mark.strip().removeprefix(b"W/") for mark in value.split(b",")]
            return bool(etag) and etag in marks
    return False


async def _send(answer: Answer, send: Send) -> None:
    headers = [*answer.headers, (b"etag", answer.etag), KEEP]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


async def _send_nothing(etag: bytes, send: Send) -> None:
    headers = [(b"etag", etag), KEEP]
    await send({"type": "http.response.start", "status": 304, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
