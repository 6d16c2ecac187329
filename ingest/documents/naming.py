"""What a figure counts: the words before it, or those behind a bare count."""

import re

from ingest.documents.quantities import Quantity

_STOP = "，。；：、！？\n|（）“”《》"
_GROWTH = re.compile(r"(同比|环比|较上年(?:同期)?|比上年(?:同期)?|较去年(?:同期)?|同期|年均|累计|分别|净)?(?:实际)?(增长|增加|提升|提高|上升|下降|减少|回落|降低|增幅|增速|翻)(?:了|到|至|达|为|近|约)*$")
_TAIL = re.compile(
    r"(?:达到了?|达成|达|为|是|共计|合计|共有|共|总计|约为|约|近|超过|超|突破了?|逾|实现了?|增至|降至|升至|提升至|提高到|提升到|增长到|增加到|扩大到|上升到|压减至|压缩至|缩短至|稳定在|保持在|控制在|不少于|不低于|至少|力争|确保|均|各|已|仅|就|的|有|累计|分别|先后|到|至|在|了|以上|左右|占比|比例|率达?)+$"
)
_KEPT = re.compile(r"(?:占比|比例|[一-龥]率)$")
_LEAD = re.compile(
    r"^(?:(?:截至|截止|到|至|自|从)?(?:20\d\d年(?:度|底|末|以来)?|今年以来|今年|去年|上年|本年|目前|年底|\d{1,2}月(?:份|底|末|\d{1,2}日)?|前\d{1,2}个?月|1[-—~至]\d{1,2}月份?|上半年|下半年|[一二三四]季度|前三季度|全年|年内|年初|近[三五]年|同期|期末|底|末|“?十[三四五]五”?(?:期间|末)?)|其中|全市|全县|全区|全省|全州|我市|我县|我区|我省|我局|我中心|本市|市级|各县区|预计|初步统计|据统计|力争|确保|争取|计划|拟|将|要|已经|已|共计|共|累计|先后|成功|相继|陆续|全力|每(?:年|季度|月|周|人)|至少|到位|的|对|为|中|等|并|且|又|还|和|及|与|再|就|目前|均|各)+"
)
_VERB_ONLY = re.compile(r"^(?:引进|签约|开展|举办|组织|实施|完成|建成|新增|培育|邀请|接待|拜访|走访|收集|征集|储备|谋划|策划|选派|抽调|派出|聘请|召开|达成|推进|投资|办理|解决|出台|制定|梳理|涉及|拥有|聚集|入驻|设立|建立|发布|协调|服务|参加|开工|投产|落地|对接|洽谈|外出|带队|推荐|发放|兑现|占|共|有|增编|达|超|约)*$")
_NEXT = re.compile(r"^(?:以上|左右)?(?:的)?([^，。；：、！？\n|（）“”《》\d]{1,14})")
_CUT_NEXT = re.compile(r"(?:已|正在|全部|实现|完成|开工|动工|签约|落地|建成|投产|进行|参加|组成|达到|超过|占|为|是|和|及|与|在|到|从|被|先后|同比|奔赴|参与|纳入|以上|左右|来|开展|举行|均|的)")
MAX_NAME = 28
GROWN = {"下降": "同比下降", "减少": "减少", "回落": "回落", "降低": "降低"}


def figure_name(seen: str, quantity: Quantity, low: int, subject: str) -> tuple[str, str]:
    """The name of a figure, and the subject that a growth rate behind it refers to."""
    start = quantity.start
    while start > low and seen[start - 1] not in _STOP and quantity.start - start < 40:
        start -= 1
    phrase = seen[start : quantity.start]
    growth = _GROWTH.search(phrase)
    if growth and (quantity.is_share or growth[1]):
        head = _clean(phrase[: growth.start()])
        told = head if len(head) > 1 else subject
        verb = growth[2] if growth[2] != "翻" else "增长"
        return f"{told}同比{verb}"[-MAX_NAME:] if told else f"同比{verb}", told or subject
    name = _clean(phrase)
    if not quantity.is_money and not quantity.is_share and (_VERB_ONLY.match(name) or len(name) < 2):
        name = (name + _behind(seen, quantity)) or name
    if len(name) < 2 and start > low:
        name = _before_mark(seen, start, low) or name
    if name.startswith("占") and subject:
        return f"{subject}{name}"[-MAX_NAME:], subject
    name = name or subject
    return name[-MAX_NAME:], name


def _clean(phrase: str) -> str:
    phrase = re.sub(r"\d[\d.,]*(?:万|亿|元|%|个|家|户)?", "", phrase)
    phrase = _LEAD.sub("", phrase)
    tail = _TAIL.search(phrase)
    if tail:
        cut = phrase[: tail.start()]
        word = _KEPT.search(phrase)
        if word:
            cut = phrase[: word.end()]
        else:
            rate = re.search(r"(?:占比|比例|率)", tail.group())
            cut += rate.group() if rate else ""
        phrase = cut
    return phrase.strip()


def _behind(seen: str, quantity: Quantity) -> str:
    """The noun behind a count: 37名优秀年轻干部."""
    match = _NEXT.match(seen[quantity.end : quantity.end + 24])
    if not match:
        return ""
    noun = match.group(1)
    cut = _CUT_NEXT.search(noun)
    return noun[: cut.start()] if cut else noun


def _before_mark(seen: str, start: int, low: int) -> str:
    """The words before a mark right at the figure: 引资总额：35亿元, 《手册》6期."""
    end = start - 1
    at = end
    while at > low and seen[at - 1] not in "，。；！\n|" and end - at < 24:
        at -= 1
    return _clean(re.sub(r"[：、（）“”《》]", "", seen[at:end]))
