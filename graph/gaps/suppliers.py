"""Local suppliers of every segment, and which of them are major."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.chain.firms import Firm
from graph.chain.supply import Project, Work
from graph.gaps.known import Known
from graph.places import places
from graph.workspace import GapSettings

BASES = ("stated", "linked", "project")
"""Why a firm counts, the surest first: a source says so, the linker found it, a project opened."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """A local supplier of one segment.

    `id` is the enterprise's; of an opened project that names no investor, the project's.
    `sources` state what it does, or where it is, or that its project opened.
    """

    id: str
    name: str
    basis: str
    major: bool
    sources: tuple[str, ...]


def find_suppliers(
    known: Known, region: str, settings: GapSettings
) -> dict[str, tuple[Supplier, ...]]:
    """Local suppliers by segment id, the major ones first.

    A supplier is a firm in `region` that a source states in the segment or that is linked to it
    with `supplier_strength`; or whoever opened a project (投产) of the segment in `region`: the
    plant is here, wherever its owner sits.
    """
    grounds: dict[tuple[str, str], list[_Ground]] = defaultdict(list)
    for segment, owner, ground in (*_by_work(known, region, settings), *_by_project(known, region)):
        grounds[segment, owner].append(ground)
    found: dict[str, list[Supplier]] = defaultdict(list)
    for (segment, owner), reasons in grounds.items():
        firm = known.firms.get(owner)
        supplier = Supplier(
            id=owner,
            name=firm.name if firm else reasons[0].name,
            basis=min((r.basis for r in reasons), key=BASES.index),
            major=firm is not None and is_major(firm, settings),
            sources=tuple(sorted({source for r in reasons for source in r.sources})),
        )
        found[segment].append(supplier)
    return {segment: tuple(sorted(some, key=_order)) for segment, some in found.items()}


def counts(work: Work, settings: GapSettings) -> bool:
    """Whether a claim of work is sure enough to count: stated, or strong."""
    return work.how == "stated" or work.strength >= settings.supplier_strength


def firms_by_segment(work: Iterable[Work], settings: GapSettings) -> dict[str, set[str]]:
    """Ids of the firms, anywhere, whose work in a segment counts."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in work:
        if counts(one, settings):
            found[one.segment].add(one.firm)
    return found


def is_major(firm: Firm, settings: GapSettings) -> bool:
    """Whether a firm is marked 链主, stands in a ranking, or has `major_revenue` (yuan)."""
    revenue = firm.revenue
    large = revenue is not None and revenue.yuan >= settings.major_revenue
    return firm.leader or bool(firm.listings) or large


@dataclass(frozen=True, slots=True)
class _Ground:
    """One reason to count a supplier; `name` is that of the firm, or of a project without one."""

    basis: str
    name: str
    sources: tuple[str, ...]


def _by_work(
    known: Known, region: str, settings: GapSettings
) -> Iterator[tuple[str, str, _Ground]]:
    for work in known.work:
        firm = known.firms.get(work.firm)
        if firm and counts(work, settings) and firm.within(region):
            basis = "stated" if work.how == "stated" else "linked"
            here = (p.source for p in firm.places if places().inside(p.region, region))
            yield work.segment, firm.id, _Ground(basis, firm.name, (work.source, *here))


def _by_project(known: Known, region: str) -> Iterator[tuple[str, str, _Ground]]:
    for project in known.projects:
        if project.stage == "投产" and project.within(region):
            ground = _Ground("project", project.name, project.sources)
            for owner in _owners(project, known.firms):
                yield from ((segment, owner, ground) for segment in project.segments)


def _owners(project: Project, firms: Mapping[str, Firm]) -> tuple[str, ...]:
    """The firms that invest; the project itself where none is named."""
    return tuple(firm for firm in project.firms if firm in firms) or (project.id,)


def _order(supplier: Supplier) -> tuple[bool, str, str]:
    return not supplier.major, supplier.name, supplier.id
