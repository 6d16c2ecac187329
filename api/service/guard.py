"""What is refused before anything is looked up: too long, from another site, for another host."""

from urllib.parse import urlsplit

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.service.errors import told

LONGEST_ADDRESS = 4_096
LARGEST_BODY = 16_384
"""Bytes; the longest thing that is ever sent in is a key."""
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Guard:
    """`hosts`: the only names under which the service answers; None for any.

    On loopback without keys a foreign name in Host is some page of the web that has its own name
    resolve to this machine.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str] | None) -> None:
        self.app = app
        self.hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        if scope["type"] == "http":
            refusal = self._refusal(scope)
            if refusal is not None:
                status, code, message, hint = refusal
                await told(Request(scope), status, code, message, hint)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str, str, str] | None:
        headers = dict(scope["headers"])
        host = headers.get(b"host", b"").decode("latin-1")
        if self.hosts is not None and _name(host) not in self.hosts:
            hint = "用 127.0.0.1 或 localhost 打开;要给别的机器用,见 serve --host 和 keys"
            return 421, "host", "这个服务只听本机", hint
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST_ADDRESS:
            return 414, "too_long", "地址太长", f"不超过 {LONGEST_ADDRESS} 字节"
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return 413, "too_large", "请求太大", f"不超过 {LARGEST_BODY} 字节"
        if scope["method"] not in ("GET", "HEAD"):
            origin = headers.get(b"origin", b"").decode("latin-1")
            site = headers.get(b"sec-fetch-site", b"same-origin")
            foreign = origin and urlsplit(origin).netloc != host
            if foreign or site not in (b"same-origin", b"none"):
                return 403, "origin", "请求来自别的网站", "从链探自己的页面上操作"
        return None


def _name(host: str) -> str:
    """The name in a Host header, without the port."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
