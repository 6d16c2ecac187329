"""Figures that are of one project, or of one that came to nothing, and none of the place."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ingest.documents.project_names import is_own_name
from ingest.documents.quantities import Quantity
from ingest.documents.text import Span, Text

_ONCE_BUILT = re.compile(
    r"(?:^|[，。；：“、\n]|项目|基地|产业园|生产线|工厂|[一二三]期)(?:该|此)?(?:项目|[一二三]期)?(?:全部|全面|正式|预计|可望|待|完全)*"
    r"(?:达产|投产|建成|竣工|投运|投用|达效|满产)(?:投产|达产|运营|使用|投用|达效|、)*(?:后|时)"
)
"""达产后年产值可达60亿元: what follows in the sentence is to come from the project."""
_YIELD = re.compile(
    r"(?:预计|可|将|每)?(?:实现)?年(?:均|总|可|新增)*(?:产值|销售(?:收入|额)?|营(?:业收入|收)|纳税|税收|利税|创税|上缴税收|入库税收)(?:[一-龥]{0,4})$"
)
_ITS_TOTAL = re.compile(
    r"(?P<name>[一-龥A-Za-z0-9（）]{4,30})项目(?:计划|估算|概算|预计)?总?投资(?:总?额)?(?:约|达|为|超|近|逾)*(?P<bare>$)?"
)
"""三环绿色纤维项目总投资24.5亿元: no total of a kind of projects."""
_SEVERAL = re.compile(r"\d余?[个宗项批](?!百分点)[^，。；]{0,8}|项目\d+余?[个宗项]|等项目")
_OF_PLACE = re.compile(r"(?:^|[，；])(?:将?使|届时)?(?:全|我|本)[市县区州省]")
_OF_THE_PROJECT = re.compile(
    r"(?:^|[，；：“（\n])(?:该|此|整个)?(?:项目|[一二三]期(?:工程|项目)?)(?:计划|概算|估算|预计)?(?:总投资额?|投资额?)(?:约|达|为|超|近|逾)*$"
)
"""项目总投资60亿元,一期投资25亿元: of the project that was told of before."""
_FORMER = re.compile(r"原(?:定|计划|拟|先|来|本|有)?(?:总?投资)?(?:的|为|约|计划)*$")
FORMER = 10
"""Signs before a figure in which it is said to be the one of before."""
_MOVED = re.compile(r"(?:由|从)原[一-龥]{0,4}的?$")
_WITHDRAWN = re.compile(
    r"(?:撤回|撤销|撤走|取消|终止|核减)(?:了)?(?:总|计划|协议)?(?:投资|资金|合同)[一-龥]{0,4}$"
)
_FAILED = re.compile(
    r"(?:未能|未|没有|没能|无法)(?:如期|最终|实际|真正)*(?:落地|落户|签约|实施)|终止|流产|搁浅|撤资|解约|不再(?:实施|推进|投资)|被?取消|中止|停建"
)


def is_of_one_project(text: Text, quantity: Quantity, named: Sequence[Span]) -> bool:
    """Whether a figure is what one project will bring, or was of one that came to nothing.

    `named` are the passages of named projects, in order.
    """
    seen = text.seen
    start, end = text.sentence(quantity.start)
    before = seen[start : quantity.start]
    near = before[-FORMER:]
    if _FORMER.search(near) or _MOVED.search(near) or _WITHDRAWN.search(before):
        return True
    if quantity.is_money and re.search(r"投资[一-龥]{0,4}$", before):
        of_it = re.match(r"的[^，。；]{0,30}", seen[quantity.end : end])
        if of_it and _FAILED.search(seen, quantity.end, min(end, quantity.end + 60)):
            return True
    totals = [m for m in _ITS_TOTAL.finditer(before) if is_own_name(m["name"])]
    if quantity.is_money and _OF_THE_PROJECT.search(before):
        return True
    if quantity.is_money and any(m["bare"] is not None for m in totals):
        return True
    built = [m.end() for m in _ONCE_BUILT.finditer(before)]
    if built:
        return not (_SEVERAL.search(before, 0, built[0]) or _OF_PLACE.search(before, built[-1]))
    clause = re.split("[，：]", before)[-1].split("、")[-1]
    at = bisect_left(named, (start, 0))
    follows = bool(totals) or (at < len(named) and named[at][1] <= quantity.start)
    return follows and _YIELD.search(clause) is not None and not _SEVERAL.search(before)


def has_failed(passage: str) -> bool:
    """Whether what is told of a project says that it came to nothing: 因市场变化已终止."""
    return _FAILED.search(passage) is not None
