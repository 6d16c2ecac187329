"""Serving the application until it is stopped."""

import ipaddress
import socket
import sys

from api.access.ledger import opened
from api.service.app import create_app
from graph.errors import UsageError
from graph.store import Address
from graph.workspace import Workspace


def serve(
    workspace: Workspace, address: Address, host: str, port: int, *, keys: bool = False
) -> None:
    """Serve on `host:port` until SIGINT or SIGTERM.

    Anywhere but on loopback, and with `keys`, every request needs a key. Raises `UsageError` where
    it cannot listen, or there is no key that could open it.
    """
    import uvicorn

    keys = keys or not is_loopback(host)
    if keys:
        _refuse_without_keys(workspace)
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
    guarded = "要密钥" if keys else "只有本机能访问,不要密钥"
    sys.stderr.write(
        f"链探在 http://{host}:{port}/ ({guarded}),接口说明 /api/v1/openapi.json ,Ctrl+C 停止\n"
    )
    uvicorn.run(
        create_app(workspace, address, keys=keys),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_without_keys(workspace: Workspace) -> None:
    with opened(workspace.private) as ledger:
        if any(key.revoked is None for key in ledger.list_keys()):
            return
    raise UsageError(
        "别的机器也能访问时要有密钥,现在一把也没有",
        hint=f"先运行 chainscout keys {workspace.root} add 名称 --role reader",
        where="--host",
    )
