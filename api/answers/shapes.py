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


class Gaps(Shape):
    """The gaps of a region, the most urgent first."""

    region: Annotated[str, _like("610700")]
    chains: Annotated[list[str], _like(["航空装备"])]
    gaps: list[Gap]


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
    products: list[str]


class Target(Shape):
    """One target; `score` is the sum of its parts."""

    rank: Annotated[int, _like(1)]
    enterprise: EnterpriseCard
    score: Annotated[float, _like(3.4)]
    parts: list[ScorePart]
    products: Annotated[list[str], _like(["模锻件"])]
    members: list[Member]


class Targets(Shape):
    """The targets of a gap, or of a query."""

    gap: Annotated[str | None, _like("航空装备/航空锻铸件@610700")] = None
    query: Annotated[str | None, _like(None)] = None
    region: Annotated[str, _like("610700")]
    model: Annotated[str, _like("prior")]
    candidates: Annotated[int, _like(180, "参与排序的家数")]
    targets: list[Target]


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


class Explanation(Shape):
    """One target of a gap with its ways in."""

    gap: Annotated[str, _like("航空装备/航空锻铸件@610700")]
    region: Annotated[str, _like("610700")]
    model: Annotated[str, _like("prior")]
    target: Target
    ways_in: list[WayIn]


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


class SourceState(Shape):
    """What became of one source in a build."""

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


class Built(Shape):
    """What a build did."""

    sources: list[SourceState]
    nodes: dict[str, int]
    relationships: dict[str, int]
    seconds: float


class Exported(Shape):
    """The files that were written."""

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


class SegmentLight(Shape):
    """A segment with its light."""

    name: Annotated[str, _like("整机总装试飞")]
    stage: Annotated[str, _like("中游")]
    products: Annotated[list[str], _like(["运输机"])]
    feeds: Annotated[list[str], _like(["地面保障与训练设备"])]
    status: Annotated[str | None, _like("weak")]
    rule: Annotated[str, _like("只有一家供方,且不是骨干")]
    local: Annotated[int, _like(1, "本地供方数")]


class Chain(Shape):
    """A chain map with lights."""

    name: Annotated[str, _like("航空装备")]
    segments: list[SegmentLight]


class Chains(Shape):
    """The chains of a region."""

    region: Annotated[str, _like("610700")]
    chains: list[Chain]


class Figures(Shape):
    """Figures of one year in yuan; year 0 is not stated."""

    year: int
    revenue: float | None
    net_profit: float | None
    assets: float | None
    employees: int | None
    source: str


class SegmentWork(Shape):
    """A segment that the enterprise works in."""

    segment: str
    strength: float
    how: str
    quote: str
    source: str


class Relation(Shape):
    """A relation to another enterprise or a place, read as a sentence."""

    start: str
    relationship: str
    end: str
    source: str


class Enterprise(Shape):
    """All that the sources say of one enterprise."""

    enterprise: EnterpriseCard
    aliases: list[str]
    ownership: str | None
    products: list[str]
    descriptions: list[Evidence]
    figures: list[Figures]
    segments: list[SegmentWork]
    relations: list[Relation]


class Health(Shape):
    """Whether the service can answer."""

    status: Annotated[str, _like("ok")]
    version: Annotated[str, _like("0.1.0")]
    workspace: Annotated[str, _like("610700 汉中市")]
    built: Annotated[bool, _like(True)]


class ErrorDetail(Shape):
    """What went wrong, what to do, and where."""

    code: Annotated[str, _like("not_found")]
    message: Annotated[str, _like("没有这个缺口")]
    hint: Annotated[str, _like("运行 gaps 看有哪些")]
    where: Annotated[str, _like("")]


class Problem(Shape):
    """Every error has this shape."""

    error: ErrorDetail
