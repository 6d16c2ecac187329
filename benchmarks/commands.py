"""The commands on the example, on the embedded store: cold, again, and with the store running."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from graph.store import open_store, parse_address

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
GAP = "航空装备/航空锻铸件@610700"


def run() -> None:
    """Print wall seconds of each command, and the largest memory of a process."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        for part in ("hanzhong", "reference"):
            shutil.copytree(EXAMPLES / part, root / part)
        folder = root / "hanzhong"
        _time("build, first", "build", folder)
        _time("build, again", "build", folder)
        _time("gaps, store started", "gaps", folder)
        _time("targets, store started", "targets", folder, "--gap", GAP)
        with open_store(parse_address(None, folder, {})):
            _time("gaps, store running", "gaps", folder)
            _time("targets, store running", "targets", folder, "--gap", GAP)
            _time(
                "explain, store running",
                "explain",
                folder,
                "--gap",
                GAP,
                "--enterprise",
                "三角防务",
            )
            _time("export, store running", "export", folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process of a command: {peak:.0f} MiB (the store's Java apart)")


def _time(label: str, command: str, folder: Path, *options: str) -> None:
    begun = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", "from api.main import run; run()", command, folder, *options],
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "CHAINSCOUT_STORE": ""},
    )
    print(f"{label:26} {time.perf_counter() - begun:6.2f} s")
