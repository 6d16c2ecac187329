"""Units: a group with its members, or a firm that stands alone. Each stands once in a ranking."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from graph.chain.reading import Said, claims
from graph.chain.supply import Work
from graph.store import Store

LEAST_SHARE = 0.2
"""A smaller holding makes no member of a group."""


@dataclass(frozen=True, slots=True)
class Above:
    """The owner of a firm, the source that says so, and its words where it has any."""

    owner: str
    source: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Groups:
    """Who belongs to whom: firm to the head of its group, head to all its firms."""

    head: Mapping[str, str]
    sources: Mapping[str, str]
    """Firm to the source that puts it into its group."""
    above: Mapping[str, "Above"] = field(default_factory=dict)
    """Firm to the owner next above it; what says so."""

    def head_of(self, firm: str) -> str:
        """The topmost group of a firm, or the firm itself."""
        return self.head.get(firm, firm)

    def steps_up(self, firm: str) -> list[tuple[str, "Above"]]:
        """From a firm to the topmost group, each firm with the owner above it."""
        found: list[tuple[str, Above]] = []
        head = self.head_of(firm)
        while firm != head and firm in self.above and len(found) < len(self.above):
            found.append((firm, self.above[firm]))
            firm = self.above[firm].owner
        return found

    def members(self, heads: Collection[str]) -> dict[str, list[str]]:
        """The firms beneath each of `heads`, ordered."""
        wanted = set(heads)
        found: dict[str, list[str]] = defaultdict(list)
        for firm, head in sorted(self.head.items()):
            if head in wanted:
                found[head].append(firm)
        return found


@dataclass(frozen=True, slots=True)
class Unit:
    """One candidate: `head`, and what links it and its members to the segment, strongest first."""

    head: str
    works: tuple[Work, ...]
    reach: float
    """Strength of the unit: the head's own, or a member's times `MEMBER`."""
    lead: Work
    """The link that gives the reach."""

    @property
    def firms(self) -> tuple[str, ...]:
        """The head, then the linked members, strongest first."""
        return tuple(dict.fromkeys((self.head, *(w.firm for w in self.works))))


MEMBER = 0.7
"""What a member's strength is worth for its group: the member makes it, the group decides."""


def read_groups(store: Store) -> Groups:
    """The groups as all sources together have them."""
    parent: dict[str, tuple[float, str, str, str]] = {}
    for claim in claims(store, "BELONGS_TO_GROUP", "Enterprise", "Enterprise"):
        share = claim.properties.get("share")
        certainty = claim.properties.get("certainty")
        if claim.start == claim.end or (share is not None and share < LEAST_SHARE):
            continue
        worth = share if share is not None else certainty or 0.5
        offer = (worth, claim.end, *rests_on(claim))
        parent[claim.start] = max(parent.get(claim.start, (-1.0, "", "", "")), offer)
    above = {firm: end for firm, (_, end, _, _) in parent.items()}
    return Groups(
        {firm: _topmost(firm, above) for firm in above},
        {firm: source for firm, (_, _, source, _) in parent.items()},
        {firm: Above(end, source, quote) for firm, (_, end, source, quote) in parent.items()},
    )


def rests_on(claim: Said) -> tuple[str, str]:
    """The source that a claim rests on, and its words: for what was inferred, where they stand."""
    told = claim.properties
    words = told.get("quote") or told.get("note") or told.get("why") or ""
    share = told.get("share")
    if share is not None and not words:
        words = f"持股 {share:.0%}"
    return str(told.get("quoted_from") or claim.source), str(words)


def _topmost(firm: str, above: Mapping[str, str]) -> str:
    """Up to the last parent; of firms that own one another in a circle, the first id."""
    seen = [firm]
    while (parent := above.get(seen[-1])) is not None:
        if parent in seen:
            return min(seen[seen.index(parent) :])
        seen.append(parent)
    return seen[-1]


def gather(works: Iterable[Work], groups: Groups) -> list[Unit]:
    """Linked firms and the groups above them, by id of the head. A firm counts once."""
    best: dict[str, Work] = {}
    for work in works:
        held = best.get(work.firm)
        if held is None or work.strength > held.strength:
            best[work.firm] = work
    beneath: dict[str, list[Work]] = defaultdict(list)
    for work in best.values():
        beneath[groups.head_of(work.firm)].append(work)
    return [_unit(head, beneath[head]) for head in sorted(beneath)]


def _unit(head: str, works: list[Work]) -> Unit:
    ordered = sorted(works, key=lambda w: (-w.strength, w.firm))
    reaches = [(w.strength * (1.0 if w.firm == head else MEMBER), w) for w in ordered]
    reach, lead = max(reaches, key=lambda pair: pair[0])
    return Unit(head, tuple(ordered), reach, lead)
