"""What is installed: a digest of the code, so that what other code made is made anew."""

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

_TOLD = (".py", ".csv", ".txt", ".json", ".yaml")


@cache
def code_digest(*packages: str) -> str:
    """The code and the tables of these packages, as they are installed."""
    told = hashlib.sha256()
    for package in packages:
        root = Path(str(files(package)))
        for file in sorted(p for p in root.rglob("*") if p.suffix in _TOLD):
            told.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return told.hexdigest()
