"""Whether a claim fits the model: its type, its ends, its properties."""

import math
import re
from collections.abc import Callable, Iterator, Mapping

from graph.model import NODES, RELATIONSHIPS, Kind, Property, RelationshipType, Value

_DATE = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


MAX_ID = 1_000
"""Signs of an id. Neo4j indexes up to 8 kB; what is longer is no name but a text gone astray."""


def id_problems(label: str, node_id: str) -> Iterator[str]:
    """Yield what is wrong with the id of a node of type `label`."""
    if not node_id:
        yield f"{label} 缺少标识"
    elif len(node_id) > MAX_ID:
        yield f"{label} 的标识有 {len(node_id)} 个字,过长:{node_id[:20]}…"


def node_problems(label: str, properties: Mapping[str, Value]) -> Iterator[str]:
    """Yield what is wrong with the properties of a node of type `label`."""
    yield from _problems(label, NODES[label].properties, properties)


def claim_problems(
    type_name: str, start: str, end: str, properties: Mapping[str, Value]
) -> Iterator[str]:
    """Yield what is wrong with a claim: an undeclared type, wrong ends, wrong properties."""
    relationship = RELATIONSHIPS.get(type_name)
    if relationship is None:
        yield f"模型中没有关系 {type_name}"
        return
    if (start, end) not in relationship.ends:
        yield f"{type_name} 不能从 {start} 指向 {end}"
    yield from _problems(type_name, relationship.properties, properties)


def key_values(
    relationship: RelationshipType, properties: Mapping[str, Value]
) -> tuple[Value, ...]:
    """The values of the claim's MERGE key, in declared order."""
    return tuple(properties[key] for key in relationship.keys)


def _problems(
    where: str, declared: tuple[Property, ...], properties: Mapping[str, Value]
) -> Iterator[str]:
    names = {p.name for p in declared}
    for name in properties:
        if name not in names:
            yield f"{where} 没有属性 {name}"
    for item in declared:
        value = properties.get(item.name)
        if value is None:
            if item.required:
                yield f"{where} 缺少 {item.label}({item.name})"
        elif problem := _value_problem(item, value):
            yield f"{where} 的 {item.label}({item.name})为 {value!r}:{problem}"


def _value_problem(item: Property, value: Value) -> str:
    if not _FITS[item.kind](value):
        return f"应为 {item.kind.value}"
    if item.choices and value not in item.choices:
        return f"只能是 {'、'.join(item.choices)}"
    return ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_date(value: object) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and _is_number(value) and 0 <= value <= 1


def _are_texts(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_text, value))


def _are_numbers(value: object) -> bool:
    return isinstance(value, tuple) and all(map(_is_number, value))


_FITS: Mapping[Kind, Callable[[object], bool]] = {
    Kind.TEXT: _is_text,
    Kind.INTEGER: _is_integer,
    Kind.NUMBER: _is_number,
    Kind.SHARE: _is_share,
    Kind.YUAN: _is_number,
    Kind.DATE: _is_date,
    Kind.FLAG: _is_flag,
    Kind.TEXTS: _are_texts,
    Kind.NUMBERS: _are_numbers,
}
