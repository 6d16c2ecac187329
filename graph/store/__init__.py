"""The store: one driver, one dialect, two engines (Neo4j, or the embedded server)."""

from graph.store.address import Address, parse_address
from graph.store.open import open_store
from graph.store.session import Statement, Store

__all__ = ["Address", "Statement", "Store", "open_store", "parse_address"]
