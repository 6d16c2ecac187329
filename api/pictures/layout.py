"""Where the tiles of a chain map lie: columns by stage and step, rows so that few arrows cross."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.answers.shapes import MapSegment

STAGES = ("上游", "中游", "下游")
MOST_STEPS = 3
"""Columns of one stage; what stands later in its stage shares the last."""
SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns from left to right, each with the names of its segments from top to bottom."""

    columns: tuple[tuple[str, ...], ...]
    stages: tuple[str, ...]
    """The stage of every column."""


def lay_out(segments: Sequence[MapSegment]) -> Layout:
    """Columns and rows of a chain's segments. The same segments always lie the same way."""
    columns: list[list[str]] = []
    stages: list[str] = []
    for stage in STAGES:
        own = {s.name: s for s in segments if s.stage == stage}
        steps = _steps(own)
        for step in range(MOST_STEPS):
            names = [name for name in own if steps[name] == step]
            if names:
                columns.append(names)
                stages.append(stage)
    _untangle(columns, {s.name: s.feeds for s in segments})
    return Layout(tuple(map(tuple, columns)), tuple(stages))


def _steps(own: Mapping[str, MapSegment]) -> dict[str, int]:
    """How many segments of the same stage stand before each one, at most."""
    steps = dict.fromkeys(own, 0)
    for _ in range(MOST_STEPS - 1):  # a circle of feeds ends here, too
        for name, segment in own.items():
            for fed in segment.feeds:
                if fed in steps and fed != name:
                    steps[fed] = min(max(steps[fed], steps[name] + 1), MOST_STEPS - 1)
    return steps


def _untangle(columns: list[list[str]], feeds: Mapping[str, Sequence[str]]) -> None:
    """Order every column by the mean height of what its segments are joined with."""
    joined: dict[str, set[str]] = {name: set() for column in columns for name in column}
    for name, fed in feeds.items():
        for other in fed:
            if other in joined and name in joined:
                joined[name].add(other)
                joined[other].add(name)
    for _ in range(SWEEPS):
        height = {
            name: (at + 0.5) / len(column) for column in columns for at, name in enumerate(column)
        }
        for column in columns:
            means = {
                name: sum(height[other] for other in joined[name]) / len(joined[name])
                if joined[name]
                else height[name]
                for name in column
            }
            column.sort(key=lambda name: (means[name], name))
            for at, name in enumerate(column):
                height[name] = (at + 0.5) / len(column)
