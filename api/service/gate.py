"""Who asks: the key of a program, or the session of a page. Refusals are noted and counted."""

import time
from collections import OrderedDict, deque
from http.cookies import CookieError, SimpleCookie
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from api.access.ledger import Ledger
from api.access.roles import Reader
from api.service.errors import told

COOKIE = "chainscout_session"
FILES = (".xlsx", ".docx", ".svg")
"""What is downloaded is noted."""
OPEN = ("/sign-in", "/api/v1/health", "/api/v1/ready")
"""What answers without a key; static files too."""
TRIES, WITHIN, ADDRESSES = 20, 60.0, 10_000
"""Wrong keys from one address within so many seconds; more are not even looked at."""


class Tries:
    """Wrong keys by address, lately."""

    def __init__(self) -> None:
        self._by_address: OrderedDict[str, deque[float]] = OrderedDict()

    def too_many(self, address: str) -> bool:
        """Whether the address has tried too often."""
        tried = self._by_address.get(address, deque())
        while tried and tried[0] < time.monotonic() - WITHIN:
            tried.popleft()
        return len(tried) >= TRIES

    def add(self, address: str) -> None:
        """Count a wrong key."""
        self._by_address.setdefault(address, deque(maxlen=TRIES)).append(time.monotonic())
        self._by_address.move_to_end(address)
        if len(self._by_address) > ADDRESSES:
            self._by_address.popitem(last=False)


class Gate:
    """Where the application has no ledger of keys, whoever reaches the service may ask."""

    def __init__(self, app: ASGIApp, tries: Tries) -> None:
        self.app = app
        self.tries = tries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let in, or refuse."""
        ledger: Ledger | None = scope["app"].state.ledger if scope["type"] == "http" else None
        path = scope.get("path", "")
        if ledger is not None and path not in OPEN and not path.startswith("/static/"):
            request = Request(scope)
            reader, refusal = await self._who(request, ledger)
            if refusal is not None:
                await refusal(scope, receive, send)
                return
            scope["state"]["reader"] = reader
            if path.endswith(FILES):
                await run_in_threadpool(note, ledger, request, reader, "download")
        await self.app(scope, receive, send)

    async def _who(self, request: Request, ledger: Ledger) -> tuple[Reader | None, Response | None]:
        address = request.client.host if request.client else ""
        if self.tries.too_many(address):
            return None, too_many(request)
        key = given_key(request)
        if key:
            reader = ledger.reader(key)
            if reader is not None:
                return reader, None
            self.tries.add(address)
            await run_in_threadpool(note, ledger, request, None, "refused:key")
            return None, _unknown(request, "密钥不对,或已停用")
        token = session_token(request)
        reader = ledger.session(token) if token else None
        if reader is not None:
            return reader, None
        if request.url.path.startswith("/api/"):
            self.tries.add(address)
            await run_in_threadpool(note, ledger, request, None, "refused:no key")
            return None, _unknown(request, "要有密钥才能用")
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return None, RedirectResponse(f"/sign-in?next={quote(asked, safe='')}", 303)


def given_key(request: Request) -> str:
    """The key that a program sends: Authorization: Bearer, or X-API-Key."""
    scheme, _, key = request.headers.get("authorization", "").partition(" ")
    return key.strip() if scheme.lower() == "bearer" else request.headers.get("x-api-key", "")


def session_token(request: Request) -> str:
    """The token in the session's cookie, or ""."""
    try:
        found = SimpleCookie(request.headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def note(ledger: Ledger, request: Request, reader: Reader | None, outcome: str) -> None:
    """Add a request to the audit log, without its query."""
    ledger.note(
        reader,
        f"{request.method} {request.url.path}",
        outcome,
        request.client.host if request.client else "",
        request.state.request_id,
    )


def too_many(request: Request) -> Response:
    """The refusal of an address that has tried too many wrong keys."""
    hint = f"过 {WITHIN:.0f} 秒再试"
    waiting = {"Retry-After": f"{WITHIN:.0f}"}
    return told(request, 429, "too_many", "试错的次数太多", hint, headers=waiting)


def _unknown(request: Request, message: str) -> Response:
    hint = "在 Authorization 里写 Bearer 和密钥;密钥由管理员用 chainscout keys 发"
    return told(request, 401, "key", message, hint, headers={"WWW-Authenticate": "Bearer"})
