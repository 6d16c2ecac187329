"""An enterprise's name taken apart: region, 字号, trade words, legal form, marks."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.names import legal_name
from graph.naming.trades import trade_start
from graph.places import places

_MARK = re.compile(r"^(?:S?\*?ST|SST|PT|XD|XR|DR|[NSCU](?=..))[-*]?(?=[\u3400-\u9fff])")
_LEAVING = re.compile(
    r"^退市(?=[\u3400-\u9fff]{2})|(?<=[\u3400-\u9fff]{2})(?:\(?退市?\)?|[-—](?:U|W|UW|WD|B))$"
)
_SHARES = re.compile(r"(?<=[\u3400-\u9fff])[AB]$")
_BRANCH = re.compile(r"(?:分公司|分行|支行|分厂|分院|办事处|营业部|项目部|代表处)$")
_LEGAL = re.compile(
    r"(?:股份有限责任公司|股份有限公司|有限责任公司|有限责任|有限公司|股份公司|股份合作公司|总公司|公司|股份有限|股份|有限)(?:\((?:集团|有限合伙|普通合伙)\))?$"
)
_SOME_OF_FORM = re.compile(r"[股份].?.?有|股份|份有|有限公|限公司|有.公司")
_KINDS = (("合伙", "合伙"), ("股份", "股份"), ("有限", "有限"), ("公司", "公司"))
_GROUP = re.compile(r"\(?集团\)?")
_IS_GROUP = re.compile(r"(?:集团\)?|集团\)?\(?控股\)?)$")
_HOLDING = re.compile(r"(?<=[\u3400-\u9fff]{2})\(?控股\)?$")
_NOTE = re.compile(r"\((?:简称|以下简称|原名?|曾用名|下称|现)[::]?([^()]*)\)")
_BRACKETED = re.compile(r"\(([^()]*)\)")
_QUOTES = re.compile(r"[\"'“”‘’「」『』,.、。;;]")


@dataclass(frozen=True, slots=True)
class NameParts:
    """One name. Texts are in normal form; an absent part is empty.

    `bare` is the name without quotes, notes in brackets, and marks of the exchange (ST, 退).
    `stem` is the name without legal form, group word, brackets and marks: region, 字号, trade.
    `body` is the name without legal form, brackets and marks: the stem with its group word.
    `core` is the stem without its region. `ending` is the legal form as it is written. `group`
    says that the name is a group's own: 攀钢集团 is, 攀钢集团重庆钛业 is not; `branch` that it is
    a 分公司 or the like.
    """

    form: str
    bare: str
    body: str
    stem: str
    region: str
    region_code: str
    brand: str
    trade: str
    legal: str
    ending: str
    group: bool
    holding: bool
    branch: bool
    marked: bool

    @property
    def core(self) -> str:
        """字号 and trade, or the whole stem where the name has neither."""
        return self.brand + self.trade or self.stem


@lru_cache(maxsize=1 << 17)
def parse_name(text: str) -> NameParts:
    """Take a name apart; see `NameParts`. Any text has parts, if only a 字号."""
    form = legal_name(text)
    rest = _NOTE.sub("", _QUOTES.sub("", form))
    bare, marked = _unmarked(rest)
    branch = bool(_BRANCH.search(bare))
    body, legal = _legal(_BRANCH.sub("", bare) if branch else bare)
    ending = bare[len(body) :] if bare.startswith(body) else legal
    whole = body.replace("(", "").replace(")", "")
    group = bool(_IS_GROUP.search(body)) or bare.endswith("公司(集团)")
    if stripped := _GROUP.sub("", body):
        body = stripped
    holding = bool(_HOLDING.search(body))
    region, code, stem = _region(_HOLDING.sub("", body) if holding else body)
    core = stem.removeprefix(region)
    cut = trade_start(core)
    return NameParts(
        form,
        bare,
        whole,
        stem,
        region,
        code,
        core[:cut],
        core[cut:],
        legal,
        ending,
        group,
        holding,
        branch,
        marked,
    )


def without_legal_form(bare: str) -> str:
    """A name without 股份有限公司, 有限公司 and the like at its end; as it is where none stands."""
    body, _ = _legal(bare)
    return bare if bare.endswith((")", "股份")) else body


def _unmarked(form: str) -> tuple[str, bool]:
    bare = _SHARES.sub("", _LEAVING.sub("", _MARK.sub("", form)))
    return (bare, True) if bare and bare != form else (form, False)


def _legal(text: str) -> tuple[str, str]:
    """The body and the kind of legal form; a form with one slip (股份有线公司) is read as meant."""
    found = _LEGAL.search(text)
    size = len(found.group()) if found else 0
    if size < len("股份有限公司") and (slipped := _slipped(text)):
        return text[: -slipped[1]] + slipped[0], "股份"
    if not found or not found.start():
        return text, ""
    return text[: found.start()], next(kind for word, kind in _KINDS if word in found.group())


def _slipped(text: str) -> tuple[str, int] | None:
    """What stands before a misspelt 股份有限公司, if only 集团, and how long the two are."""
    if not _SOME_OF_FORM.search(text[-7:]) or text.endswith("控股有限公司"):
        return None
    for kept, form in (("", "股份有限公司"), ("集团", "集团股份有限公司")):
        for size in (len(form), len(form) - 1, len(form) + 1):
            if size + 1 < len(text) and OSA.distance(text[-size:], form, score_cutoff=1) == 1:
                return kept, size
    return None


def _region(body: str) -> tuple[str, str, str]:
    """The region's words, its code, and the stem with a bracketed region moved to the front."""
    inner = ""
    for match in _BRACKETED.finditer(body):
        found, size = places().head(match.group(1))
        if found and size == len(match.group(1)):
            if match.start() and match.end() == len(body) and places().head(body)[1]:
                break  # 宁德时代(四川) is not 宁德时代: the bracket is a part of its name
            inner = match.group(1)
            outer = inner if match.start() == 0 else ""
            body = outer + body.replace(match.group(), "", 1)
            break
    body = body.replace("(", "").replace(")", "")
    found, size = places().head(body)
    if size and size < len(body):
        return body[:size], found.code if found else "", body
    if inner and body:
        found, _ = places().head(inner)
        return inner, found.code if found else "", inner + body
    return "", "", body or inner
