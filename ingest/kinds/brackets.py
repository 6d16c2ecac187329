"""Brackets of names that do not match, as copying out of a page leaves them: 陕西延长石油)."""

import re

_WORD = re.compile(r"集团|控股|中国|有限合伙|普通合伙|特殊普通合伙")
_NOTE = re.compile(r"原|曾用名|简称|以下简称|下称")


def healed(name: str) -> str:
    """A name in half-width signs with its brackets matched, where it is clear what was meant.

    A closing bracket at the end that nothing opens goes, and an opening one at the end; 集团 and
    the like after an opening one are closed, and so is a note at the end (原…). Others stay.
    """
    while name.endswith(")") and name.count(")") > name.count("("):
        name = name[:-1]
    if name.count("(") != name.count(")") + 1 or _crossed(name):
        return name
    return _closed(name, _unclosed(name))


def is_odd(name: str) -> bool:
    """Whether the brackets of a name still do not match."""
    return name.count("(") != name.count(")") or _crossed(name)


def _closed(text: str, at: int) -> str:
    rest = text[at + 1 :]
    if not rest:
        return text[:at]
    if word := _WORD.match(rest):
        end = at + 1 + word.end()
        return f"{text[:end]}){text[end:]}"
    return f"{text})" if _NOTE.match(rest) else text


def _unclosed(name: str) -> int:
    """Where the opening bracket stands that nothing closes."""
    opened: list[int] = []
    for at, sign in enumerate(name):
        if sign == "(":
            opened.append(at)
        elif sign == ")":
            opened.pop()
    return opened[-1]


def _crossed(name: str) -> bool:
    depth = 0
    for sign in name:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return True
    return False
