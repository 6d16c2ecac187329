"""Amounts of money as rows give them."""

from ingest.kinds.kind import Context
from ingest.rows import BadCell, Cell
from ingest.values import amount, lacks_unit

NO_UNIT = "{}没有人民币单位,没有取用(在表头写明 万元 或 亿元)"


def yuan(cell: Cell | None, context: Context) -> float | None:
    """An amount in yuan; one without a unit is noted and not taken."""
    if cell is not None and lacks_unit(cell):
        context.notes.remark(NO_UNIT.format(cell.column))
    return amount(cell)


def positive_yuan(cell: Cell | None, context: Context) -> float | None:
    """An amount that cannot be below zero (revenue, investment)."""
    value = yuan(cell, context)
    if cell and value is not None and value < 0:
        raise BadCell(cell.column, cell.text, "不能是负数", "零或正数")
    return value
