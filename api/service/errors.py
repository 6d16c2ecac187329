"""One shape of error on every path, and the status that goes with each kind."""

from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.answers.shapes import ErrorDetail, Problem
from graph.errors import (
    ChainScoutError,
    NotFound,
    NothingRead,
    Refused,
    StoreError,
    UsageError,
)

STATUS: dict[type[ChainScoutError], int] = {
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
    app.add_exception_handler(Exception, _fault)


def _answer(
    status: int,
    code: str,
    message: str,
    hint: str = "",
    where: str = "",
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    problem = Problem(error=ErrorDetail(code=code, message=message, hint=hint, where=where))
    return JSONResponse(problem.model_dump(), status, dict(headers or {}))


async def _project_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ChainScoutError)
    status = next(code for kind, code in STATUS.items() if isinstance(error, kind))
    return _answer(status, error.code, error.message, error.hint, error.where)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    return _answer(422, "invalid", f"参数不对:{first['msg']}", "说明见 /api/v1/openapi.json", where)


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    known = {404: ("not_found", "没有这个地址"), 405: ("method", "这个地址不支持此方法")}
    code, message = known.get(error.status_code, ("http", str(error.detail)))
    return _answer(error.status_code, code, message, where=request.url.path, headers=error.headers)


async def _fault(request: Request, error: Exception) -> JSONResponse:
    return _answer(500, "unexpected", "程序出错", "图没有损坏;详情在服务的标准错误输出里")
