"""Of which place a figure is, where a clause begins with one; and comparisons with other places."""

import re
from dataclasses import dataclass

from graph.places import Region, places
from ingest.documents.gazetteer import builtin
from ingest.documents.phrases import clause_start
from ingest.documents.place import full_name
from ingest.documents.text import LONG_SENTENCE, Span, Text

_LEAD = re.compile(
    r"(?:其中|而(?!立)|但|同时|此外|另外|目前|截至|截止|到|去年|上年|今年以来|今年|同期|20\d\d年(?:底|末|度)?|\d{1,2}[-—~至]?\d{0,2}月(?:份|底|末)?"
    r"|[上下]半年|前?[一二三四]季度|全年|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|，| |“)*"
)
_MARKS = re.compile(r"[，。；：！？\n|（）]|(?<=[元个家%户亩人辆吨项次])、")
_RESET = "。；！？\n|"
_OWN = re.compile(r"(?:全|我|本)(?:市|县|区|州|旗|盟)|市级|县级|区级")
_OF_PROVINCE = re.compile(r"(?:全|我)省")
_OF_COUNTRY = re.compile(
    r"(?:全国|我国|全球|世界)(?!\d|[百千]强|五百强|级|性|第|首|前|最|重点|领先|先进|[一-龥]{0,6}(?:企业|城市|称号|试点|示范))"
)
_LISTED = re.compile("[、和与及]")
_NO_SUBJECT = re.compile(
    r"(?:的)?(?:企业|客商|商会|籍|市场|方向|地区|等|推介|招商(?!引资)|成功|联合|举办|举行|召开|驻|办事处|分局|[市省县区]?政府|[市省县区]委|人民政府|小分队|学习|考察"
    r"|对口|帮扶|产业转移|来|项目|投资者|资本|专场|签约(?!项目|金额|额)|[一-龥]{1,6}[局委办]|[一-龥]{0,4}(?:推介|恳谈|洽谈)会)"
)
"""What follows a place from which something comes, or to which somebody goes."""
_MEASURED = re.compile(
    r"全[省区市州县]|占|[一-龥]{0,8}?(?:产业|产值|产量|营收|增加值|到位|GDP|生产总值|外资|外贸)"
)
"""What follows a place that is called for short, where it is the one that is measured."""
_FIRM = re.compile(r"公司|集团|股份")
_SOURCE = re.compile(r"来源|来自|籍|客商")
_MODEL = re.compile(r"参照|对照|对标|借鉴|比照|学习|效仿|看齐|与(?=[一-龥]{2,8}相比)")
_COMPARED = re.compile(r"(?:比|较)(?P<place>[一-龥]{2,8}?)(?:多|少|高|低|快|慢|增加|减少)[出了]?$")
_DIFFERENCE = re.compile("[多少高低][出了]?$")
"""对标遵义市，到位资金少120亿元: the clause before tells with whom it is compared."""
_OURS = re.compile(r"(?:是|为|相当于|达)(?:到)?(?:我|全|本)(?:市|县|区|省|州)[一-龥]{0,8}的?$")
_FIGURE = re.compile(r"\d|[一二三四五六七八九]成")
COUNTRY = "全国"
CLAUSE = 80
"""Signs of a clause in which a place of comparison is looked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A region by name, and where its name ends in the clause (0 where it stands before)."""

    region: str
    end: int = 0


class Subjects:
    """The places of one text that its figures are of, asked by offset."""

    def __init__(self, text: Text, place: str) -> None:
        self._text = text
        self._own = Subject(place)
        self._region = places().find(place) if place else None
        self._told: dict[int, list[tuple[Span, Subject]]] = {}

    def at(self, offset: int) -> Subject:
        """The place that a clause begins with, or the one before that it goes on from."""
        start, end = self._text.sentence(offset)
        if end - start > LONG_SENTENCE:
            return self._own
        if start not in self._told:
            self._told[start] = self._clauses(start, end)
        for (a, b), subject in self._told[start]:
            if a <= offset < b:
                return subject if subject.end <= offset else self._own
        return self._own

    def named(self, name: str) -> str:
        """The region inside the document's that a name is (A县、B县分别…), '' where it is none."""
        piece, region = full_name(name, 0, self._near)
        own = region is not None and piece == name and not self._is_other(region)
        return name if own else ""

    def is_compared(self, start: int, unit: str) -> bool:
        """Whether a figure is of a model or a measure elsewhere: 参照长沙市…, 是我市的2倍."""
        seen = self._text.seen
        low, _ = self._text.sentence(start)
        before = seen[clause_start(seen, start, max(low, start - CLAUSE)) : start]
        if unit == "倍" and _OURS.search(before):
            return True
        compared = _COMPARED.search(before)
        if compared and self._is_other(places().find(compared["place"])):
            return True
        if _DIFFERENCE.search(before):
            before = seen[low:start]
        model = _MODEL.search(before)
        behind = before[model.end() :] if model else ""
        return bool(behind) and self._is_other(_begins(behind, self._near))

    @property
    def _near(self) -> str | None:
        return self._region.code if self._region else None

    def _is_other(self, region: Region | None) -> bool:
        if region is None:
            return False
        return self._region is None or not places().inside(region.code, self._region.code)

    def _clauses(self, start: int, end: int) -> list[tuple[Span, Subject]]:
        """Every clause of a sentence with its subject."""
        seen = self._text.seen
        found: list[tuple[Span, Subject]] = []
        subject, at = self._own, start
        sources = _SOURCE.search(seen, start, end) is not None
        for mark in (*_MARKS.finditer(seen, start, end), None):
            stop = mark.end() if mark else end
            begin = _LEAD.match(seen, at, stop)
            named = self._named(begin.end() if begin else at, stop, subject, sources=sources)
            found.append(((at, stop), named or Subject(subject.region)))
            if named:
                subject = named if _FIGURE.search(seen, named.end, stop) else self._own
            if mark and mark.group() in _RESET:
                subject = self._own
            at = stop
        return found

    def _named(self, at: int, stop: int, before: Subject, *, sources: bool) -> Subject | None:
        """The subject that a clause begins with, if it names one."""
        seen = self._text.seen
        if _OWN.match(seen, at):
            return self._own
        if _OF_COUNTRY.match(seen, at):
            return Subject(COUNTRY, at + 2)
        if _OF_PROVINCE.match(seen, at):
            code = self._region.code if self._region else ""
            above = [places().present[c] for c in places().ancestors(code)] if code else []
            province = next((r for r in above if r.level == "province"), None)
            return Subject(province.name, at + 2) if province else None
        region, size = _at(seen, at, self._near)
        if (
            region is None
            or _LISTED.match(seen, at + size)
            or builtin().at(seen, at)
            or _FIRM.search(seen, at, stop)
        ):
            return None
        other = self._is_other(region)
        if other and (sources or _NO_SUBJECT.match(seen, at + size)):
            return None
        bare = _FIGURE.match(seen, at + size) is not None
        if other and bare and before is self._own:
            return None
        return Subject(region.name, at + size)


def _at(seen: str, at: int, near: str | None) -> tuple[Region | None, int]:
    """The place that stands at an offset by its full name, or for short where it is measured."""
    begin, region = at, None
    while True:
        piece, found = full_name(seen, at, near)
        if found is None:
            break
        region, at = found, at + len(piece)
    if region:
        return region, at - begin
    for size in (4, 3, 2):
        word = seen[begin : begin + size]
        found = places().find(word)
        if found and found.level != "county" and word == found.core:
            told = _MEASURED.match(seen, begin + size)
            return (found, size) if told else (None, 0)
    return None, 0


def _begins(words: str, near: str | None) -> Region | None:
    """The place that words begin with, whatever follows."""
    _, region = full_name(words, 0, near)
    if region:
        return region
    found = (places().find(words[:size]) for size in (4, 3, 2))
    return next((r for r in found if r and r.level != "county"), None)
