"""Gaps: how every segment stands here, which are gaps, and how urgent each is."""

from graph.gaps.derive import derive_gaps
from graph.gaps.find import Found, find_gaps
from graph.gaps.gap import Gap, gap_id
from graph.gaps.known import Known, read_known
from graph.gaps.read import read_gap, read_gaps, read_standings
from graph.gaps.rules import rules_markdown
from graph.gaps.standing import Light, Standing
from graph.gaps.suppliers import Supplier, find_suppliers
from graph.gaps.urgency import Part

__all__ = [
    "Found",
    "Gap",
    "Known",
    "Light",
    "Part",
    "Standing",
    "Supplier",
    "derive_gaps",
    "find_gaps",
    "find_suppliers",
    "gap_id",
    "read_gap",
    "read_gaps",
    "read_known",
    "read_standings",
    "rules_markdown",
]
