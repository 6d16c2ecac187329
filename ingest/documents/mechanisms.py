"""Mechanisms by name: ways of organising the promotion that have a name of their own."""

import re
from collections.abc import Iterator

from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import pattern
from ingest.documents.phrases import NUMERAL, after_last, left_edge, without_leads
from ingest.documents.text import Text

_KNOWN = re.compile(pattern("mechanisms"))
_QUOTED = re.compile(
    r"“(?P<name>(?![\d+NX]+”产业|[一-龥]{0,6}产业链”)(?![三四]色)[^“”，。\n]{2,30})”(?P<kind>(?:[一-龥]{0,4}?)(?:机制|制度|工作法|预警|专项行动|招商活动|行动|工程|模式|办法|管理(?!委)|招商法|服务法|服务(?!员|官|专员|中心|大厅|热线|平台)|[一-龥]{0,3}责任制|负责制|包保制|承诺制|工作专班|专班|推进组|改革|清单|计划|联席会议))(?!动|[一-龥]{0,2}潜力)"
)
_COUNTED = re.compile(
    rf"“?(?:{NUMERAL}(?:张|个)?(?:清单|图谱|图|谱|名录|录|档|卡|库|表|单|台账|机制|专班|链|组|长|方案|册|办法|平台|员|基金|包联){{1}}){{2,5}}(?!一[一-龥])”?|“?{NUMERAL}张清单”?|“?(?:N|\d)(?:\+(?:N|X|\d)){{1,4}}”?(?=(?:工作|招商|推进|联动|包联|服务|政策)?(?:机制|模式|工作法|推进机制|专班|制度))"
)
_ROUND = r"(?:调度|碰头|通报|点评|观摩|统计|评价|考核|例会|会商|拉练|研判|督查|督导|督办|汇报|报告|分析|动态|总结|排名|评比|小结|推进|亮牌|晾晒|讲评|比拼|听取|盘点|述职|奖惩|跟踪|研究|检查|巡查|约谈|测评|兑现|公示|评估|联席)"
_ROUNDS = re.compile(
    rf"“?(?:一?[日周旬月季年]一|每?[日周旬月季年]|双周|半月|半年|年中|年终|年底)(?:度|一)?{_ROUND}(?:[、，](?:一?[日周旬月季年]一|每?[日周旬月季年]|双周|半月|半年|年中|年终|年底)(?:度|一|及年终)?{_ROUND}{{1,2}}){{1,4}}”?"
)
_ONE_OF_EACH = re.compile(
    r"(?<!个一”（)“?一[个名套支位张只项家本名条批班][一-龥]{1,7}(?:[、，]一[个名套支位张只项家本条批班抓跟][一-龥]{1,7}){2,7}(?!”?的?“)”?(?=[）”]|(?:的)?“?[一-龥]{0,4}?(?:机制|模式|制度|工作法|推进|体系|方式|要求|办法))"
)
_QUOTED_RULE = re.compile(r"“(?P<name>[^“”，。\n]{2,10}制)”")
_RULE_OF = re.compile(
    r"(?:推行|实行|落实|执行|实施|建立健全|建立|健全|完善|严格|坚持|探索|采取|试行)(?:了|项目|重大项目|重点项目|招商)?(?P<name>[一-龥+]{2,8}(?<![体编控限强管研定复抑绘调节遏联机复])制)(?=[，。；、”\n和与及]|工作)"
)
_NAMED = re.compile(
    r"(?<=[一-龥])(?:首席[一-龥]{0,4}(?:专员|代表|联络员)|专班|链长制|链主制|推进组|招商组|招商小分队|联席会议制度|联席会议|包联制度|包抓机制|招商大使|特派员|服务专员|服务员|首席服务官|招商官|驻点招商队|负责制|代办制|办结制|包保制|责任制|承诺制|报备制|评审制|会商制|专员制|清单制|销号制|包联制|联系制)度?"
)
_MADE = re.compile(
    r"(?:(?<=机制)和|(?<=制度)和|建立健全|建立完善|建立了?|健全|完善|推行|实行|落实|构建|执行|采取|探索建立|探索|制定了?|形成了?|推广|严格落实|实施)(?P<name>[^，。；：、！？\n]{2,22}?(?:机制|制度|工作法|模式))(?![一-龥]{0,1}化)"
)
_PLAIN = re.compile(
    r"^(?:“|”|的|了|体制|工作|长效|有关|相关|各项|新|一套|管理|推进|运行|协调|联动|招商|招商引资|服务|保障|考核|激励|体系|规章|工作推进|领导|责任|完善|健全|科学|有效|常态化?|动态|良好|市场化?|多元化?|整体|产业|项目|"
    r"发展|合作|投资|开放|投入|监督|监管|决策|评价|评估|奖惩|约束|容错|创新|沟通|全|这一|上述|会议|经济|企业|生产|营商|商业|盈利|消费|治理|运营|社会|人才|投融资|融资|等|和|与|及|、|以|化|法律|财务|统计|产业链)*(?:机制|制度|工作法|模式)$"
)
_SET_UP = re.compile(
    r"(?<=制)[和及与]|组建了?|成立了?|设立了?|建立了?|组成|派出|选派|抽调|联动|安排|聘请|明确|落实|配备|配齐|一名|每个"
)
_YEAR_OF = re.compile(
    r"“(?P<name>[^“”，。\n]{2,14}年)”(?:(?:主题|专项)?(?:活动|行动)|(?<=年”)(?=主题|，|。|；|和|、))"
)
_PLUS = re.compile(
    r"“(?P<name>[一-龥]{2,12}(?:\+[一-龥]{2,12}){1,4})”(?![一-龥]{0,8}(?:项目|电站|产业园|基地))"
)
_CHARTS = re.compile(r"“(?P<name>[一-龥]{2,4}[二两三四五六七八九十][图表库册谱单])”")
_BY_ITSELF = re.compile(
    r"“(?P<name>[^“”，。\n]{2,20}(?:行动计划|专项行动|行动|工程|工作法|招商法|会战|攻坚战))”"
)
_PEOPLE = re.compile(
    r"“(?P<name>招商(?:合伙人|大使|顾问|专员|推介官|推荐官|主播|特派员|使者|先锋)|[一-龥]{2,4}(?:合伙人|推介官|推荐官|特派员|体验官|招商官|招商员))”"
)
_PUT_IN = re.compile(
    r"(?:推行|实行|推出|推广|探索推行|创新推出)了?(?P<row>(?:“[^“”，。\n]{3,12}”[、和]?)+)(?![一-龥]{0,4}(?:项目|政策|贷|产品|活动|平台|系统))"
)
_QUOTED_NAME = re.compile(r"“(?P<name>[^“”]+)”")
_FOR_EACH = re.compile(
    r"一(?:企业?|链|项目|业|园区?|事|商|区|案)一(?:策|档|专员|专班|图谱?|群|表|方案|议|册|卡|台账|清单)(?!一)"
)
_PLAIN_RULES: tuple[tuple[re.Pattern[str], int | str, float, str], ...] = (
    (_ROUNDS, 0, 0.9, "rounds of a scheme"),
    (_ONE_OF_EACH, 0, 0.8, "rounds of a scheme"),
    (_PLUS, "name", 0.85, "counted scheme"),
    (_CHARTS, "name", 0.8, "counted scheme"),
    (_COUNTED, 0, 0.9, "counted scheme"),
    (_QUOTED, "name", 0.85, "quoted scheme"),
    (_YEAR_OF, "name", 0.8, "quoted scheme"),
    (_BY_ITSELF, "name", 0.8, "quoted scheme"),
    (_KNOWN, 0, 0.9, "known mechanism"),
    (_PEOPLE, "name", 0.8, "quoted scheme"),
    (_FOR_EACH, 0, 0.85, "known mechanism"),
    (_QUOTED_RULE, "name", 0.85, "quoted scheme"),
)
"""Patterns that say all: the group that is the name, the confidence, the rule."""
MAX_NAME = 16
LONGEST_ROW = 6
"""So many quoted names at most stand one after the other before the word that they share."""


def mechanisms(text: Text) -> Iterator[Fact]:
    """Each name once."""
    seen: set[str] = set()
    for start, end, confidence, rule in sorted(_apart(_found(text))):
        value = text.seen[start:end].strip("“”")
        inside = text.inside_title(start) and rule != "known mechanism"
        if value and value not in seen and not inside:
            seen.add(value)
            yield Fact(FactKind.MECHANISM, value, start, end, confidence, rule)


def _apart(found: Iterator[tuple[int, int, float, str]]) -> Iterator[tuple[int, int, float, str]]:
    """Those that overlap none before them: surer rules come first."""
    taken: list[tuple[int, int]] = []
    for item in found:
        if not any(a < item[1] and item[0] < b for a, b in taken):
            taken.append(item[:2])
            yield item


def _found(text: Text) -> Iterator[tuple[int, int, float, str]]:
    seen = text.seen
    for pattern_, group, confidence, rule in _PLAIN_RULES:
        for match in pattern_.finditer(seen):
            yield match.start(group), match.end(group), confidence, rule
    for match in _PUT_IN.finditer(seen):
        for quoted in _QUOTED_NAME.finditer(seen, *match.span("row")):
            yield *quoted.span("name"), 0.8, "quoted scheme"
    for match in _QUOTED.finditer(seen):
        for start, end in _in_a_row(seen, match.start()):
            yield start, end, 0.8, "quoted scheme"
    for match in _NAMED.finditer(seen):
        low = left_edge(seen, match.start(), 10)
        start = after_last(seen, low, match.start(), _SET_UP)
        start = without_leads(seen, start, match.end())
        name = seen[start : match.end()]
        if 2 <= len(name) <= MAX_NAME and not re.search(r"[的了]|^\d", name):
            yield start, match.end(), 0.85, "body for the purpose"
    for match in _RULE_OF.finditer(seen):
        if not re.search(r"[的了]|^(?:体|机)|[分积]制|百分", match["name"]):
            yield match.start("name"), match.end("name"), 0.8, "scheme set up"
    for match in _MADE.finditer(seen):
        name = match["name"]
        if (
            4 <= len(name) <= MAX_NAME
            and not _PLAIN.match(name)
            and not re.search(r"[的了]|“|”", name)
        ):
            yield match.start("name"), match.end("name"), 0.75, "scheme set up"


def _in_a_row(seen: str, at: int) -> Iterator[tuple[int, int]]:
    """The quoted names right before a quoted scheme: “一照通行”“一业一证”改革."""
    for _ in range(LONGEST_ROW):
        end = at - 1 if seen[at - 1 : at] == "”" else at - 2
        if end < 0 or seen[end : end + 1] != "”" or (end == at - 2 and seen[at - 1] != "、"):
            return
        at = seen.rfind("“", max(0, end - 16), end)
        if at < 0 or re.search("[，。\n]", seen[at:end]):
            return
        yield at + 1, end
