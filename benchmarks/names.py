"""Enterprise names: who is meant by 2,000 noisy mentions among 54,586 names, and who is nobody.

After `eval/PROTOCOL.md`, Names. No mention here is of a firm on which the weights were fitted
(`tools/fit_names.py`), and the kinds of noise in `UNTUNED` were not fitted on either. Distractors
are made in two ways; beside each stands how well the simple baseline of the protocol does there.
"""

import time
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from benchmarks.name_noise import UNTUNED
from benchmarks.name_world import DATA, RECIPES, Asked, World, make_world
from graph.names import legal_name
from graph.naming.resolver import Resolution, Resolver
from graph.naming.verdicts import Status

SEED = 20261124
MENTIONS = 2_000
UNKNOWN = 2_000
"""More than the 500 of the protocol, among which five would be 1 %."""
ALLOWED = 0.01


def run() -> None:
    """Print accuracy, acceptance and speed."""
    if not DATA.is_dir():
        print(f"left out: no {DATA} (CHAINSCOUT_TEST_DATA)")
        return
    for recipe in RECIPES:
        world = make_world(
            SEED, recipe, fitting=False, mentions=MENTIONS, unknown=UNKNOWN, fresh=UNTUNED
        )
        _tell(world, f"distractors {recipe}, short names known", short=True)
        _tell(world, f"distractors {recipe}, full names alone", short=False)


def _tell(world: World, title: str, *, short: bool) -> None:
    begun = time.perf_counter()
    resolver = Resolver(world.spellings(short=short))
    print(f"{len(world.register):,} names, {title}: ready in {time.perf_counter() - begun:.1f} s")
    begun = time.perf_counter()
    answers = [(one, resolver.resolve(one.mention)) for one in world.asked]
    rate = len(answers) / (time.perf_counter() - begun)
    _report("mentions", answers)
    _report("kinds never fitted on", [(one, resolver.resolve(one.mention)) for one in world.fresh])
    unknown = [(one, resolver.resolve(one.mention)) for one in world.unknown]
    _report_unknown(unknown)
    _report_allowed(answers, unknown)
    right, scan = _baseline(world, short=short)
    print(
        f"  {rate:,.0f} mentions/s; exhaustive rapidfuzz {scan:,.0f}/s: x {rate / scan:.1f}; "
        f"its best candidate right {right:.3f}"
    )


Answers = Sequence[tuple[Asked, Resolution]]


def _report(title: str, answers: Answers) -> None:
    best = Counter(a.kind for a, r in answers if _best(r) == a.truth)
    sure = Counter(a.kind for a, r in answers if r.enterprise == a.truth)
    wrong = sum(r.enterprise not in (None, a.truth) for a, r in answers)
    tied = sum(_best(r) != a.truth and _is_tied(r, a.truth) for a, r in answers)
    count = len(answers)
    print(
        f"  {title}: best candidate right {sum(best.values()) / count:.3f}, "
        f"known and right {sum(sure.values()) / count:.3f}, "
        f"known and wrong {wrong / count:.3f}, "
        f"the right one tied with the best {tied / count:.3f} ({count})"
    )
    for kind, of in sorted(Counter(a.kind for a, _ in answers).items()):
        print(f"    {kind:20} {best[kind] / of:.3f} {sure[kind] / of:.3f}")


def _is_tied(answer: Resolution, truth: str | None) -> bool:
    """Whether the right one is as certain as the best: they differ in what is not written."""
    least = answer.candidates[0].certainty - 0.005 if answer.candidates else 1.0
    return any(c.enterprise == truth and c.certainty >= least for c in answer.candidates)


def _best(answer: Resolution) -> str | None:
    return answer.candidates[0].enterprise if answer.candidates else None


def _report_unknown(answers: Answers) -> None:
    taken = Counter(a.kind for a, r in answers if r.status is Status.KNOWN)
    for kind, count in Counter(a.kind for a, _ in answers).items():
        print(f"  unknown firms {kind}: {taken[kind] / count:.3f} taken for known ({count})")


def _report_allowed(known: Answers, unknown: Answers) -> None:
    """What a threshold on the certainty alone, that lets in `ALLOWED` of the unknown, gives."""
    passed = sorted((r.certainty for _, r in unknown), reverse=True)
    least = passed[int(ALLOWED * len(passed))]
    right = sum(r.certainty > least and _best(r) == a.truth for a, r in known) / len(known)
    print(f"  with {ALLOWED:.0%} of the unknown let in by certainty alone: {right:.3f} right")


def _baseline(world: World, *, short: bool) -> tuple[float, float]:
    """The simple baseline: normal form, then the ratio; its accuracy, and its scans a second."""
    spellings = world.spellings(short=short)
    forms = [legal_name(s.text) for s in spellings]
    exact = {form: s.enterprise for form, s in reversed(list(zip(forms, spellings, strict=True)))}
    right = scans = 0
    spent = 0.0
    for one in world.asked:
        form = legal_name(one.mention)
        found = exact.get(form)
        if found is None:
            begun = time.perf_counter()
            _, _, at = process.extractOne(form, forms, scorer=fuzz.ratio)
            spent += time.perf_counter() - begun
            scans += 1
            found = spellings[at].enterprise
        right += found == one.truth
    return right / len(world.asked), scans / spent
