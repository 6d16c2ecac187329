"""Breaks inside a figure, a date, a word or a firm's name: what a page's end tore apart.

Here a line continues the one before it whatever their lengths: it begins with what nothing begins
with.
"""

import re

from ingest.documents.gazetteer import builtin
from ingest.documents.ordinary import is_ordinary

_CAN_ONLY_GO_ON = re.compile(
    r"[，。；：、！？）》”%‰]|\.\d|的(?!士)|等(?!级|次|离子|待|候)|(?:股份|集团)?有限(?:责任)?公司|限(?:责任)?公司"
)
_NUMBER = re.compile(r"[一-龥]\d[\d,]*(?:\.\d+)?$")
_DECIMAL = re.compile(r"[一-龥]\d[\d,]*\.$")
_SCALED = re.compile(r"\d(?:万亿|[百千]?[万亿])$")
_LABEL = re.compile(r"(?:附件|附表|第|表|图|序号|编号|页|[A-Za-z])\d+$")
_UNIT = re.compile(
    r"(?:万亿|[百千]?[万亿])?(?:元|美元|欧元|港元|%|‰|吨|亩|平方|立方|千瓦|兆瓦|公里|台套|辆)|(?:万亿|[百千]?[万亿])(?=[余多]|以上|左右|[，。；])"
    r"|个(?!人|体|别|性)|家(?!庭|居|电|具|长|政|园|乡)|户(?!籍|外|型)|项(?!目)|年|月|日(?!程|常|本|用|期)|批次|人次|场次"
)
_AFTER_POINT = re.compile(r"\d{1,4}(?:万亿|[百千]?[万亿]|%|‰|个百分点|倍|元|吨|亩|平方|公里)")
_OF_SCALE = re.compile(r"元|美元|欧元|港元|吨|亩|平方|立方|千瓦|辆|台|套|件|只|人|户")
_MONTH = re.compile(r"\d{1,2}月$")
_OF_MONTH = re.compile(r"(?:份|底|末|初|[上中下]旬|\d{1,2}日)")
_YEAR = re.compile(r"20\d\d年$")
_OF_YEAR = re.compile(r"(?:底|末|初(?!步)|度|以来|\d{1,2}月|[上下]半年|[一二三四]季度)")
_FORMS = ("股份有限公司", "有限责任公司", "集团有限公司", "集团公司")
LONGEST = 4
"""Signs of the longest word that is looked for across a break."""
LONGEST_NAME = 8


def torn(before: str, line: str) -> bool:
    """Whether the end of `before` and the beginning of `line` are one figure, date, word or name.

    Neither is empty, and `before` ends without a mark of punctuation but the decimal point's.
    """
    if _CAN_ONLY_GO_ON.match(line):
        return True
    if before[-1].isdigit() or before[-1] == ".":
        return _torn_figure(before, line)
    if _SCALED.search(before[-8:]) and _OF_SCALE.match(line):
        return True
    if _MONTH.search(before[-4:]) and _OF_MONTH.match(line):
        return True
    if _YEAR.search(before[-6:]) and _OF_YEAR.match(line):
        return True
    return _torn_form(before, line) or _torn_word(before, line) or _torn_name(before, line)


def _torn_figure(before: str, line: str) -> bool:
    last = before[-16:]
    year = re.search(r"(?<!\d)\d{1,3}$", last), re.match(r"\d{1,3}(?=年)", line)
    if year[0] and year[1] and re.fullmatch(r"20\d\d", year[0].group() + year[1].group()):
        return True
    if _DECIMAL.search(last):
        return _AFTER_POINT.match(line) is not None
    return bool(_NUMBER.search(last) and _UNIT.match(line) and not _LABEL.search(last))


def _torn_form(before: str, line: str) -> bool:
    """股份有 / 限公司."""
    return any(
        before.endswith(form[:cut]) and line.startswith(form[cut:])
        for form in _FORMS
        for cut in range(1, len(form))
    )


def _torn_word(before: str, line: str) -> bool:
    """新签约项 / 目56个: a frequent word lies across, and none ends or begins at the break."""
    if is_ordinary(before[-2:]) or is_ordinary(line[:2]):
        return False
    if not ("一" <= before[-1] <= "龥" and "一" <= line[0] <= "龥"):
        return False
    return any(
        is_ordinary(before[-left:] + line[: size - left])
        for size in range(2, LONGEST + 1)
        for left in range(1, min(size, len(before) + 1))
        if len(line) >= size - left
    )


def _torn_name(before: str, line: str) -> bool:
    """宁德时 / 代: a known firm's name lies across, of which neither part is a word."""
    for left in range(1, min(LONGEST_NAME, len(before)) + 1):
        name = builtin().at(before[-left:] + line[:LONGEST_NAME], 0)
        if len(name) > max(left, 2):
            rest = name[left:]
            if not is_ordinary(name[:left]) and not is_ordinary(rest):
                return True
    return False
