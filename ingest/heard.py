"""How names were recognised, kept beside the store: what is unchanged is told again in full."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from ingest.recognition import Alike, OpenName, Recognition

FILE = "heard.json"


def kept(folder: Path) -> dict[str, Recognition]:
    """What the last build told, by source; nothing where the file is gone or is no such file."""
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return {source: _recognition(one) for source, one in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep(folder: Path, told: Mapping[str, Recognition]) -> None:
    """Keep it for the next build, which does without where it cannot be written."""
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        text = json.dumps({source: asdict(one) for source, one in told.items()}, ensure_ascii=False)
        (folder / FILE).write_text(text, encoding="utf-8")


def rows_of(told: Recognition | None) -> dict[str, int]:
    """The first row of each open name."""
    return {name.name: name.row for name in told.open if name.row is not None} if told else {}


def projects_of(told: Recognition | None) -> dict[str, str]:
    """The project whose firm each open name is."""
    return {name.name: name.project for name in told.open if name.project} if told else {}


def _recognition(one: Mapping[str, object]) -> Recognition:
    names = one["open"]
    if not isinstance(names, list):
        raise TypeError(names)
    opened = tuple(
        OpenName(**{**name, "candidates": tuple(Alike(**c) for c in name["candidates"])})
        for name in names
    )
    return Recognition(
        int(str(one["known"])), int(str(one["new"])), opened, int(str(one["unchecked"]))
    )
