"""The service's log: one JSON object a line in .chainscout/logs, turned over at 10 MB."""

import json
import logging
import logging.handlers
import time
import traceback
from pathlib import Path

FILE = "service.jsonl"
BYTES, FILES = 10_000_000, 5


class RequestLog:
    """Writes what was asked and what became of it. Keys, cookies and bodies are never written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._logger = logging.Logger("chainscout.service")
        self._logger.addHandler(logging.NullHandler())

    def open(self) -> None:
        """Begin to write; where that cannot be, nothing is logged: a log stops no answer."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handler = logging.handlers.RotatingFileHandler(
                self._folder / FILE, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8"
            )
        except OSError:
            return
        handler.setFormatter(logging.Formatter("%(message)s"))
        self._logger.addHandler(handler)

    def write(self, **told: object) -> None:
        """Write a line; the time is added."""
        now = time.time()
        at = f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(now))}.{int(now % 1 * 1000):03d}Z"
        self._logger.info(json.dumps({"at": at, **told}, ensure_ascii=False))

    def fault(self, request: str, error: BaseException) -> None:
        """Write a fault of the program with its trace."""
        trace = "".join(traceback.format_exception(error))
        self.write(request=request, level="error", fault=type(error).__name__, trace=trace)

    def close(self) -> None:
        """Close the file."""
        for handler in self._logger.handlers[:]:
            self._logger.removeHandler(handler)
            handler.close()
