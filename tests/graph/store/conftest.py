"""What tests of the store share: a wire that can be cut."""

import contextlib
import socket
import threading

import pytest


class Wire:
    """Passes a connection on to a server, until it is cut."""

    def __init__(self, target):
        self._target = target
        self._open = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self):
        for end in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self._open += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one, other):
        with contextlib.suppress(OSError):
            while data := one.recv(65536):
                other.sendall(data)
            other.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def wire():
    """Lay a wire to a host and port."""
    laid = []

    def lay(host, port):
        laid.append(Wire((host, port)))
        return laid[-1]

    yield lay
    for each in laid:
        each.cut()
