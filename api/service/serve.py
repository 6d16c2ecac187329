"""Serving the application until it is stopped."""

import contextlib
import ipaddress
import socket
import ssl
import sys
from dataclasses import dataclass
from pathlib import Path

from api.access.ledger import opened
from api.service.app import create_app
from graph.errors import UsageError
from graph.store import Address
from graph.workspace import Workspace

STARTUP_FAILURE = 3
"""The exit code of a store that does not open (docs/api.md)."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The files of a TLS certificate, with its chain, and of its private key; both PEM."""

    certfile: Path
    keyfile: Path


def serve(
    workspace: Workspace,
    address: Address,
    host: str,
    port: int,
    *,
    keys: bool = False,
    certificate: Certificate | None = None,
) -> None:
    """Serve on `host:port` until SIGINT or SIGTERM; by TLS with a certificate.

    Anywhere but on loopback, and with `keys`, every request needs a key. Raises `UsageError` where
    it cannot listen, the certificate is none, or there is no key that could open it.
    """
    import uvicorn

    keys = keys or not is_loopback(host)
    if certificate is not None:
        _refuse_unreadable(certificate)
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
    scheme = "https" if certificate else "http"
    name = f"[{host}]" if ":" in host else host
    told = (
        f"链探在 {scheme}://{name}:{port}/ ({guarded}),接口说明 /api/v1/openapi.json ,Ctrl+C 停止"
    )

    class Told(uvicorn.Server):
        """Says where it is once it listens: an address that refuses is no use to anybody."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                sys.stderr.write(f"{told}\n")

    config = uvicorn.Config(
        create_app(workspace, address, keys=keys),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        ssl_certfile=certificate.certfile if certificate else None,
        ssl_keyfile=certificate.keyfile if certificate else None,
    )
    server = Told(config)
    with contextlib.suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(STARTUP_FAILURE)


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refuse_unreadable(certificate: Certificate) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:  # the empty password: a key that wants one is refused and not asked for
        context.load_cert_chain(certificate.certfile, certificate.keyfile, password="")
    except OSError as error:  # of which ssl.SSLError is one
        raise UsageError(
            f"证书用不了:{error.strerror or error}",
            hint="--certfile 写含证书链的 PEM,--keyfile 写与它成对、没有口令的私钥 PEM",
            where=str(certificate.certfile),
        ) from None


def _refuse_without_keys(workspace: Workspace) -> None:
    with opened(workspace.private) as ledger:
        if any(key.revoked is None for key in ledger.list_keys()):
            return
    raise UsageError(
        "别的机器也能访问时要有密钥,现在一把也没有",
        hint=f"先运行 chainscout keys {workspace.root} add 名称 --role reader",
        where="--host",
    )
