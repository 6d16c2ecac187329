"""Location quotient: the share of a segment among local firms against its share in the nation."""

from collections.abc import Collection
from dataclasses import dataclass

from graph.gaps.known import Known
from graph.workspace import GapSettings

HALF = 0.5
"""Added to every count, so that no share is nothing or divides by nothing."""


@dataclass(frozen=True, slots=True)
class Register:
    """One source that lists local firms and those of the country. `firms` holds the local too."""

    source: str
    local: frozenset[str]
    firms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quotient:
    """`value`, and the counts behind it.

    Of the register's `local` firms `here` work in the segment, of all its `firms` `there`.
    """

    value: float
    here: int
    local: int
    there: int
    firms: int
    source: str


def find_register(known: Known, region: str, settings: GapSettings) -> Register | None:
    """The largest register that covers both sides, or None.

    It holds `quotient_firms` local firms and at least as many from elsewhere: a local register
    with a few outsiders in it says nothing of the nation.
    """
    fitting = [
        register
        for register in _registers(known, region)
        if len(register.local) >= settings.quotient_firms
        and len(register.firms) >= 2 * len(register.local)
    ]
    return min(fitting, key=lambda r: (-len(r.firms), r.source), default=None)


def location_quotient(register: Register, working: Collection[str]) -> Quotient | None:
    """The quotient of the segment in which `working` firms work; None where the register has none.

    ((here + ½) / (local + ½)) / ((there + ½) / (firms + ½)).
    """
    here = len(register.local.intersection(working))
    there = len(register.firms.intersection(working))
    if not there:
        return None
    local, firms = len(register.local), len(register.firms)
    value = ((here + HALF) / (local + HALF)) / ((there + HALF) / (firms + HALF))
    return Quotient(value, here, local, there, firms, register.source)


def local_registers(known: Known, region: str) -> tuple[str, ...]:
    """The registers that hold any local firm: where suppliers were looked for."""
    return tuple(sorted(r.source for r in _registers(known, region) if r.local))


def _registers(known: Known, region: str) -> list[Register]:
    local = {key for key, firm in known.firms.items() if firm.within(region)}
    return [
        Register(source, firms & local, firms & known.firms.keys())
        for source, firms in known.registers.items()
    ]
