"""The rules as Markdown tables, for docs/rules.md."""

import math

from graph.gaps.kinds import KINDS
from graph.gaps.standing import RULES
from graph.gaps.urgency import LEVELS, PARTS
from graph.model import STATUS_TITLES
from graph.workspace import GapSettings


def rules_markdown() -> str:
    """Four tables: status, kind, parts of the urgency, levels; thresholds with their defaults."""
    tables = (_statuses(), _kinds(), _parts(), _levels())
    return "\n\n".join("\n".join(table) for table in tables) + "\n"


def _statuses() -> list[str]:
    defaults = {
        name: f"`{name}`(默认 {field.default})" for name, field in GapSettings.model_fields.items()
    }
    rows = [
        f"| {rule.status} {STATUS_TITLES[rule.status]} | {rule.when.format(**defaults)} "
        f"| `{rule.name}` |"
        for rule in RULES
    ]
    return ["| 状态 | 条件(取第一条成立的) | 规则 |", "|---|---|---|", *rows]


def _kinds() -> list[str]:
    rows = [f"| {rule.kind} | {rule.when} |" for rule in KINDS]
    return ["| 类型 | 条件(取第一条成立的) |", "|---|---|", *rows]


def _parts() -> list[str]:
    rows = [f"| {rule.label} | {rule.formula} | `{rule.name}` |" for rule in PARTS]
    return ["| 分项 | 算法 | 名称 |", "|---|---|---|", *rows]


def _levels() -> list[str]:
    rows = [
        f"| {name} | {f'{least:.2f} 及以上' if math.isfinite(least) else '其余'} |"
        for name, least in LEVELS
    ]
    return ["| 紧迫程度 | 分项之和 |", "|---|---|", *rows]
