"""What goes round every request: its number, its line in the log, the headers of safety, faults."""

import secrets
import time

from fastapi import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.service.errors import told
from api.service.log import RequestLog

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
SAFETY: list[tuple[bytes, bytes]] = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
]


class Envelope:
    """Outermost but for the framework's own: nothing that is answered goes without it."""

    def __init__(self, app: ASGIApp, log: RequestLog) -> None:
        self.app = app
        self.log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and note what became of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = time.perf_counter()
        number = secrets.token_hex(8)
        state = scope.setdefault("state", {})
        state["request_id"] = number
        sent = {"status": 0, "bytes": 0}

        async def out(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
                headers = [*message.get("headers", ()), *SAFETY, (b"x-request-id", number.encode())]
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append((b"cache-control", b"no-store"))
                message = {**message, "headers": headers}
            elif message["type"] == "http.response.body":
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, out)
        except Exception as error:  # the last line: no trace reaches a user
            self.log.fault(number, error)
            if sent["status"]:
                raise
            hint = f"图没有损坏;详情在服务的日志里,请求编号 {number}"
            await told(Request(scope), 500, "unexpected", "程序出错", hint)(scope, receive, out)
        finally:
            self._note(scope, number, sent, begun)

    def _note(self, scope: Scope, number: str, sent: dict[str, int], begun: float) -> None:
        state = scope["state"]
        reader = state.get("reader")
        client = scope.get("client")
        self.log.write(
            request=number,
            method=scope["method"],
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            status=sent["status"],
            bytes=sent["bytes"],
            ms=round((time.perf_counter() - begun) * 1000, 1),
            who=reader.id if reader else "",
            address=client[0] if client else "",
            kept=state.get("from_kept", False),
        )
