"""The columns by which tables name an enterprise, and the mention they make."""

import re
from dataclasses import replace

from graph.claims import Mention
from graph.names import credit_code, legal_name, simplified, squeeze, stock_code
from graph.places import Region, places
from ingest import nodes
from ingest.rows import BadCell, Cell, Row
from ingest.tables.headers import Column
from ingest.values import flag, is_absent, split

NAME = Column("企业名称", ("公司名称", "单位名称", "名称", "企业全称", "公司全称", "企业", "公司", "法人单位名称",
                       "name", "company", "enterprise", "entity_name_full", "name_as_in_source", "full_name"))  # fmt: skip
USCC = Column("统一社会信用代码", ("信用代码", "社会信用代码", "统一信用代码", "uscc"))
STOCK = Column("证券代码", ("股票代码", "上市代码", "stock_code"))
SHORT = Column(
    "简称", ("企业简称", "公司简称", "证券简称", "股票简称", "entity_name_short", "short_name")
)
OWNERSHIP = Column("企业性质", ("性质", "所有制", "经济类型", "企业类型"))
_MARKUP = re.compile(r"<[^<>]{1,80}>|&(?:nbsp|amp|lt|gt|quot);")
_TRIM = re.compile(r"^[*※#★☆●■□◆\-—\s]+|[*※#★☆\s]+$")
_HAS_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z]")


def name_of(cell: Cell | None, column: str) -> str:
    """An enterprise's name as a cell writes it. Raises `BadCell` where it is none."""
    text = clean_name(cell.text) if cell else ""
    if cell is None or is_absent(text):
        raise BadCell(column, cell.text if cell else "", "没有企业名称", "企业全称")
    if not _HAS_WORDS.search(text) or len(text) > 100 or len(text) < 2:
        raise BadCell(column, cell.text, "不像企业名称", "企业全称,2-100 个字")
    if text[0] in "=+@" and not _HAS_WORDS.match(text[1:]):
        raise BadCell(column, cell.text, "像是表格公式", "企业全称")
    if re.match(r"[=+@-]?[A-Za-z_.]+\s*\(.*\)?$", text) and text[0] in "=+@-":
        raise BadCell(column, cell.text, "像是表格公式", "企业全称")
    return text


def clean_name(text: str) -> str:
    """A name without markup, leading signs and white space between Chinese characters."""
    bare = _TRIM.sub("", _MARKUP.sub("", text))
    return (
        simplified(squeeze(bare)) if re.search(r"[\u3400-\u9fff]", bare) else " ".join(bare.split())
    )


def mention(row: Row, name_column: str = NAME.name, leader: bool | None = None) -> Mention:
    """The enterprise that a row is about. Raises `BadCell` for a name or code that is none."""
    name = name_of(row.cell(name_column), name_column)
    short = row.cell(SHORT.name)
    return Mention(
        name=name,
        uscc=_code(row.cell(USCC.name)),
        stock=_stock(row.cell(STOCK.name)),
        short_names=tuple(dict.fromkeys(clean_name(s) for s in split(short.text))) if short else (),
        ownership=ownership(row.cell(OWNERSHIP.name)),
        leader=leader,
    )


def _code(cell: Cell | None) -> str | None:
    if cell is None or is_absent(cell.text):
        return None
    code = credit_code(cell.text)
    if code is None:
        raise BadCell(
            cell.column,
            cell.text,
            "不是统一社会信用代码(位数、字符或校验位不对)",
            "18 位代码,或空着",
        )
    return code


def _stock(cell: Cell | None) -> str | None:
    if cell is None or is_absent(cell.text):
        return None
    code = stock_code(cell.text)
    if code is None:
        raise BadCell(cell.column, cell.text, "不是 A 股证券代码", "如 600438、600438.SH,或空着")
    return code


OWNERSHIPS = {
    "民营": ("民营", "私营", "民企", "私企", "个体"),
    "国有": ("国有", "央企", "中央", "地方国企", "国企", "国资", "全民", "省属", "市属"),
    "外资": ("外资", "外商", "港澳台", "合资", "台资", "港资"),
    "集体": ("集体",),
}


def ownership(cell: Cell | None) -> str | None:
    """民营, 国有, 外资 or 集体 where the words say so; else the words as they stand."""
    if cell is None or is_absent(cell.text):
        return None
    text = squeeze(cell.text)
    for kind, words in OWNERSHIPS.items():
        if any(word in text for word in words):
            return kind
    return text


def leader(row: Row) -> bool | None:
    """Whether the row marks its firm 链主."""
    return True if flag(row.cell("链主")) else None


def home(name: str, place: Cell | None, address: Cell | None, bureau: str) -> Region | None:
    """Where a firm of a local register is: its place, its address, its name, else the bureau's region.

    A name that begins with another region says that the firm is from there.
    """
    found = nodes.place(place, bureau)
    if found is not None:
        return found
    if address and not is_absent(address.text):
        found = places().find(address.text, bureau)
        if found is not None:
            return found
    said = places().of_name(legal_name(name), bureau)
    if said is not None and (
        places().inside(said.code, bureau) or not places().inside(bureau, said.code)
    ):
        return said
    return places().present[bureau]


def owned(firm: Mention, kind: str) -> Mention:
    """The same mention with what the list says of its ownership."""
    return replace(firm, ownership=kind)
