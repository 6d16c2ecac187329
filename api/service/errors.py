"""One shape of error on every path, and the status that goes with each kind: JSON, or a page."""

from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.access.needs import Forbidden
from api.answers.shapes import ErrorDetail, Problem
from api.pages.render import page
from graph.errors import (
    ChainScoutError,
    NotFound,
    NothingRead,
    Refused,
    StoreError,
    UsageError,
)

STATUS: dict[type[ChainScoutError], int] = {
    Forbidden: 403,
    NotFound: 404,
    UsageError: 400,
    NothingRead: 400,
    Refused: 409,
    StoreError: 503,
}
"""HTTP status of each kind of error, the most particular first."""


def add_handlers(app: FastAPI) -> None:
    """Have every failure told in one shape."""
    app.add_exception_handler(ChainScoutError, _project_error)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http_error)


def told(
    request: Request,
    status: int,
    code: str,
    message: str,
    hint: str = "",
    where: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The answer that tells of a failure: JSON to programs, a page to people."""
    problem = ErrorDetail(code=code, message=message, hint=hint, where=where)
    made: Response
    if request.url.path.startswith("/api/"):
        made = JSONResponse(Problem(error=problem).model_dump(), status)
    else:
        number = getattr(request.state, "request_id", "")
        shown = number if status >= 500 else ""
        made = page(request, "error.html", status, problem=problem, request_id=shown)
    made.headers.update(headers or {})
    return made


async def _project_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ChainScoutError)
    status = next((code for kind, code in STATUS.items() if isinstance(error, kind)), 400)
    return told(request, status, error.code, error.message, error.hint, error.where)


_EXPECTED = {
    "missing": "没有写", "string_too_short": "不能空着",
    "string_too_long": "太长,至多 {max_length} 个字",
    "int_parsing": "应为整数", "float_parsing": "应为数", "bool_parsing": "应为 true 或 false",
    "greater_than_equal": "太小,至少 {ge}", "less_than_equal": "太大,至多 {le}",
    "finite_number": "应为有限的数",
}  # fmt: skip


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    known = _EXPECTED.get(first["type"])
    expected = known.format(**first.get("ctx", {})) if known else first["msg"]
    message = f"参数不对:{first['loc'][-1]} {expected}"
    return told(request, 422, "invalid", message, "说明见 /api/v1/openapi.json", where)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: ("not_found", "没有这个地址"), 405: ("method", "这个地址不支持此方法")}
    code, message = known.get(error.status_code, ("http", str(error.detail)))
    return told(
        request, error.status_code, code, message, where=request.url.path, headers=error.headers
    )
