"""Of which time and which place a passage speaks."""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from ingest.documents.heading import document_date, document_place, title_of
from ingest.documents.text import Text
from ingest.documents.whose import Subjects

_DAY = re.compile(r"(20\d\d)(?:年|-|/|\.)(\d{1,2})(?:月|-|/|\.)(\d{1,2})日?")
_MONTH = re.compile(r"(20\d\d)年(\d{1,2})月")
_YEAR = re.compile(r"(20\d\d)年")
_OF_TITLE = re.compile(r"(?<![-—~至\d])(20\d\d)年(?![-—~至]20)")
_PERIOD = re.compile(
    r"(?:截至|截止|到|至)?(?:20\d\d年|今年|去年|上年|本年|当年)?(?:(?:前|1[-—~至到])\d{1,2}个?月(?:份|底|末)?|前[一二三四五六七八九十两]+个月|\d{1,2}月(?:\d{1,2}日|底|末|中旬|下旬|上旬)|上半年|下半年|[一二三四]季度|前三季度|年底|年末)"
    r"|(?:截至|截止)(?:目前|20\d\d年)|到20\d\d年(?:底|末)?|20\d\d年(?:以来|以前)?(?!第|度?第)|今年以来|今年|去年|上年|全年|“?十[三四五]五”?(?:期间|期末|末|时期)|近[三五\d]年|同期|目前"
)
BRACKET = 40
"""Signs of a bracket beside a period."""
NEAREST = 40
"""Periods before one without a year that are looked at."""


_TO_COME = re.compile(
    r"(?:计划|预计|力争|争取|确保|拟|将|有望|目标|规划|到|至|于)[^，。；\n]{0,8}$|[—~至-]$"
)
_EVENT = re.compile(
    r"(?:\d{1,2}月(?:\d{1,2}日)?|[上中下]旬|年?[底末初])*(?:前|内)?(?:全面|正式|全部|顺利|已|可)*(?:开工|动工|投产|建成|竣工|达产|投运|完工|交付)+(?=[，。；）])"
)
"""计划2025年6月投产, 已于去年11月开工: when one thing happens, and no time of what follows."""
_OVER = re.compile("[比较]$")
_BESIDE = re.compile("[与同和跟]$")
_SAME = re.compile(r"(?:年|同期|末|底|全年)*[一-龥]{0,4}?相?比")
_PART = re.compile(r"(?:完成|占|是|为|相当于|超过?|达到?|接近)$")
_OF_IT = re.compile(r"(?:同期|全年|总量|末|底)?的")
_FROM = re.compile("[由从]$")
_RELATIVE = re.compile("今年|去年|上年|本年|当年")
NEAR = 2000
"""Signs before a period without a year in which the year that a text speaks of is looked for."""


def document_year(text: Text) -> int | None:
    """The year of the document: of its date, of its title, else the latest that it tells of.

    Years of what is to come (计划2025年6月投产) are not its own.
    """
    whole = text.whole or text
    if "year" not in whole.told:
        whole.told["year"] = str(_year(whole) or "")
    return int(whole.told["year"]) if whole.told["year"] else None


def _year(text: Text) -> int | None:
    if date := document_date(text):
        return int(date[:4])
    seen = text.seen
    heads = [int(y) for y in re.findall(r"〔(20\d\d)〕", seen[:600])]
    days = _told(_DAY, seen, 0, 500) + _told(_DAY, seen, max(0, len(seen) - 400), len(seen))
    if days or heads:
        return max(days or heads)
    named = [int(year) for year in _OF_TITLE.findall(title_of(text))]
    if named:
        return max(named)
    months = _told(_MONTH, seen, 0, len(seen))
    if months:
        return max(months)
    years = Counter(_told(_YEAR, seen, 0, len(seen)))
    return max(years, key=lambda year: (years[year], year)) if years else None


def _told(pattern: re.Pattern[str], seen: str, low: int, high: int) -> list[int]:
    """The years of every date that is not of something to come."""
    found = pattern.finditer(seen, low, high)
    return [
        int(m[1])
        for m in found
        if not _TO_COME.search(seen, max(low, m.start() - 12), m.start())
        and not _EVENT.match(seen, m.end())
    ]


@dataclass(frozen=True, slots=True)
class _Period:
    """A time as written, and how far it is that of what follows: up to `until`."""

    start: int
    end: int
    words: str
    until: int
    """0: of nothing, because it is what something is compared with."""
    base: bool = False
    """由去年的61.2%提高到72.5%: the time of the next figure alone."""


class Settings:
    """The times and places of one text, asked by offset."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._year = document_year(text)
        self._titled = {int(year) for year in _OF_TITLE.findall(title_of(text))}
        self._subjects = Subjects(text, document_place(text))
        self._periods = [_period(text.seen, m) for m in _PERIOD.finditer(text.seen)]
        self._starts = [period.start for period in self._periods]

    def period(self, at: int) -> str:
        """The nearest time named before that is of the passage, within the paragraph; else ''."""
        low, _ = self._text.line_at(at)
        i = bisect_right(self._starts, at) - 1
        bare = ""
        while i >= 0 and self._starts[i] >= low:
            told = self._periods[i]
            lends = at < told.until and not (told.base and self._is_over(told, at))
            if lends and told.words not in ("同期", "目前"):
                return self._with_year(told, i)
            bare = bare or (told.words if lends and told.words == "目前" else "")
            i -= 1
        return bare

    def _is_over(self, period: _Period, at: int) -> bool:
        return re.search(r"\d", self._text.seen[period.end : at]) is not None

    def region(self, at: int, name: str = "") -> str:
        """The place that a name is, or with which the clause begins, or that of the document."""
        return self._subjects.named(name) or self._subjects.at(at).region

    def subject_end(self, at: int) -> int:
        """Where the place ends with which the clause around `at` begins, 0 where it has none."""
        return self._subjects.at(at).end

    def is_compared(self, at: int, unit: str) -> bool:
        """Whether the figure at `at` is that of another place, told for comparison."""
        return self._subjects.is_compared(at, unit)

    def _with_year(self, period: _Period, i: int) -> str:
        words = period.words
        if re.search(r"20\d\d年", words) or words.startswith(("近", "“十", "十")):
            return words
        relative = _RELATIVE.search(words)
        told = self._year if relative else self._year_around(i)
        if told is None:
            return ""
        if words.startswith(("去年", "上年")):
            reported = self._year_reported(period) if period.base else None
            if reported is not None and reported != told:
                # 上年 is the year before the one reported; 去年 may be either.
                return f"{reported - 1}年" if words.startswith("上年") else ""
            return f"{told - 1}年{words[2:]}"
        bare = re.sub(r"今年以来|今年|本年|当年|全年", "", words)
        start = re.match(r"截至|截止|到|至", bare)
        head = start.group() if start else ""
        return f"{head}{told}年{bare[len(head) :]}"

    def _year_reported(self, period: _Period) -> int | None:
        """The year with which the sentence begins, before what its figure starts from."""
        seen = self._text.seen
        low = max(seen.rfind(mark, 0, period.start) for mark in "。\n") + 1
        years = _YEAR.findall(seen, max(low, period.start - NEAR), period.start)
        return int(years[0]) if years else None

    def _year_around(self, i: int) -> int | None:
        """The year that the text speaks of at a period: the title's, or that of its date."""
        own = self._titled | ({self._year} if self._year else set())
        low = self._starts[i] - NEAR
        for period in reversed(self._periods[max(0, i - NEAREST) : i]):
            found = re.search(r"20\d\d", period.words)
            if period.start < low:
                break
            if found and period.until > self._starts[i] and int(found.group()) in own:
                return int(found.group())
        return self._year


def _period(seen: str, match: re.Match[str]) -> _Period:
    start, end = match.span()
    before, after = seen[max(0, start - 6) : start], seen[end : end + 24]
    base = _FROM.search(before) is not None
    compared = (
        _OVER.search(before)
        or (_BESIDE.search(before) and _SAME.match(after))
        or (_PART.search(before) and _OF_IT.match(after))
    )
    if compared or _EVENT.match(after):
        return _Period(start, end, match.group(), 0)
    words = match.group()
    if re.match("同期", after) and words in ("去年", "上年"):
        words += "同期"
    return _Period(start, end, words, _until(seen, start, end), base)


def _until(seen: str, start: int, end: int) -> int:
    """Up to where a period lends itself: within brackets that hold a figure, to their end."""
    opened = seen.rfind("（", max(0, start - BRACKET), start)
    if opened < 0 or re.search("[）\n]", seen[opened:start]):
        return len(seen) + 1
    closed = seen.find("）", end, end + BRACKET)
    inside = seen[opened + 1 : start] + seen[end : closed if closed >= 0 else end]
    return closed + 1 if closed >= 0 and re.search(r"\d", inside) else len(seen) + 1
