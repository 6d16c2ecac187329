"""The published form of ChainKnowledgeGraph: files of JSON lines."""

import json
from collections.abc import Mapping

from ingest.kinds.kind import Raw
from ingest.rows import Cell, Content, FileRefused, Row
from ingest.tables.encoding import decode, well_formed

FIELDS: Mapping[str, Mapping[str, str]] = {
    "company": {"name": "short_name", "fullname": "full_name", "code": "code"},
    "industry": {"name": "name", "code": "code"},
    "product": {"name": "name"},
    "company_industry": {
        "company_code": "company_code",
        "industry_code": "industry_code",
        "industry_name": "industry_name",
    },
    "company_product": {
        "company_code": "company_code",
        "product_name": "product",
        "rel_weight": "revenue_share",
    },
    "industry_industry": {
        "from_code": "industry_code",
        "from_industry": "industry_name",
        "to_code": "parent_code",
        "to_industry": "parent_name",
    },
    "product_product": {"from_entity": "src", "to_entity": "dst", "rel": "relation"},
}
"""Files by their stem, and their fields in the words of the columns."""


def read_lines(raw: Raw) -> Content:
    """One row a line. Raises `FileRefused` where the first is no JSON object."""
    text, _ = decode(raw.data)
    rows = [
        _row(line, number, raw.stem)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    ]
    if not rows:
        raise FileRefused("文件是空的", hint="填入内容,或删去此文件")
    if rows[0].problem:
        raise FileRefused(f"第 {rows[0].number} 行不是 JSON", hint="每行一个 JSON 对象")
    return Content(rows, raw.stem)


def _row(line: str, number: int, stem: str) -> Row:
    try:
        item = json.loads(line)
    except (ValueError, RecursionError):
        item = None
    if not isinstance(item, dict):
        return Row(number, (), (stem,), (line,), problem="不是 JSON 对象")
    fields = FIELDS[stem]
    cells = tuple(
        Cell(fields[key], well_formed(str(value)).strip())
        for key, value in item.items()
        if key in fields and value not in (None, "")
    )
    return Row(number, cells, (stem,), (line,))
