"""Answers: one target with everything that speaks for and against it, ready to be rendered."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one source; `source` is its id in the graph."""

    source: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a feature has its value: the two values compared, the sentence, how old the facts are."""

    why: str
    theirs: str = ""
    ours: str = ""
    as_of: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score, in log-odds. `as_of` is the year or date of its facts, if known."""

    name: str
    label: str
    value: float
    theirs: str
    ours: str
    why: str
    as_of: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A place in one edition of a list."""

    ranking: str
    edition: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """An enterprise as an answer names it. `region` is a code, `place` its name in full."""

    id: str
    name: str
    short_name: str | None
    stock_code: str | None
    region: str | None
    place: str
    group: str | None
    """Name of the group that it belongs to."""
    lists: tuple[ListPlace, ...]
    revenue: float | None
    """Latest, in yuan."""
    ownership: str | None = None
    """央企, 地方国企, 国有, 民营, 外资 or 集体 where a source says so."""


@dataclass(frozen=True, slots=True)
class Member:
    """A firm of the group that is linked to the segment, with what it makes."""

    enterprise: Card
    strength: float
    how: str
    quote: str
    source: str
    products: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Candidates that do not stand in a list: why, how many, and the first names."""

    reason: str
    label: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One target; `score` is the sum of the values of `parts`."""

    rank: int
    enterprise: Card
    score: float
    parts: tuple[Part, ...]
    products: tuple[str, ...]
    members: tuple[Member, ...]
    local: tuple[str, ...] = ()
    """Names of its firms that are in the region already, whatever they do there."""


@dataclass(frozen=True, slots=True)
class TargetList:
    """The ranked targets of a gap (its id) or of a query (its text)."""

    gap: str | None
    query: str | None
    region: str
    model: str
    candidates: int
    """How many were ranked."""
    targets: tuple[Target, ...]
    introductions: tuple["Introduction", ...] = ()
    """Local firms that could bring in some of them (以商招商)."""
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    """What an asker should know of the answer, for users."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a way in. Names as people read them; `relationship` in Chinese.

    `quote` holds the words or the reason of the source, where it gives any.
    """

    start: str
    relationship: str
    end: str
    source: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class WayIn:
    """A way from a local firm, region or list to the target, step by step."""

    hops: tuple[Hop, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Introduction:
    """A local firm that could bring in targets, and its best way to one of them."""

    firm: str
    name: str
    targets: tuple[str, ...]
    way: WayIn


@dataclass(frozen=True, slots=True)
class Explanation:
    """One target of a gap, or of words, with its ways in."""

    gap: str | None
    query: str | None
    region: str
    model: str
    target: Target
    ways_in: tuple[WayIn, ...]
    notes: tuple[str, ...] = ()
    """What an asker should know of the answer: who stands for whom."""
