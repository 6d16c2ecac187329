"""Policies of a region: which support a segment or a chain, and which only bind the offices."""

import csv
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from graph.chain.reading import claims, nodes
from graph.places import places
from graph.store import Store


@dataclass(frozen=True, slots=True)
class PolicyFact:
    """A policy that supports the segment or its chain here."""

    title: str
    points: str
    issued_on: str
    source: str
    on_segment: bool
    named: bool = True
    """Whether it names the segment or the chain; else it is for every chain here."""
    expires_on: str = ""

    @property
    def internal(self) -> bool:
        """Whether its title shows a rule for the city's own offices, nothing a firm could use.

        `data/policy_words.csv` holds the words of such titles (internal), and those of what a firm
        can draw on whoever manages it (firms): 专项资金管理办法.
        """
        return _holds(self.title, "internal") and not _holds(self.title, "firms")

    @property
    def order(self) -> tuple[bool, bool, bool, str]:
        """The nearest to the segment first, rules for offices last."""
        return self.internal, not self.on_segment, not self.named, self.title


def _holds(title: str, kind: str) -> bool:
    return any(word in title for word in _words(kind))


@cache
def _words(kind: str) -> tuple[str, ...]:
    table = files("matcher").joinpath("data/policy_words.csv").read_text(encoding="utf-8")
    return tuple(r["word"] for r in csv.DictReader(table.splitlines()) if r["kind"] == kind)


def read_policies(store: Store, region: str) -> dict[str, tuple[PolicyFact, ...]]:
    """Policies that apply here: those of the region, of what it lies in, of what lies in it."""
    applies: dict[str, set[str]] = defaultdict(set)
    for claim in claims(store, "APPLIES_IN", "Policy", "Region"):
        applies[claim.start].add(claim.end)
    known = places()
    valid = {
        policy
        for policy, codes in applies.items()
        if any(known.inside(region, code) or known.inside(code, region) for code in codes)
    }
    shown = nodes(store, "Policy")
    records = {c.end: c for c in claims(store, "RECORDS", "Source", "Policy")}
    found: dict[str, list[PolicyFact]] = defaultdict(list)
    chains = len(nodes(store, "Chain"))
    for label in ("Segment", "Chain"):
        supported = claims(store, "SUPPORTS", "Policy", label)
        breadth = Counter(start for start, _ in {(c.start, c.end) for c in supported})
        for claim in supported:
            if claim.start in valid or claim.start not in applies:
                record = records[claim.start].properties if claim.start in records else {}
                found[claim.end].append(
                    PolicyFact(
                        record.get("title") or shown[claim.start]["name"],
                        record.get("points") or "",
                        record.get("issued_on") or "",
                        claim.source,
                        label == "Segment",
                        label == "Segment" or breadth[claim.start] < max(chains, 2),
                        record.get("expires_on") or "",
                    )
                )
    return {key: tuple(said) for key, said in found.items()}
