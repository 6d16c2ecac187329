"""Which enterprise of a register a mention means: known, ambiguous or unknown, and why."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from graph.names import credit_code, squeeze, stock_code
from graph.naming.candidates import CandidateIndex
from graph.naming.chances import Chances
from graph.naming.features import Comparison, compare, in_full
from graph.naming.parts import NameParts, parse_name
from graph.naming.weights import name_weights

KNOWN_FROM = 0.7
"""A certainty from which a mention counts as known, if hardly anything says that it is nobody."""
NOBODY_AT_MOST = 0.09
"""So likely at most, beside that, that no enterprise of the register is meant. Of four registers
that `tools/fit_names.py` makes for it, 1 % of unknown firms pass at 0.08, 0.10, 0.11 and 0.20."""
ALIKE_FROM = 0.01
"""Certainty from which another enterprise may be what a bare 字号 means."""
AMBIGUOUS_FROM = 0.5
"""From so much certainty that one of the candidates is meant, not knowing which is ambiguous."""
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
_CODE = re.compile(r"(?=.*\d)[0-9A-Z]{15,20}")
_ENDING = re.compile(r"公司|集团|银行|研究院|研究所|合作社|厂")
_BEFORE = re.compile(
    r"(?:^|[、,。;:!?(\[\]\"“”‘’.\s]|公司|集团|银行|政府|委员会)"
    r"(?:其中|由|与|和|及|同|对|向|从|在|是|为|有|给|请|到)?$"
)
_AFTER = re.compile(
    r"^(?:$|[、,。;:!?()\[\]\"“”‘’\s]|等|投资|建设|在|的|与|和|及|签|总|已|将|拟|正|已经|于|承建|生产|有意|计划|来|为|是|也|就|对)"
)


class Status(StrEnum):
    """What a resolver says of a mention."""

    KNOWN = "known"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing an enterprise's name. `short` tells a short name from a legal one."""

    text: str
    enterprise: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """An enterprise that could be meant. `why` is for people, in Chinese."""

    enterprise: str
    certainty: float
    why: str


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a mention means. Candidates stand best first, also where the mention is unknown."""

    mention: str
    status: Status
    certainty: float
    candidates: tuple[Candidate, ...]
    why: str

    @property
    def enterprise(self) -> str | None:
        """The id of the enterprise, where it is known."""
        return self.candidates[0].enterprise if self.status is Status.KNOWN else None


class Resolver:
    """Answers for one register: its spellings, and its codes with whose they are."""

    def __init__(self, spellings: Iterable[Spelling], codes: dict[str, str] | None = None) -> None:
        self._spellings: Sequence[Spelling] = sorted(
            set(spellings), key=lambda s: (s.text, s.enterprise, s.short)
        )
        self._parts = [parse_name(s.text) for s in self._spellings]
        self._index = CandidateIndex(self._parts)
        self._chances = Chances(
            [p for s, p in zip(self._spellings, self._parts, strict=True) if not s.short]
        )
        self._codes = codes or {}
        self._lengths = sorted({len(p.bare) for p in self._parts}, reverse=True)

    def resolve(self, mention: str, top: int = 5, *, but: str | None = None) -> Resolution:
        """Tell which enterprise `mention` means, with at most `top` candidates.

        `but` is an enterprise that is not thought of: for names of its own, who else is like it.
        """
        by_code = self._by_code(mention)
        if by_code is not None:
            return by_code
        parts = parse_name(mention)
        if not parts.bare:
            return Resolution(mention, Status.UNKNOWN, 0.0, (), "没有写名称")
        exact = self._exact(mention, parts, but)
        if exact is not None:
            return exact
        if within := self._in_text(parts.form):
            return Resolution(mention, Status.KNOWN, within.certainty, (within,), within.why)
        return self._compared(mention, parts, top, but)

    def _by_code(self, mention: str) -> Resolution | None:
        text = squeeze(mention).upper()
        code = credit_code(text) or stock_code(text)
        if code is None:
            if len(text) == 18 and _CODE.fullmatch(text):
                told = "是 18 位代码,但不是统一社会信用代码:校验位不对,请核对原件"
                return Resolution(mention, Status.UNKNOWN, 0.0, (), told)
            return None
        kind = "统一社会信用代码" if len(code) == 18 else "证券代码"
        if owner := self._codes.get(code):
            found = Candidate(owner, 1.0, f"{kind}相同")
            return Resolution(mention, Status.KNOWN, 1.0, (found,), found.why)
        return Resolution(mention, Status.UNKNOWN, 0.0, (), f"{kind} {code} 不在图中")

    def _exact(self, mention: str, parts: NameParts, but: str | None) -> Resolution | None:
        """A mention that is written as one enterprise's legal name, or short name and no other."""
        rows = [r for r in self._index.exact(parts.bare) if self._spellings[r].enterprise != but]
        legal = {self._spellings[r].enterprise for r in rows if not self._spellings[r].short}
        owners = legal or {self._spellings[r].enterprise for r in rows}
        if not owners or (not legal and len(owners) == 1 and self._has_namesake(parts, owners)):
            return None
        why = "与全称写法相同" if legal else "与登记的简称相同"
        if parts.marked:
            why += ",不计 ST、退市等标记"
        if len(owners) == 1:
            found = Candidate(next(iter(owners)), 1.0 if legal else 0.98, why)
            return Resolution(mention, Status.KNOWN, found.certainty, (found,), why)
        share = 1 / len(owners)
        several = tuple(Candidate(o, share, why) for o in sorted(owners))
        told = f"有 {len(owners)} 家企业都这样写"
        return Resolution(mention, Status.AMBIGUOUS, share, several, told)

    def _has_namesake(self, parts: NameParts, owners: set[str]) -> bool:
        """Whether another enterprise is called so in full, but for its legal form."""
        rows, _, _ = self._index.rows(parts)
        return any(
            self._parts[r].stem == parts.stem
            and not self._spellings[r].short
            and self._spellings[r].enterprise not in owners
            for r in rows
        )

    def _in_text(self, form: str) -> Candidate | None:
        """The longest legal name that stands in a passage as a word by itself."""
        ends = [found.end() for found in _ENDING.finditer(form)]
        for size in self._lengths:
            for end in ends:
                at = end - size
                if size < 6 or at < 0 or size == len(form):
                    continue
                rows = self._index.exact(form[at:end])
                owners = {
                    self._spellings[r].enterprise for r in rows if not self._spellings[r].short
                }
                if len(owners) == 1 and _BEFORE.search(form[:at]) and _AFTER.match(form[end:]):
                    return Candidate(next(iter(owners)), 0.97, f"文中写有全称“{form[at:end]}”")
        return None

    def comparisons(self, mention: str) -> Iterator[tuple[str, Comparison]]:
        """Every enterprise that is compared with a mention, once for each of its spellings."""
        for row, likeness in self._comparisons(parse_name(mention)):
            yield self._spellings[row].enterprise, likeness

    def _comparisons(self, parts: NameParts, own: int = 0) -> Iterator[tuple[int, Comparison]]:
        for row, a, b in zip(*self._index.rows(parts), strict=True):
            spelling = self._spellings[row]
            if spelling.short and in_full(parts) and parts.bare != self._parts[row].bare:
                continue  # 中银证券股份有限公司 is not 中银国际证券, which is 中银证券 for short
            likeness = compare(
                parts,
                self._parts[row],
                (a, b),
                short=spelling.short,
                chances=self._chances,
                own=own,
            )
            yield row, likeness

    def _compared(self, mention: str, parts: NameParts, top: int, but: str | None) -> Resolution:
        near = [
            (row, likeness)
            for row, likeness in self._comparisons(parts, own=int(but is not None))
            if self._spellings[row].enterprise != but
        ]
        if not near:
            return Resolution(mention, Status.UNKNOWN, 0.0, (), "图中没有相近的名称")
        ranked = self._ranked([row for row, _ in near], [likeness for _, likeness in near])
        found = tuple(
            Candidate(own, certainty, self._why(parts, row, likeness))
            for own, certainty, row, likeness in ranked[:top]
        )
        status, why = self._decide(parts, ranked, found[0].why)
        return Resolution(mention, status, found[0].certainty, found, why)

    def _ranked(
        self, rows: list[int], compared: list[Comparison]
    ) -> list[tuple[str, float, int, Comparison]]:
        """Enterprises by certainty: each by its likest spelling, against each other and nobody."""
        best: dict[str, tuple[float, int, Comparison]] = {}
        for row, odds, likeness in zip(
            rows, name_weights().log_odds(compared).tolist(), compared, strict=True
        ):
            own = self._spellings[row].enterprise
            if own not in best or odds > best[own][0]:
                best[own] = (odds, row, likeness)
        raised = np.exp(np.minimum([odds for odds, _, _ in best.values()], 50.0))
        shares = (raised / (1 + raised.sum())).tolist()
        told = [
            (own, share, row, likeness)
            for (own, (_, row, likeness)), share in zip(best.items(), shares, strict=True)
        ]
        return sorted(told, key=lambda t: (-t[1], t[0]))

    def _decide(
        self, parts: NameParts, ranked: list[tuple[str, float, int, Comparison]], why: str
    ) -> tuple[Status, str]:
        _, certainty, row, likeness = ranked[0]
        nobody = 1 - sum(share for _, share, _, _ in ranked)
        if certainty >= KNOWN_FROM and nobody <= NOBODY_AT_MOST:
            short = self._spellings[row].short
            if told := _forbidden(parts, self._parts[row], likeness, short=short):
                return Status.AMBIGUOUS, told
            if other := self._called_alike(parts, ranked):
                return Status.AMBIGUOUS, f"只写了字号,“{other}”也这样叫"
            return Status.KNOWN, why
        if 1 - nobody < AMBIGUOUS_FROM:
            return Status.UNKNOWN, "图中没有足够相近的名称"
        close = sum(share >= ranked[0][1] / 3 for _, share, _, _ in ranked)
        if close > 1:
            return Status.AMBIGUOUS, f"有 {close} 家企业的名称差不多一样近"
        return Status.AMBIGUOUS, f"最近的一家把握不够:{why}"

    def _called_alike(
        self, parts: NameParts, ranked: list[tuple[str, float, int, Comparison]]
    ) -> str | None:
        """Another enterprise that a bare 字号 may mean: 宝武 the group or its 宝武镁业."""
        if parts.trade or parts.legal or parts.group or parts.region:
            return None
        return next(
            (
                self._spellings[row].text
                for _, share, row, likeness in ranked[1:]
                if share >= ALIKE_FROM and not likeness.is_slip
            ),
            None,
        )

    def _why(self, parts: NameParts, row: int, likeness: Comparison) -> str:
        spelling = self._spellings[row]
        told = likeness.label
        name = self._parts[row]
        if parts.region and name.region and likeness.kind == "core_elsewhere":
            told += f"({parts.region}、{name.region})"
        return f"{told};图中写作“{spelling.text}”"


def _forbidden(
    mention: NameParts, name: NameParts, likeness: Comparison, *, short: bool
) -> str | None:
    """Why two names that are alike are not joined, or None; `short` says that `name` is short."""
    if short and likeness.is_slip:  # 普阳钢铁 is not 安阳钢铁
        return f"与简称{likeness.label},只凭相近不归并"
    if likeness.kind in _NEVER:
        return f"{likeness.label},只凭相近不归并"
    if likeness.region_apart:
        return "地名不同,只凭相近不归并"
    if mention.branch != name.branch:
        return "一为分支机构,一为公司本身,只凭相近不归并"
    return _group_apart(mention) if likeness.group_apart else None


def _group_apart(mention: NameParts) -> str | None:
    """Why a group and a firm are not joined, or None for a mention that may leave 集团 out."""
    if mention.group:
        return "所写是集团,图中是它名下或同名的企业,只凭相近不归并"
    if mention.legal and not mention.bare.endswith("股份"):
        return "图中是集团,所写不是,只凭相近不归并"
    return None
