"""Signing in and out: a key typed once becomes a session of the pages."""

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.access.ledger import SESSION_SECONDS, Ledger
from api.pages.render import page
from api.service.gate import COOKIE, Tries, note, session_token, too_many

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def form(
    request: Request, after: Annotated[str, Query(alias="next", max_length=4000)] = "/"
) -> HTMLResponse:
    """The form that asks for a key."""
    return page(request, "signin.html", wrong="", next=_inside(after))


@router.post("/sign-in")
def sign_in(
    request: Request,
    key: Annotated[str, Form(max_length=200)] = "",
    after: Annotated[str, Form(alias="next", max_length=4000)] = "/",
) -> Response:
    """Open a session for the holder of a key."""
    ledger: Ledger | None = request.app.state.ledger
    if ledger is None:
        return RedirectResponse("/", 303)
    tries: Tries = request.app.state.tries
    address = request.client.host if request.client else ""
    if tries.too_many(address):
        return too_many(request)
    reader = ledger.reader(key.strip())
    if reader is None:
        tries.add(address)
        note(ledger, request, None, "refused:key")
        wrong = "密钥不对,或已停用。向管理员核对。"
        return page(request, "signin.html", 401, wrong=wrong, next=_inside(after))
    note(ledger, request, reader, "signed in")
    answer = RedirectResponse(_inside(after), 303)
    answer.set_cookie(
        COOKIE,
        ledger.open_session(reader),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    ledger: Ledger | None = request.app.state.ledger
    token = session_token(request)
    if ledger is not None and token:
        ledger.close_session(token)
        note(ledger, request, getattr(request.state, "reader", None), "signed out")
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


def _inside(address: str) -> str:
    """An address of this service, whatever was asked for."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and address.isprintable() else "/"
