"""A register of real and recombined names, and noisy mentions of it, after `eval/PROTOCOL.md`.

One half of all names is for fitting (`tools/fit_names.py`), the other for measuring.
"""

import csv
import hashlib
import os
import random
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

from benchmarks.name_noise import FITTED, TUNED, Firm, bare, noisy, region_size
from graph.names import legal_name
from graph.naming.parts import parse_name
from graph.naming.resolver import Spelling

DATA = Path(
    os.environ.get("CHAINSCOUT_TEST_DATA") or Path(__file__).resolve().parents[2] / "shared/data"
)
RECIPES = ("parsed", "cut")
"""How distractors are made: parts as the resolver takes names apart, or cut by their length."""
DISTRACTORS = 50_000
OF_DISTRACTORS = 0.2
_SPARE = 4_000
_LISTS = (
    ("private500_2026", "name"),
    ("private500_2024", "name"),
    ("provincial_soe_2026", "entity_name_full"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """One mention: what is written, who is meant (None: nobody of the register), the noise."""

    mention: str
    truth: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class World:
    """A register, mentions of its firms, and mentions of firms that are nobody in it.

    The `kind` of the latter says whose they are: of other lists, recombined, taken out.
    """

    register: Sequence[Firm]
    asked: Sequence[Asked]
    unknown: Sequence[Asked]
    fresh: Sequence[Asked]

    def spellings(self, *, short: bool) -> list[Spelling]:
        """The full names; with `short`, also the short names of the listed firms."""
        found = [Spelling(firm.name, firm.name) for firm in self.register]
        if short:
            found += [Spelling(f.short, f.name, True) for f in self.register if f.short]
        return found


def make_world(
    seed: int,
    recipe: str,
    *,
    fitting: bool,
    mentions: int,
    unknown: int,
    taken_out: int = 0,
    fresh: Sequence[str] = (),
) -> World:
    """Listed firms and recombined ones, and mentions of those of one half.

    `taken_out` listed firms are left out of the register and asked for as unknown; `fresh` are
    further kinds of noise, each asked for a quarter as often as all others together.
    """
    luck = random.Random(seed)
    firms = listed()
    out = set(luck.sample(range(len(firms)), taken_out))
    known = [f for at, f in enumerate(firms) if at not in out]
    made = distractors(known, DISTRACTORS + _SPARE, recipe, luck)
    register = [*known, *(Firm(name) for name in made[:DISTRACTORS])]
    cores = {parse_name(firm.name).core for firm in register}
    mine = [f for f in known if for_fitting(f.name) == fitting]
    others = [Firm(n) for n in made[:DISTRACTORS] if for_fitting(n) == fitting]
    asked = _asked(mine, others, FITTED if fitting else TUNED, mentions, luck)
    names = {parse_name(t).bare for firm in register for t in (firm.name, firm.short) if t}
    pools = {
        "of other lists": [f for f in strangers(register) if for_fitting(f.name) == fitting],
        "recombined": [
            Firm(name) for name in made[DISTRACTORS:] if parse_name(name).core not in cores
        ],
        "taken out": [firms[at] for at in sorted(out)],
    }
    pools = {kind: pool for kind, pool in pools.items() if pool}
    nobody = [
        one
        for kind, pool in pools.items()
        for one in _unknown(pool, unknown // len(pools), kind, luck, names)
    ]
    further = _asked(mine, others, fresh, mentions // 4, luck) if fresh else []
    luck.shuffle(asked)
    return World(register, asked, nobody, further)


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


def listed() -> list[Firm]:
    """The firms of `data/chainkg`, with their short names."""
    with (DATA / "chainkg/companies.csv").open(encoding="utf-8", newline="") as table:
        return [Firm(row["full_name"], row["short_name"]) for row in csv.DictReader(table)]


def strangers(firms: Sequence[Firm]) -> list[Firm]:
    """Firms of other lists whose 字号 and trade none of `firms` has."""
    have = {parse_name(text).core for firm in firms for text in (firm.name, firm.short) if text}
    found = set()
    for file, column in _LISTS:
        with (DATA / f"rankings/{file}.csv").open(encoding="utf-8", newline="") as table:
            found |= {row[column] for row in csv.DictReader(table)}
    return [
        Firm(name)
        for name in sorted(found)
        if name.endswith("公司") and parse_name(name).core not in have
    ]


def for_fitting(name: str) -> bool:
    """Half of all names: weights are fitted on them, and measured on the others."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


Pieces = tuple[str, str, str, str]
"""Region, 字号, trade, and ending of a name."""


def distractors(firms: Sequence[Firm], count: int, recipe: str, luck: random.Random) -> list[str]:
    """`count` names that are nobody's here, made of the parts of real ones."""
    cut = [_parsed(f) if recipe == "parsed" else _cut(f, luck) for f in firms]
    real = {legal_name(firm.name) for firm in firms}
    made: dict[str, None] = {}
    while len(made) < count:
        name = "".join(luck.choice(cut)[at] for at in range(4))
        if legal_name(name) not in real and len(name) > 6:
            made[name] = None
    return list(made)


def _parsed(firm: Firm) -> Pieces:
    parts = parse_name(firm.name)
    ending = {"有限": "有限公司"}.get(parts.legal, "股份有限公司")
    return parts.region, parts.brand, parts.trade, ("集团" if parts.group else "") + ending


def _cut(firm: Firm, luck: random.Random) -> Pieces:
    """Without the help of what is measured: two or three characters of 字号, the rest is trade."""
    size = region_size(firm.name)
    body, legal = bare(firm.name)
    core = re.sub("[()（）]", "", body[size:])
    brand = 3 if len(core) == 5 or (len(core) > 5 and luck.random() < 0.3) else 2
    return body[:size], core[:brand], core[brand:], legal or "有限公司"
