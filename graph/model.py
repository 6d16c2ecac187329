"""The model, declared once: node types, relationship types, their properties.

Constraints, row checks, MERGE, withdrawal and the table in docs/model.md all come from here.
A relationship is one source's claim: `source` is in every MERGE key and not declared again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

MODEL_VERSION = 1
"""Raised whenever a stored graph of the older model could not be read as it is."""

Scalar = str | int | float | bool
Value = Scalar | tuple[str, ...] | tuple[float, ...] | None


class Kind(StrEnum):
    """What a property holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    SHARE = "share 0-1"
    YUAN = "yuan"
    DATE = "date YYYY[-MM[-DD]]"
    FLAG = "true or false"
    TEXTS = "list of texts"
    NUMBERS = "list of numbers"


@dataclass(frozen=True, slots=True)
class Property:
    """One property: `key` puts it into the MERGE key, `required` forbids its absence."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    key: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class NodeType:
    """A node type. Every node has `id`, unique in its type; `identity` says how it is made."""

    label: str
    title: str
    identity: str
    properties: tuple[Property, ...] = ()
    kept: bool = False
    """Stays although no claim touches it."""


@dataclass(frozen=True, slots=True)
class RelationshipType:
    """A relationship type, read as a sentence from start to end.

    `ends` lists the pairs of node types that it may join. `hub` names the end where one node
    may carry very many: statements are written from the other end, which both engines need to
    stay linear.
    """

    name: str
    title: str
    ends: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...] = ()
    hub: str = "end"

    @property
    def keys(self) -> tuple[str, ...]:
        """Names of the properties in the MERGE key, beside `source`."""
        return tuple(p.name for p in self.properties if p.key)


STAGES = ("上游", "中游", "下游")
PROJECT_STAGES = ("线索", "洽谈", "签约", "开工", "投产", "终止")
STATUS_TITLES = {
    "missing": "缺",
    "unknown": "未掌握",
    "weak": "弱",
    "adequate": "有",
    "strong": "强",
}
STATUSES = tuple(STATUS_TITLES)
GAP_KINDS = ("补链", "延链", "建链", "强链")
LEVELS = ("紧急", "重要", "一般")
TIE_KINDS = ("商会", "乡情", "校友", "合作", "同集团")
LINK_TITLES = {
    "stated": "资料写明",
    "product": "产品",
    "text": "业务介绍",
    "industry": "行业",
    "group": "集团成员",
}
LINK_WAYS = tuple(LINK_TITLES)

_P = Property
_BY_WORDS = (_P("certainty", "把握", Kind.SHARE), _P("why", "依据"))

_NODES = (
    NodeType("Chain", "产业链", "its name", (_P("name", "名称"),)),
    NodeType(
        "Segment",
        "环节",
        "its name in its chain: chain/segment",
        (_P("name", "名称"), _P("chain", "产业链")),
    ),
    NodeType("Product", "产品", "normal form of its name", (_P("name", "名称"),)),
    NodeType(
        "Enterprise",
        "企业",
        "its best key: uscc:…, stock:600438.SH or name:…",
        (
            _P("name", "名称"),
            _P("short_name", "简称"),
            _P("uscc", "统一社会信用代码"),
            _P("stock_code", "证券代码"),
            _P("ownership", "企业性质"),
            _P("founded", "成立日期", Kind.DATE),
        ),
    ),
    NodeType("Industry", "行业", "its code, or its name", (_P("name", "名称"),)),
    NodeType("Ranking", "榜单", "list and edition", (_P("list", "榜单"), _P("edition", "届次"))),
    NodeType(
        "Region",
        "行政区划",
        "GB/T 2260 code, six digits",
        (
            _P("name", "名称"),
            _P("level", "级别", choices=("province", "prefecture", "county")),
            _P("longitude", "经度", Kind.NUMBER),
            _P("latitude", "纬度", Kind.NUMBER),
        ),
    ),
    NodeType("RegionCluster", "区域板块", "its name", (_P("name", "名称"),)),
    NodeType("Park", "园区", "its name in its region: name@code", (_P("name", "名称"),)),
    NodeType("Policy", "政策", "文号, or else its title", (_P("name", "名称"),)),
    NodeType("Project", "项目", "its name in its region: name@code", (_P("name", "名称"),)),
    NodeType(
        "Source",
        "来源",
        "path of the file in the workspace, with #sheet; derived:… for what is computed",
        (
            _P("kind", "种类"),
            _P("title", "题名"),
            _P("as_of", "所述日期", Kind.DATE),
            _P("digest", "指纹"),
            _P("complete", "已写完", Kind.FLAG),
            _P("rows", "行数", Kind.INTEGER),
            _P("left_out", "略去", Kind.INTEGER),
            _P("rejected", "退回", Kind.INTEGER),
            _P("messages", "说明", Kind.TEXTS),
            _P("unknown_names", "对不上的企业名称", Kind.TEXTS),
            _P("settled", "退回后已更正", Kind.INTEGER),
            _P("put_right", "更正了哪些退回的行", Kind.TEXTS),
            _P("damaged", "损坏", Kind.INTEGER),
            _P("unused", "没有用到的列", Kind.TEXTS),
        ),
        kept=True,
    ),
    NodeType(
        "Gap",
        "缺口",
        "chain/segment@region",
        (
            _P("chain", "产业链"),
            _P("segment", "环节"),
            _P("stage", "位置", choices=STAGES),
            _P("kind", "类型", choices=GAP_KINDS),
            _P("status", "状态", choices=STATUSES),
            _P("verified", "已核实", Kind.FLAG),
            _P("level", "紧迫程度", choices=LEVELS),
            _P("urgency", "紧迫值", Kind.NUMBER),
            _P("part_names", "分项", Kind.TEXTS),
            _P("part_values", "分值", Kind.NUMBERS),
            _P("part_reasons", "分项依据", Kind.TEXTS),
            _P("rule", "规则"),
            _P("number_names", "数字名", Kind.TEXTS),
            _P("number_values", "数字", Kind.NUMBERS),
            _P("upstream", "上游环节", Kind.TEXTS),
            _P("downstream", "下游环节", Kind.TEXTS),
            _P("sources", "来源", Kind.TEXTS),
        ),
    ),
    NodeType(
        "Workspace",
        "工作区",
        "region and name of the bureau",
        (
            _P("name", "名称"),
            _P("region", "区划代码"),
            _P("model", "模型版本", Kind.INTEGER),
            _P("state", "状态", choices=("building", "complete")),
            _P("built_from", "所据来源的指纹"),
        ),
        kept=True,
    ),
)

_RELATIONSHIPS = (
    RelationshipType(
        "PART_OF",
        "环节属于产业链",
        (("Segment", "Chain"),),
        (
            _P("stage", "位置", choices=STAGES, required=True),
            _P("local", "本地有无", choices=("有", "缺")),
            _P("local_sourcing", "本地配套率", Kind.SHARE),
            _P("note", "说明"),
        ),
    ),
    RelationshipType("FEEDS", "环节供给环节", (("Segment", "Segment"),)),
    RelationshipType("BELONGS_TO", "产品属于环节", (("Product", "Segment"),)),
    RelationshipType("INPUT_OF", "产品是产品的投入", (("Product", "Product"),)),
    RelationshipType("KIND_OF", "产品是产品的一种", (("Product", "Product"),)),
    RelationshipType(
        "MAKES",
        "企业生产产品",
        (("Enterprise", "Product"),),
        (_P("revenue_share", "营收占比", Kind.SHARE),),
    ),
    RelationshipType(
        "WORKS_IN",
        "企业从事环节",
        (("Enterprise", "Segment"),),
        (
            _P("strength", "强度", Kind.SHARE, required=True),
            _P("how", "依据", choices=LINK_WAYS, required=True),
            _P("quote", "原文"),
            _P("quoted_from", "原文来源"),
        ),
    ),
    RelationshipType(
        "RANKED_IN",
        "企业上榜",
        (("Enterprise", "Ranking"),),
        (_P("rank", "名次", Kind.INTEGER), _P("revenue", "营业收入", Kind.YUAN)),
    ),
    RelationshipType(
        "LOCATED_IN", "企业位于", (("Enterprise", "Region"),), (_P("address", "地址"),)
    ),
    RelationshipType(
        "BELONGS_TO_GROUP",
        "企业属于集团",
        (("Enterprise", "Enterprise"),),
        (
            _P("share", "持股比例", Kind.SHARE),
            _P("how", "依据", choices=("stated", "inferred"), required=True),
            _P("certainty", "把握", Kind.SHARE),
            _P("why", "理由"),
            _P("quote", "原文"),
            _P("quoted_from", "原文的来源"),
        ),
    ),
    RelationshipType(
        "SUPPLIES", "企业供货给企业", (("Enterprise", "Enterprise"),), (_P("note", "说明"),)
    ),
    RelationshipType(
        "TIED_TO",
        "企业有渊源",
        (("Enterprise", "Enterprise"), ("Enterprise", "Region")),
        (_P("kind", "关系", choices=TIE_KINDS, key=True, required=True), _P("note", "说明")),
    ),
    RelationshipType("IN_INDUSTRY", "企业属于行业", (("Enterprise", "Industry"),)),
    RelationshipType(
        "WITHIN",
        "隶属",
        (("Region", "Region"), ("Region", "RegionCluster"), ("Industry", "Industry")),
    ),
    RelationshipType(
        "IN",
        "位于",
        (("Park", "Region"), ("Project", "Region"), ("Project", "Park"), ("Gap", "Region")),
        _BY_WORDS,
    ),
    RelationshipType("HOSTS", "园区承载产业链", (("Park", "Chain"),), _BY_WORDS),
    RelationshipType(
        "SUPPORTS", "政策支持", (("Policy", "Chain"), ("Policy", "Segment")), _BY_WORDS
    ),
    RelationshipType("APPLIES_IN", "政策适用于", (("Policy", "Region"),)),
    RelationshipType("BY", "项目由企业投资", (("Project", "Enterprise"),)),
    RelationshipType("FILLS", "项目填补环节", (("Project", "Segment"),), _BY_WORDS),
    RelationshipType("OF", "缺口属于环节", (("Gap", "Segment"),)),
    RelationshipType(
        "TARGET_OF",
        "企业是缺口的目标",
        (("Enterprise", "Gap"),),
        (
            _P("rank", "名次", Kind.INTEGER, required=True),
            _P("score", "得分", Kind.NUMBER, required=True),
            _P("part_names", "分项", Kind.TEXTS, required=True),
            _P("part_values", "分值", Kind.NUMBERS, required=True),
            _P("model", "权重", required=True),
        ),
    ),
    RelationshipType(
        "STANDS_IN",
        "环节在本地的状态",
        (("Segment", "Region"),),
        (
            _P("status", "状态", choices=STATUSES, required=True),
            _P("rule", "规则", required=True),
            _P("local", "本地供方数", Kind.INTEGER, required=True),
            _P("major", "骨干供方数", Kind.INTEGER, required=True),
            _P("quotient", "区位商", Kind.NUMBER),
            _P("sourcing", "本地配套率", Kind.SHARE),
        ),
    ),
    RelationshipType(
        "NAMES",
        "来源称呼企业",
        (("Source", "Enterprise"),),
        (
            _P("as_written", "写法", key=True, required=True),
            _P("form", "写法种类", choices=("legal", "short", "former", "code"), required=True),
            _P("name", "名称归一"),
            _P("uscc", "统一社会信用代码"),
            _P("stock", "证券代码"),
            _P("ownership", "企业性质"),
            _P("founded", "成立日期", Kind.DATE),
            _P("leader", "链主", Kind.FLAG),
        ),
        hub="start",
    ),
    RelationshipType(
        "REPORTS",
        "来源报告企业数据",
        (("Source", "Enterprise"),),
        (
            _P("year", "年份(0 为未注明)", Kind.INTEGER, key=True, required=True),
            _P("revenue", "营业收入", Kind.YUAN),
            _P("net_profit", "净利润", Kind.YUAN),
            _P("assets", "总资产", Kind.YUAN),
            _P("employees", "员工人数", Kind.INTEGER),
        ),
        hub="start",
    ),
    RelationshipType(
        "DESCRIBES",
        "来源描述企业",
        (("Source", "Enterprise"),),
        (
            _P(
                "part",
                "部分",
                choices=("main_business", "introduction", "scope"),
                key=True,
                required=True,
            ),
            _P("text", "原文", required=True),
        ),
        hub="start",
    ),
    RelationshipType(
        "RECORDS",
        "来源登记",
        (("Source", "Project"), ("Source", "Policy"), ("Source", "Park")),
        (
            _P("title", "题名"),
            _P("stage", "阶段", choices=PROJECT_STAGES),
            _P("products", "产品", Kind.TEXTS),
            _P("amount", "总投资", Kind.YUAN),
            _P("arrived", "到位资金", Kind.YUAN),
            _P("signed_on", "签约日期", Kind.DATE),
            _P("started_on", "开工日期", Kind.DATE),
            _P("opened_on", "投产日期", Kind.DATE),
            _P("dates_said", "写成话的日期", Kind.TEXTS),
            _P("content", "建设内容"),
            _P("number", "文号"),
            _P("issuer", "发文机关"),
            _P("issued_on", "发布日期", Kind.DATE),
            _P("expires_on", "失效日期", Kind.DATE),
            _P("points", "要点"),
            _P("level", "级别"),
            _P("leading", "主导产业"),
            _P("land", "可用土地"),
            _P("workshops", "标准厂房"),
            _P("idle_workshops", "闲置厂房"),
            _P("area", "规划面积"),
            _P("tenants", "已入驻企业"),
            _P("other_names", "别名", Kind.TEXTS),
        ),
        hub="start",
    ),
    RelationshipType(
        "STATES",
        "来源陈述",
        (("Source", "Region"),),
        (
            _P(
                "kind",
                "种类",
                choices=("indicator", "goal", "mechanism", "chain_count", "list_meant"),
                key=True,
                required=True,
            ),
            _P("name", "名称", key=True, required=True),
            _P("start", "起", Kind.INTEGER, key=True, required=True),
            _P("end", "止", Kind.INTEGER, required=True),
            _P("value", "数值", Kind.NUMBER),
            _P("unit", "单位"),
            _P("period", "时期"),
            _P("quote", "原文", required=True),
        ),
        hub="start",
    ),
    RelationshipType(
        "MENTIONS",
        "来源提到",
        (("Source", "Chain"), ("Source", "Enterprise"), ("Source", "RegionCluster")),
        (
            _P("start", "起", Kind.INTEGER, key=True, required=True),
            _P("end", "止", Kind.INTEGER, required=True),
            _P("quote", "原文", required=True),
        ),
        hub="start",
    ),
    RelationshipType(
        "CITES",
        "来源引用来源",
        (("Source", "Source"),),
        (
            _P("title", "题名", key=True, required=True),
            _P("doc_kind", "文种"),
            _P("quote", "原文"),
        ),
        hub="start",
    ),
)

NODES: Mapping[str, NodeType] = MappingProxyType({n.label: n for n in _NODES})
RELATIONSHIPS: Mapping[str, RelationshipType] = MappingProxyType(
    {r.name: r for r in _RELATIONSHIPS}
)


def _check_itself() -> None:
    """The declaration checks itself on load: ends exist, no name in both vocabularies."""
    for relationship in _RELATIONSHIPS:
        for pair in relationship.ends:
            unknown = [label for label in pair if label not in NODES]
            if unknown:
                raise ValueError(f"{relationship.name} joins unknown node types {unknown}")
        if any(p.key and not p.required for p in relationship.properties):
            raise ValueError(f"{relationship.name} has a key property that may be absent")
        if relationship.hub not in ("start", "end"):
            raise ValueError(f"{relationship.name} has no such end: {relationship.hub}")
    if set(NODES) & set(RELATIONSHIPS):
        raise ValueError("a node type and a relationship type share a name")


_check_itself()
