"""Whose a firm is, as a register tells: 控股股东, 隶属集团, 上级单位, brackets, scope, remark."""

import re
from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.groups.introductions import owners
from graph.model import Value
from graph.names import legal_name, squeeze
from graph.naming.parts import parse_name
from ingest.kinds import firms, name_notes
from ingest.kinds.kind import Context
from ingest.personal import MASK, looks_like_person
from ingest.rows import Row
from ingest.tables.headers import column
from ingest.values import split

COLUMNS = (
    column("控股股东", "控股股东名称、控股单位、母公司、母公司名称", persons=True),
    column(
        "隶属集团",
        "所属集团、隶属集团名称、所属集团名称、所属集团公司、所属企业集团、隶属企业集团、上级集团、集团公司",
        persons=True,
    ),
    column(
        "上级单位",
        "上级公司、上级企业、上级法人单位、上级单位名称、上级法人单位名称、上级法人单位详细名称、隶属单位",
        persons=True,
    ),
)
NO_FIRM = "{}中有 {{}} 处是机关,不是企业,没有当作集团"
NO_PERSON = "{}中有像个人姓名的,没有取用"
_ORGAN = re.compile(
    r"(?:国资委|国资局|监督管理委员会|人民政府|管委会|管理委员会|委员会|财政[部厅局]|[局厅部办]|政府|国务院)$"
)
_SHARE = re.compile(r"[(,:]?(?:持股|占股|占比)?\d+(?:\.\d+)?%\)?$")
_WORDS = ("经营范围", "备注")
"""Columns whose words are read here; 简介 and 主营业务 are, once all sources are in."""
_BRACKETS = "企业名称"
_SHORTEST = 4
_LEAD = re.compile(
    r"^(?:本公司|本企业|本单位|我公司|我司|该公司|该企业|公司|企业|现|目前)*(?:系|是|属于?|隶属于?|由|为)"
)
"""What may stand before the owner in a sentence on the firm."""
_SELF = ("本企业", "本公司", "本单位", "自身", "无上级", "独立法人")


def belongs(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    """(firm)-[BELONGS_TO_GROUP]->(owner), as columns, brackets after the name or words state it.

    An owner without a legal form is a short name, which another source must know. Persons and
    organs of the state are no groups.
    """
    said: set[str] = set()
    _, bracketed = name_notes.owner_apart(row.text(firms.NAME.name))
    stated_in = [(c.name, split(row.text(c.name))) for c in COLUMNS]
    for header, texts in (*stated_in, (_BRACKETS, [bracketed] if bracketed else [])):
        for text in texts:
            name = firms.clean_name(_SHARE.sub("", squeeze(text)))
            if MASK in name or looks_like_person(name):
                context.notes.remark(NO_PERSON.format(header))
            elif _ORGAN.search(name) and not parse_name(name).legal:
                context.notes.word(NO_FIRM.format(header), name)
            elif name and name not in (*_SELF, *said) and legal_name(name) != legal_name(firm.name):
                said.add(name)
                yield _owned(firm, name, 1.0, f"{header}一栏写明")
    for header in _WORDS:
        for told in owners(row.text(header), _named):
            name = told.group
            if name not in said and legal_name(name) != legal_name(firm.name):
                said.add(name)
                yield _owned(firm, name, told.certainty, f"{header}写明“{told.quote}”")


def _owned(firm: Mention, name: str, certainty: float, why: str) -> Claim:
    owner = Mention(name, weak=not parse_name(name).legal)
    stated: dict[str, Value] = {"how": "stated", "certainty": certainty, "why": why}
    return Claim("BELONGS_TO_GROUP", firm, owner, stated)


def _named(words: str) -> str | None:
    """The owner that some words of a scope or remark name: in full, or as a group."""
    name = _LEAD.sub("", firms.clean_name(words))
    parts = parse_name(name)
    whole = bool(parts.legal) or name.endswith("集团")
    return name if whole and len(name) >= _SHORTEST and not _ORGAN.search(name) else None
