"""What a ranking works on: what all gaps of a region share, and the candidates of one question."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.store import Store
from matcher.answer import LeftOut
from matcher.scene import Ground, Scene
from matcher.ties import TieBook
from matcher.units import Groups

if TYPE_CHECKING:
    from matcher.facts import Candidate, FirmFiles
    from matcher.rank import Ranked, Valued
    from matcher.ways import Doors


@dataclass(frozen=True)
class Background:
    """What the targets of all gaps of one region share, read once."""

    store: Store
    region: str
    ground: Ground
    groups: Groups
    ties: TieBook
    files: "FirmFiles"

    @cached_property
    def doors(self) -> "Doors":
        """The steps by which local firms and places reach others; read when first asked for."""
        from matcher.ways import read_doors

        return read_doors(self.store, self.ground.local_firms, self.region, self.groups)


@dataclass(frozen=True)
class Field:
    """All candidates of one question, ranked."""

    scene: Scene
    candidates: tuple["Candidate", ...]
    features: "Valued"
    ranked: "Ranked"
    model: str
    left_out: tuple[LeftOut, ...] = ()
    """Candidates that are not ranked although the filters may mean them."""
