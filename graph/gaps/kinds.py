"""What kind of gap a segment is: 补链, 延链, 建链 or 强链."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Around:
    """A segment's status, and whether present segments are reached below and above it."""

    status: str
    absent: bool
    below: bool
    above: bool


@dataclass(frozen=True, slots=True)
class KindRule:
    """One row of the table; `when` is printed."""

    kind: str
    when: str
    holds: Callable[[Around], bool]


KINDS = (
    KindRule(
        "补链",
        "缺或未掌握,下游有本地已有的环节:本地有人要,眼下从外地买",
        lambda a: a.absent and a.below,
    ),
    KindRule(
        "延链",
        "缺或未掌握,只有上游有本地已有的环节:本地的东西可以再往下做",
        lambda a: a.absent and a.above,
    ),
    KindRule("建链", "缺或未掌握,上下游都没有本地已有的环节", lambda a: a.absent),
    KindRule("强链", "弱", lambda a: a.status == "weak"),
)
"""The first row that holds gives the kind; none holds where there is no gap."""


def gap_kind(around: Around) -> str | None:
    """The kind of gap, or None where the segment is adequate or strong."""
    return next((rule.kind for rule in KINDS if rule.holds(around)), None)
