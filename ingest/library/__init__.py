"""Chain maps that any bureau can start from, and the country's leaders, as they are shipped."""

from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

_HERE = Path(str(files("ingest") / "library"))
_SHIPPED = _HERE / "reference"
_CHECKOUT = _HERE.parent.parent / "examples" / "reference"
"""In a checkout the tables lie among the examples; the wheel puts them beside the maps."""


@cache
def chain_maps() -> dict[str, Path]:
    """The maps by the chain's name."""
    found = {}
    for file in sorted(_HERE.glob("*.yaml")):
        found[str(yaml.safe_load(file.read_text(encoding="utf-8"))["chain"])] = file
    return found


def national_tables() -> list[Path]:
    """What large groups and leaders make: tables for a workspace's reference/."""
    folder = _SHIPPED if _SHIPPED.is_dir() else _CHECKOUT
    return sorted(folder.glob("*.csv"))
