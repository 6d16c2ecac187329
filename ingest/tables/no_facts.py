"""Rows of a table that are no facts: repeated headers, totals, notes, headings of groups."""

import re
from collections.abc import Sequence

from graph.names import squeeze
from ingest.tables.head import Head

_TOTAL = re.compile(
    r"(?:全[省市县区国部]|本[页表年]|以上|总)?(?:合计|总计|小计|共计|累计|平均|平均值)(?:[:(].*)?"
)
_OF_WHICH = re.compile(r"其中[:,]")
_COUNT = re.compile(r"共\d+[家户个项条](?:企业|项目)?")
_NOTE = re.compile(
    r"(?:注|备注|说明|附注|附|数据来源|资料来源|来源|填报|填表|制表|审核|统计口径|数据截至|截至|单位)"
    r"(?:[:\d(]|$|单位|说明|日期|时间|人)|[※*]|注释"
)
_GROUP = re.compile(r"[(]?[一二三四五六七八九十]+[)、.]")


def why_no_fact(texts: Sequence[str], head: Head) -> str:
    """Why a row is no fact; '' where it is one."""
    filled = [(at, text) for at, text in enumerate(texts) if text]
    if _repeats(filled, head):
        return "重复的表头"
    words = [squeeze(text) for _, text in filled[:3]]
    if any(_TOTAL.fullmatch(word) or _OF_WHICH.match(word) for word in words):
        return "合计行"
    if len({text for _, text in filled}) > 1:
        return ""
    return _single(words[0])


def _repeats(filled: Sequence[tuple[int, str]], head: Head) -> bool:
    lines = (head.texts, *head.lines)
    return any(
        all(at < len(line) and text == line[at].strip() for at, text in filled) for line in lines
    )


def _single(word: str) -> str:
    """A row in which one thing stands, in one cell or in merged ones."""
    if _COUNT.fullmatch(word):
        return "合计行"
    if _NOTE.match(word):
        return "表下的说明"
    return "分组标题" if _GROUP.match(word) else ""
