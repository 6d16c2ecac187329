"""A fact that a document states, with the passage and the rule that took it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

FieldValue = str | float | None


class FactKind(StrEnum):
    """What a fact says."""

    DOCUMENT = "document"
    CHAIN = "chain"
    CHAIN_COUNT = "chain_count"
    ENTERPRISE = "enterprise"
    CLUSTER = "cluster"
    LIST_MEANT = "list_meant"
    PROJECT = "project"
    INDICATOR = "indicator"
    GOAL = "goal"
    CITED = "cited"
    MECHANISM = "mechanism"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `start` and `end` are offsets of the quote in the normalised text.

    `value` is a name, or for indicators and goals a number in base units (yuan, dollars, percent
    as a number, counts). `confidence` is the share of facts by this rule that were right where
    it was measured, 0-1.
    """

    kind: FactKind
    value: str | float
    start: int
    end: int
    confidence: float
    rule: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)

    def moved(self, by: int) -> "Fact":
        """The same fact in a text that begins `by` characters earlier."""
        return Fact(
            self.kind,
            self.value,
            self.start + by,
            self.end + by,
            self.confidence,
            self.rule,
            self.fields,
        )
