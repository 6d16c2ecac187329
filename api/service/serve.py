"""Serving the application until it is stopped."""

import socket
import sys

from api.service.app import create_app
from graph.errors import UsageError
from graph.store import Address
from graph.workspace import Workspace


def serve(workspace: Workspace, address: Address, host: str, port: int) -> None:
    """Serve on `host:port` until SIGINT or SIGTERM. Raises `UsageError` where it cannot listen."""
    import uvicorn

    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise UsageError(
            f"{host}:{port} 不能监听:{error.strerror or error}",
            hint="换一个 --port 或 --host",
            where="--port",
        ) from None
    sys.stderr.write(
        f"链探在 http://{host}:{port}/api/v1/health ,接口说明 /api/v1/openapi.json ,Ctrl+C 停止\n"
    )
    uvicorn.run(create_app(workspace, address), host=host, port=port, log_level="warning")
