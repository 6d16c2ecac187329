"""What a mention and a spelling have in common: one kind of likeness, and a few figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA, Indel, LCSseq

from graph.naming.parts import NameParts
from graph.places import places


@dataclass(frozen=True, slots=True)
class Feature:
    """One column of a comparison: its name, and the text by which it is told."""

    name: str
    label: str


KINDS = (
    Feature("same_name", "与全称写法相同"),
    Feature("same_short", "与登记的简称相同"),
    Feature("same_stem", "只差组织形式或 ST 等标记"),
    Feature("same_stem_brief", "只差组织形式或 ST 等标记,但写得很短"),
    Feature("same_core", "字号和行业词相同,地名没写或不矛盾"),
    Feature("same_core_brief", "字号和行业词相同,但写得很短"),
    Feature("core_elsewhere", "字号和行业词相同,地名不同"),
    Feature("core_place_added", "字号和行业词相同,多写了地名"),
    Feature("slip_outside", "只差一字,不在字号和行业词里"),
    Feature("slip_in_trade", "只差一字,在行业词里"),
    Feature("slip_in_brand", "只差一字,在三字以上的字号里"),
    Feature("slip_in_short_brand", "只差一字,在两字的字号里"),
    Feature("slip_bare", "去掉地名后,三字以上的字号差一字"),
    Feature("slip_bare_trade", "去掉地名后只差一字,在行业词里"),
    Feature("slip_bare_short_brand", "去掉地名后,两字的字号差一字"),
    Feature("short_of_brand", "像简称:字号全写,其余各字依次出自全称"),
    Feature("short_in_order", "像简称:各字依次出自全称,字号没有写全"),
    Feature("trade_left", "字号相同,行业词没有写全"),
    Feature("brand_shared", "字号相同,行业词有出入"),
    Feature("trade_apart", "字号相同,行业词完全不同"),
    Feature("brand_partly", "字号只有部分相同"),
    Feature("brand_apart", "字号不同"),
)
"""How a mention is like a spelling: exactly one of these holds, the first that fits."""

FIGURES = (
    Feature("form_alike", "全称中相同的字的比例"),
    Feature("mention_covered", "所写的字词在全称里的比例,少见的算得多"),
    Feature("name_covered", "全称的字词在所写里的比例,少见的算得多"),
    Feature("mention_left", "所写中对不上的字"),
    Feature("brand_left", "字号中没写到的字"),
    Feature("region_same", "地名一致"),
    Feature("region_apart", "地名不同"),
    Feature("region_missing", "没写地名"),
    Feature("legal_same", "组织形式一致"),
    Feature("legal_apart", "组织形式不同"),
    Feature("group_apart", "一为集团,一不是"),
    Feature("branch_apart", "一为分支机构"),
    Feature("to_short_name", "与登记的简称相比"),
    Feature("few_characters", "所写的字少"),
    Feature("swapped", "两字前后颠倒"),
    Feature("brand_elsewhere", "所写的字号是图中别家的字号"),
)
FEATURES = KINDS + FIGURES
_EXACT = frozenset(
    f"{kind}{size}" for kind in ("same_stem", "same_core") for size in ("", "_brief")
) | {"same_name", "same_short", "core_elsewhere", "core_place_added"}
_AT = {kind.name: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A mention beside a spelling: the kind of likeness, and the figures of `FIGURES` (0-1)."""

    kind: str
    figures: Sequence[float]

    @property
    def label(self) -> str:
        """The kind in words."""
        return KINDS[_AT[self.kind]].label

    def row(self) -> list[float]:
        """The values of `FEATURES`."""
        row = [0.0] * len(KINDS)
        row[_AT[self.kind]] = 1.0
        row.extend(self.figures)
        return row


def compare(
    m: NameParts,
    c: NameParts,
    covered: tuple[float, float],
    *,
    short: bool,
    brand_known: bool,
) -> Comparison:
    """Mention `m` beside spelling `c`; `short` says that the spelling is a short name.

    `covered` are the shares of the n-grams of both that the other has, weighted by how rare they
    are; `brand_known` says that the register has a 字号 as the mention writes it.
    """
    script = LCSseq.editops(c.stem, m.stem)
    missing = [op.src_pos for op in script if op.tag == "delete"]
    extra = len(script) - len(missing)
    head = len(c.stem) - len(c.core)
    brand_end = head + len(c.brand)
    brand_lost = sum(head <= at < brand_end for at in missing)
    trade_lost = sum(at >= brand_end for at in missing)
    same, apart, added = _regions(m, c)
    kind = _exactly(m, c, apart, added, short)
    if kind is None:
        kind = _by_a_slip(m, c, extra, brand_lost, trade_lost)
        slip = kind is not None
        kind = kind or _looser(m, c, extra, brand_lost)
    else:
        slip = False
    loose = kind not in _EXACT
    legal = bool(m.legal and c.legal)
    return Comparison(
        kind,
        (
            Indel.normalized_similarity(m.form, c.form) if loose else 0.0,
            covered[0] if loose else 0.0,
            covered[1] if loose else 0.0,
            extra / max(len(m.stem), 1) if loose else 0.0,
            brand_lost / max(len(c.brand), 1) if loose else 0.0,
            same,
            apart,
            float(bool(c.region_code) and not m.region_code),
            float(loose and legal and m.legal == c.legal),
            float(legal and m.legal != c.legal),
            float(m.group != c.group),
            float(m.branch != c.branch),
            float(short),
            max(0.0, (6 - len(m.stem)) / 6) if loose or kind.endswith("_brief") else 0.0,
            float(slip and sorted(m.core) == sorted(c.core)),
            float(loose and brand_known and m.brand != c.brand),
        ),
    )


def _exactly(m: NameParts, c: NameParts, apart: float, added: float, short: bool) -> str | None:
    if m.bare == c.bare:
        return "same_short" if short else "same_name"
    in_full = m.group or (m.legal and not m.bare.endswith("股份"))
    brief = "" if in_full or (m.trade and len(m.core) > 3) else "_brief"
    if m.stem == c.stem:
        return "same_stem" + brief
    if m.core == c.core:
        return "core_elsewhere" if apart else "core_place_added" if added else "same_core" + brief
    return None


def _by_a_slip(
    m: NameParts, c: NameParts, extra: int, brand_lost: int, trade_lost: int
) -> str | None:
    brief = len(c.brand) <= 2
    if OSA.distance(m.form, c.form, score_cutoff=1) == 1:
        if not brand_lost and not trade_lost and not extra:
            return "slip_outside"
        if brand_lost or _within_brand(m, c):
            return "slip_in_short_brand" if brief else "slip_in_brand"
        return "slip_in_trade"
    if (
        OSA.distance(m.stem, c.stem, score_cutoff=1) == 1
        or OSA.distance(m.core, c.core, score_cutoff=1) == 1
    ):
        if brand_lost or _within_brand(m, c):
            return "slip_bare_short_brand" if brief else "slip_bare"
        return "slip_bare_trade"
    return None


def _looser(m: NameParts, c: NameParts, extra: int, brand_lost: int) -> str:
    full = bool(m.legal) and not m.form.endswith("股份")
    if not extra and not full and len(m.stem) <= 8:
        return "short_in_order" if brand_lost else "short_of_brand"
    if not brand_lost:
        if not extra:
            return "trade_left"
        apart = bool(m.trade and c.trade) and not set(m.trade) & set(c.trade)
        return "trade_apart" if apart else "brand_shared"
    return "brand_partly" if brand_lost < len(c.brand) else "brand_apart"


def _within_brand(m: NameParts, c: NameParts) -> bool:
    """Whether the two cores begin to differ within the 字号."""
    same = next(
        (at for at, (a, b) in enumerate(zip(m.core, c.core, strict=False)) if a != b),
        min(len(m.core), len(c.core)),
    )
    return same < len(c.brand)


def _regions(m: NameParts, c: NameParts) -> tuple[float, float, float]:
    """Whether the regions agree, contradict one another, or only the mention has one."""
    if not m.region_code:
        return 0.0, 0.0, 0.0
    if not c.region_code:
        return 0.0, 0.0, 1.0
    if m.region_code == c.region_code:
        return 1.0, 0.0, 0.0
    inside = places().inside
    nested = inside(m.region_code, c.region_code) or inside(c.region_code, m.region_code)
    return (0.5, 0.0, 0.0) if nested else (0.0, 1.0, 0.0)
