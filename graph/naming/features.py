"""What a mention and a spelling have in common: one kind of likeness, and a few figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from graph.naming.chances import Chances
from graph.naming.parts import NameParts
from graph.naming.slips import Slip, one_slip, two_slips
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
    Feature("same_place", "字号和行业词相同,地名是同一处"),
    Feature("same_core", "字号和行业词相同,地名没写或不矛盾"),
    Feature("same_core_brief", "字号和行业词相同,但写得很短"),
    Feature("core_elsewhere", "字号和行业词相同,地名不同"),
    Feature("core_place_added", "字号和行业词相同,多写了地名"),
    Feature("slip_in_region", "只差一字,在地名里"),
    Feature("slip_in_brand", "只差一字,在三字以上的字号里"),
    Feature("slip_in_short_brand", "只差一字,在两字的字号里"),
    Feature("slip_in_trade", "只差一字,在行业词里"),
    Feature("slip_in_form", "只差一字,在集团、组织形式或标点里"),
    Feature("slip_bare_brand", "没写地名,三字以上的字号差一字"),
    Feature("slip_bare_short_brand", "没写地名,两字的字号差一字"),
    Feature("slip_bare_trade", "没写地名,行业词差一字"),
    Feature("slip_bare_form", "没写地名,集团或标点差一字"),
    Feature("two_slips", "差两字"),
    Feature("short_is_brand", "像简称:只写了字号"),
    Feature("short_brand_first", "像简称:字号和行业词的头几个字"),
    Feature("short_brand_last", "像简称:字号和行业词的末几个字"),
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
    Feature("ending_apart", "组织形式的写法不同"),
    Feature("ending_apart_slip", "差一字,组织形式的写法也不同"),
    Feature("ending_apart_alone", "只有组织形式的写法不同"),
    Feature("shares_alone", "组织形式只写了股份"),
    Feature("shares_alone_whole", "组织形式只写了股份,其余都写了"),
    Feature("shares_alone_brief", "组织形式只写了股份,其余也很短"),
    Feature("ending_dropped", "没写组织形式"),
    Feature("ending_dropped_brief", "没写组织形式,其余也很短"),
    Feature("ending_dropped_slip", "差一字,也没写组织形式"),
    Feature("ending_and_region", "没写地名,组织形式的写法也不同"),
    Feature("group_apart", "一为集团,一不是"),
    Feature("group_apart_whole", "一为集团,一不是,其余都写了"),
    Feature("holding_apart", "一为控股,一不是"),
    Feature("branch_apart", "一为分支机构"),
    Feature("to_short_name", "与登记的简称相比"),
    Feature("full_to_short_name", "所写有组织形式或集团,与简称相比"),
    Feature("few_characters", "所写的字少"),
    Feature("run_of_name", "所写是全称中连着的一段"),
    Feature("slip_swapped", "两字前后颠倒"),
    Feature("slip_of_length", "少写或多写一字"),
    Feature("brand_elsewhere", "所写的字号是图中别家的字号"),
    Feature("trade_elsewhere", "写错的行业词是图中别家的行业词"),
    Feature("whole_by_chance", "字号和行业词相同时,别的企业碰巧也这样写的可能"),
    Feature("slip_by_chance", "只差一字时,别的企业碰巧也这样写的可能"),
    Feature("part_by_chance", "只写一部分时,别的企业碰巧也这样写的可能"),
)
FEATURES = KINDS + FIGURES
_AT = {kind.name: place for place, kind in enumerate(KINDS)}
_FIGURE_AT = {figure.name: place for place, figure in enumerate(FIGURES)}
_NESTED = 0.5
"""What 陕西 and 汉中 have in common, where one place is 1."""
_CHANCE = 6.0
"""Logarithms of what is expected by chance count from minus to plus this."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A mention beside a spelling: the kind of likeness, and the figures of `FIGURES` (0-1)."""

    kind: str
    figures: Sequence[float]

    @property
    def label(self) -> str:
        """The kind in words."""
        return KINDS[_AT[self.kind]].label

    @property
    def region_apart(self) -> bool:
        """Whether both say where, and not the same."""
        return bool(self.figures[_FIGURE_AT["region_apart"]])

    @property
    def region_nested(self) -> bool:
        """Whether both say where, and the one place lies in the other."""
        return self.figures[_FIGURE_AT["region_same"]] == _NESTED

    @property
    def group_apart(self) -> bool:
        """Whether one is a group's name and the other is not, a slip in 集团 apart."""
        return bool(self.figures[_FIGURE_AT["group_apart"]])

    @property
    def is_slip(self) -> bool:
        """Whether one slip lies between the two."""
        return self.kind.startswith("slip_")

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
    chances: Chances,
    own: int = 0,
    seats: Sequence[str] = (),
) -> Comparison:
    """Mention `m` beside spelling `c`; `short` says that the spelling is a short name.

    `covered` are the shares of the n-grams of both that the other has, weighted by how rare they
    are; `own` is how many names of the register are the mention itself; `seats` are the codes of
    the regions in which the enterprise of the spelling is known to lie.
    """
    head = len(c.stem) - len(c.core)
    brand_end = head + len(c.brand)
    same, apart, added = _regions(m, c, seats)
    missing_region = float(bool(c.region_code) and not m.region_code)
    slip: Slip | None = None
    lost: Sequence[int] = ()
    extra = brand_lost = 0
    kind = _exactly(m, c, (same, apart, added), short)
    loose = kind is None
    if kind is None and (slip := one_slip(m, c)):
        kind = _of_slip(slip, c)
        lost = () if slip.lost is None else (slip.lost,)
        if slip.placed:
            same, missing_region = 1.0, 0.0
        if slip.part == "region":  # 山南山智尚 is no firm of 山南
            apart = 0.0
    elif kind is None:
        script = LCSseq.editops(c.stem, m.stem)
        lost = [op.src_pos for op in script if op.tag == "delete"]
        extra = len(script) - len(lost)
        brand_lost = sum(head <= at < brand_end for at in lost)
        kind = _looser(m, c, extra, brand_lost)
    expected = chances.log_expected(c, lost, placed=bool(same))
    expected = max(-_CHANCE, min(expected, _CHANCE))
    legal = bool(m.legal and c.legal)
    group_slip = slip is not None and ("集" in m.form or "团" in m.form)
    group_apart = m.group != c.group and not group_slip
    changed = bool(m.ending) and m.ending != c.ending and not (slip and slip.part == "form")
    shares = changed and m.ending == "股份"
    changed = changed and not shares
    dropped = bool(c.ending) and not m.ending
    brief = kind.endswith("_brief")
    op = slip.op if slip else ""
    return Comparison(
        kind,
        (
            Indel.normalized_similarity(m.form, c.form) if loose else 0.0,
            covered[0] if loose else 0.0,
            covered[1] if loose else 0.0,
            extra / max(len(m.stem), 1),
            brand_lost / max(len(c.brand), 1),
            same,
            apart,
            missing_region,
            float(loose and legal and m.legal == c.legal),
            float(legal and m.legal != c.legal and "公司" not in (m.legal, c.legal)),
            float(changed),
            float(changed and slip is not None),
            float(changed and kind.startswith("same_stem")),
            float(shares),
            float(shares and kind.startswith("same_") and not brief),
            float(shares and brief),
            float(dropped),
            float(dropped and brief),
            float(dropped and slip is not None),
            float(changed and bool(missing_region)),
            float(group_apart),
            float(group_apart and not kind.startswith(("short_", "brand_"))),
            float(m.holding != c.holding),
            float(m.branch != c.branch),
            float(short),
            float(short and kind != "same_short" and (m.group or in_full(m))),
            max(0.0, (6 - len(m.stem)) / 6) if loose or kind.endswith("_brief") else 0.0,
            float(m.form in c.form),
            float(op == "swapped"),
            float(op in ("missing", "extra")),
            float(loose and m.brand != c.brand and chances.names_with_brand(m.brand) > own),
            float(
                slip is not None
                and slip.part == "trade"
                and chances.names_with_trade(m.trade) > own
            ),
            0.0 if loose else expected,
            expected if slip else 0.0,
            expected if loose and not slip else 0.0,
        ),
    )


def _exactly(
    m: NameParts, c: NameParts, regions: tuple[float, float, float], short: bool
) -> str | None:
    if m.bare == c.bare:
        return "same_short" if short else "same_name"
    brief = "" if m.group or in_full(m) or (m.trade and len(m.core) > 3) else "_brief"
    if m.stem == c.stem:
        return "same_stem" + brief
    if m.core == c.core:
        same, apart, added = regions
        if apart or added:
            return "core_elsewhere" if apart else "core_place_added"
        return "same_place" if same == 1.0 else "same_core" + brief
    return None


def in_full(m: NameParts) -> bool:
    """Whether a mention has its legal form: 股份 alone also ends short names."""
    return bool(m.legal) and not m.bare.endswith("股份")


def _of_slip(slip: Slip, c: NameParts) -> str:
    part = slip.part
    if part == "brand" and len(c.brand) <= 2:
        part = "short_brand"
    return f"slip_in_{part}" if slip.placed else f"slip_bare_{part}"


def _looser(m: NameParts, c: NameParts, extra: int, brand_lost: int) -> str:
    if not extra and not in_full(m) and len(m.stem) <= 8:
        return "short_in_order" if brand_lost else _short(m.stem.removeprefix(c.region), c)
    if two_slips(m, c):
        return "two_slips"
    if not brand_lost:
        if not extra:
            return "trade_left"
        apart = bool(m.trade and c.trade) and not set(m.trade) & set(c.trade)
        return "trade_apart" if apart else "brand_shared"
    return "brand_partly" if brand_lost < len(c.brand) else "brand_apart"


def _short(core: str, c: NameParts) -> str:
    if core == c.brand:
        return "short_is_brand"
    if c.core.startswith(core):
        return "short_brand_first"
    if core.startswith(c.brand) and c.core.endswith(core[len(c.brand) :]):
        return "short_brand_last"
    return "short_of_brand"


def _regions(m: NameParts, c: NameParts, seats: Sequence[str]) -> tuple[float, float, float]:
    """Whether the regions agree, contradict one another, or only the mention has one.

    深圳市比亚迪股份有限公司 adds nothing to the name of a firm whose seat is in 深圳; with another
    legal form it may be its daughter there: 陕西隆基绿能科技有限公司.
    """
    if not m.region_code:
        return 0.0, 0.0, 0.0
    if not c.region_code:
        at_home = any(places().prefecture(seat) == m.region_code for seat in seats)
        if at_home and m.ending == c.ending:
            return 1.0, 0.0, 0.0
        return 0.0, 0.0, 1.0
    if m.region_code == c.region_code:
        return 1.0, 0.0, 0.0
    inside = places().inside
    nested = inside(m.region_code, c.region_code) or inside(c.region_code, m.region_code)
    return (_NESTED, 0.0, 0.0) if nested else (0.0, 1.0, 0.0)
