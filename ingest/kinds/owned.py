"""Whose a firm is, by columns of a register: 控股股东, 隶属集团, 上级单位."""

import re
from collections.abc import Iterator

from graph.claims import Claim, Mention
from graph.model import Value
from graph.names import legal_name, squeeze
from graph.naming.parts import parse_name
from ingest.kinds import firms
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
_SELF = ("本企业", "本公司", "本单位", "自身", "无上级", "独立法人")


def belongs(row: Row, firm: Mention, context: Context) -> Iterator[Claim]:
    """(firm)-[BELONGS_TO_GROUP]->(owner), as the columns state it.

    An owner without a legal form is a short name, which another source must know. Persons and
    organs of the state are no groups.
    """
    said: set[str] = set()
    for header in (c.name for c in COLUMNS):
        for text in split(row.text(header)):
            name = firms.clean_name(_SHARE.sub("", squeeze(text)))
            if MASK in name or looks_like_person(name):
                context.notes.remark(NO_PERSON.format(header))
            elif _ORGAN.search(name) and not parse_name(name).legal:
                context.notes.word(NO_FIRM.format(header), name)
            elif name and name not in (*_SELF, *said) and legal_name(name) != legal_name(firm.name):
                said.add(name)
                owner = Mention(name, weak=not parse_name(name).legal)
                why = f"{header}一栏写明"
                stated: dict[str, Value] = {"how": "stated", "certainty": 1.0, "why": why}
                yield Claim("BELONGS_TO_GROUP", firm, owner, stated)
