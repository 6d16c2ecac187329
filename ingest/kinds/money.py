"""Amounts of money as rows give them."""

import re

from graph.names import squeeze
from ingest.kinds.kind import Context
from ingest.rows import BadCell, Cell
from ingest.values import amount, is_absent, lacks_unit

NO_UNIT = "{}没有人民币单位,没有取用(在表头写明 万元 或 亿元)"
NO_ONE_SUM = "{}中有 {{}} 处不是一个人民币数(外币、区间、还没有定),没有取用"
_FOREIGN = re.compile(
    r"美元|美金|欧元|日元|日圆|英镑|港元|港币|澳元|加元|韩元|卢布|新台币|台币|USD|EUR|HKD|JPY|GBP|\$|€|£",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[\d.,]+(?:[万亿千百]*元?)[-~—–至到][\d.,]+(?:[万亿千百]*元?)(?:左右|以上)?")
_OPEN = re.compile(
    r"面议|另议|[待未]定|待?商定|[待未]核实?|待(?:确认|明确|测算|评估)|(?:正在)?(?:洽谈|商谈|测算|评估)中?|保密"
)
"""What stands for an amount that is not settled."""


def yuan(cell: Cell | None, context: Context) -> float | None:
    """An amount in yuan.

    What has no unit is noted and not taken; so is what can be read and is no one amount of yuan:
    another currency, a range, a word that it is not settled. Raises `BadCell` for what cannot be
    read, or cannot be true.
    """
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    if _FOREIGN.search(text) or _RANGE.fullmatch(text) or _OPEN.fullmatch(text):
        context.notes.word(NO_ONE_SUM.format(cell.column), cell.text)
        return None
    if lacks_unit(cell):
        context.notes.remark(NO_UNIT.format(cell.column))
    return amount(cell)


def positive_yuan(cell: Cell | None, context: Context) -> float | None:
    """An amount that cannot be below zero (revenue, investment)."""
    value = yuan(cell, context)
    if cell and value is not None and value < 0:
        raise BadCell(cell.column, cell.text, "不能是负数", "零或正数")
    return value
