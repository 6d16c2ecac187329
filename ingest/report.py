"""What became of every source in a build."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from ingest.notes import Notes
from ingest.recognition import Recognition
from ingest.rows import Reject


class State(StrEnum):
    """What was done with a source."""

    READ = "read"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    SKIPPED = "skipped"


@dataclass(slots=True)
class SourceReport:
    """Rows of one source: read = written + unchanged + left_out + rejected.

    `changed` of those written were known in part before; `settled` of those left out were given
    back and put right elsewhere; `damaged` are rows or passages that cannot be read.
    """

    path: str
    sheet: str = ""
    kind: str = ""
    state: State = State.READ
    read: int = 0
    written: int = 0
    unchanged: int = 0
    left_out: int = 0
    rejected: int = 0
    withdrawn: int = 0
    changed: int = 0
    settled: int = 0
    damaged: int = 0
    unused: tuple[str, ...] = ()
    messages: list[str] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    names: Recognition | None = None
    """How the enterprises that it names were recognised; None where it names none."""
    notes: Notes = field(default_factory=Notes)
    reasons: Counter[str] = field(default_factory=Counter)
    """Why rows were left out, counted."""

    def leave_out(self, reason: str) -> None:
        """Count a row that is no fact."""
        self.left_out += 1
        self.reasons[reason] += 1

    def reject(self, item: Reject) -> None:
        """Count a row that is given back."""
        self.rejected += 1
        self.rejects.append(item)

    def close(self) -> None:
        """Turn what was counted into messages."""
        self.messages += self.notes.messages()
        if self.reasons:
            told = "、".join(f"{reason} {count}" for reason, count in self.reasons.items())
            self.messages.append(f"略去 {self.left_out} 行:{told}")
