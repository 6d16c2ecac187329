"""Indicators and goals: every reported figure, what it counts, of which time and place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.documents.fact import Fact, FactKind
from ingest.documents.goals import Moods
from ingest.documents.lexicon import words
from ingest.documents.naming import Namer
from ingest.documents.one_project import is_of_one_project
from ingest.documents.phrases import clause_start
from ingest.documents.quantities import Quantity, quantities
from ingest.documents.settings import Settings
from ingest.documents.text import Span, Text

_THRESHOLD_AFTER = re.compile(
    r"(?:及|\(含\)|（含）|（不含）)?(?:以上|以下|以内|之内)(?:的|[（(]含[)）])?(?=[^，。；：、！\n）]{1,})"
)
_STILL_FIGURE = re.compile(
    r"(?:及)?以上(?:[，。；：、！\n）]|$|左右|的(?:年度|全年|总体|奋斗|工作|预期)?目标)"
)
_THRESHOLD_BEFORE = re.compile(
    r"(?:单体|单个项目|单个|投资|总投资|固定资产投资|年?营业?收入|年?产值|实缴|注册资本|规模|额|资金)?(?:超过?|过|逾|满|达到?|不低于|不少于|高于|大于|在)$"
)
_OF_KIND = re.compile(
    r"(?:以上)?(?:的)?(?:[一-龥]{0,10}?)(?:项目|企业|产业|产品|集群|产业链|园区|平台|基地|工厂|大项目|镇|县|公司)|的?\d+[个项家户]"
)
_AWARD = re.compile(
    r"给予|奖励|补助|补贴|奖补|资助|最高|不超过|上限|按照?.{0,8}比例|处以|罚款|扣|(?<![增添])加\d|(?<![合总共累预估统])计\d|得分|满分|权重|贴息|减免|分之"
)
_PAID = re.compile(
    r"兑现|兑付|发放|拨付|落实.{0,6}资金|下达|支付|争取|获批|减税|退税|累计|投入|设立"
)
_ADDRESS = re.compile(
    r"电话|传真|邮编|邮箱|地址|浏览|点击|阅读|访问|字号|字体|联系人|印发?\d*份|共印|页|热线|客服|扫码|编号|索引号|统一社会信用代码|票决"
)
_CONDITION = re.compile(
    r"(?:第[一二三四五六七八九十百]+条 ?|（[一二三四五六七八九十\d]+）|\d+[.、])?(?:对|凡|按|每|新引进|引进|首次|当年|年度|上年度|获得?|新建|投资|实际|固定资产|年)"
)
"""How a clause begins that says on what an award depends."""
_GRANTED = re.compile(r"给予|奖励|补助|补贴|奖补|资助|予以|贴息|减免|返还")
_DEPENDS = re.compile(
    rf"{_GRANTED.pattern}|的[一-龥]{{0,10}}(?:企业|项目|机构|公司|单位|投资者|主体)"
)
_CHAIN = re.compile(r"条(?!、)[一-龥“”、]{0,12}(?:产业链|链条|链)")
_BLAMED = re.compile(r"约谈|通报|问责|扣分|不得分|取消|退出|收回")
_CAPACITY = re.compile(
    r"(?:^|[，。；：、（\n]|后|可|将|实现|形成|建成|具备|达产)年产(?:能)?(?:约|达|可达|超|近)?$|(?:投产|达产|建成|竣工)后，?(?:预计|可|将|每年)*年(?:产(?!值)|处理|加工)[一-龥A-Za-z]{0,10}$"
)
"""年产30万台: what a project makes, and no result of the place."""
_DESIGNED = re.compile(r"(?:设计|规划)年(?:产能?|处理|加工)(?:能力)?(?:约|达|为)?$")
_EVERY = re.compile(r"(?:“|(?<![比速幅长])\+)$")


def figures(text: Text, named: Sequence[Span] = ()) -> Iterator[Fact]:
    """Every indicator and goal; figures within `named` (projects and their amounts) are theirs."""
    moods = Moods(text)
    settings = Settings(text)
    taken = sorted(named)
    before: Quantity | None = None
    namer = Namer(text.seen)
    found = list(quantities(text))
    for i, quantity in enumerate(found):
        following = found[i + 1] if i + 1 < len(found) else None
        if _inside(quantity, taken) or not is_figure(text, quantity, following):
            continue
        low = before.end if before else 0
        name = namer.name(quantity, max(low, settings.subject_end(quantity.start)))
        name = "" if "\ufffd" in name else name
        before = quantity
        if namer.hidden or settings.is_compared(quantity.start, quantity.unit):
            continue
        if is_of_one_project(text, quantity, taken) or _is_no_measure(name, quantity):
            continue
        goal = moods.is_goal(quantity)
        start = _quote_start(text.seen, quantity, low)
        fields = {
            "name": name,
            "unit": quantity.unit,
            "period": settings.period(quantity.start),
            "region": settings.region(quantity.start, name),
        }
        kind = FactKind.GOAL if goal else FactKind.INDICATOR
        rule = "figure to be reached" if goal else "reported figure"
        yield Fact(kind, quantity.value, start, quantity.end, 0.9 if name else 0.6, rule, fields)


def _is_no_measure(name: str, quantity: Quantity) -> bool:
    """Whether what a figure is called says nothing of what it measures: a firm, 投资建设年产."""
    of_firm = name.endswith(("公司", "集团")) or name in words("firms")
    return name.endswith("年产") or (quantity.is_money and of_firm)


def is_figure(text: Text, quantity: Quantity, following: Quantity | None) -> bool:
    """Whether a quantity reports something, and is no threshold, rank, award or address."""
    seen = text.seen
    start, end = text.sentence(quantity.start)
    before = seen[max(start, quantity.start - 14) : quantity.start]
    after = seen[quantity.end : min(end, quantity.end + 24)]
    counted = quantity.unit in ("家", "户", "项", "场", "次", "个", "条")
    if not counted and _THRESHOLD_AFTER.match(after) and not _STILL_FIGURE.match(after):
        return False
    if _THRESHOLD_BEFORE.search(before) and quantity.is_money and _OF_KIND.match(after):
        return False
    line_start, line_end = text.line_at(quantity.start)
    if line_end - line_start < 60 and _ADDRESS.search(seen[line_start:line_end]):
        return False
    if quantity.unit == "条" and _CHAIN.match(seen, quantity.end - 1):
        return False
    made = _CAPACITY.search(before) and not re.match("[一-龥]", after)
    if made or _DESIGNED.search(before) or _EVERY.search(before):
        return False
    if quantity.unit in ("天", "工作日", "小时", "分钟") and not re.search(
        r"压缩|缩短|压减|减至|降至|提速|控制在|只用了?|仅用了?|用时|不少于|不低于", before
    ):
        return False
    clause = seen[clause_start(seen, quantity.start, start) : quantity.end]
    rest = seen[quantity.end : end]
    if re.search(r"(?:低于|高于|不足|达不到|未达到?)$", before) and _BLAMED.search(rest):
        return False
    if rest.startswith("的") and re.search(r"(?:不足|不满|未达到?|低于|少于|达不到)$", before):
        return False
    more = re.match(r"(?:，且|，并|、|的，)", rest)
    if more and _THRESHOLD_BEFORE.search(before) and _DEPENDS.search(rest):
        return False
    if _CONDITION.match(clause) and _GRANTED.search(seen, quantity.end, end):
        return False
    if _AWARD.search(clause + after[:6]) and not _PAID.search(clause):
        return not (quantity.is_money or quantity.is_share) and not re.search(
            r"扣|(?<![增添])加\d|(?<![合总共累预估统])计\d|得分", clause
        )
    return True


def _quote_start(seen: str, quantity: Quantity, low: int) -> int:
    """Back to the clause's start, at most 20 signs, so that the quote can be found."""
    at = quantity.start
    while at > low and quantity.start - at < 20 and seen[at - 1] not in "，。；：\n|、":
        at -= 1
    return at


def _inside(quantity: Quantity, spans: Sequence[Span]) -> bool:
    i = bisect_right(spans, (quantity.start, 1 << 60)) - 1
    return any(a <= quantity.start and quantity.end <= b for a, b in spans[max(0, i - 3) : i + 1])
