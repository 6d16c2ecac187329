"""The console script: the commands, the HTTP service among them, and how they end."""

import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.main import get_command

from api.cli import failure
from api.cli.main import app
from api.cli.options import Folder, StoreOption, opened
from graph.errors import ChainScoutError, UsageError


@app.command()
def serve(
    workspace: Folder,
    host: Annotated[str, typer.Option("--host", help="监听地址;默认只有本机能访问")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="端口")] = 8000,
    keys: Annotated[
        bool, typer.Option("--keys", help="只听本机也要密钥(放在反向代理后面时用)")
    ] = False,
    certfile: Annotated[
        Path | None, typer.Option("--certfile", help="证书(PEM,含证书链);写了就用 https")
    ] = None,
    keyfile: Annotated[Path | None, typer.Option("--keyfile", help="证书的私钥(PEM)")] = None,
    store: StoreOption = None,
) -> None:
    """提供网页和 HTTP 接口(/api/v1)。不只听本机时要密钥,见 keys。"""
    from api.service.serve import Certificate
    from api.service.serve import serve as run_serve

    found, address = opened(workspace, store)
    if (certfile is None) != (keyfile is None):
        raise UsageError("--certfile 和 --keyfile 要一起写", where="--certfile")
    certificate = Certificate(certfile, keyfile) if certfile and keyfile else None
    run_serve(found, address, host, port, keys=keys, certificate=certificate)


class _Signals:
    """Signals that asked to stop: cleaning up after one can fail in ways of its own."""

    asked: int | None = None

    def stop(self, number: int, frame: object) -> None:
        """Note the signal and unwind."""
        self.asked = number
        raise KeyboardInterrupt if number == signal.SIGINT else SystemExit(128 + number)


_signals = _Signals()


def run() -> None:
    """The console script: run a command, tell errors as the project tells them, exit."""
    signal.signal(signal.SIGTERM, _signals.stop)
    signal.signal(signal.SIGINT, _signals.stop)
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code (docs/api.md)."""
    as_json = "--json" in arguments
    command: Any = get_command(app)
    if not arguments:
        arguments = ["--help"]
    try:
        result = command.main(args=arguments, prog_name="chainscout", standalone_mode=False)
    except ChainScoutError as error:
        if not _signals.asked:
            return failure.tell(error, as_json)
        result = 128 + _signals.asked
    except KeyboardInterrupt:
        result = failure.INTERRUPTED
    except BrokenPipeError:
        return failure.pipe_closed()
    except Exception as error:  # the last line: no traceback reaches a user
        if not _signals.asked:
            return failure.unexpected(error, as_json)
        result = 128 + _signals.asked
    if result == failure.INTERRUPTED:
        return failure.interrupted(as_json)
    return result if isinstance(result, int) else 0


if __name__ == "__main__":
    run()
