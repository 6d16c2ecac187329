"""Names as people write them: noise with a fixed seed, after `eval/PROTOCOL.md`, Names."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from opencc import OpenCC

from graph.naming.parts import parse_name
from graph.places import places

_LEGAL = re.compile(r"(?:股份有限公司|有限责任公司|股份公司|有限公司|公司)$")
_MARKS = re.compile(r"^(?:S?\*?S?T|退市|S)(?=[\u3400-\u9fff])")
_TO_TRADITIONAL = OpenCC("s2t")
_COMMON = "新华中大国天东海金龙科正德安泰信达利兴光明通宏远方业力和成美特恒盛润康源"
TUNED = (
    "region_dropped",
    "legal_dropped",
    "both_dropped",
    "short_name",
    "st_short_name",
    "width",
    "brackets",
    "typo_wrong",
    "typo_missing",
    "typo_swapped",
    "traditional",
    "region_word",
    "legal_shortened",
    "mixture",
)
FITTED = (*TUNED, "short_of_parts")
"""Kinds on which weights are fitted: short names are guessed in more than one way."""
UNTUNED = ("typo_extra", "trade_shortened", "in_a_sentence", "region_in_brackets")
"""Kinds on which nothing in `graph/naming` was tuned."""


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm of the register: its name, and its short name where it is listed."""

    name: str
    short: str = ""


def noisy(firm: Firm, kind: str, luck: random.Random) -> str:
    """`firm` written with one kind of noise; the name as it is where the kind does not apply."""
    return _KINDS[kind](firm, luck)


def bare(name: str) -> tuple[str, str]:
    """A name without its legal form, and that form."""
    found = _LEGAL.search(name)
    return (name[: found.start()], found.group()) if found else (name, "")


def region_size(name: str) -> int:
    """How many characters of a name are its region."""
    region, size = places().head(name)
    return size if region and 0 < size <= len(bare(name)[0]) - 3 else 0


def _region_dropped(firm: Firm, luck: random.Random) -> str:
    return firm.name[region_size(firm.name) :]


def _legal_dropped(firm: Firm, luck: random.Random) -> str:
    return bare(firm.name)[0]


def _both_dropped(firm: Firm, luck: random.Random) -> str:
    return bare(_region_dropped(firm, luck))[0]


def _short_name(firm: Firm, luck: random.Random) -> str:
    if firm.short:
        return _MARKS.sub("", firm.short)
    parts = parse_name(firm.name)
    return parts.brand + (parts.trade[-2:] or "股份")


def _short_of_parts(firm: Firm, luck: random.Random) -> str:
    parts = parse_name(firm.name)
    return parts.brand + luck.choice((parts.trade[:2], parts.trade[-2:], "股份"))


def _st(firm: Firm, luck: random.Random) -> str:
    return luck.choice(("*ST", "ST", "退市")) + _short_name(firm, luck)


def _width(firm: Firm, luck: random.Random) -> str:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in firm.name)
    at = luck.randrange(1, len(wide))
    return wide[:at] + luck.choice((" ", "\u3000", "\u200b")) + wide[at:]


def _brackets(firm: Firm, luck: random.Random) -> str:
    if "(" in firm.name or "（" in firm.name:
        shapes = luck.choice(("()", "（）", "[]", "〔〕"))
        return re.sub("[(（]", shapes[0], re.sub("[)）]", shapes[1], firm.name))
    if "集团" in firm.name:
        return firm.name.replace("集团", luck.choice(("(集团)", "（集团）")), 1)
    size = region_size(firm.name)
    return f"（{firm.name[:size]}）{firm.name[size:]}" if size else f"“{firm.name}”"


def _typo_at(firm: Firm, luck: random.Random) -> tuple[str, int]:
    return firm.name, luck.randrange(len(firm.name))


def _typo_wrong(firm: Firm, luck: random.Random) -> str:
    name, at = _typo_at(firm, luck)
    return name[:at] + luck.choice(_COMMON) + name[at + 1 :]


def _typo_missing(firm: Firm, luck: random.Random) -> str:
    name, at = _typo_at(firm, luck)
    return name[:at] + name[at + 1 :]


def _typo_swapped(firm: Firm, luck: random.Random) -> str:
    name, at = _typo_at(firm, luck)
    at = min(at, len(name) - 2)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _typo_extra(firm: Firm, luck: random.Random) -> str:
    name, at = _typo_at(firm, luck)
    return name[:at] + luck.choice(_COMMON) + name[at:]


def _traditional(firm: Firm, luck: random.Random) -> str:
    return str(_TO_TRADITIONAL.convert(firm.name))


def _region_word(firm: Firm, luck: random.Random) -> str:
    size = region_size(firm.name)
    head, rest = firm.name[:size], firm.name[size:]
    if not size:
        return firm.name
    if head[-1] in "省市县区":
        return head[:-1] + rest
    region, _ = places().head(head)
    return (region.name if region else head) + rest


def _legal_shortened(firm: Firm, luck: random.Random) -> str:
    body, legal = bare(firm.name)
    shorter = {"股份有限公司": ("有限公司", "股份公司", "公司", "股份"), "有限公司": ("公司",)}
    return body + luck.choice(shorter.get(legal, ("公司",)))


def _mixture(firm: Firm, luck: random.Random) -> str:
    first, second = luck.sample(
        ("legal_dropped", "region_dropped", "typo_wrong", "typo_missing", "traditional",
         "brackets", "region_word", "legal_shortened", "width"), 2,
    )  # fmt: skip
    return noisy(Firm(noisy(Firm(firm.name), first, luck)), second, luck)


def _trade_shortened(firm: Firm, luck: random.Random) -> str:
    parts = parse_name(firm.name)
    if len(parts.trade) < 4:
        return _both_dropped(firm, luck)
    return parts.region + parts.brand + parts.trade[: luck.choice((2, len(parts.trade) - 2))]


def _in_a_sentence(firm: Firm, luck: random.Random) -> str:
    before, after = luck.choice(
        (
            ("其中", "等企业"),
            ("投资方:", ""),
            ("由", "投资建设"),
            ("1.", "(已签约)"),
            ("", "及其子公司"),
        )
    )
    return before + firm.name + after


def _region_in_brackets(firm: Firm, luck: random.Random) -> str:
    size = region_size(firm.name)
    if not size:
        return _legal_shortened(firm, luck)
    parts = parse_name(firm.name)
    at = size + len(parts.brand)
    return f"{firm.name[size:at]}({firm.name[:size].rstrip('省市')}){firm.name[at:]}"


_KINDS: dict[str, Callable[[Firm, random.Random], str]] = {
    "region_dropped": _region_dropped,
    "legal_dropped": _legal_dropped,
    "both_dropped": _both_dropped,
    "short_name": _short_name,
    "st_short_name": _st,
    "width": _width,
    "brackets": _brackets,
    "typo_wrong": _typo_wrong,
    "typo_missing": _typo_missing,
    "typo_swapped": _typo_swapped,
    "traditional": _traditional,
    "region_word": _region_word,
    "legal_shortened": _legal_shortened,
    "mixture": _mixture,
    "short_of_parts": _short_of_parts,
    "typo_extra": _typo_extra,
    "trade_shortened": _trade_shortened,
    "in_a_sentence": _in_a_sentence,
    "region_in_brackets": _region_in_brackets,
}
