"""Of which time and which place a passage speaks."""

import re
from bisect import bisect_right
from collections import Counter

from ingest.documents.heading import document_place, title_of
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
_PLACE = re.compile(r"([一-龥]{2,8}?(?:自治州|地区|新区|开发区|省|市|区|县|州|旗))")


def document_year(text: Text) -> int | None:
    """The year of the document: of its date, of its title, else the one that it names most."""
    whole = text.whole or text
    if "year" not in whole.told:
        whole.told["year"] = str(_year(whole) or "")
    return int(whole.told["year"]) if whole.told["year"] else None


def _year(text: Text) -> int | None:
    heads = [int(y) for y in re.findall(r"〔(20\d\d)〕", text.seen[:600])]
    days = [int(m[1]) for m in _DAY.finditer(text.seen[:500])] + [
        int(m[1]) for m in _DAY.finditer(text.seen[-400:])
    ]
    if days or heads:
        return max(days or heads)
    named = [int(year) for year in _OF_TITLE.findall(title_of(text))]
    if named:
        return max(named)
    months = [int(m[1]) for m in _MONTH.finditer(text.seen)]
    if months:
        return max(months)
    years = Counter(int(y) for y in _YEAR.findall(text.seen))
    return max(years, key=lambda year: (years[year], year)) if years else None


class Settings:
    """The times and places of one text, asked by offset."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._year = document_year(text)
        self._subjects = Subjects(text, document_place(text))
        found = [(m.start(), m.group()) for m in _PERIOD.finditer(text.seen)]
        self._starts = [start for start, _ in found]
        self._periods = [period for _, period in found]

    def period(self, at: int) -> str:
        """The nearest time named before, within the paragraph; '' where none is."""
        low, _ = self._text.line_at(at)
        i = bisect_right(self._starts, at) - 1
        if i < 0 or self._starts[i] < low:
            return ""
        period = self._periods[i]
        if period in ("同期", "目前") and i > 0 and self._starts[i - 1] >= low:
            period = self._periods[i - 1]
        return self._with_year(period, i)

    def region(self, at: int, name: str = "") -> str:
        """The place that a name is, or with which the clause begins, or that of the document."""
        return self._subjects.named(name) or self._subjects.at(at).region

    def subject_end(self, at: int) -> int:
        """Where the place ends with which the clause around `at` begins, 0 where it has none."""
        return self._subjects.at(at).end

    def is_compared(self, at: int, unit: str) -> bool:
        """Whether the figure at `at` is that of another place, told for comparison."""
        return self._subjects.is_compared(at, unit)

    def _with_year(self, period: str, i: int) -> str:
        if re.search(r"20\d\d年", period):
            return period
        year = next(
            (y for p in reversed(self._periods[:i]) if (y := re.search(r"20\d\d", p))), None
        )
        told = self._year or (int(year.group()) if year else None)
        if told is None:
            return period
        if period.startswith(("去年", "上年")):
            return f"{told - 1}年{period[2:]}"
        bare = re.sub(r"今年以来|今年|本年|当年|全年", "", period)
        start = re.match(r"截至|截止|到|至", bare)
        head = start.group() if start else ""
        return f"{head}{told}年{bare[len(head) :]}"
