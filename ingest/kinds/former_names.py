"""Names that an enterprise had before, or has beside: in a column, in brackets, in a remark."""

import re

from graph.names import simplified, squeeze
from graph.naming.parts import parse_name

_ORG = (
    r"[\u3400-\u9fffA-Za-z0-9()·&]{3,40}?(?:公司|集团|厂|院|所|合作社|中心|\((?:集团|有限合伙)\))"
)
_ENDS = r"(?=[,;。、)\"”]|$|于|更名|改名|变更)"
_BRACKETED = re.compile(
    r"^(?P<now>.{2,}?)\((?:原|原名称?|曾用名称?|更名前|旧称)[为系是:]?(?P<then>[^()]+(?:\([^()]*\)[^()]*)*)\)$"
)
_REMARK = re.compile(
    rf"(?:曾用名称?|原名称?|原(?:企业|公司|单位)名称?|更名前名?称?|改名前|旧称|旧名)"
    rf"[为系是叫:]?[\"“]?(?P<then>{_ORG}(?:[、,]{_ORG})*){_ENDS}"
)
_RENAMED = re.compile(
    rf"(?:由|原)[\"“]?(?P<then>{_ORG})[\"”]?(?:于?\d{{4}}年.{{0,6}})?(?:更名|改名)"
)


def apart(text: str) -> tuple[str, tuple[str, ...]]:
    """A name without the former one in brackets after it, and that one: 甲公司(原乙公司)."""
    found = _BRACKETED.match(squeeze(text))
    if found is None or not _is_full(found["then"]):
        return text, ()
    return found["now"], (simplified(found["then"]),)


def in_remark(text: str) -> tuple[str, ...]:
    """The former names that a remark tells: 原名…有限公司, 曾用名:…, 由…更名而来.

    Only names in full: what a remark abbreviates may be anybody's. 前身 is no former name, since
    it may have been another firm.
    """
    plain = simplified(squeeze(text))
    told = [part for found in _REMARK.finditer(plain) for part in re.split(r"[、,]", found["then"])]
    told += [found["then"] for found in _RENAMED.finditer(plain)]
    return tuple(dict.fromkeys(name for name in told if _is_full(name)))


def _is_full(name: str) -> bool:
    parts = parse_name(name)
    return bool(parts.legal or parts.group or re.search(r"(?:厂|院|所)$", name)) and len(name) > 4
