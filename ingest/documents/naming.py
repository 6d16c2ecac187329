"""What a figure counts: the words before it, or those behind a bare count."""

import re
from dataclasses import dataclass, field

from ingest.documents.damage import LOST
from ingest.documents.phrases import clause_start
from ingest.documents.quantities import Quantity

_STOP = "，。；：、！？\n|（）“”《》\ufffd"
_GROWTH = re.compile(
    r"(同比|环比|(?:较|比)20\d\d年(?:同期|末|底)?|较上年(?:同期|末)?|比上年(?:同期|末)?|较去年(?:同期)?|较年初|比年初|同期|年均|累计|分别|净)*(?:实际)?(增长|增加|净增|提升|提高|上升|下降|减少|回落|降低|增幅|增速|翻|(?:增长|增幅|增速)?\+)(?:了|到|至|达|为|近|约)*$"
)
_MORE = re.compile(
    r"(?:同比|环比|[较比][^到至达为]{2,8})(?P<verb>增长|增加|净增|下降|减少|回落|降低)了?"
)
"""同比减少3个: the difference to before, and not what there is now."""
_TAIL = re.compile(
    r"(?:达到了?|达成|达|为|是|共计|合计|共有|共|总计|约为|约|近|超过|超|突破了?|逾|实现了?|增至|降至|升至|提升至|提高到|提升到|增长到|增长至|增加到|增编至|扩大到|上升到|压减至|压缩至|缩短至|稳定在|保持在|控制在|"
    r"不少于|不低于|至少|力争|确保|均|各|已|仅|就|[由从](?:目前|当前|现在|现有|去年|上年|原计划|原定|原来|原)?(?:同期|年?底|年?末)?|只有|的|有|累计|分别|先后|到|至|在|了|以上|左右)+$"
)
_SHARE = re.compile(r"(?:占比|比例|比重|[一-龥]率)$")
_LEAD = re.compile(
    r"^(?:[一-龥]{2,5}?[省市州县区](?=20\d\d年)|(?:截至|截止|到|至|自|从)?(?:20\d\d年(?:度|底|末|以来)?|今年以来|今年|去年|上年|本年|目前|年底|\d{1,2}月(?:份|底|末|\d{1,2}日)?|前\d{1,2}个?月|1[-—~至]\d{1,2}月份?|上半年|下半年|[一二三四]季度|前三季度|全年|年内|年初|近[三五]年|同期|期末|底|末|“?十[三四五]五”?(?:期间|末)?)|"
    r"其中|全市|全县|全区|全省|全州|我市|我县|我区|我省|我局|我中心|本市|市级|各县区|预计|初步统计|据统计|力争|确保|争取|计划|拟|将|要|已经|已|共计|共|累计|先后|成功|相继|陆续|全力|每(?:年|季度|月|周|人)|至少|的|对|为|中(?=新|已|有|共|完成|引进|签约|开工)|等|并|且|又|还|和|及|与|再|就|目前|均|各|还有|约)+"
)
_VERBS = (
    r"引进|签约|开展|举办|组织|实施|完成|建成|新增|培育|形成|邀请|接待|拜访|走访|收集|征集|储备|谋划|策划|选派|抽调|派出|聘请|选聘|召开|达成|推进|投资|办理|解决|出台|制定|梳理|涉及|拥有|聚集|入驻|设立|建立|"
    r"成立|组建|发布|协调|服务|参加|开工|投产|落地|对接|洽谈|外出|带队|推荐|发放|兑现|实现|安排|下达|承接|签下|促成|扶持|认定|获批|建设|改造|打造|盘活|集聚|引育|招引|新建|新引进|新签约|新开工|办|招商|抓出|推动|压减|带动|包含|覆盖"
)
_ENDS_IN_VERB = re.compile(rf"(?:{_VERBS}|占|有)(?:了|出|成|过|起)?$")
_VERB_ONLY = re.compile(rf"^(?:{_VERBS}|占|有|达|超|约|等|了|成|出)*$")
_NEXT = re.compile(r"^(?:以上|左右)?(?:的)?“?([^，。；：、！？\n|（）“”《》\d]{1,16})")
_CUT_NEXT = re.compile(
    r"(?:已|正在|全部|实现|完成|动工|落地|进行|参加|组成|达到|超过|占|为|是|和|及|与|在(?!建|谈)|到|从|被|先后|同比|奔赴|参与|纳入|以上|左右|来|举行|均|也|近日|的|竣工|投产$|签约$|开工$)"
)
_EACH = re.compile(
    r"(?P<names>[一-龥A-Za-z（）“”]{2,16}(?:、[一-龥A-Za-z（）“”]{2,16})*[、和与及][一-龥A-Za-z（）“”]{2,16}?)(?:同比|较上年(?:同期)?|比上年(?:同期)?)?分别(?P<verb>[一-龥]{0,4})$"
)
_KIND_OF_MONEY = re.compile(
    r"(?:以上|左右)?的?“?(?P<what>[一-龥]{0,10}(?:基金|资金|专项债|债券|贷款|奖金|经费))"
)
_FUND = re.compile(r"的?[^，。；\n]{0,16}?(?P<fund>[一-龥]{0,4}基金[一-龥]{0,2})")
_WHAT = re.compile(r"的(?P<what>[一-龥]{2,14})(?=\d+[个项宗])")
_JOINT = re.compile(
    r"(?:项目|企业)[^，。；]{0,8}?(?P<what>(?:同步|集中|同时|现场)?(?:奠基|开工|动工|签约|竣工|投产|落地|建成|入驻|揭牌))"
)
_HEAD_VERB = re.compile(
    rf"[^，。；：\n、]*?(?:帮助|协助|为企业|累计)?(?:企业)?(?:{_VERBS}|化解|答复|受理)(?:了|企业|用)?"
)
_OF_THAT = re.compile("[）)]?的")
_AND = re.compile("[、和与，]|以及|，和")
_FROM_TO = re.compile(
    r"(?:提高|提升|上升|增加|增长|扩大|下降|降低|降|升|压缩|缩短|压减|减少|增|精简|拓展|调整|调增|调减)(?:到|至|为)"
)
_REACHES = re.compile(
    r"(?:力争|确保|争取|预计|总量|总额|规模|有望|将|要|可)*(?:达|为|总[量额]|突破|超过?|实现)"
)
"""同比增长12%，力争达到370亿元: the amount of what grows."""
_BARE = re.compile("(?:完成|实现|达到|达成|形成|新增|突破|超过|取得)了?")
"""实际利用外资同比下降3.5%，完成3200万美元: a bare verb names nothing, the figure before does."""
_TASK = re.compile(r"目标|任务|占|进度")
_BASE = re.compile(r"占(.{2,})")
_OTHER_FIGURE = re.compile(
    r"(?!\d[\d.,]*(?:万|亿)?元?(?:及?以上|以下))(?<![\d超过])\d[\d.,]*(?!强|[\d.,])(?:万|亿)?(?:元|%|个|家|户|吨|套)?"
)
"""A figure that belongs to something else in the phrase; thresholds stay."""
_ROW = re.compile(r"[\d.]+(?:%|个百分点)?(?:[、和][\d.]+(?:%|个百分点)?){2,5}")
_ENDS = re.compile(r"[，。；：\n|]")
MAX_NAME = 28
LONGEST_PHRASE = 40
QUOTED = 14
"""Signs of a quoted word within a name."""
LONGEST_ROW = 6


@dataclass(slots=True)
class Namer:
    """Names the figures of a text, in their order: some refer to the one before."""

    seen: str
    subject: str = ""
    base: str = ""
    base_at: int = 0
    last: str = ""
    grown: bool = False
    """Whether the figure before was a growth: 同比增长23.4%，达到201亿元."""
    subjects: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    by_unit: dict[str, str] = field(default_factory=dict)
    recent: list[str] = field(default_factory=list)
    hidden: bool = False
    """Whether damage hides what the figure before counted."""
    told: list[str] = field(default_factory=list)
    """Names of the figures to come: A、B分别达 one 和 two."""

    def name(self, quantity: Quantity, low: int) -> str:
        """The name of a figure, '' where damage hides it; `low` is where the figure before ends."""
        start = self._begin(quantity.start, low)
        phrase = self.seen[start : quantity.start]
        if self._hides(start, phrase):
            return ""
        if low and quantity.start - low < 8 and _FROM_TO.fullmatch(phrase):
            return self.by_unit.get(quantity.unit, self.subject)
        growth = _GROWTH.search(phrase)
        if growth and quantity.is_share:
            return self._growth(phrase, growth, quantity.start)
        if (told := self._referring(quantity, low, phrase)) is not None:
            return told
        name = _clean(phrase)
        if growth or name in ("增长", "增加", "下降"):
            name = _clean(phrase[: growth.start()]) if growth else ""
        if quantity.is_share and name.startswith("占"):
            return self._share(name, quantity.start)
        if not quantity.is_share and not quantity.is_money:
            name = self._counted(name, quantity, start, listed=self.seen[start - 1 : start] == "、")
        if len(name) < 2 and start > low:
            name = self._before_mark(start, low) or name
        name = self._or_earlier(name, quantity, phrase)
        name = self._with_what(self._with_fund(name, quantity), quantity)[-MAX_NAME:]
        if growth and (more := _MORE.fullmatch(growth.group())):
            return f"{name}同比{more['verb']}"[-MAX_NAME:]
        self.last = name
        self.recent = [*self.recent[-LONGEST_ROW:], name]
        self.by_unit[quantity.unit] = name
        if not _TASK.search(name) and not (quantity.is_share and self.subject):
            self.subject = name
            self.subjects.append(name)
        return name

    def _begin(self, at: int, low: int) -> int:
        """Where the phrase before a figure begins."""
        start = at
        while start > low and at - start < LONGEST_PHRASE:
            sign = self.seen[start - 1]
            opened = self.seen.rfind("“", max(low, start - QUOTED), start) if sign == "”" else -1
            if opened >= 0 and start < at and not _ENDS.search(self.seen, opened, start):
                start = opened  # 培育“专精特新”企业20户
            elif sign in _STOP:
                break
            else:
                start -= 1
        return start

    def _or_earlier(self, name: str, quantity: Quantity, phrase: str) -> str:
        """A name, or that of a figure before where the phrase has none of its own."""
        if len(name) < 2 and self.grown and _REACHES.match(phrase):
            name = self.subject
        self.grown = False
        if len(name) < 2:
            name = self.by_unit.get(quantity.unit) or self.subject or name
        if _BARE.fullmatch(name):
            name = self.subject or _behind(self.seen, quantity)
        return name

    def _hides(self, start: int, phrase: str) -> bool:
        """Whether damage before a phrase, or before the figure that it goes on from, hides all."""
        bare = self.hidden and _bare_growth(phrase)
        cut = self.seen[start - 1 : start] == LOST and _says_nothing(phrase)
        self.hidden = bare or cut
        return self.hidden

    def _listed(self, name: str, start: int) -> str:
        """解决用地、用工等问题86个: the verb before the list, and what stands behind 等."""
        _, among, noun = name.partition("等")
        if not among or len(noun) < 2:
            return ""
        low = clause_start(self.seen, start, max(0, start - 80))
        verb = _HEAD_VERB.match(self.seen, low, start)
        return f"{_clean(verb.group()) if verb else ''}{noun}"

    def _with_fund(self, name: str, quantity: Quantity) -> str:
        """总规模50亿元的产业基金 is the size of the fund."""
        if not quantity.is_money:
            return name
        if _VERB_ONLY.match(name) and (kind := _KIND_OF_MONEY.match(self.seen, quantity.end)):
            return kind["what"]
        if not name.endswith("规模"):
            return name
        fund = _FUND.match(self.seen, quantity.end)
        return f"{fund['fund']}总规模" if fund else name

    def _with_what(self, name: str, quantity: Quantity) -> str:
        """总投资5亿元的推介项目12个: the total is that of the projects."""
        what = _WHAT.match(self.seen, quantity.end) if quantity.is_money else None
        return f"{what['what']}总投资" if what and name.endswith("投资") else name

    def _referring(self, quantity: Quantity, low: int, phrase: str) -> str | None:
        """The name of a figure that refers to names before it, or None."""
        at = quantity.start
        if quantity.is_share and self.waiting and phrase in ("", "和") and at - low < 3:
            return self.waiting.pop()
        if quantity.is_share and _OF_THAT.fullmatch(self.seen, low, at) and self.last:
            return f"占{self.last}"
        if self.told and _AND.fullmatch(self.seen, low, at):
            return self.told.pop(0)
        self.told.clear()
        if each := _EACH.search(self.seen, max(low, at - 60), at):
            return self._each(each)
        self.waiting.clear()
        return None

    def _each(self, match: re.Match[str]) -> str:
        """The first of several names that a sentence puts before their figures."""
        names = [_clean(part) for part in re.split("[、和与及]", match["names"])]
        verb = "增长" if re.search("增长|提升|提高|上升", match["verb"]) else ""
        self.told = [f"{name}{verb}"[-MAX_NAME:] for name in names if name]
        if not self.told:
            return self.subject
        self.subjects += self.told
        self.subject = self.told[-1]
        return self.told.pop(0)

    def _growth(self, phrase: str, growth: re.Match[str], at: int) -> str:
        head, verb = _clean(phrase[: growth.start()]), growth[2]
        verb = "增长" if verb.endswith(("翻", "增速", "增幅", "+")) else verb
        if "分别" in growth.group() and len(head) < 2 and (row := _ROW.match(self.seen, at)):
            shared = self.recent[-len(re.split("[、和]", row.group())) :]
            self.waiting += [f"{name}同比{verb}"[-MAX_NAME:] for name in reversed(shared)]
            return self.waiting.pop()
        if "分别" in growth.group() and len(head) < 2 and len(self.subjects) > 1:
            self.waiting.append(f"{self.subjects[-1]}同比{verb}"[-MAX_NAME:])
            return f"{self.subjects[-2]}同比{verb}"[-MAX_NAME:]
        if len(head) > 1:
            self.subject = head
        self.grown = True
        return f"{self.subject}同比{verb}"[-MAX_NAME:]

    def _share(self, name: str, at: int) -> str:
        """占全市项目数, or a bare 占 that refers to the share before."""
        found = _BASE.match(name)
        if found and found[1] not in ("比", "比达", "比重"):
            self.base, self.base_at = name, at
            return name
        if re.search("[。\n]", self.seen[self.base_at : at]):
            self.base = ""
        if name in ("占比", "占比重") and self.subject:
            return f"{self.subject}占比"[-MAX_NAME:]
        return self.base or f"{self.subject}占比"[-MAX_NAME:]

    def _counted(self, name: str, quantity: Quantity, start: int, *, listed: bool) -> str:
        behind = _behind(self.seen, quantity)
        if listed and (joint := _JOINT.match(self.seen, quantity.end)):
            return f"{joint['what']}{behind[:2]}"
        if listed and len(behind) > 2:
            return behind
        if name.endswith("等") or not name or name.startswith("等"):
            told = _clean(name.rstrip("等")) if "问题" in name or "会议" in name else ""
            told = self._listed(name, start) or told if listed else told
            return behind if len(behind) > 1 else told or name.rstrip("等")
        if listed and (told := self._listed(name, start)):
            return told
        if _ENDS_IN_VERB.search(name) and len(behind) > 1:
            return name + behind
        if len(name) < 2 or (_VERB_ONLY.match(name) and len(name) < 3):
            return self.by_unit.get(quantity.unit, name)
        return name

    def _before_mark(self, start: int, low: int) -> str:
        """The words before a mark right at the figure: 引资总额：35亿元, 《手册》6期."""
        end = start - 1
        at = end
        while at > low and self.seen[at - 1] not in "，。；！\n|\ufffd" and end - at < 24:
            at -= 1
        return _clean(re.sub(r"[：、（）“”《》]", "", self.seen[at:end]))


def _bare_growth(phrase: str) -> bool:
    """Whether a phrase tells a growth and leaves to the figure before what has grown."""
    growth = _GROWTH.search(phrase)
    return growth is not None and len(_clean(phrase[: growth.start()])) < 2


def _says_nothing(phrase: str) -> bool:
    """Whether what is left of a phrase behind damage leaves open what is counted."""
    growth = _GROWTH.search(phrase)
    name = _clean(phrase[: growth.start()] if growth else phrase)
    return len(name) < 2 or _VERB_ONLY.match(name) is not None


def _clean(phrase: str) -> str:
    phrase = re.sub(r"[“”]|\*{3}(?:表示|介绍|透露|说|称)?", "", phrase)
    phrase = _OTHER_FIGURE.sub("", _LEAD.sub("", phrase))
    phrase = _LEAD.sub("", phrase)
    tail = _TAIL.search(phrase)
    if tail:
        word = _SHARE.search(phrase)
        phrase = phrase if word else phrase[: tail.start()]
    return phrase.strip()


def _behind(seen: str, quantity: Quantity) -> str:
    """The noun behind a count: 37名优秀年轻干部."""
    match = _NEXT.match(seen[quantity.end : quantity.end + 24])
    if not match:
        return ""
    noun = match.group(1)
    cut = _CUT_NEXT.search(noun)
    return noun[: cut.start()] if cut else noun
