"""What a ranking works on: what all gaps of a region share, and the candidates of one question."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matcher.scene import Ground, Scene
from matcher.ties import TieBook
from matcher.units import Groups

if TYPE_CHECKING:
    from matcher.facts import Candidate, FirmFiles
    from matcher.rank import Ranked, Valued


@dataclass(frozen=True)
class Background:
    """What the targets of all gaps of one region share, read once."""

    ground: Ground
    groups: Groups
    ties: TieBook
    files: "FirmFiles"


@dataclass(frozen=True)
class Field:
    """All candidates of one question, ranked."""

    scene: Scene
    candidates: tuple["Candidate", ...]
    features: "Valued"
    ranked: "Ranked"
    model: str
