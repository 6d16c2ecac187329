"""A sheet as it was read: nothing in it is understood yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet (or one .csv, without a name): rows of text with their number in the file.

    Merged cells are filled. `problems` tells of rows that could not be read rightly.
    """

    name: str
    rows: Sequence[tuple[int, tuple[str, ...]]]
    remarks: tuple[str, ...] = ()
    problems: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.strip() for _, cells in self.rows for cell in cells)
