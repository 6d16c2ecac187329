"""What many questions to one graph share, read once: backgrounds of regions, the linker."""

from collections import OrderedDict

from graph.store import Store
from graph.workspace import Workspace
from matcher.arrays import Note, silent
from matcher.field import Background
from matcher.link import Linker, open_linker
from matcher.scene import read_ground
from matcher.ties import read_ties
from matcher.units import read_groups

REGIONS = 8
"""Backgrounds held at a time, the last used ones."""


def read_background(store: Store, workspace: Workspace, region: str) -> Background:
    """Local firms, groups, ties, projects and policies of a region."""
    from matcher.facts import FirmFiles

    ground = read_ground(store, workspace, region)
    groups = read_groups(store)
    ties = read_ties(store, region, ground.local_firms, groups)
    return Background(store, region, ground, groups, ties, FirmFiles(store))


class Kept:
    """For a service that answers many questions of one finished graph.

    It must be dropped when the graph is built anew, and asked by one thread at a time.
    """

    def __init__(self, store: Store, workspace: Workspace, note: Note = silent) -> None:
        self.store = store
        self.workspace = workspace
        self._note = note
        self._backgrounds: OrderedDict[str, Background] = OrderedDict()
        self._linker: Linker | None = None

    def background(self, region: str) -> Background:
        """The background of a region, by its code."""
        if region not in self._backgrounds:
            self._backgrounds[region] = read_background(self.store, self.workspace, region)
            if len(self._backgrounds) > REGIONS:
                self._backgrounds.popitem(last=False)
        self._backgrounds.move_to_end(region)
        return self._backgrounds[region]

    @property
    def linker(self) -> Linker:
        """The linker of this graph."""
        if self._linker is None:
            self._linker = open_linker(self.store, self.workspace, note=self._note)
        return self._linker
