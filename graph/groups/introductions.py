"""What a text on a firm says of whose it is: 控股股东为…, 隶属于…, …旗下, …的控股子公司."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_ORG = r"[\u3400-\u9fffA-Za-z0-9()\uff08\uff09·&]{2,40}?"
_STOP = r"[,\uff0c。;\uff1b、]"
_END = rf"(?={_STOP}|[(\uff08“”]|$|于|持有|控股|旗下|的|[是系为]|[并一])"
_FROM = rf"(?:是|系|为|由|作为|属)(?:国务院国资委|中央企业|央企|世界500强|一家由)?(?P<org>{_ORG})"
_TO = rf"(?:现)?(?:变更)?(?:为|是|系)(?P<org>{_ORG})(?:{_STOP}|[(\uff08]|$|持有|直接)"
_WHOLE = rf"(?={_STOP}|$)"
"""The words end there: what follows would be the member's own name."""
_SHAPES = (
    ("控股股东为", rf"控股股东{_TO}", 0.9),
    ("实际控制人为", rf"实际控制人{_TO}", 0.85),
    (
        "成为控股股东",
        rf"(?P<org>{_ORG})(?:正式)?成为(?:公司|本公司|其)?的?(?:控股|第一大)股东",
        0.85,
    ),
    ("成为控股股东", rf"(?P<org>{_ORG})(?:正式)?成为(?:公司|本公司|其)?的?实际控制人", 0.85),
    ("隶属于", rf"(?:公司|企业|现|目前)?(?:直接)?隶属于?(?P<org>{_ORG}){_END}", 0.9),
    ("旗下", rf"{_FROM}的?旗下", 0.85),
    (
        "旗下",
        rf"(?:^|[,\uff0c])(?P<org>{_ORG})的?旗下的?(?:全资|控股|核心|重要|骨干|唯一)*"
        rf"(?:子公司|公司|企业|成员|平台){_WHOLE}",
        0.85,
    ),
    ("子公司", rf"^(?P<org>{_ORG})的?(?:全资|控股|直属|二级)子(?:公司|企业){_WHOLE}", 0.85),
    ("所属", rf"(?:公司|企业){_FROM}的?(?:所属|下属|直属)", 0.85),
    ("子公司", rf"{_FROM}的?(?:控股|全资|绝对控股|直属|二级)?子(?:公司|企业)", 0.9),
    ("控股", rf"{_FROM}控股的", 0.85),
    (
        "成员企业",
        rf"{_FROM}的?(?:核心|重要|骨干|主要)?(?:成员企业|成员单位|控股企业|上市平台)",
        0.85,
    ),
)
PATTERNS = tuple((name, re.compile(shape), certainty) for name, shape, certainty in _SHAPES)
"""Name of a pattern, its shape, and the share of what it takes that is right, rounded down."""
_SENTENCE = re.compile(r"[^。;\uff1b!\uff01]+[。;\uff1b!\uff01]?")
_CUSTOMER = re.compile(
    r"^[^,\uff0c;\uff1b。]{0,12}?(?:提供|供货|供应|配套|服务|代工|加工|生产|供应商)"
)
"""After 为…旗下: what the firm does for that group, whose customer it is."""
_NOT = ("不", "非", "未", "无")
_PAST = re.compile(r"前身|曾|原隶属|原是|原为|原系|起源|脱离|划出|转让给|收购了|改制前|拟")
_QUOTED = 90


@dataclass(frozen=True, slots=True)
class SaidOwner:
    """An owner that a text names: its id, the words, and how certain that pattern is."""

    group: str
    pattern: str
    quote: str
    certainty: float


def owners(text: str, find: Callable[[str], str | None]) -> Iterator[SaidOwner]:
    """The groups that a text on a firm says it belongs to, each once.

    `find` tells which enterprise a name at the end of some words is, or None. A sentence that
    speaks of the past says nothing; of several that became the controlling shareholder, the last
    one named is it.
    """
    text = re.sub(r"\s+", "", text)
    found: dict[str, SaidOwner] = {}
    for sentence in _SENTENCE.finditer(text):
        if _PAST.search(sentence.group()):
            continue
        for pattern, shape, certainty in PATTERNS:
            for match in shape.finditer(sentence.group()):
                if _denied(sentence.group(), match):
                    continue
                group = find(match.group("org"))
                if group is None:
                    continue
                if pattern == "成为控股股东":
                    found = {k: v for k, v in found.items() if v.pattern != pattern}
                quote = _around(sentence.group(), match)
                found.setdefault(group, SaidOwner(group, pattern, quote, certainty))
    yield from found.values()


def _denied(sentence: str, match: re.Match[str]) -> bool:
    """Whether the words around say that it is not so (不隶属于), or speak of a customer."""
    if sentence[: match.start()].endswith(_NOT):
        return True
    return "为" in match.group() and _CUSTOMER.match(sentence[match.end() :]) is not None


def _around(sentence: str, match: re.Match[str]) -> str:
    start = max(0, match.start() - 15)
    return sentence[start : start + _QUOTED]
