"""The columns by which tables name an enterprise, and the mention they make."""

import re

from graph.claims import Mention
from graph.names import credit_code, legal_name, simplified, squeeze, stock_code
from graph.places import Region, places
from ingest import nodes
from ingest.kinds import former_names, name_notes
from ingest.kinds.brackets import healed, is_odd
from ingest.kinds.kind import Context
from ingest.personal import MASK
from ingest.rows import BadCell, Cell, Row
from ingest.tables.headers import column
from ingest.values import flag, is_absent, split

NAME = column(
    "企业名称",
    "公司名称、单位名称、单位详细名称、企业全称、公司全称、法人单位名称、法人单位详细名称、企业注册名称、"
    "注册名称、市场主体名称、经营主体名称、主体名称、企业单位名称、entity_name_full、"
    "full_name、name_as_in_source、company_name、enterprise_name、companyname、"
    "enterprisename、名称、企业、公司、name、company、enterprise",
)
USCC = column(
    "统一社会信用代码",
    "信用代码、社会信用代码、统一信用代码、社会统一信用代码、统一社会信用代码证号、统一社会信用代码号、"
    "企业信用代码、企业统一社会信用代码、uscc、creditcode",
)
STOCK = column("证券代码", "股票代码、上市代码、stock_code、stockcode、ticker")
SHORT = column("简称", "企业简称、公司简称、证券简称、股票简称、entity_name_short、short_name")
FORMER = column(
    "曾用名", "曾用名称、原名、原名称、企业曾用名、原企业名称、原公司名称、更名前名称、历史名称"
)
OWNERSHIP = column(
    "企业性质",
    "性质、所有制、所有制性质、经济类型、企业类型、控股类型、控股情况、企业控股情况、ownership",
)
MAX_NAME = 100
CONTRADICTORY = "地址中有 {} 处前后矛盾,按名称或本地处理"
ODD_BRACKETS = "企业名称中有 {} 个括号不成对,照原样记"
WRONG_CODE = "统一社会信用代码中有 {} 个不对(位数、字符或校验位),没有取用,企业按名称记"
PERSONS_CODE = "统一社会信用代码一栏写的是个人的身份证号,没有取用,企业按名称记"
ELSEWHERE = "证券代码中有 {} 个不是六位的 A 股代码,没有取用"

_MARKUP = re.compile(r"<[^<>]{1,80}>|&(?:nbsp|amp|lt|gt|quot);")
_TRIM = re.compile(r"^[*※#★☆◆●■□\-—\s]+|[*※#★☆\s]+$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_HAS_WORDS = re.compile(r"[\u3400-\u9fffA-Za-z]")
_SHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!)")
_TWO_FIRMS = re.compile(r"[^()（）]*公司[/、,;|][^()（）]*公司")
NO_NAMES = (
    *("同上", "同前", "企业名称", "公司名称", "单位名称", "项目名称", "序号", "所在区县", "所在地"),
    *("统一社会信用代码", "信用代码", "营业收入", "主营产品", "主营业务", "所属行业", "排名"),
)
"""What stands where a name should: the headers of a table laid on its side, words for the last."""
_LISTED_ELSEWHERE = re.compile(
    r"(?:港股|HK|HKEX)?[:.]?\d{1,5}(?:\.?HK)?|[A-Z]{1,5}(?:\.(?:N|O|US|L|SI))?|"
    r"(?:NYSE|NASDAQ|港股|美股|新三板|未上市|拟上市|非上市|否|在审|辅导).*"
)
"""Codes of other exchanges, and words in place of a code."""


def name_of(cell: Cell | None, column: str) -> str:
    """An enterprise's name as a cell writes it. Raises `BadCell` where it is none."""
    if cell is None or is_absent(cell.text):
        raise BadCell(column, cell.text if cell else "", "没有企业名称", "企业全称")
    if cell.text[0] in "=+@" or _SHEET_ERROR.fullmatch(squeeze(cell.text)):
        raise BadCell(column, cell.text, "像是表格公式或它的错误值", "企业全称")
    text = clean_name(cell.text)
    if text in NO_NAMES:
        raise BadCell(column, cell.text, "是表头或代称,不是企业名称", "企业全称;横放的表先转置")
    if _TWO_FIRMS.fullmatch(text):
        raise BadCell(column, cell.text, "像是几家企业写在一格", "一行写一家")
    if not _HAS_WORDS.search(text) or not 2 <= len(text) <= MAX_NAME:
        raise BadCell(column, cell.text, "不像企业名称", f"企业全称,2-{MAX_NAME} 个字")
    return text


def clean_name(text: str) -> str:
    """A name without markup, leading signs and white space between Chinese characters.

    Brackets that do not match are healed where that is clear; the remark that a name is not
    settled goes.
    """
    bare = _TRIM.sub("", _MARKUP.sub("", text))
    if not _HAN.search(bare):
        return " ".join(bare.split())
    return name_notes.settled(healed(simplified(squeeze(bare))))


def short_names(text: str) -> tuple[str, ...]:
    """The other names that a cell gives."""
    names = (clean_name(part) for part in split(text))
    return tuple(dict.fromkeys(n for n in names if _HAS_WORDS.search(n) and len(n) <= MAX_NAME))


def mention(
    row: Row,
    context: Context,
    *,
    owned: str | None = None,
    founded: str | None = None,
    leader: bool | None = None,
) -> Mention:
    """The enterprise that a row is about. Raises `BadCell` for a name or stock code that is none.

    `owned` is its ownership where the row does not tell. Former names come from their column, from
    brackets after the name, and from a remark.
    """
    whole, _ = name_notes.owner_apart(name_of(row.cell(NAME.name), NAME.name))
    name, bracketed = former_names.apart(whole)
    if is_odd(name):
        context.notes.word(ODD_BRACKETS, name)
    return Mention(
        name=name,
        uscc=_credit_code(row.cell(USCC.name), context),
        stock=_stock_code(row.cell(STOCK.name), context),
        short_names=short_names(row.text(SHORT.name)),
        former_names=_former(row, name, bracketed),
        founded=founded,
        ownership=ownership(row.cell(OWNERSHIP.name)) or owned,
        leader=leader,
    )


def _former(row: Row, name: str, bracketed: tuple[str, ...]) -> tuple[str, ...]:
    told = (
        *bracketed,
        *short_names(row.text(FORMER.name)),
        *former_names.in_remark(row.text("备注")),
    )
    return tuple(dict.fromkeys(text for text in told if legal_name(text) != legal_name(name)))


def listed_code(row: Row, column: str) -> str:
    """The A-share code that names a row's firm. Raises `BadCell` where it is none."""
    code = stock_code(row.text(column))
    if code is None:
        raise BadCell(column, row.text(column), "不是 A 股证券代码", "如 600438.SH")
    return code


def _credit_code(cell: Cell | None, context: Context) -> str | None:
    """The code; one that is none is told, and the firm goes by its name."""
    if cell and MASK in cell.text:
        context.notes.remark(PERSONS_CODE)
        return None
    if cell is None or is_absent(cell.text):
        return None
    code = credit_code(cell.text)
    if code is None:
        context.notes.word(WRONG_CODE, cell.text)
    return code


def _stock_code(cell: Cell | None, context: Context) -> str | None:
    if cell is None or is_absent(cell.text):
        return None
    code = stock_code(cell.text)
    if code is None and _LISTED_ELSEWHERE.fullmatch(squeeze(cell.text).upper()):
        context.notes.word(ELSEWHERE, cell.text)
    elif code is None:
        raise BadCell(cell.column, cell.text, "不是 A 股证券代码", "如 600438、600438.SH,或空着")
    return code


OWNERSHIPS = {
    "民营": ("民营", "私营", "私人", "民企", "私企", "个体"),
    "央企": ("央企", "中央"),
    "地方国企": ("地方国", "省属", "市属", "区属", "县属"),
    "国有": ("国有", "国企", "国资", "全民"),
    "外资": ("外资", "外商", "港澳台", "合资", "台资", "港资"),
    "集体": ("集体",),
}


def ownership(cell: Cell | None) -> str | None:
    """A word of `OWNERSHIPS` where the cell says so; else the words as they stand."""
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


def home(name: str, place: Cell | None, address: Cell | None, context: Context) -> Region:
    """Where a firm of a local register is: its place, its address, its name, else the bureau's.

    A name that begins with another region says that the firm is from there.
    """
    bureau = context.region
    found = nodes.place(place, bureau)
    if found is None and address and not is_absent(address.text):
        found = places().find(address.text, bureau)
        if found is None and (told := nodes.contradiction(address.text, bureau)):
            context.notes.word(CONTRADICTORY, told.removeprefix("前后矛盾:"))
    if found is not None:
        return found
    said = places().of_name(legal_name(name), bureau)
    if said is not None and (
        places().inside(said.code, bureau) or not places().inside(bureau, said.code)
    ):
        return said
    return places().present[bureau]
