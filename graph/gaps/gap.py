"""A gap: a segment that a region lacks or is weak in, with all that was reckoned of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.gaps.urgency import LABELS, Part
from graph.model import Value
from graph.names import id_part


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap. `segment` is the segment's name, `region` a code, `rule` the sentence that fired.

    `verified` is false where the status is unknown: it asks to be checked first. `upstream` and
    `downstream` name the neighbours one step away.
    """

    id: str
    chain: str
    segment: str
    stage: str
    region: str
    kind: str
    status: str
    verified: bool
    urgency: float
    level: str
    parts: tuple[Part, ...]
    rule: str
    numbers: Mapping[str, float]
    upstream: tuple[str, ...]
    downstream: tuple[str, ...]
    sources: tuple[str, ...]


def gap_id(chain: str, segment: str, region: str) -> str:
    """`chain/segment@region`, with / and @ in the names replaced by ·."""
    return f"{id_part(chain)}/{id_part(segment)}@{region}"


def by_urgency(gap: Gap) -> tuple[float, str]:
    """The order in which gaps stand: the most urgent first, ties by id."""
    return -gap.urgency, gap.id


def to_properties(gap: Gap) -> dict[str, Value]:
    """The properties of a gap's node; parts and numbers go into lists that run together."""
    return {
        "chain": gap.chain,
        "segment": gap.segment,
        "stage": gap.stage,
        "kind": gap.kind,
        "status": gap.status,
        "verified": gap.verified,
        "level": gap.level,
        "urgency": gap.urgency,
        "part_names": tuple(part.name for part in gap.parts),
        "part_values": tuple(part.value for part in gap.parts),
        "part_reasons": tuple(part.why for part in gap.parts),
        "rule": gap.rule,
        "number_names": tuple(gap.numbers),
        "number_values": tuple(gap.numbers.values()),
        "upstream": gap.upstream,
        "downstream": gap.downstream,
        "sources": gap.sources,
    }


def from_properties(properties: Mapping[str, Any], region: str) -> Gap:
    """The gap that a node holds."""
    p = properties
    rows = zip(p["part_names"], p["part_values"], p["part_reasons"], strict=True)
    return Gap(
        id=p["id"],
        chain=p["chain"],
        segment=p["segment"],
        stage=p["stage"],
        region=region,
        kind=p["kind"],
        status=p["status"],
        verified=p["verified"],
        urgency=p["urgency"],
        level=p["level"],
        parts=tuple(Part(name, LABELS[name], value, why) for name, value, why in rows),
        rule=p["rule"],
        numbers=dict(zip(p["number_names"], p["number_values"], strict=True)),
        upstream=tuple(p["upstream"]),
        downstream=tuple(p["downstream"]),
        sources=tuple(p["sources"]),
    )
