"""The shapes of all answers. What `--json` prints and HTTP sends is one of these."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """Common to all: fields in order, none beyond those declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _like(example: object, meaning: str = "") -> object:
    return Field(examples=[example], description=meaning or None)


class Evidence(Shape):
    """The words of one source."""

    source: Annotated[str, _like("rankings/中国企业500强_2025.csv", "来源")]
    quote: Annotated[str, _like("第 1 名", "原文")]


class UrgencyPart(Shape):
    """One part of an urgency."""

    name: Annotated[str, _like("pull")]
    label: Annotated[str, _like("上下游牵引")]
    value: Annotated[float, _like(0.35)]
    why: Annotated[str, _like("下游 2 个环节本地都有")]


class Urgency(Shape):
    """How urgent a gap is: the sum of its parts."""

    level: Annotated[str, _like("紧急")]
    value: Annotated[float, _like(0.71)]
    parts: list[UrgencyPart]


class Neighbours(Shape):
    """Segments one step above and below."""

    upstream: Annotated[list[str], _like(["航空金属材料"])]
    downstream: Annotated[list[str], _like(["机体结构件加工"])]


class Gap(Shape):
    """One gap with the rule that fired."""

    id: Annotated[str, _like("航空装备/航空锻铸件@610700")]
    chain: Annotated[str, _like("航空装备")]
    segment: Annotated[str, _like("航空锻铸件")]
    stage: Annotated[str, _like("上游")]
    kind: Annotated[str, _like("补链")]
    status: Annotated[str, _like("unknown")]
    verified: Annotated[bool, _like(False, "false 为待核实")]
    urgency: Urgency
    rule: Annotated[str, _like("没有见到供方,名册未收全")]
    numbers: Annotated[dict[str, float], _like({"local": 0})]
    neighbours: Neighbours
    sources: Annotated[list[str], _like(["chains/航空装备.yaml"])]
    note: Annotated[str, _like("大型模锻件多从省外购入,属行业判断", "链图上的说明")] = ""


class Gaps(Shape):
    """The gaps of a region, the most urgent first."""

    region: Annotated[str, _like("610700")]
    chains: Annotated[list[str], _like(["航空装备"])]
    gaps: list[Gap]
    notes: Annotated[list[str], _like([], "看这个答案要知道的事,如换了阈值后的不同")] = []


class ListPlace(Shape):
    """A place in one edition of a list."""

    ranking: Annotated[str, _like("中国企业500强")]
    edition: Annotated[str, _like("2025")]
    rank: Annotated[int | None, _like(20)]


class EnterpriseCard(Shape):
    """An enterprise as a target names it."""

    id: Annotated[str, _like("stock:300775.SZ")]
    name: Annotated[str, _like("西安三角防务股份有限公司")]
    short_name: Annotated[str | None, _like("三角防务")]
    stock_code: Annotated[str | None, _like("300775.SZ")]
    region: Annotated[str | None, _like("610100")]
    place: Annotated[str, _like("陕西省西安市")]
    group: Annotated[str | None, _like(None)]
    lists: list[ListPlace]
    revenue: Annotated[float | None, _like(2490000000.0, "最近营业收入,元")]
    ownership: Annotated[
        str | None, _like("民营", "央企、地方国企、国有、民营、外资、集体;资料没有说的为空")
    ] = None


class ScorePart(Shape):
    """One part of a score, in log-odds, with the two values compared."""

    name: Annotated[str, _like("fit")]
    label: Annotated[str, _like("契合")]
    value: Annotated[float, _like(1.2)]
    theirs: Annotated[str, _like("航空模锻件")]
    ours: Annotated[str, _like("航空锻铸件")]
    why: Annotated[str, _like("它的产品与环节对口")]
    as_of: Annotated[str, _like("2024", "事实的年份或日期")]
    evidence: list[Evidence]


class Member(Shape):
    """A firm of a group that works in the segment."""

    enterprise: EnterpriseCard
    strength: Annotated[float, _like(0.93)]
    how: Annotated[str, _like("product")]
    quote: Annotated[str, _like("航空模锻件")]
    source: Annotated[str, _like("reference/leaders.csv")]
    products: Annotated[list[str], _like(["模锻件"])]


class Target(Shape):
    """One target; `score` is the sum of its parts."""

    rank: Annotated[int, _like(1)]
    enterprise: EnterpriseCard
    score: Annotated[float, _like(3.4)]
    parts: list[ScorePart]
    products: Annotated[list[str], _like(["模锻件"])]
    members: list[Member]
    local: Annotated[list[str], _like([], "它在本地已有的企业")]


class Hop(Shape):
    """One step of a way in."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    start: Annotated[str, Field(alias="from", examples=["陕西飞机工业有限责任公司"])]
    relationship: Annotated[str, _like("母公司")]
    end: Annotated[str, Field(alias="to", examples=["中国航空工业集团有限公司"])]
    source: Annotated[str, _like("relations/汉中企业关系.csv")]


class WayIn(Shape):
    """A way from here to the target, step by step."""

    hops: list[Hop]
    why: Annotated[str, _like("本地企业的母公司")]
    quotes: Annotated[list[str], _like([""], "每一步来源里的话或推断的理由,没有的为空")]


class PolicyHere(Shape):
    """A policy that supports the segment or its chain here."""

    title: Annotated[str, _like("汉中市双招双引暨产业发展优惠政策")]
    points: Annotated[str, _like("8 大类 127 条")]
    issued_on: Annotated[str, _like("2024")]
    expires_on: Annotated[str, _like("2027-12-31", "没有写明时为空")]
    on_segment: Annotated[bool, _like(False, "true 为写明支持这一环节")]
    named: Annotated[bool, _like(True, "true 为写明这一环节或这条链,false 为各链通用")]
    internal: Annotated[bool, _like(False, "true 为对内的工作规定,企业用不上,不计分")]
    source: Annotated[str, _like("policies/汉中政策.csv")]


class Introduction(Shape):
    """A local firm that could bring in some of the targets (以商招商)."""

    enterprise: Annotated[str, _like("name:陕西飞机工业有限责任公司")]
    name: Annotated[str, _like("陕西飞机工业有限责任公司")]
    targets: Annotated[list[str], _like(["宝鸡钛业股份有限公司"])]
    way: WayIn


class LeftOut(Shape):
    """Candidates that do not stand in the list although the filters may mean them."""

    reason: Annotated[str, _like("local")]
    label: Annotated[str, _like("本地企业,归本地培育")]
    count: Annotated[int, _like(1)]
    names: Annotated[list[str], _like(["洋县钒钛磁铁矿有限责任公司"], "头几家")]


class Targets(Shape):
    """The targets of a gap, or of a query."""

    gap: Annotated[str | None, _like("航空装备/航空锻铸件@610700")] = None
    query: Annotated[str | None, _like(None)] = None
    region: Annotated[str, _like("610700")]
    model: Annotated[str, _like("prior")]
    candidates: Annotated[int, _like(180, "参与排序的家数")]
    targets: list[Target]
    introductions: list[Introduction]
    left_out: list[LeftOut]
    notes: Annotated[list[str], _like([], "看这个答案要知道的事")]


class Explanation(Shape):
    """One target of a gap, or of a query, with its ways in, and the policies that apply."""

    gap: Annotated[str | None, _like("航空装备/航空锻铸件@610700")] = None
    query: Annotated[str | None, _like(None)] = None
    region: Annotated[str, _like("610700")]
    model: Annotated[str, _like("prior")]
    notes: Annotated[list[str], _like([], "看这个答案要知道的事,如成员由集团代表")]
    target: Target
    ways_in: list[WayIn]
    policies: list[PolicyHere]


class LinkedEnterprise(Shape):
    """An enterprise that makes what was asked for."""

    id: str
    name: str
    short_name: str | None
    stock_code: str | None
    strength: float
    how: str
    quote: str


class Linked(Shape):
    """One query with the enterprises that make it."""

    query: str
    enterprises: list[LinkedEnterprise]


class NamedEnterprise(Shape):
    """An enterprise by which a name is meant."""

    id: Annotated[str, _like("stock:600438.SH")]
    name: Annotated[str, _like("通威股份有限公司")]
    short_name: Annotated[str | None, _like("通威股份")]
    stock_code: Annotated[str | None, _like("600438.SH")]


class NameCandidate(NamedEnterprise):
    """An enterprise that a mention may mean, with how certain that is (0-1)."""

    certainty: Annotated[float, _like(0.97)]
    why: Annotated[str, _like("字号和行业词相同,地名没写或不矛盾")]


class Resolved(Shape):
    """One mention: which enterprise it means, or who could be meant."""

    mention: Annotated[str, _like("四川通威股份")]
    status: Annotated[str, _like("known")]
    enterprise: NamedEnterprise | None
    certainty: Annotated[float, _like(0.97)]
    candidates: list[NameCandidate]
    why: Annotated[str, _like("字号和行业词相同,地名没写或不矛盾")]


class Alike(Shape):
    """An enterprise that a name could mean."""

    id: str
    name: str
    certainty: float
    why: str


class OpenName(Shape):
    """A name that stays by itself, with the enterprises that it could mean.

    `row` is the first row that has it, null where it was read in an earlier program's build;
    `project` the project whose firm it is, which stands without a firm where the name is unknown.
    """

    name: str
    row: int | None
    candidates: list[Alike]
    project: str = ""


STATE_WORDS = {
    "read": "已读",
    "unchanged": "未变",
    "refused": "拒收",
    "withdrawn": "已撤回",
    "skipped": "略过",
}
"""What was done with a source, in words for people."""


class SourceState(Shape):
    """What became of one source in a build.

    Rows written are new ones and changed ones; `settled` of those left out were given back and put
    right elsewhere. `names_known` and `names_new` count enterprises; `unknown` and `ambiguous` are
    the names that need a look.
    """

    path: str
    sheet: str
    kind: str
    state: str
    read: int
    written: int
    unchanged: int
    left_out: int
    rejected: int
    withdrawn: int
    messages: list[str]
    new: int
    changed: int
    settled: int
    damaged: int
    unused: list[str]
    names_known: int
    names_new: int
    names_unchecked: int
    unknown: list[OpenName]
    ambiguous: list[OpenName]


class Built(Shape):
    """What a build did."""

    sources: list[SourceState]
    nodes: dict[str, int]
    relationships: dict[str, int]
    seconds: float


class Exported(Shape):
    """The files that were written."""

    files: list[str]


class LaidChain(Shape):
    """A chain of a new workspace; a map that is not from the library waits for its segments.

    `alike` are maps of the library that may have been meant.
    """

    chain: str
    from_library: bool
    alike: list[str]


class Laid(Shape):
    """A new workspace and what was laid into it."""

    workspace: str
    region: str
    name: str
    chains: list[LaidChain]
    files: list[str]


class BackedUp(Shape):
    """An archive of a workspace and its graph."""

    file: str
    workspace: str
    files: int
    nodes: dict[str, int]
    relationships: dict[str, int]
    outside: list[str]
    """Reference folders outside the workspace, which are not in the archive."""


class ChainSummary(Shape):
    """A chain in numbers."""

    name: Annotated[str, _like("航空装备")]
    segments: Annotated[int, _like(18, "环节数")]
    counts: Annotated[
        dict[str, int],
        _like(
            {"missing": 1, "unknown": 9, "weak": 3, "adequate": 4, "strong": 1}, "各状态的环节数"
        ),
    ]
    levels: Annotated[
        dict[str, int], _like({"紧急": 1, "重要": 6, "一般": 6}, "各紧迫程度的缺口数")
    ]


class Chains(Shape):
    """The chains of a region, in numbers."""

    region: Annotated[str, _like("610700")]
    chains: list[ChainSummary]


class MapSegment(Shape):
    """A segment of a chain map with its light."""

    name: Annotated[str, _like("航空锻铸件")]
    stage: Annotated[str, _like("上游")]
    products: Annotated[list[str], _like(["模锻件", "环形锻件"])]
    feeds: Annotated[list[str], _like(["机体结构件加工"], "供给哪些环节")]
    status: Annotated[str | None, _like("unknown", "missing unknown weak adequate strong")]
    rule: Annotated[str, _like("没有见到本地供方;本链的企业名册没有收全,不能断定本地没有")]
    local: Annotated[int, _like(0, "本地供方数")]
    major: Annotated[int, _like(0, "其中骨干供方数")]
    gap: Annotated[str | None, _like("航空装备/航空锻铸件@610700", "缺口编号;不是缺口为空")]
    kind: Annotated[str | None, _like("补链")]
    level: Annotated[str | None, _like("重要")]
    note: Annotated[str, _like("链图上的说明")]
    sources: Annotated[list[str], _like(["chains/航空装备.yaml"])]


class ChainMap(Shape):
    """One chain map with lights."""

    chain: Annotated[str, _like("航空装备")]
    region: Annotated[str, _like("610700")]
    counts: Annotated[dict[str, int], _like({"missing": 1, "unknown": 9, "weak": 3})]
    segments: list[MapSegment]


class Figures(Shape):
    """Figures of one year in yuan; year 0 is not stated."""

    year: Annotated[int, _like(2024)]
    revenue: Annotated[float | None, _like(2490000000.0)]
    net_profit: Annotated[float | None, _like(815000000.0)]
    assets: Annotated[float | None, _like(7300000000.0)]
    employees: Annotated[int | None, _like(1200)]
    source: Annotated[str, _like("../reference/leaders.csv")]


class Listed(Shape):
    """A place in one edition of a list, as one source has it."""

    ranking: Annotated[str, _like("中国企业500强")]
    edition: Annotated[str, _like("2025")]
    rank: Annotated[int | None, _like(20)]
    revenue: Annotated[float | None, _like(589680320000.0, "榜上的营业收入,元")]
    source: Annotated[str, _like("rankings/中国企业500强_2025_节选.csv")]


class ProductMade(Shape):
    """A product with its share of the revenue, where a source states it."""

    name: Annotated[str, _like("模锻件")]
    share: Annotated[float | None, _like(0.61, "占营业收入,0-1")]
    source: Annotated[str, _like("../reference/leaders.csv")]


class SegmentWork(Shape):
    """A segment that the enterprise works in."""

    chain: Annotated[str, _like("航空装备")]
    segment: Annotated[str, _like("航空锻铸件")]
    strength: Annotated[float, _like(0.69)]
    how: Annotated[str, _like("product", "stated product text industry group")]
    quote: Annotated[str, _like("航空模锻件", "原文")]
    source: Annotated[str, _like("../reference/leaders.csv")]


class Relation(Shape):
    """A relation to another enterprise or a place, read as a sentence."""

    start: Annotated[str, _like("陕西飞机工业有限责任公司")]
    start_id: Annotated[str | None, _like("name:陕西飞机工业有限责任公司", "不是企业为空")]
    relationship: Annotated[str, _like("属于")]
    end: Annotated[str, _like("中国航空工业集团有限公司")]
    end_id: Annotated[str | None, _like("name:中国航空工业集团有限公司")]
    source: Annotated[str, _like("relations/汉中企业关系.csv")]


class ProjectBy(Shape):
    """A project of the enterprise as the ledgers have it."""

    name: Annotated[str, _like("航空锻件项目")]
    stage: Annotated[str | None, _like("签约")]
    amount: Annotated[float | None, _like(600000000.0, "总投资,元")]
    as_of: Annotated[str | None, _like("2023")]
    sources: Annotated[list[str], _like(["projects/汉中重点项目.csv"])]


class GapPlace(Shape):
    """A gap for which the enterprise stands in the list."""

    gap: Annotated[str, _like("航空装备/航空锻铸件@610700")]
    rank: Annotated[int, _like(6)]
    score: Annotated[float, _like(-2.36)]


class Enterprise(Shape):
    """All that the sources say of one enterprise."""

    enterprise: EnterpriseCard
    aliases: Annotated[list[str], _like(["三角防务"])]
    ownership: Annotated[str | None, _like("民营")]
    founded: Annotated[str | None, _like("2002-08")]
    lists: list[Listed]
    products: list[ProductMade]
    descriptions: list[Evidence]
    figures: list[Figures]
    segments: list[SegmentWork]
    relations: list[Relation]
    projects: list[ProjectBy]
    targets: list[GapPlace]
    sources: Annotated[list[str], _like(["../reference/leaders.csv"], "提到它的全部来源")]


class Found(Shape):
    """An enterprise that was found by words."""

    id: Annotated[str, _like("stock:300775.SZ")]
    name: Annotated[str, _like("西安三角防务股份有限公司")]
    short_name: Annotated[str | None, _like("三角防务")]
    stock_code: Annotated[str | None, _like("300775.SZ")]


class Enterprises(Shape):
    """The enterprises whose names hold the words; `total` counts those not shown too."""

    query: Annotated[str, _like("三角")]
    total: Annotated[int, _like(1)]
    enterprises: list[Found]


class SourceInfo(Shape):
    """One source and how fresh it is."""

    id: Annotated[str, _like("enterprises/汉中重点企业.csv")]
    kind: Annotated[str, _like("register")]
    label: Annotated[str, _like("企业名册")]
    title: Annotated[str, _like("汉中重点企业")]
    as_of: Annotated[str | None, _like("2024-07", "来源自述的日期")]
    rows: Annotated[int, _like(45)]
    left_out: Annotated[int, _like(0, "略去的行")]
    rejected: Annotated[int, _like(0, "退回的行")]
    complete: Annotated[bool, _like(True, "是否已全部写入")]
    file: Annotated[str, _like("same", "same 未改动 changed 建图后改过 gone 不在了 none 不是文件")]
    messages: Annotated[list[str], _like(["产业链中有 1 个词不在链图中:汽车零部件"])]


class Sources(Shape):
    """The sources of the graph; `built_at` is when the last build ended, where known."""

    built_at: Annotated[str | None, _like("2026-11-24T08:00:00+00:00")]
    complete: Annotated[bool, _like(True, "false 为正在建图,或上次没有建完")]
    sources: list[SourceInfo]


class RejectedRow(Shape):
    """A row that was given back."""

    row: Annotated[str, _like("12")]
    sheet: Annotated[str, _like("")]
    column: Annotated[str, _like("营业收入")]
    value: Annotated[str, _like("约三亿")]
    reason: Annotated[str, _like("不是金额")]
    expected: Annotated[str, _like("数字,可带单位,如 3 亿元")]


class Rejects(Shape):
    """The rows of one source that were given back, and the file in which to mend them."""

    source: Annotated[str, _like("enterprises/汉中重点企业.csv")]
    file: Annotated[str, _like("rejects/enterprises__汉中重点企业.csv")]
    total: Annotated[int, _like(1)]
    rows: list[RejectedRow]


class PassageLine(Shape):
    """One row or line of a source."""

    number: Annotated[int, _like(7)]
    cells: Annotated[list[str], _like(["西安三角防务股份有限公司", "航空模锻件"])]


class Passage(Shape):
    """Where the quoted words stand in their source. Columns of personal data are not shown."""

    source: SourceInfo
    quote: Annotated[str, _like("航空模锻件")]
    headers: Annotated[list[str], _like(["企业名称", "主营产品"])]
    total: Annotated[int, _like(1, "含有这些字的行数")]
    lines: list[PassageLine]
    why: Annotated[str, _like("", "为什么没有原文可看")]


class ListedGap(Shape):
    """A gap with its first targets."""

    gap: Gap
    targets: list[Target]


class TargetBook(Shape):
    """The target list (招商清单): the gaps of all chains, or of one, each with its targets."""

    title: Annotated[str, _like("汉中市航空装备(面向长三角)招商清单")]
    gaps: list[ListedGap]


class Health(Shape):
    """Whether the service runs, and what it holds."""

    status: Annotated[str, _like("ok")]
    version: Annotated[str, _like("0.1.0")]
    workspace: Annotated[str, _like("610700 汉中市")]
    built: Annotated[bool, _like(True, "false 为没有建过图、正在建图,或上次没有建完")]


class Ready(Shape):
    """Whether questions can be answered now."""

    ready: Annotated[bool, _like(True)]
    why: Annotated[str, _like("", "不能回答的原因")]


class KeyInfo(Shape):
    """A key without its secret."""

    id: str
    name: str
    role: str
    made: str
    revoked: str | None


class Keys(Shape):
    """The keys; `key` is the one just made, whole, shown this once."""

    key: str | None
    keys: list[KeyInfo]


class AuditEntry(Shape):
    """One entry of the audit log."""

    at: Annotated[str, _like("2026-11-24T08:00:00Z")]
    who: Annotated[str, _like("k3f9a1c2 汉中招商局", "密钥的编号和名称")]
    role: Annotated[str, _like("reader")]
    what: Annotated[str, _like("GET /api/v1/audit")]
    outcome: Annotated[str, _like("refused:role")]
    address: Annotated[str, _like("192.0.2.7")]
    request: Annotated[str, _like("b1946ac92492d234", "请求编号,与日志对应")]


class Audit(Shape):
    """The audit log, the latest first."""

    entries: list[AuditEntry]


class ErrorDetail(Shape):
    """What went wrong, what to do, and where."""

    code: Annotated[str, _like("not_found")]
    message: Annotated[str, _like("没有这个缺口")]
    hint: Annotated[str, _like("运行 gaps 看有哪些")]
    where: Annotated[str, _like("")]


class Problem(Shape):
    """Every error has this shape."""

    error: ErrorDetail


class Measured(Shape):
    """A mean over the cases with its 95 % bootstrap interval."""

    value: Annotated[float, _like(0.64)]
    low: Annotated[float, _like(0.52)]
    high: Annotated[float, _like(0.76)]


class Difference(Shape):
    """How much better on the same cases; `doubt` is the share of resamples without a gain."""

    value: Annotated[float, _like(0.28)]
    low: Annotated[float, _like(0.14)]
    high: Annotated[float, _like(0.41)]
    doubt: Annotated[float, _like(0.0)]


class Baseline(Shape):
    """An easier way to pick, on the same cases."""

    label: Annotated[str, _like("营业收入从大到小")]
    metrics: dict[str, Measured]
    per_chain_mean: dict[str, float]
    difference: dict[str, Difference]


class Knowledge(Shape):
    """How far today's knowledge may know of the landings already."""

    cases: int
    known_firms: int
    names_city: int
    later_figures: int
    unknown_cities: list[str]
    statement: str


class Miss(Shape):
    """A landing whose firm does not stand among the first ten, and why."""

    case_id: str
    asked: str
    firm: str
    rank: int | None
    reason: str


class Doubt(Shape):
    """A case whose rank is owed to a candidate that only contains the core of the firm's name."""

    case_id: str
    asked: str
    firm: str
    rank: int
    counted: Annotated[str, _like("中国华电集团有限公司", "按规则算对的候选")]
    clear_rank: Annotated[int | None, _like(None, "不算它时的名次")]


class RefusedRow(Shape):
    """A row of a table of cases that is none."""

    row: Annotated[int, _like(4, "表里的行号,首行是 1")]
    reason: str


class Case(Shape):
    """One landing: the place of the real firm or its group, and the first 50 names."""

    case_id: str
    asked: str
    firm: str
    rank: int | None
    candidates: list[str]


class Evaluation(Shape):
    """How well landings are ranked."""

    model: str
    note: str
    enterprises: int
    metrics: dict[str, Measured]
    per_chain_mean: dict[str, float]
    baselines: dict[str, Baseline]
    chains: dict[str, dict[str, float]]
    ablation: dict[str, dict[str, float]]
    knowledge: Knowledge
    misses: list[Miss]
    clear_metrics: dict[str, Measured]
    doubts: list[Doubt]
    refused: list[RefusedRow]
    cases: list[Case]


class LearnedWeight(Shape):
    """A learned weight beside the printed prior."""

    weight: float
    prior: float


class LearnedModel(Shape):
    """What was learned, and from what; `refused` are the rows that were no cases."""

    refused: list[RefusedRow]
    path: str
    features: dict[str, LearnedWeight]
    shrink: float
    facts: dict[str, int | str | list[int]]
    metrics: dict[str, dict[str, list[float]] | int | str]
