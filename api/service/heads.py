"""HEAD is answered as GET is, without the body: whatever can be fetched can be asked after."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Heads:
    """Has a HEAD request answered by the route of GET; status and headers are the same."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; the log, which stands outside, still says HEAD."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)
