"""reference/: a ChainKnowledgeGraph folder, as published (JSON lines) or as CSV."""

from ingest.kinds.chainkg.files import BY_CONTENT, PUBLISHED, TABLES

__all__ = ["BY_CONTENT", "PUBLISHED", "TABLES"]
