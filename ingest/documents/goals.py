"""Whether a figure was reached, or is set for a time to come."""

import re
from functools import cached_property

from ingest.documents.heading import title_of
from ingest.documents.quantities import Quantity
from ingest.documents.settings import document_year
from ingest.documents.text import Text

_AIM = re.compile(
    r"力争|争取(?!到|资金|中央|上级|各类|省|国家)|确保(?!了)|预期目标|奋斗目标|发展目标|总体目标|工作目标|主要目标|目标(?:是|为|：)|至少|不少于|不低于|不得低于|"
    r"(?<!总)(?<!谋划)(?<!年度)计划(?:到|在|再|全年|年内|引进|招引|举办|开展|签约|新增|新建|建设|建成|培育|组织|实施|完成|推出|打造|用|投资\d)|(?<!完成)(?<!占)(?<!为)全年计划(?!的)|"
    r"(?:今年|全年|年内|明年|下半年|本年度?|20\d\d年)[^。；]{0,12}?(?<!年度)(?<!总)计划(?!总?投资|的)|拟(?:举办|引进|新增|建设|开展|签订|签约|投资|组织|实施)|要(?:达到|实现|完成|引进|力争|确保|新增|突破|举办)|"
    r"还将|将(?:再|继续|追加)?投资|将(?:再)?(?:开工|竣工|投产)|将(?:达到?|突破|实现|建成|新增|引进|形成|超过|举办|带动|培育)|(?:预计|有望|可)(?:到|将|年底|全年|可?实现|达到?|带动|新增|年产)|"
    r"下一步|今后|未来[三五几\d一二十两]|下步|接下来|"
    r"到20\d\d年(?:底|末)?|到(?:“?十[四五]五”?|规划)(?:期?末|期间)|(?:今年|本年度?)(?:的)?(?:主要)?(?:预期|发展|工作)?(?:目标|任务)(?!的)|每(?:年|季度|月|周)(?:召开|开展|新增|引进|招引|培育|举办|安排|组织)|"
    r"每(?:季度|月|周|年|人|家|个)[^，。；]{0,16}(?:以上|至少|不少于|不低于)|任务(?:为|是|：)|奋力(?:实现|完成)|预期"
)
_DONE = re.compile(
    r"已(?!在)|截至|截止|截至目前|完成了|实际完成|完成投资|实现了|达成|同比|增长了|位居|较上年|比上年|共签约|上半年|一季度|前三季度|1[-—至~]\d{1,2}月|去年|上年|近年来|今年以来|占全|累计(?:已|解决|帮助|兑现|发放|接待|办理|服务)"
)
_WEAK = re.compile("同比|完成投资|占全")
"""Said of results, and of goals as well: behind an aim they change nothing."""
_FALLEN = re.compile(
    r"(?:同比|环比|较上年(?:同期)?|比上年(?:同期)?|较去年(?:同期)?)(?:下降|回落|减少|降低|下滑)了?"
)
_DONE_SINCE = re.compile(r"^[\d.]+%?(?:个百分点)?，(?:完成|实现|达)[^，。；]*$")
_TURN = re.compile(
    r"(?:重点|着力|全力|突出|要)抓好(?:以下|下列|如下)|(?:重点)?做好(?:以下|下列|如下)|围绕上述目标|为实现上述|实现上述目标|主要预期目标(?:是|为|：)|主要目标(?:是|为|：)|新的一年"
)
"""From such a line on a report speaks of what is to come."""
_HEADING_AIM = re.compile(
    r"目标|下一步|下步|今后|打算|工作(?:打算|计划|思路|安排|重点)|主要任务|重点任务|任务指标|预期"
)
_HEADING_PAST = re.compile("基础|现状|回顾|成效|成绩|完成情况|进展|背景|优势|问题")
_HEADING_DONE = re.compile("(?:完成|进展)情况|工作回顾")
SHORT = 24
"""Signs up to which a line may be a heading without a number."""
FAR = 600
"""Signs before a part of a sentence in which its year is looked for."""
_PLAN = re.compile("(?:方案|计划|要点|安排|打算|目标任务)$")
_HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|第[一二三四五六七八九十]+[章节部]|\d{1,2}[.、](?!\d))"
)
_NEXT = re.compile(r"下一步|下步|接下来|下阶段|今后|在此基础上")
_AT_LEAST = re.compile(r"^(?:及?以上|左右)(?:[，。；、！\n）]|$)")
_OF_AIM = re.compile(r"(?:及?以上|左右)?(?:的)(?:年度|全年|总体|奋斗|增长|工作|预期)?目标(?!的\d)")
_AIM_IN_BRACKETS = re.compile(r"(?:目标|任务|计划)(?:任务|数|值)?（$")
_FROM = re.compile(r"[由从](?:目前|当前|现在|现有|去年|上年|20\d\d年底?)?的?$")
_RAISED = re.compile(r"[一-龥]{0,2}(?:提高|提升|增加|增长|上升|扩大|降低?|缩短|压缩|压减)[到至]")
_YEAR = re.compile(r"到?(20\d\d)年(?:底|末|前)?")


class Moods:
    """Tells goals from results in one text."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._last = 0
        self._aiming = False

    @cached_property
    def _year(self) -> int | None:
        return document_year(self._text)

    @cached_property
    def _plans(self) -> bool:
        """Whether the document as a whole says what is to be done."""
        title = re.sub(r"[（(][^（）()]*[）)]|》?的通知$", "", title_of(self._text))
        return _PLAN.search(title) is not None and "总结" not in title

    @cached_property
    def _sections(self) -> list[tuple[int, bool]]:
        """Starts of sections, with whether they speak of what is to come."""
        found = [(0, self._plans)]
        seen = self._text.seen
        for start, end in self._text.lines:
            line = seen[start:end]
            match = _HEADING.match(line)
            if _NEXT.match(line) or _TURN.search(line):
                found.append((start, True))
            if not match:
                if len(line) <= SHORT and _HEADING_DONE.search(line):
                    found.append((start, False))
                continue
            head = re.split(r"[。：]", line)[0] if len(line) > 40 else line
            if len(head) > 40:
                continue
            level = "、" in match.group() and not match.group()[0].isdigit()
            aims = _HEADING_AIM.search(head) is not None and not re.search(
                r"完成情况|回顾|存在", head
            )
            past = _HEADING_PAST.search(head) is not None
            if level or aims or past or not found[-1][1]:
                found.append((start, aims or (self._plans and not past)))
        return found

    def is_goal(self, quantity: Quantity) -> bool:
        """By the last word before the figure that tells; a goal goes on over a ；."""
        if self._is_base(quantity):
            return False
        if self._has_fallen(quantity):
            return False
        goal = self._told(quantity)
        between = self._text.seen[self._last : quantity.start]
        goes_on = re.search("；|其中", between)
        if self._aiming and not goal and goes_on and not re.search(r"[。\n]", between):
            goal = _DONE.search(between) is None and re.search("已|现有", between) is None
        self._last, self._aiming = quantity.end, goal
        return goal

    def _is_base(self, quantity: Quantity) -> bool:
        """Whether it is what a goal starts from: 由目前的31%提高到45%."""
        seen = self._text.seen
        start, end = self._text.sentence(quantity.start)
        from_here = _FROM.search(seen[start : quantity.start]) is not None
        return from_here and _RAISED.match(seen, quantity.end, end) is not None

    def _has_fallen(self, quantity: Quantity) -> bool:
        """同比下降3.5%, and what the sentence tells after it: nobody aims at a fall of income."""
        seen = self._text.seen
        start, _ = self._text.sentence(quantity.start)
        fallen = [m.end() for m in _FALLEN.finditer(seen, start, quantity.start)]
        if not fallen or _AIM.search(seen, start, quantity.start):
            return False
        return (
            quantity.start - fallen[-1] < 2
            or _DONE_SINCE.search(seen, fallen[-1], quantity.start) is not None
        )

    def _told(self, quantity: Quantity) -> bool:
        """By the last word before the figure that speaks of what is done or to come."""
        seen = self._text.seen
        start, end = self._text.sentence(quantity.start)
        before = seen[start : quantity.start]
        clause = re.split(r"[，：]", before)[-1]
        aims = [m.start() for m in _AIM.finditer(before)]
        done = [m.start() for m in _DONE.finditer(before)]
        after = seen[quantity.end : min(end, quantity.end + 8)]
        if _OF_AIM.match(seen, quantity.end, min(end, quantity.end + 24)):
            return True
        if _AIM_IN_BRACKETS.search(before):
            return True
        only = before[aims[-1] :] if aims else ""
        if aims and _WEAK.search(only) and not re.search("已|完成(?!投资)|实现了|截至", only):
            done = [at for at in done if at < aims[-1]]
        if aims and (not done or done[-1] < aims[-1] + 3):
            return not self._past_year(before[aims[-1] :])
        weak = all(_WEAK.match(before, at) for at in done) and self._in_aims(quantity.start)
        if done and not weak:
            return _AT_LEAST.match(after) is not None and self._in_aims(quantity.start)
        if self._future_year(before):
            return True
        if _AT_LEAST.match(after) and re.search("力争|确保", seen[quantity.end : end]):
            return True
        if self._bygone_year(before) or (
            self._goes_on_from_bygone(start) and not _NEXT.search(before)
        ):
            return False
        if "累计" in before and not (
            self._aims_before(start, quantity.start) or self._in_aims(quantity.start)
        ):
            return False
        if self._beside_a_plan(before, quantity.start):
            return True
        if self._aims_before(start, quantity.start) or self._in_aims(quantity.start):
            told = re.search(r"(?<!全年)(?<!年内)(?<!底前)完成(?!投资)|已|占全", clause)
            return told is None or _AT_LEAST.match(after) is not None
        return (
            _AT_LEAST.match(after) is not None
            and re.search(r"每(?:季度|月|年|周)|保持|达到", clause) is not None
        )

    def _past_year(self, aim: str) -> bool:
        match = re.match(r"到(20\d\d)年", aim)
        return bool(match and self._year and int(match[1]) < self._year)

    def _future_year(self, before: str) -> bool:
        years = [int(y) for y in _YEAR.findall(before)]
        return bool(years and self._year and years[-1] > self._year)

    def _bygone_year(self, before: str) -> bool:
        years = [int(y) for y in re.findall(r"(20\d\d)年", before)]
        return bool(years and self._year and years[-1] < self._year)

    def _goes_on_from_bygone(self, start: int) -> bool:
        """2023年，…新签428个；实际使用外资…: what a ； divides is of the year it begins with."""
        seen = self._text.seen
        if seen[start - 1 : start] != "；":
            return False
        low = max(seen.rfind(mark, 0, start) for mark in "。！？\n") + 1
        told = seen[max(low, start - FAR) : start]
        return self._bygone_year(told) and _AIM.search(told) is None

    def _beside_a_plan(self, before: str, at: int) -> bool:
        """Whether a figure of this year stands in one paragraph with those of a year to come."""
        low, high = self._text.line_at(at)
        return bool(_YEAR.search(before)) and self._future_year(self._text.seen[low:high])

    def _in_aims(self, at: int) -> bool:
        inside = False
        for start, aims in self._sections:
            if start > at:
                break
            inside = aims
        return inside

    def _aims_before(self, sentence: int, at: int) -> bool:
        """Whether an earlier sentence of the paragraph sets goals, and none since tells results."""
        start, _ = self._text.line_at(at)
        before = self._text.seen[start:sentence]
        aims = [
            m.end()
            for m in re.finditer(
                r"到20\d\d年|[今明]年要|会议(?:提出|要求|强调)|预期目标|发展目标|主要目标|工作目标|下一步|目标是",
                before,
            )
        ]
        if not aims:
            return False
        return _DONE.search(before, aims[-1]) is None
