"""What stands in brackets after a name and is no part of it: 甲公司(隶属乙集团), 甲公司(暂定)."""

import re

from graph.names import squeeze

_UNSETTLED = re.compile(
    r"\((?:名称)?(?:暂定名?|暂名|暂用名|拟定?|拟设立?|拟成立|拟注册|待定|待注册|待设立|筹|筹建|筹备)(?:名称?)?\)$"
)
_ORG = r"(?P<owner>[^()]{2,40}?(?:\([^()]*\)[^()]{0,20}?)?)"
_BELOW = (
    r"(?:旗下|的?(?:全资|控股|直属|二级|下属|所属|全资控股)*(?:子公司|成员企业|成员单位)|"
    r"的?(?:下属|所属|直属)(?:企业|公司))"
)
_OWNER = re.compile(
    rf"^(?P<name>.{{4,}}?)\((?:(?:直接)?隶属于?|直属于?|所属集团|隶属集团|母公司|控股股东)[为系是:]?{_ORG}{_BELOW}?\)$"
)
_MEMBER = re.compile(rf"^(?P<name>.{{4,}}?)\((?:属于?|系|为|是)?{_ORG}{_BELOW}\)$")
_JOINT = re.compile(r".*联合体(?:\([^()]*\))?$")


def settled(name: str) -> str:
    """A name without the remark that it is not settled yet: (暂定), (拟设立), (筹)."""
    return _UNSETTLED.sub("", name) or name


def owner_apart(text: str) -> tuple[str, str]:
    """A name without the owner in brackets after it, and that owner or ''."""
    plain = squeeze(text)
    found = _OWNER.match(plain) or _MEMBER.match(plain)
    return (found["name"], found["owner"]) if found else (text, "")


def is_joint(name: str) -> bool:
    """Whether a name is that of several firms bidding together, and no enterprise."""
    return _JOINT.match(squeeze(name)) is not None
