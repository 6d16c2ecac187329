"""What a route asks of whoever calls it."""

from collections.abc import Callable

from fastapi import Request

from api.access.ledger import Ledger
from api.access.roles import Reader
from graph.errors import ChainScoutError


class Forbidden(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """The role of the key is too low."""

    code = "role"


def needs(role: str) -> Callable[[Request], None]:
    """A dependency: raises `Forbidden` for a lower role, and notes it in the audit log."""

    def check(request: Request) -> None:
        reader: Reader | None = getattr(request.state, "reader", None)
        ledger: Ledger | None = request.app.state.ledger
        if ledger is None or (reader is not None and reader.may(role)):
            return
        address = request.client.host if request.client else ""
        what = f"{request.method} {request.url.path}"
        ledger.note(reader, what, "refused:role", address, request.state.request_id)
        raise Forbidden(
            f"密钥的角色不够,要 {role}", hint="请管理员用 chainscout keys 发一把角色更高的密钥"
        )

    return check


def may(request: Request, role: str) -> bool:
    """Whether whoever calls has the role; whoever sits at the machine has them all."""
    reader: Reader | None = getattr(request.state, "reader", None)
    return request.app.state.ledger is None or (reader is not None and reader.may(role))
