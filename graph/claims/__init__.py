"""Claims: what one source says, whom it speaks of, and how it comes into the graph and out."""

from graph.claims.claim import Claim, Mention, Node, NodeKey
from graph.claims.identity import Identity, NamesClaim, identify
from graph.claims.ledger import Fate, Ledger
from graph.claims.sources import SourceRecord

__all__ = [
    "Claim",
    "Fate",
    "Identity",
    "Ledger",
    "Mention",
    "NamesClaim",
    "Node",
    "NodeKey",
    "SourceRecord",
    "identify",
]
