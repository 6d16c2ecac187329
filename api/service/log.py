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
        self._logger = logging.Logger("chainscout.service")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            handler: logging.Handler = logging.handlers.RotatingFileHandler(
                folder / FILE, maxBytes=BYTES, backupCount=FILES - 1, encoding="utf-8"
            )
        except OSError:  # a log that cannot be written stops no answer
            handler = logging.NullHandler()
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
        for handler in self._logger.handlers:
            handler.close()
