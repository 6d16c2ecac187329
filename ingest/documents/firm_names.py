"""What may be the name of an enterprise, and where one begins in running text."""

import re
from functools import cache

from graph.places import places
from ingest.documents.gazetteer import builtin
from ingest.documents.lexicon import pattern, words
from ingest.documents.ordinary import is_ordinary
from ingest.documents.phrases import without_leads

LIKE_FIRM = re.compile(
    r"(?:股份|科技|电子|集团|包装|新材|新材料|能源|新能源|生物|制药|医药|药业|光电|智能|精密|重工|机械|电气|电器|汽车|实业|食品|纺织|化工|半导体|软件|通信|航空|装备|控股|技术|环保|建材|钢铁|铝业|铜业|锂业|乳业|牧业|酒业|材料|电池|微电子|数控|仪器|物流|家居|服饰|农业|国际|机器人|信息|数据|通讯|传媒|文旅|制造|动力|轴承|电缆|线缆|玻璃|陶瓷|卫浴|零部件|锂源|锰业|碳素|精工|客车|测控|涂料|橡胶|轮胎|水泥|光显|氢能|储能|锂电|锂能)$"
)
NO_CORE = re.compile(
    r"绿色|特色|现代|优势|传统|高端|生态|新型|发展|重点|有色|再生|精深|生物|动力|白酒|草食|畜|奶|肉|中成|中|原料|化学|饲料|种植|民族|液态|电解|造|装备|三农|农|林|先进|智能|航空|船舶"
)
_BELONGS = r"(?:全资|控股|参股|二级|重要)?(?:子公司|孙公司)|(?:所属|下属|旗下|权属|关联|控股|参股|成员)(?:企业|单位)|(?:所属|下属|旗下|控股|参股)公司(?=[一-龥])"
BELONGING = re.compile(_BELONGS)
"""What stands between a firm and one that it owns: the two are two."""
_VERB = re.compile(
    rf"{_BELONGS}|"
    r"引进了?|引入|进入|进驻|招引了?|签约|落户|落地|对接了?|洽谈|拜访了?|走访了?|接待了?|邀请了?|邀约|考察了?|动员|挖掘|吸引|联合|会同|携手|牵手|迎来|支持|推动|促成|依托|包括|投资方|"
    r"培育|形成以|由|其中|例如|涌现出?|集聚了?|聚集了?|建成|总部位于|助力|服务|帮助|协调|协助|督促|加快|赴|前往|走进|来自|拥有|收购|控股(?!集团|有限|股份|公司)|入股|参股|隶属于?|旗下|"
    r"与|和(?!而泰|邦|胜|仁|黄|谐|平|美|顺|远|氏|泰|信|盛|晶)|同(?!方|仁|济|程|花|力|庆|飞|益|兴|享|辉)|向(?!日葵)|对|为(?!民)|将|把|被|是|以及|至|获|使|让|因|按|即|如(?!意|东|皋|通)|（|就"
)
NO_FIRM = re.compile(
    r"^(?:大|小|该|本|各|某|分|子|母|总|新|老|多家|几家|一家|两家|这家|每家|国有|民营|外资|中央|省属|市属|企业|产业|跨国|上市|平台|科技|专业|旅游|招商|运营|建设|"
    r"投资|物业|中介|咨询|评估|工程|保险|证券|基金|担保|贸易|能源|我|其|贵|此|有关|相关|相应|所属|第三方|项目|开发|管理|服务|劳务|人力资源|市场化|委托|代理|注册|"
    r"合资|合作|独资|全资|控股|龙头|大型|知名|头部|行业|强|优质|骨干|央企|国企|民企|特大型|世界|国际|全球|国内|本地|外地|境外|海外|电力|燃气|供水|自来水|水务|招商引资)*$"
    r"|[的了着这那哪]|上市$|项目|协会|商会|工商联|联盟|学院|大学|学校|研究院|研究所|管委会|委员会|政府|园区$|开发区$|^[一二三四五六七八九十两\d]+[家户个]"
)
_ORDINAL = re.compile(r"\d{1,2}[.、．]")


def is_head(name: str) -> bool:
    """Whether two signs are how a known firm is called for short: 金风 of 金风科技."""
    longer = builtin().by_head.get(name, ()) if len(name) == 2 else ()
    return any(len(known) == 4 and LIKE_FIRM.search(known) for known in longer)


def is_strange(brand: str) -> bool:
    """Whether a 字号 is no word of everyday language, nor begins or ends with one."""
    parts = [brand] if len(brand) == 2 else [brand, brand[:2], brand[1:]]
    if len(brand) > 2 and places().find(brand[:2]):
        return False
    return is_brand(brand) and not any(map(is_ordinary, parts)) and not NO_FIRM.search(brand)


def is_brand(brand: str) -> bool:
    """Whether a 字号 is one: no trade, no place, no word that describes."""
    plain = brand in words("industries") or places().find(brand) or NO_CORE.search(brand)
    return len(brand) > 1 and not plain


def may_be_name(name: str) -> bool:
    """Whether an item of a list of firms is the name of one, and no trade and no kind of firm."""
    if "\ufffd" in name or not 2 <= len(name) <= 16 or NO_FIRM.search(name) or is_trade(name):
        return False
    if re.search(
        r"企业|产业|行业|500强|项目|领域|上市|客商|投资者|政府|机构|央企|国企|民企|外企|部门|公司$|园$|区$|工作|招商|服务|建设|发展|推进|规模|“|”|型$|级$|类$|人$|性$|[一二三四]期$|基地$|工程$|生产线$",
        name,
    ):
        return name.endswith("公司") and len(name) > 4
    place = places().find(name)
    return not (place and name in (place.name, place.core))


@cache
def _trades() -> re.Pattern[str]:
    known = pattern("industries")
    return re.compile(rf"(?:{known})(?:(?:和|与|及)?(?:{known}))?(?:业|产业|行业|制造|加工|生产)?")


def is_trade(name: str) -> bool:
    """Whether a name is that of a trade, or of two that are joined."""
    return _trades().fullmatch(name) is not None


def begin_of_name(seen: str, low: int, end: int) -> int:
    """Where a name begins that ends at `end`: behind the last verb, at its place if it has one."""
    numbered = _ORDINAL.match(seen, low, end)
    low = numbered.end() if numbered else low
    start = low
    for match in _VERB.finditer(seen, low, end):
        closed = match.group() == "（" and "）" in seen[match.end() : end]
        if match.end() < end - 1 and not closed and not _inside_word(seen, match, low):
            start = match.end()
    start = without_leads(seen, start, end) if end - start > 4 else start
    place = _place_start(seen, start, end)
    return place if place is not None else start


def _inside_word(seen: str, match: re.Match[str], low: int) -> bool:
    """A single sign such as 为 within 华为 introduces nothing."""
    if match.end() - match.start() > 1:
        return False
    for name in (seen[match.start() - 1 : match.end()], seen[match.start() - 2 : match.end()]):
        if len(name) > 1 and name in words("firms"):
            return True
    return False


def _place_start(seen: str, start: int, end: int) -> int | None:
    """Where a place stands that a legal name begins with, if words run on before it."""
    for at in range(start, min(end - 2, start + 10)):
        if seen[at - 1 : at] == "（":
            continue  # 维达纸业（湖北）有限公司
        if seen[at - 2 : at] in ("集团", "公司", "股份"):
            return None  # 国家能源集团甘肃电力有限公司
        head = seen[at:end]
        for size in (6, 5, 4, 3, 2):
            found = places().find(head[:size]) if len(head) > size else None
            if found and head[:size] in (found.name, found.core) and found.level != "county":
                return at if at > start + 1 and not _is_owner(seen[start:at]) else None
    return None


def _is_owner(before: str) -> bool:
    """Whether what stands before a place is whose firm it is there: 国能江苏电力有限公司."""
    if before.startswith(tuple(words("owners"))):
        return len(before) <= 8 and not _VERB.search(before)
    if not 2 <= len(before) <= 4 or re.search(r"[我省市县区在于从到向由经]", before):
        return False
    return before in words("firms") or is_strange(before)
