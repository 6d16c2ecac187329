"""What is settled among the rows of one file of ChainKnowledgeGraph before any claims a thing."""

from collections.abc import Iterable
from dataclasses import replace

from graph.names import product_name
from ingest.kinds.kind import Raw
from ingest.rows import Cell, Row
from ingest.tables import csv_text

INDUSTRIES = "industries.csv"


def largest_share(rows: Iterable[Row], raw: Raw) -> list[Row]:
    """Of several rows for one firm and product the one with the largest share stays."""
    keyed = [((row.text("company_code"), product_name(row.text("product"))), row) for row in rows]
    best: dict[tuple[str, str], tuple[float, int]] = {}
    for key, row in keyed:
        held = _share(row)
        if held <= 1 and held > best.get(key, (-2.0, 0))[0]:
            best[key] = (held, row.number)
    return [
        row
        if key not in best or best[key][1] == row.number
        else replace(row, left_out="同一企业同一产品另有一行")
        for key, row in keyed
    ]


def _share(row: Row) -> float:
    """The share of a row; none is 0, and what is no number stands behind all others."""
    try:
        return float(row.text("revenue_share") or 0)
    except ValueError:
        return -1.0


def with_names(rows: Iterable[Row], raw: Raw) -> list[Row]:
    """Industry names from `industries.csv` beside, where the rows hold codes alone."""
    names = _industries(raw.beside(INDUSTRIES))
    return [replace(row, cells=(*row.cells, *_missing(row, names))) for row in rows]


def _industries(data: bytes | None) -> dict[str, str]:
    """Code to name."""
    if not data:
        return {}
    (_, headers), *rows = csv_text.read(data, ()).rows
    if not {"code", "name"} <= set(headers):
        return {}
    code, name = headers.index("code"), headers.index("name")
    return {r[code]: r[name] for _, r in rows if len(r) > max(code, name)}


def _missing(row: Row, names: dict[str, str]) -> list[Cell]:
    return [
        Cell(name, names[row.text(code)])
        for code, name in (("industry_code", "industry_name"), ("parent_code", "parent_name"))
        if names.get(row.text(code)) and not row.text(name)
    ]
