"""When likeness is enough: what a resolver says of the candidates that it compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.naming.features import Comparison
from graph.naming.parts import NameParts

KNOWN_FROM = 0.7
"""A certainty from which a mention counts as known, if hardly anything says that it is nobody."""
NOBODY_AT_MOST = 0.09
"""So likely at most, beside that, that no enterprise of the register is meant. Of four registers
that `tools/fit_names.py` makes for it, 1 % of unknown firms pass at 0.08, 0.10, 0.11 and 0.20."""
ALIKE_FROM = 0.01
"""Certainty from which another enterprise may be what a bare 字号 means."""
AMBIGUOUS_FROM = 0.5
"""From so much certainty that one of the candidates is meant, not knowing which is ambiguous."""
HELD_BACK = 0.5
"""Certainty at most where something speaks against joining names that are alike."""
_NEVER = frozenset(
    {
        "core_elsewhere",
        "two_slips",
        "trade_left",
        "brand_shared",
        "trade_apart",
        "brand_partly",
        "brand_apart",
    }
)
"""Kinds of likeness that never join two names: another place, trade or 字号."""
_SAY_NOTHING = ("科技", "技术", "集团", "控股", "实业", "投资", "发展", "企业", "股份", "国际")
"""Trade words of firms that are meant by their 字号: 华为技术, 京东方科技. 海康 may be more than
its 海康机器人."""
_TELLING_BRAND = 4
"""A 字号 of so many characters (药明康德) is one firm's, whatever its trade."""


class Status(StrEnum):
    """What a resolver says of a mention."""

    KNOWN = "known"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Ranked:
    """One enterprise by its likest spelling: its share of certainty, and how it is like."""

    enterprise: str
    share: float
    text: str
    short: bool
    name: NameParts
    likeness: Comparison


@dataclass(frozen=True, slots=True)
class Verdict:
    """The status of a mention, why, and whether likeness was held back by a rule."""

    status: Status
    why: str
    held_back: bool = False


def decide(mention: NameParts, ranked: Sequence[Ranked], why: str) -> Verdict:
    """The verdict on a mention: `why` of the best one, or what speaks against it.

    `ranked` are all that were compared, best first, one at least.
    """
    best, *others = ranked
    nobody = 1 - sum(one.share for one in ranked)
    if 1 - nobody < AMBIGUOUS_FROM:
        return Verdict(Status.UNKNOWN, "图中没有足够相近的名称")
    sure = best.share >= KNOWN_FROM and nobody <= NOBODY_AT_MOST
    close = sum(one.share >= best.share / 3 for one in ranked)
    told = _forbidden(mention, best) or _bare_brand(mention, best, others)
    if told and (sure or close == 1):
        return Verdict(Status.AMBIGUOUS, told, held_back=True)
    if sure:
        return Verdict(Status.KNOWN, why)
    if close > 1:
        return Verdict(Status.AMBIGUOUS, f"有 {close} 家企业的名称差不多一样近")
    if nobody <= NOBODY_AT_MOST:
        return Verdict(Status.AMBIGUOUS, f"另有几家企业的名称也相近;最近的一家:{why}")
    return Verdict(Status.AMBIGUOUS, f"也可能是图中没有的企业(约 {nobody:.0%}):{why}")


def _forbidden(mention: NameParts, best: Ranked) -> str | None:
    """Why two names that are alike are not joined, or None."""
    name, likeness = best.name, best.likeness
    against = (
        # 普阳钢铁 is not 安阳钢铁
        (best.short and likeness.is_slip, f"与简称{likeness.label}"),
        (likeness.kind in _NEVER, likeness.label),
        (likeness.region_apart, "地名不同"),
        # 陕西锌业 is not 汉中锌业
        (likeness.region_nested, f"地名一大一小({mention.region}、{name.region})"),
        (mention.branch != name.branch, "一为分支机构,一为公司本身"),
        # 铜陵有色金属集团控股 is over 铜陵有色金属集团股份
        (mention.holding and not name.holding, "所写是控股公司,图中不是"),
        (likeness.group_apart and mention.group, "所写是集团,图中是它名下或同名的企业"),
        (likeness.group_apart and _leaves_no_group_out(mention), "图中是集团,所写不是"),
    )
    return next((f"{told},只凭相近不归并" for holds, told in against if holds), None)


def _leaves_no_group_out(mention: NameParts) -> bool:
    """Whether a mention is written in full, so that it would have 集团 if it meant one."""
    return bool(mention.legal) and not mention.bare.endswith("股份")


def _bare_brand(mention: NameParts, best: Ranked, others: Sequence[Ranked]) -> str | None:
    """What else a bare 字号 may mean: 宝武 the group or its 宝武镁业; None where nothing."""
    if mention.trade or mention.legal or mention.group or mention.region:
        return None
    for other in others:
        if other.share >= ALIKE_FROM and not other.likeness.is_slip:
            return f"只写了字号,“{other.text}”也这样叫"
    if best.likeness.kind != "short_is_brand" or len(mention.brand) >= _TELLING_BRAND:
        return None
    if best.name.trade.endswith(_SAY_NOTHING):
        return None
    return f"只写了字号,未必就是做{best.name.trade}的这一家"
