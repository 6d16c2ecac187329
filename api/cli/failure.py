"""How errors are told: in words, or as JSON; and the exit codes."""

import json
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

from api.answers.shapes import ErrorDetail, Problem
from graph.errors import ChainScoutError

INTERRUPTED = 130
UNEXPECTED = 70
"""EX_SOFTWARE of sysexits.h."""


def tell(error: ChainScoutError, as_json: bool) -> int:
    """Tell an error of the project; return its exit code."""
    _print(error.code, error.message, error.hint, error.where, as_json)
    return error.exit_code


def interrupted(as_json: bool) -> int:
    """Tell that the user stopped the command."""
    _print("interrupted", "已中断", "再运行一次会接着做完", "", as_json)
    return INTERRUPTED


def pipe_closed() -> int:
    """Whoever read the output has gone; nothing is left to say."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def unexpected(error: Exception, as_json: bool) -> int:
    """Tell a usage error, or a fault of the program, whose trace goes to a file."""
    told: Any = error
    if hasattr(told, "format_message"):
        _print("usage", f"命令写法不对:{told.format_message()}", "加 --help 看用法", "", as_json)
        return 2
    if type(error).__name__ == "Abort":
        return interrupted(as_json)
    with tempfile.NamedTemporaryFile(
        "w", prefix="chainscout-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write("".join(traceback.format_exception(error)))
    what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    hint = f"图没有损坏,可再运行一次;详情在 {Path(log.name)},请随问题一起反馈"
    _print("unexpected", f"程序出错:{what}", hint, "", as_json)
    return UNEXPECTED


def _print(code: str, message: str, hint: str, where: str, as_json: bool) -> None:
    if as_json:
        problem = Problem(error=ErrorDetail(code=code, message=message, hint=hint, where=where))
        sys.stdout.write(json.dumps(problem.model_dump(), ensure_ascii=False) + "\n")
        return
    lines = [f"错误:{message}"]
    if where:
        lines.append(f"位置:{where}")
    if hint:
        lines.append(f"办法:{hint}")
    sys.stderr.write("\n".join(lines) + "\n")
