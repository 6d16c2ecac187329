"""Where projects are named: by the word 项目, as plants, and in lists."""

import re
from collections.abc import Iterator, Sequence

from ingest.documents.gazetteer import Found
from ingest.documents.lexicon import pattern
from ingest.documents.phrases import (
    EDGE,
    NUMERAL,
    chinese_number,
    clause_start,
    items_after,
    items_before,
    joined_parts,
    left_edge,
    without_leads,
)
from ingest.documents.text import Span, Text

_PROJECT = re.compile(
    r"(?<!该)(?<!等)项目(?!册|库|部|书|单位|建设单位|数|化|管家|经理|制|招商|清单|信息|落地(?!(?:于|在)?[一-龥]{2,6}?(?:区|县|市|园|镇))|谋划|建设期|名称|推介|审批|体检|路演|负责|资金|占比|占|投资额|用地|实施主体|方案|进展(?!顺利|较快|迅速))"
)
_PLANT = re.compile(
    r"(?:产业园|工业园|生产基地|制造基地|基地|生产线|产线|封测线|工厂|电站|超级工厂|总部|研发中心|数据中心|物流园|园|(?<=[一-龥])[一二三四]期)(?=(?:[一二三]期)?(?:项目)?(?:，(?:计划|预计)?总?投资|正式|均|已|于|将于|顺利|成功|先后|开工|签约|落户|落地|投产|建成|动工|奠基|开建|破土|打下|启动|竣工|投运|加速|加快|全面))"
)
_LIST = re.compile(
    r"等(?:\d+余?个|[一二三四五六七八九十]+个|一批|多个|一系列)?(?P<kind>[一-龥“”]{0,14}?)(?:项目|工程)(?!库|册|数|总|合作|资金)(?P<then>[^。；\n]{0,30})"
)
_BEGUN = re.compile(
    r"[（，]?(?:已|先后|正式|顺利|成功|全部|全面|同步|同时|同日|现场|年内|将于|预计|均|也|近日|于近日|陆续|相继|集中|如期|竣工|完成|进展|签约|落户|落地(?!前期|工作|服务|建设)|开工|动工|投产|建成|投运|奠基|加快|加速|提速|正在|有序|稳步|推进|开建|在建|入驻|达产|启动)"
)
_BROUGHT = re.compile(
    r"(?:引进|招引|引入|引育|签约|签下|落地|落户|建成|开工|投产|竣工|启动|实施|推进|推动|促成|储备|谋划|策划|布局|招来)(?:建设|实施|落地|推进)?(?:了|的|一批)?"
)
_OWNED = re.compile(
    r"(?:公司|集团|[一-龥A-Za-z]{2,8})(?:计划|拟|独资|共同|联合|合作|总)?(?:投资|投建|建设|实施|承建|打造|运营|开发|兴建|新建)+的$"
)
_TOLD = re.compile(
    r"(?:\d{1,4}|[两三四五六七八九十])个[一-龥“”]{0,8}?项目(?:，?(?:分别)?(?:是|为)|：|，?(?:主要)?包括：?)"
)
_LIST_NO = re.compile(r"等(?:方面|领域|产业|行业|类|类型|环节|重点产业|重点领域)")
_BREAK = re.compile(
    r"(?:元|美元)的|(?:元|美元)(?:建设|兴建|新建|投建|打造|实施)的?|投资(?:建设|兴建|新建)的?|(?<![一-龥]{0}目)的(?!士)|引进了?|引入|招引了?|签约(?!仪式)|签下|签订了?|落户|推进|推动|实施了?|建设(?=年产|总投资)|加快|促成|"
    r"以及|——|包括|其中|已有|总投资|计划投资|分别是|分别为|就|对(?!二甲苯)|将|把|与|在|为|围绕|围着"
)
_GENERIC = re.compile(
    r"(?:招商引资|招商|引资|重点|重大|签约|合同|协议|新|新建|续建|省际|省外|境外|省内|市外|外资|内资|工业|农业|服务业|制造业|产业化?|产业链|[百十千]?亿元|亿元|万元|以上|以下|及|和|推介|线索|在谈|洽谈|"
    r"储备|落地|开工|投产|在建|谋划|包装|策划|优质|高质量|好|大|龙头|引领性?|标志性|基础设施|民生|技改|技术改造|上市公司|央企|国企|民企|高新技术|专精特新|企业|合作|投资|建设|相关|一批|各类|市级|省级|国家级|"
    r"县级|园区|城市|能源|交通|水利|科技|社会|政府|专项|债券|补链|延链|强链|建链|关键|主导|特色|优势|配套|核心|先进|意向|推荐|目标|对口|帮扶|示范|试点|入库|达产|入统|清单|问题|单体|总投资|超|过|"
    r"战略性新兴|新兴|未来|传统|绿色|低碳|数字化?|智能化?|现代|高端|高技术|科创|文旅|康养|旅游|商贸|物流|房地产|节能|环保|涉|类|型|性|的|等|多个|个|这些|此类|每个|所有|全部|部分|其他|上述|本|该|我市|全市|县域|"
    r"拟|已|未|可|能|促|抓|引|招|育|强|上|谈|引进|续|外|内|省|市|区|县|国|级|总|包抓|审批|前期|招引|产业发展|支撑|带动|产业类|生产性|成熟|趋熟|对接|跟踪|跨区域|流转|推进|立项|备案|综合|成果|转化|双招双引|增资扩产|以商|首批|批次|批|首|优选|精选|意向性|创新|人才|军民融合|央地)*"
)
_CONTENT = re.compile(rf"\d|{pattern('project_words')}")
_STAGES = (
    ("投产", re.compile(r"投产|建成|竣工|投运|运营|达产")),
    (
        "开工",
        re.compile(
            r"开工|动工|奠基|在建|加紧建设|正在?建设|破土|加快建设|建设中|正在建设|安装|开建|推进建设"
        ),
    ),
    ("签约", re.compile(r"签约|签订|签署|签下")),
    ("落户", re.compile(r"落户")),
    ("落地", re.compile(r"落地|引进|引入|入驻")),
    ("洽谈", re.compile(r"在谈|洽谈|对接|意向|拟签|前期工作")),
)
_TO_COME = re.compile(
    r"预计|计划|拟于|力争|争取|确保|将于|有望|(?:底|月|年|日)前|(?:建成|达产|投产|竣工|投运)后"
)
"""A stage to come: 预计明年6月投产, 建成后年产值可达30亿元."""
_NOT_YET = re.compile(
    r"(?:尚未|暂未|还未|仍未|未能|未|没有|无法|不能|难以)(?:如期|正式|实质性?|全面|最终|与[一-龥]{1,6})*"
    r"(?:开工|动工|签约|落地|投产|建成|竣工|入驻|落户|达产|投运|运营)(?:建设)?"
)
CAPACITY = re.compile(
    r"(?:年(?:产|处理|加工|屠宰|出栏|组装)(?:能力)?)?(?P<amount>(?:\d[\d,.]*|[一二三四五六七八九十百千两]+)(?:万|亿|千|百)?(?:吨|套|台套|台|辆|件|只|头|片|平方米|立方米|千瓦|兆瓦|GWh|MWh|GW|MW|吉瓦时|吉瓦|支|块|米|公里|瓶|箱|万只|个|羽|株|根|颗|双|条|架|艘))"
)
_TOTAL = re.compile(rf"(?P<count>{NUMERAL})个(?P<kind>[一-龥“”]{{0,8}}?)(?:项目|工程)(?!库|册|数)")
"""A、B、C3个项目: a list that is as long as it is said to be."""
_UNDER_WAY = re.compile(
    r"等(?=正在|已|相继|先后|全部|陆续|建成|开工|动工|投产|竣工|加快建设|加速建设|落地|落户|签约)"
    r"|(?<=[一-龥A-Za-z）])(?=(?:相继|先后|陆续|同时|集中|顺利|成功|正式|全部|均|同步)已?(?:签约|落户|开工|动工|投产|竣工|建成|落地|投运))"
)
_ENTRY = re.compile(
    r"(?m)^(?:[（(]\d{1,2}[）)]|\d{1,2}[.、．])(?P<name>[^，。；：\n]{5,40}?)(?:项目)?：(?=[^\n]{0,40}(?:投资|建成|开工|投产|达产|竣工|签约|在建|封顶|前期))"
)
"""A list of projects, one a line: （4）湖北万润年产10万吨磷酸铁锂：达产."""
_ON_PROJECTS = re.compile(
    r"项目[^。\n]{0,40}?(?:其中有|包括|分别[是为]|主要[是有]|有：|：)|签约的?(?:有|包括|项目)|(?:其中|包括|分别是)有?：?"
)
_MADE_OF = re.compile(
    r"(?:[一二三四]期)?年(?:产|处理|加工)[\d.]+(?:亿|[百千]?万)?[吨台套只件片辆支颗][一-龥A-Za-z]{2,14}?"
    r"(?=已|正式|全面|顺利|成功|建成|投产|达产|试产|开工|动工)"
)
_NOT_IN_NAME = re.compile(
    r"[，。；：]|(?<![万亿千百\d])\d+余?[个项家户]|至少|不少于|等|^(?:总?投资)?(?:约|超)?[\d.]+[万亿]?元|500强|(?<!全)产业链|以上|以下|20\d\d年|部分|举行|举办|召开|仪式|活动|我们|工作|机制|政策|力度|名单|^[（）]|^(?:首个|首家|单个|唯一|又一|一个|第一|最大)|多个|一批|每|第[一二三四五六](?!工业园|产业园|工厂|分厂|水厂|电厂|期)|该|此|各|什么|问题|任务|考核|能力"
)
_FUNDED = re.compile(
    r"(?:[与和同](?:我|本|[一-龥]{2,4})(?:省|市|县|区|州|旗)(?:人民政府|政府|管委会)?)?"
    r"(?:(?:(?:成功|正式)?(?:签约|签署协议|签订协议|达成合作)，)?(?:计划|拟|预计|共同?|总|独资|联合|合作|签订了?|签约了?|的)*(?:投资|投建|出资)(?:总?额)?(?:约|超过?|近|达|逾)?\d[\d.,]*[余多]?(?:亿|万)?(?:元|美元|欧元|港元)(?:人民币)?"
    r"(?:投资|投入)?(?:(?:建设|兴建|新建|投建|打造|实施)的?|的)(?P<name>[^，。；：、\n|（）“”]{2,30}?)项目(?![库册数])"
    r"|(?:成功|正式)?(?:签订|签署|签下)了?(?P<agreed>[^，。；：、\n|（）“”]{2,30}?)项目(?=(?:战略|投资|合作|框架|入园|招商|落户|意向)*(?:协议|合同)))"
)
"""A公司投资8亿元的维生素E项目, 与A公司签订智算中心项目合作协议: named, however short, by its firm."""
_OF_KIND = re.compile(
    rf"(?:{pattern('industries')}|{_GENERIC.pattern[:-1]}|类|领域|全[市县区省]|[我本][市县区省]|新增|实施|完成|累计|共|\d+|[一二三四五]年)*"
)
_MADE_HERE = re.compile(
    "生产线|生产|加工|制造|基地|产业园|提取|扩产|扩能|技改|回收|蓄能|电站|电厂|冶炼|智造|仓储"
)
LONG = 8
"""Signs from which a name that says what is made is a project's own."""
MAX_NAME = 40
Named = tuple[int, int, int, bool]
"""A name's start and end, where its phrase ends, and whether it stands in a list."""


def named(text: Text, firms: Sequence[Found]) -> Iterator[Named]:
    """Every place where a project is named; some twice."""
    seen = text.seen
    for begin, end in (*_lists(seen, firms), *_totals(seen, firms), *_told(seen, firms)):
        if _is_named(seen, begin, end, firms, listed=True):
            yield begin, end, end, True
    yield from _series(seen, firms)
    yield from _words(seen, firms)
    yield from _of_firms(seen, firms)
    yield from _with_capacity(seen, firms)
    yield from _funded(seen, firms)


def _lists(seen: str, firms: Sequence[Found]) -> Iterator[Span]:
    """A、B等项目, where a stage is told before or after, or each is a firm's."""
    for match in _LIST.finditer(seen):
        if _LIST_NO.match(seen, match.start()):
            continue
        listed = items_before(seen, match.start(), 200)
        if not listed:
            continue
        spans = list(_begun(seen, listed, firms))
        if len(spans) == 1 and any((a, b) == spans[0] for a, b, _, _ in firms):
            continue
        told = _BEGUN.match(match["then"]) or (match["kind"] and stage_of(match["kind"]))
        brought = _BROUGHT.search(seen, max(0, listed[0][0] - 8), listed[0][1])
        if told or brought or all(_holds_firm(a, b, firms) for a, b in spans):
            yield from spans


def _totals(seen: str, firms: Sequence[Found]) -> Iterator[Span]:
    for match in _UNDER_WAY.finditer(seen):
        listed = items_before(seen, match.start(), 160)
        spans = list(_begun(seen, listed, firms))
        bare = {(a, b) for a, b, _, _ in firms} & set(spans)
        told = sum(bool(_CONTENT.search(seen, a, b)) or _holds_firm(a, b, firms) for a, b in spans)
        if len(spans) > 1 and 2 * told >= len(spans) and not bare:
            yield from spans
    for match in _ENTRY.finditer(seen):
        start, end = match.span("name")
        own = _holds_firm(start, end, firms) or CAPACITY.search(seen, start, end)
        if own and _is_named(seen, start, end, firms, listed=False):
            yield start, end
    for match in _TOTAL.finditer(seen):
        listed = items_before(seen, match.start(), 200)
        if len(listed) > 1 and chinese_number(match["count"]) == len(listed):
            spans = list(_begun(seen, listed, firms))
            if all(_is_named(seen, a, b, firms, listed=False) for a, b in spans[1:]):
                yield from spans


def _told(seen: str, firms: Sequence[Found]) -> Iterator[Span]:
    for match in _TOLD.finditer(seen):
        for item in items_after(seen, match.end()):
            for start, end in joined_parts(seen, *item):
                yield _begin(seen, start, end, firms), end


def _series(seen: str, firms: Sequence[Found]) -> Iterator[Named]:
    """A、B项目同步开工: all but the last, which the word itself tells."""
    for match in (*_PROJECT.finditer(seen), *_PLANT.finditer(seen)):
        word = match.group() == "项目"
        stop = match.start() if word else match.end()
        listed = items_before(seen, stop, 120)
        if len(listed) < 2:
            continue
        brought = _BROUGHT.search(seen, max(0, listed[0][0] - 8), listed[0][1])
        if word and not brought and not _BEGUN.match(seen, match.end()):
            continue
        spans = list(_begun(seen, listed, firms))[:-1]
        if all(_is_named(seen, a, b, firms, listed=False) for a, b in spans):
            yield from ((a, b, b, True) for a, b in spans)


def _words(seen: str, firms: Sequence[Found]) -> Iterator[Named]:
    """What stands before 项目, or is a plant."""
    ends = {b: a for a, b, _, _ in firms}
    for match in (*_PROJECT.finditer(seen), *_PLANT.finditer(seen)):
        stop = match.start() if match.group() == "项目" else match.end()
        low = left_edge(seen, stop, MAX_NAME + 20, but="（）“”")
        begin = _begin(seen, low, stop, firms)
        if _is_counted(seen, begin, stop, match.end(), firms):
            continue
        if ends.get(stop) == begin or stop - begin > MAX_NAME:
            continue
        owned = begin in ends.values() or begin in ends or bool(_OWNED.search(seen[low:begin]))
        if _is_named(seen, begin, stop, firms, listed=owned):
            yield begin, match.end(), match.end(), False


def _of_firms(seen: str, firms: Sequence[Found]) -> Iterator[Named]:
    """签约项目中有A公司的风光制氢、…: what each firm brings, in a sentence on projects."""
    for _, end, _, _ in firms:
        if seen[end : end + 1] != "的":
            continue
        stop = end + 1
        while stop < len(seen) and seen[stop] not in EDGE and stop - end < MAX_NAME:
            stop += 1
        low = clause_start(seen, end, max(0, end - 160), "。\n")
        word = seen.startswith("项目", stop - 2)
        told = _ON_PROJECTS.search(seen, low, end)
        stop -= 2 * word
        if told and _is_named(seen, end + 1, stop, firms, listed=False):
            yield end + 1, stop, stop + 2 * word, not word


def _with_capacity(seen: str, firms: Sequence[Found]) -> Iterator[Named]:
    """南国铜业二期年产30万吨阴极铜已投产: a firm's capacity, built or begun, without 项目."""
    for start, end, _, _ in firms:
        made = _MADE_OF.match(seen, end)
        if made and not seen.startswith("公司", end - 2):
            yield start, made.end(), made.end(), False


def _funded(seen: str, firms: Sequence[Found]) -> Iterator[Named]:
    ends = {b for _, b, _, _ in firms}
    for match in _FUNDED.finditer(seen):
        start, end = match.span("name" if match["name"] else "agreed")
        opened = seen.rfind("的", start, end - 1) + 1
        plain = _GENERIC.fullmatch(seen, start, end) or _NOT_IN_NAME.search(seen[start:end])
        if match.start() in ends and not plain and not opened:
            yield start, match.end(), match.end(), False


def _is_counted(seen: str, begin: int, stop: int, at: int, firms: Sequence[Found]) -> bool:
    """Whether a number of projects is told, or their total, and no project is named."""
    after = seen[at : at + 6]
    if re.match(r"\d+余?[个项宗]|总?数|[、和及]?(?:总数|数量)", after):
        return True
    said = stop - begin >= LONG and _MADE_HERE.search(seen, begin, stop)
    behind_firm = any(b == begin for _, b, _, _ in firms)
    own = (
        said or behind_firm or _holds_firm(begin, stop, firms) or CAPACITY.search(seen, begin, stop)
    )
    return re.match("总?投资", after) is not None and not own


def _begun(seen: str, listed: Sequence[Span], firms: Sequence[Found]) -> Iterator[Span]:
    """The items of a list without what leads up to the first, or to one with its amount."""
    for i, (start, end) in enumerate(listed):
        first = i == 0 or seen.find("元的", start, end) >= 0
        yield (_begin(seen, start, end, firms) if first else start), end


def _holds_firm(start: int, end: int, firms: Sequence[Found]) -> bool:
    return any(start <= a and b <= end for a, b, _, _ in firms)


def _begin(seen: str, low: int, end: int, firms: Sequence[Found]) -> int:
    start = low
    for match in _BREAK.finditer(seen, low, end):
        covered = any(a <= match.start() < b for a, b, _, _ in firms)
        if match.end() < end - 2 and not covered:
            start = match.end()
    for a, b, _, _ in firms:
        # A legal name is the firm, not the project's name: 宏图科技有限公司年产….
        if start <= a < end and b <= end - 2 and seen[b - 2 : b] == "公司":
            start = b
    start = without_leads(seen, start, end)
    opened = seen.count("“", start, end) - seen.count("”", start, end)
    if opened:
        mark = max(seen.rfind("“", start, end), seen.rfind("”", start, end))
        start = mark + 1 if mark >= start else start
    return start


def _is_named(seen: str, start: int, end: int, firms: Sequence[Found], *, listed: bool) -> bool:
    name = seen[start:end].strip("“”")
    if not 3 <= len(name) <= MAX_NAME or "\ufffd" in name:
        return False
    if _NOT_IN_NAME.search(name):
        return False
    if _GENERIC.fullmatch(name) or re.fullmatch(
        rf"(?:{pattern('industries')}|[及和与、]|{_GENERIC.pattern[:-1]})*(?:产业|类|领域)?", name
    ):
        return False
    firm = _holds_firm(start, end, firms)
    if listed:
        return len(name) >= 4 or firm
    return firm or (_CONTENT.search(name) is not None and len(name) >= 6)


def is_own_name(name: str) -> bool:
    """Whether what stands before 项目 is no kind of project (签约, 亿元以上工业, 新能源产业)."""
    return not _NOT_IN_NAME.search(name) and not _OF_KIND.fullmatch(name)


def stage_of(passage: str) -> str | None:
    """The stage that a passage tells as reached, the latest one first; none that is denied."""
    told = "，".join(part for part in passage.split("，") if not _TO_COME.search(part))
    told = _NOT_YET.sub("", told)
    for stage, words in _STAGES:
        if words.search(told):
            return stage
    return None
