"""The embedded server's keeper: a small process that starts it and stops it again.

Run as `python -I keeper.py FOLDER JAVA ARGUMENT_FILE`, the last relative to the folder. It needs
the standard library alone.

Whoever uses the server holds a shared lock on `users.lock`; the kernel drops it when that process
ends, however it ends. The keeper waits for the exclusive lock: it is granted when nobody is left,
and then the server is stopped. While it lives the keeper holds `keeper.lock`.
"""

import contextlib
import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TextIO

PR_SET_PDEATHSIG = 1
STOP_SECONDS = 30


def _die_with_keeper() -> None:
    """In the server, before it starts: be told to stop when the keeper dies (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def keep(folder: Path, java: str, arguments: str, life: TextIO) -> None:
    """Start the server, wait until nobody uses it, stop it. `life` is the keeper's lock."""
    running = folder / "server.json"
    with (folder / "users.lock").open("a") as users, (folder / "server.err").open("w") as errors:
        server = subprocess.Popen(
            [java, f"@{arguments}"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            preexec_fn=_die_with_keeper if sys.platform == "linux" else None,  # noqa: PLW1509 - no thread yet
        )

        def leave(*_: object) -> None:
            running.unlink(missing_ok=True)
            server.terminate()

        signal.signal(signal.SIGTERM, leave)

        def wait_for_nobody() -> None:
            fcntl.flock(users, fcntl.LOCK_EX)
            leave()
            try:
                server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                server.kill()

        threading.Thread(target=wait_for_nobody, daemon=True).start()
        server.wait()
        running.unlink(missing_ok=True)
    life.close()
    os._exit(0)  # the thread may still wait for its lock


def main(folder: Path, java: str, arguments: str) -> None:
    """Take the keeper's lock, then go on alone: the caller need not wait."""
    life = (folder / "keeper.lock").open("a")
    fcntl.flock(life, fcntl.LOCK_EX)
    if os.fork():
        os._exit(0)
    keep(folder, java, arguments, life)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
