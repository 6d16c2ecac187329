"""Roles, each with all that the ones before it may do."""

from dataclasses import dataclass

ROLES = ("reader", "editor", "admin")
"""reader reads everything; editor sees and mends what was given back; admin sees who asked."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever asks: the id and name of the key, its role."""

    id: str
    name: str
    role: str

    def may(self, role: str) -> bool:
        """Whether this is the role that is needed, or one above it."""
        return ROLES.index(self.role) >= ROLES.index(role)
