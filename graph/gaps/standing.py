"""How a segment stands here: missing, unknown, weak, adequate or strong, by printed rules."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.gaps.quotient import Quotient
from graph.gaps.suppliers import Supplier
from graph.gaps.wording import listed, number, percent
from graph.workspace import GapSettings

ABSENT = ("missing", "unknown")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules look at for one segment.

    `local` is 有 or 缺 where the chain map says so; `complete` says that the register holds all
    local firms of the chain; `sourcing` is 本地配套率, 0-1.
    """

    local: str | None = None
    complete: bool = False
    suppliers: tuple[Supplier, ...] = ()
    sourcing: float | None = None
    quotient: Quotient | None = None

    @property
    def major(self) -> tuple[Supplier, ...]:
        """The major suppliers."""
        return tuple(s for s in self.suppliers if s.major)


@dataclass(frozen=True, slots=True)
class Light:
    """How a segment stands, as the graph keeps it: the light on the chain map.

    `rule` is the sentence of the rule that fired; `local` and `major` count suppliers.
    """

    segment: str
    status: str
    rule: str
    local: int
    major: int
    quotient: float | None
    sourcing: float | None

    @property
    def absent(self) -> bool:
        """Missing or unknown; the others are present."""
        return self.status in ABSENT


@dataclass(frozen=True, slots=True)
class Standing(Light):
    """A light with what stands behind it: the suppliers, and the sources of all of it."""

    suppliers: tuple[Supplier, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table. `when` is printed ({…} are settings), `told` says it of one segment."""

    name: str
    status: str
    when: str
    holds: Callable[[Facts, GapSettings], bool]
    told: Callable[[Facts, GapSettings], str]


def _names(suppliers: tuple[Supplier, ...]) -> str:
    return listed([s.name for s in suppliers])


def _said_and_open(f: Facts) -> bool:
    """Those who know say that it is here, and the register may lack the others."""
    return f.local == "有" and not f.complete


def _low_sourcing(f: Facts, s: GapSettings) -> bool:
    return f.sourcing is not None and f.sourcing < s.weak_sourcing


def _low_quotient(f: Facts, s: GapSettings) -> bool:
    return f.quotient is not None and f.quotient.value < s.weak_quotient


def _told_sourcing(f: Facts, s: GapSettings) -> str:
    return f"本地配套率 {percent(f.sourcing or 0)},低于 {percent(s.weak_sourcing)}"


def _told_quotient(f: Facts, s: GapSettings) -> str:
    q = f.quotient
    assert q is not None
    return (
        f"区位商 {number(q.value)},低于 {number(s.weak_quotient)}:"
        f"本地 {q.local} 家企业中 {q.here} 家从事,全国 {q.firms} 家中 {q.there} 家"
    )


RULES = (
    Rule(
        "said_missing_but_seen",
        "missing",
        "链图写明本地缺,资料中却有供方:以链图为准,请核对",
        lambda f, s: f.local == "缺" and bool(f.suppliers),
        lambda f, s: (
            f"链图写明本地缺;但资料中有供方 {len(f.suppliers)} 家({_names(f.suppliers)}),请核对"
        ),
    ),
    Rule(
        "said_missing",
        "missing",
        "链图写明本地缺",
        lambda f, s: f.local == "缺",
        lambda f, s: "链图写明本地缺",
    ),
    Rule(
        "none_in_complete_register",
        "missing",
        "没有供方,本链的企业名册已收全,链图没有写明本地有",
        lambda f, s: not f.suppliers and f.complete and f.local != "有",
        lambda f, s: "没有供方;本链的企业名册已收全",
    ),
    Rule(
        "none_seen",
        "unknown",
        "没有见到供方,本链的企业名册没有收全,链图没有写明本地有",
        lambda f, s: not f.suppliers and f.local != "有",
        lambda f, s: "没有见到本地供方;本链的企业名册没有收全,不能断定本地没有",
    ),
    Rule(
        "low_sourcing",
        "weak",
        "本地配套率低于 {weak_sourcing}",
        _low_sourcing,
        _told_sourcing,
    ),
    Rule(
        "one_not_major",
        "weak",
        "供方只有一家,不是骨干供方;链图写明本地有、名册又没有收全的除外",
        lambda f, s: len(f.suppliers) == 1 and not f.major and not _said_and_open(f),
        lambda f, s: f"供方只有 1 家({_names(f.suppliers)}),不是骨干供方",
    ),
    Rule(
        "low_quotient",
        "weak",
        "区位商低于 {weak_quotient}",
        _low_quotient,
        _told_quotient,
    ),
    Rule(
        "many_with_major",
        "strong",
        "供方达到 {strong_suppliers} 家,其中有骨干供方",
        lambda f, s: len(f.suppliers) >= s.strong_suppliers and bool(f.major),
        lambda f, s: (
            f"供方 {len(f.suppliers)} 家,其中骨干供方 {len(f.major)} 家({_names(f.major)})"
        ),
    ),
    Rule(
        "said_present",
        "adequate",
        "链图写明本地有,资料中没有见到供方",
        lambda f, s: not f.suppliers,
        lambda f, s: "链图写明本地有;资料中没有见到供方",
    ),
    Rule(
        "said_present_one_seen",
        "adequate",
        "链图写明本地有,本链的企业名册没有收全,资料中只见到一家供方",
        lambda f, s: len(f.suppliers) == 1 and not f.major,
        lambda f, s: f"链图写明本地有;资料中只见到 1 家({_names(f.suppliers)}),名册没有收全",
    ),
    Rule(
        "one_major",
        "adequate",
        "供方只有一家,是骨干供方",
        lambda f, s: len(f.suppliers) == 1,
        lambda f, s: f"供方 1 家({_names(f.suppliers)}),是骨干供方",
    ),
    Rule(
        "several",
        "adequate",
        "其余:供方有两家或更多",
        lambda f, s: True,
        lambda f, s: (
            f"供方 {len(f.suppliers)} 家({_names(f.suppliers)}),骨干供方 {len(f.major)} 家"
        ),
    ),
)
"""The first row that holds gives the status."""


def first_rule(facts: Facts, settings: GapSettings) -> Rule:
    """The rule that fires; the last row always holds."""
    return next(rule for rule in RULES if rule.holds(facts, settings))


def stand(
    segment: str, facts: Facts, settings: GapSettings, sources: tuple[str, ...] = ()
) -> Standing:
    """The standing of one segment; `sources` are those beside the suppliers' own."""
    rule = first_rule(facts, settings)
    own = {source for supplier in facts.suppliers for source in supplier.sources}
    return Standing(
        segment=segment,
        status=rule.status,
        rule=rule.told(facts, settings),
        local=len(facts.suppliers),
        major=len(facts.major),
        quotient=facts.quotient.value if facts.quotient else None,
        sourcing=facts.sourcing,
        suppliers=facts.suppliers,
        sources=tuple(sorted(own | set(sources))),
    )
