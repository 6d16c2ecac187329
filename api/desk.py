"""The desk of a service: one open store, and what is kept between questions while it stands.

What is kept belongs to one finished build (and one set of learned weights): it is dropped when
another build has ended, and nothing is kept while one runs.
"""

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from graph.claims import tenancy
from graph.errors import ChainScoutError
from graph.store import Store
from graph.workspace import Workspace, load_workspace
from matcher.kept import Kept

if TYPE_CHECKING:
    from starlette.requests import Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the graph is built from; `whole` is false while a build runs or was cut off."""

    built_from: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What an answer is made of."""

    store: Store
    workspace: Workspace
    kept: Kept
    answers: dict[str, object] = field(default_factory=dict)
    """What was answered of the graph alone, while it stands as it does."""

    def once(self, name: str, make: Callable[[], T]) -> T:
        """The part of an answer that needs no look at files: made once for a standing graph."""
        if name not in self.answers:
            self.answers[name] = make()
        return cast(T, self.answers[name])


@dataclass(frozen=True, slots=True)
class Told(Generic[T]):
    """An answer, and what it stands on; None where the graph moved while it was made."""

    answer: T
    standing: Standing | None


class Desk:
    """Answers questions one at a time; `look` may be called beside them."""

    def __init__(self, store: Store, workspace: Workspace) -> None:
        self.store = store
        self.workspace = workspace
        self._lock = threading.Lock()
        self._held: Standing | None = None
        self._kept = Kept(store, workspace)
        self._answers: dict[str, object] = {}

    def look(self) -> Standing:
        """How the graph stands now: one small statement. Raises where it is another's or none."""
        held = tenancy.again(self.store)
        if held is None or held.id != self.workspace.id:
            held = tenancy.require(self.store, self.workspace)
        told = hashlib.sha256(f"{held.model}|{held.built_from}|{self._models()}".encode())
        return Standing(told.hexdigest()[:24], held.complete and bool(held.built_from))

    def ask(self, work: Callable[[Question], T]) -> Told[T]:
        """Make an answer, alone."""
        with self._lock:
            before = self.look()
            if not before.whole:
                question = Question(self.store, self.workspace, Kept(self.store, self.workspace))
                return Told(work(question), None)
            if before != self._held:
                self._renew(before)
            answer = work(Question(self.store, self.workspace, self._kept, self._answers))
            if self.look() == before:
                return Told(answer, before)
            self._held = None
            return Told(answer, None)

    def _renew(self, standing: Standing) -> None:
        """Another build has ended: the settings may have changed, and all that was read has."""
        try:
            fresh = load_workspace(self.workspace.root)
        except ChainScoutError:  # the file is being edited; the graph goes on standing
            fresh = self.workspace
        if fresh.id == self.workspace.id:
            self.workspace = fresh
        self._kept = Kept(self.store, self.workspace)
        self._answers = {}
        self._held = standing

    def _models(self) -> str:
        """The files of learned weights, which change ranks without a build."""
        folder = self.workspace.root / "models"
        try:
            found = sorted(
                (p.name, p.stat().st_mtime_ns, p.stat().st_size) for p in folder.iterdir()
            )
        except OSError:
            return ""
        return repr(found)


def ask(request: "Request", work: Callable[[Question], T], *, keep: bool = True) -> T:
    """Have the desk of a request's service answer; what the answer stands on is noted with it.

    `keep` is false for what looks at files beside the graph.
    """
    desk: Desk = request.app.state.desk
    told = desk.ask(work)
    request.state.standing = told.standing if keep else None
    return told.answer
