"""Enterprise names: who is meant by 2,000 noisy mentions among 54,586 names, and who is nobody.

After `eval/PROTOCOL.md`, Names. No mention here is of a firm on which the weights were fitted
(`tools/fit_names.py`), and the kinds of noise in `UNTUNED` were not fitted on either.
"""

import random
import time
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from benchmarks.name_noise import (
    DATA,
    TUNED,
    UNTUNED,
    Firm,
    distractors,
    for_fitting,
    listed,
    noisy,
    strangers,
)
from graph.names import legal_name
from graph.naming.parts import parse_name
from graph.naming.resolver import Resolution, Resolver, Spelling, Status

SEED = 20261124
DISTRACTORS = 50_000
MENTIONS = 2_000
OF_DISTRACTORS = 0.2
UNKNOWN = 500
SCANNED = 120


@dataclass(frozen=True, slots=True)
class Asked:
    """One mention: what is written, who is meant (None: nobody of the register), the noise."""

    mention: str
    truth: str | None
    kind: str


def run() -> None:
    """Print accuracy, acceptance and speed."""
    if not DATA.is_dir():
        print(f"left out: no {DATA} (CHAINSCOUT_TEST_DATA)")
        return
    luck = random.Random(SEED)
    firms = listed()
    made = distractors(firms, DISTRACTORS + 2 * UNKNOWN, luck)
    register = [*firms, *(Firm(name) for name in made[:DISTRACTORS])]
    cores = {parse_name(firm.name).core for firm in register}
    nobody = [n for n in made[DISTRACTORS:] if parse_name(n).core not in cores]
    known = [f for f in firms if not for_fitting(f.name)]
    others = [Firm(n) for n in made[:DISTRACTORS] if not for_fitting(n)]
    foreign = [f for f in strangers(register) if not for_fitting(f.name)]
    asked = _asked(known, others, TUNED, MENTIONS, luck)
    names = {parse_name(t).bare for firm in register for t in (firm.name, firm.short) if t}
    unknown = [
        *_unknown(foreign, UNKNOWN // 2, "of other lists", luck, names),
        *_unknown([Firm(n) for n in nobody], UNKNOWN // 2, "recombined", luck, names),
    ]
    fresh = _asked(known, others, UNTUNED, MENTIONS // 4, luck)
    luck.shuffle(asked)
    for title, short in (("with the listed firms' short names", True), ("full names alone", False)):
        begun = time.perf_counter()
        resolver = _resolver(register, short)
        print(f"{len(register):,} names, {title}: ready in {time.perf_counter() - begun:.1f} s")
        begun = time.perf_counter()
        _report("mentions", asked, resolver)
        rate = len(asked) / (time.perf_counter() - begun)
        _report("kinds never fitted on", fresh, resolver)
        _report_unknown(unknown, resolver)
        scan = _scan([f.name for f in register], [a.mention for a in asked[:SCANNED]])
        print(f"  {rate:,.0f} mentions/s; exhaustive rapidfuzz {scan:,.0f}/s: x {rate / scan:.1f}")


def _asked(
    known: Sequence[Firm],
    others: Sequence[Firm],
    kinds: Sequence[str],
    count: int,
    luck: random.Random,
) -> list[Asked]:
    """Noisy mentions; one that is the full name of another firm of the register means that firm."""
    names = {legal_name(firm.name) for firm in (*known, *others)}
    found: list[Asked] = []
    while len(found) < count:
        firm = luck.choice(others if luck.random() < OF_DISTRACTORS else known)
        kind = kinds[len(found) % len(kinds)]
        mention = noisy(firm, kind, luck)
        if legal_name(mention) == legal_name(firm.name) or legal_name(mention) not in names:
            found.append(Asked(mention, firm.name, kind))
    return found


def _unknown(
    firms: Sequence[Firm], count: int, kind: str, luck: random.Random, names: Set[str]
) -> list[Asked]:
    """Mentions of firms that are nobody here; one that is a name of somebody is left out."""
    found: list[Asked] = []
    while len(found) < count:
        mention = noisy(luck.choice(firms), TUNED[len(found) % len(TUNED)], luck)
        if parse_name(mention).bare not in names:
            found.append(Asked(mention, None, kind))
    return found


def _resolver(register: Sequence[Firm], short: bool) -> Resolver:
    spellings = [Spelling(firm.name, firm.name) for firm in register]
    if short:
        spellings += [Spelling(f.short, f.name, True) for f in register if f.short]
    return Resolver(spellings)


def _report(title: str, asked: Sequence[Asked], resolver: Resolver) -> None:
    answers = [(a, resolver.resolve(a.mention)) for a in asked]
    best = Counter(a.kind for a, r in answers if _best(r) == a.truth)
    sure = Counter(a.kind for a, r in answers if r.enterprise == a.truth)
    wrong = sum(r.enterprise not in (None, a.truth) for a, r in answers)
    tied = sum(_best(r) != a.truth and _is_tied(r, a.truth) for a, r in answers)
    total = Counter(a.kind for a in asked)
    print(
        f"  {title}: best candidate right {sum(best.values()) / len(asked):.3f}, "
        f"known and right {sum(sure.values()) / len(asked):.3f}, "
        f"known and wrong {wrong / len(asked):.3f}, "
        f"the right one tied with the best {tied / len(asked):.3f} ({len(asked)})"
    )
    for kind, count in total.items():
        print(f"    {kind:20} {best[kind] / count:.3f} {sure[kind] / count:.3f}")


def _is_tied(answer: Resolution, truth: str | None) -> bool:
    """Whether the right one is as certain as the best: they differ in what is not written."""
    least = answer.candidates[0].certainty - 0.005 if answer.candidates else 1.0
    return any(c.enterprise == truth and c.certainty >= least for c in answer.candidates)


def _best(answer: Resolution) -> str | None:
    return answer.candidates[0].enterprise if answer.candidates else None


def _report_unknown(asked: Sequence[Asked], resolver: Resolver) -> None:
    taken = Counter(a.kind for a in asked if resolver.resolve(a.mention).status is Status.KNOWN)
    for kind, count in Counter(a.kind for a in asked).items():
        print(f"  unknown firms {kind}: {taken[kind] / count:.3f} taken for known ({count})")


def _scan(names: Sequence[str], mentions: Sequence[str]) -> float:
    forms = [legal_name(name) for name in names]
    begun = time.perf_counter()
    for mention in mentions:
        process.extractOne(legal_name(mention), forms, scorer=fuzz.ratio)
    return len(mentions) / (time.perf_counter() - begun)
