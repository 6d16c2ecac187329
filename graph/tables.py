"""The model as Markdown tables, for docs/model.md."""

from graph.model import NODES, RELATIONSHIPS, Property


def markdown() -> str:
    """Return two tables: node types and relationship types with their properties."""
    lines = ["| Node | 中文 | id | Properties |", "|---|---|---|---|"]
    lines += [
        f"| {n.label} | {n.title} | {n.identity} | {_list(n.properties)} |" for n in NODES.values()
    ]
    lines += [
        "",
        "| Relationship | 读作 | From → to | Properties (**in the key**) |",
        "|---|---|---|---|",
    ]
    for r in RELATIONSHIPS.values():
        ends = "<br>".join(f"{start} → {end}" for start, end in r.ends)
        lines.append(f"| {r.name} | {r.title} | {ends} | {_list(r.properties)} |")
    return "\n".join(lines) + "\n"


def _list(properties: tuple[Property, ...]) -> str:
    return "; ".join(_property(p) for p in properties) or "—"


def _property(item: Property) -> str:
    name = f"**{item.name}**" if item.key else item.name
    kind = " / ".join(item.choices) if item.choices else item.kind.value
    needed = ", required" if item.required and not item.key else ""
    return f"{name} {item.label} ({kind}{needed})"
