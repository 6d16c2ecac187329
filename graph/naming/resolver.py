"""Which enterprise of a register a mention means: known, ambiguous or unknown, and why."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph.names import credit_code, squeeze, stock_code
from graph.naming.candidates import CandidateIndex
from graph.naming.chances import Chances
from graph.naming.features import Comparison, compare, in_full
from graph.naming.parts import NameParts, parse_name
from graph.naming.passages import Found, Passages, code_beside_name
from graph.naming.verdicts import HELD_BACK, Ranked, Status, decide
from graph.naming.weights import name_weights

_CODE = re.compile(r"(?=.*\d)[0-9A-Z]{15,20}")


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
    """Answers for one register: its spellings, its codes with whose they are, and the regions
    (codes) in which its enterprises lie."""

    def __init__(
        self,
        spellings: Iterable[Spelling],
        codes: Mapping[str, str] | None = None,
        seats: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        self._spellings: Sequence[Spelling] = sorted(
            set(spellings), key=lambda s: (s.text, s.enterprise, s.short)
        )
        self._parts = [parse_name(s.text) for s in self._spellings]
        self._index = CandidateIndex(self._parts)
        self._chances = Chances(
            [p for s, p in zip(self._spellings, self._parts, strict=True) if not s.short]
        )
        self._codes = codes or {}
        self._seats = seats or {}
        self._named = {s.enterprise for s in self._spellings}
        self._passages = Passages(
            (p, s.enterprise, s.short) for s, p in zip(self._spellings, self._parts, strict=True)
        )

    def resolve(self, mention: str, top: int = 5, *, but: str | None = None) -> Resolution:
        """Tell which enterprise `mention` means, with at most `top` candidates.

        `but` is an enterprise that is not thought of: for names of its own, who else is like it.
        """
        by_code = self._by_code(mention)
        if by_code is not None:
            return by_code
        if beside := code_beside_name(mention):
            code, name = beside
            return self._by_code_and_name(mention, code, self._by_name(name, name, top, but))
        return self._by_name(mention, mention, top, but)

    def _by_name(self, mention: str, name: str, top: int, but: str | None) -> Resolution:
        parts = parse_name(name)
        if not parts.bare:
            return Resolution(mention, Status.UNKNOWN, 0.0, (), "没有写名称")
        exact = self._exact(mention, parts, but)
        if exact is not None:
            return exact
        full = self._in_text(mention, self._passages.full_names(parts.form), "全称", but)
        if full is not None:
            return full
        compared = self._compared(mention, parts, top, but)
        if compared.status is not Status.UNKNOWN or parts.legal:
            return compared
        short = self._passages.short_names(parts.form)
        return self._in_text(mention, short, "简称", but) or compared

    def _by_code_and_name(self, mention: str, code: str, named: Resolution) -> Resolution:
        """A code that stands beside a name: it counts unless the name is somebody else's."""
        owner = self._codes.get(code)
        if owner is None or owner not in self._named:
            told = f"{named.why};所附代码 {code} 在图中没有名称"
            return replace(named, mention=mention, why=told)
        if any(one.enterprise == owner for one in named.candidates):
            found = Candidate(owner, 1.0, f"所附代码 {code} 相同")
            return Resolution(mention, Status.KNOWN, 1.0, (found,), found.why)
        by_code = Candidate(owner, 0.5, f"所附代码 {code} 相同")
        others = [replace(one, certainty=one.certainty / 2) for one in named.candidates]
        told = f"所附代码 {code} 与名称对不上,请核对原件"
        return Resolution(mention, Status.AMBIGUOUS, 0.5, (by_code, *others), told)

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

    def _in_text(
        self, mention: str, found: Sequence[Found], how: str, but: str | None
    ) -> Resolution | None:
        """What the names that stand in a text mean: one enterprise, or several to choose from."""
        owners = [own for one in found for own in sorted(one.owners) if own != but]
        whose = list(dict.fromkeys(owners))
        if not whose:
            return None
        told = {own: f"文中写有{how}“{one.text}”" for one in reversed(found) for own in one.owners}
        sure = (0.97 if how == "全称" else 0.95) / len(whose)
        several = tuple(Candidate(own, sure, told[own]) for own in whose)
        if len(whose) == 1:
            return Resolution(mention, Status.KNOWN, sure, several, several[0].why)
        why = f"文中写有 {len(whose)} 家企业,请分开写"
        return Resolution(mention, Status.AMBIGUOUS, sure, several, why)

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
                seats=self._seats.get(spelling.enterprise, ()),
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
        found = tuple(Candidate(x.enterprise, x.share, _why(parts, x)) for x in ranked[:top])
        verdict = decide(parts, ranked, found[0].why)
        if verdict.held_back:
            first = replace(found[0], certainty=min(found[0].certainty, HELD_BACK))
            found = (first, *found[1:])
        return Resolution(mention, verdict.status, found[0].certainty, found, verdict.why)

    def _ranked(self, rows: list[int], compared: list[Comparison]) -> list[Ranked]:
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
        told = []
        for (own, (_, row, likeness)), share in zip(best.items(), shares, strict=True):
            spelling = self._spellings[row]
            told.append(
                Ranked(own, share, spelling.text, spelling.short, self._parts[row], likeness)
            )
        return sorted(told, key=lambda one: (-one.share, one.enterprise))


def _why(mention: NameParts, one: Ranked) -> str:
    told = one.likeness.label
    if mention.region and one.name.region and one.likeness.kind == "core_elsewhere":
        told += f"({mention.region}、{one.name.region})"
    return f"{told};图中写作“{one.text}”"
