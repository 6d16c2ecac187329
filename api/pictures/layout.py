"""Where the tiles of a chain map lie: columns by stage and step, rows so that few arrows cross.

An arrow over more than one column goes through waypoints in those between, so that it runs beside
the tiles and not under them; the arrows of one segment share them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.answers.shapes import MapSegment
from graph.model import STAGES

MOST_STEPS = 3
"""Columns of one stage; what stands later in its stage shares the last."""
SWEEPS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """A segment in its column; of a waypoint, the segment whose arrows pass there."""

    segment: str
    column: int
    waypoint: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns from left to right, each with its spots from top to bottom, and its stage."""

    columns: tuple[tuple[Spot, ...], ...]
    stages: tuple[str, ...]

    def column_of(self, segment: str) -> int:
        """The column in which a segment lies."""
        return next(
            s.column
            for column in self.columns
            for s in column
            if s.segment == segment and not s.waypoint
        )


def lay_out(segments: Sequence[MapSegment]) -> Layout:
    """Columns and rows of a chain's segments. The same segments always lie the same way."""
    columns: list[list[Spot]] = []
    stages: list[str] = []
    for stage in STAGES:
        own = {s.name: s for s in segments if s.stage == stage}
        steps = _steps(own)
        for step in range(MOST_STEPS):
            names = [name for name in own if steps[name] == step]
            if names:
                columns.append([Spot(name, len(columns)) for name in names])
                stages.append(stage)
    joined = _join(columns, segments)
    _untangle(columns, joined)
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


def _join(columns: list[list[Spot]], segments: Sequence[MapSegment]) -> dict[Spot, set[Spot]]:
    """What is joined with what; waypoints are put into the columns."""
    at = {spot.segment: spot for column in columns for spot in column}
    joined: dict[Spot, set[Spot]] = defaultdict(set)
    for segment in segments:
        for fed in segment.feeds:
            if fed not in at or fed == segment.name:
                continue
            before, end = at[segment.name], at[fed]
            for column in range(before.column + 1, end.column):
                spot = Spot(segment.name, column, waypoint=True)
                if spot not in joined:
                    columns[column].append(spot)
                joined[before].add(spot)
                joined[spot].add(before)
                before = spot
            joined[before].add(end)
            joined[end].add(before)
    return joined


def _untangle(columns: list[list[Spot]], joined: Mapping[Spot, set[Spot]]) -> None:
    """Order every column by the mean height of what its spots are joined with, back and forth."""
    height: dict[Spot, float] = {}
    for column in columns:
        _measure(column, height)
    for sweep in range(SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            means = {
                spot: sum(height[other] for other in joined[spot]) / len(joined[spot])
                if joined.get(spot)
                else height[spot]
                for spot in column
            }
            column.sort(key=lambda spot: (means[spot], spot.segment))
            _measure(column, height)


def _measure(column: Sequence[Spot], height: dict[Spot, float]) -> None:
    for row, spot in enumerate(column):
        height[spot] = (row + 0.5) / len(column)
