"""Trials: real landings asked as questions, with everything withheld that a landing leaves behind.

The city's own firms, projects, policies and ties are not shown to the ranking: a plant that stands
there today, or a project in the ledger, may be the landing itself. What remains is what the firm
is and does, where it sits, and how large it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.store import Store
from graph.workspace import Workspace
from matcher.field import Background, Field
from matcher.filters import EVERYONE
from matcher.landings import Landing
from matcher.link import WIDE, Linker
from matcher.question import ask
from matcher.scene import Ground, scene_of
from matcher.targets import field_of
from matcher.ties import TieBook

WITHHELD = ("tie", "complement", "policy", "here", "courted")
"""Features that the withheld facts feed: they say nothing in a trial."""


@dataclass(frozen=True)
class Trial:
    """One landing with all candidates that were ranked for it."""

    landing: Landing
    region: str | None
    """Code of the city; None where it is not found."""
    field: Field
    right: frozenset[int]
    """Rows of the candidates that are the firm or its group, by the protocol's rule."""
    clear: frozenset[int] = frozenset()
    """Those of them whose name begins with the core: the others may be namesakes."""

    @property
    def rank(self) -> int | None:
        """The place of the real firm or its group; None where it is no candidate."""
        return first_right(self.field.ranked.order, self.right)

    @property
    def clear_rank(self) -> int | None:
        """The place without candidates that may be namesakes."""
        return first_right(self.field.ranked.order, self.clear)


def first_right(order: Iterable[int], right: frozenset[int]) -> int | None:
    """The place, from 1, of the first row of `order` that is right."""
    return next((i for i, row in enumerate(order, start=1) if int(row) in right), None)


def trials(
    store: Store, workspace: Workspace, linker: Linker, landings: Sequence[Landing]
) -> Iterator[Trial]:
    """Every landing asked as its segment and chain stand there, from its own city."""
    from matcher.facts import FirmFiles

    ground = Ground({}, {}, frozenset(), {}, (), {})
    ties = TieBook({}, linker.groups, {}, {})
    background = Background(store, workspace.region, ground, linker.groups, ties, FirmFiles(store))
    for landing in landings:
        code = landing.region
        scene = scene_of(
            ground,
            workspace,
            region=code or workspace.region,
            asked=landing.segment,
            chain=landing.chain,
        )
        scene = replace(scene, focus_clusters=())  # another bureau's order of going out
        question = ask(landing.segment, chain=landing.chain)
        works = [link.work for link in linker.links(question, top=WIDE)]
        field = field_of(store, workspace, background, scene, works, EVERYONE)
        names = [
            [n for f in (c.head, c.maker) for n in (f.name, f.short_name)] for c in field.candidates
        ]
        right = frozenset(i for i, own in enumerate(names) if landing.is_right(own))
        clear = frozenset(i for i in right if landing.is_clearly_right(names[i]))
        yield Trial(landing, code, field, right, clear)
