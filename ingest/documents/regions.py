"""Regions at which the promotion is aimed, or from which it draws."""

import re
from collections.abc import Iterator
from functools import cache

from graph.places import places
from ingest.documents.fact import Fact, FactKind
from ingest.documents.heading import document_place
from ingest.documents.lexicon import pattern, words
from ingest.documents.phrases import after_last, items_before, without_leads
from ingest.documents.text import Text

_CLUSTER = re.compile(rf"(?:{pattern('clusters')})(?!研究|协会|国际)(?:地区|区域|城市群|经济圈)?")
_AIM = re.compile(
    r"赴|前往|奔赴|驻点(?:招商)?(?:于|在)?|常驻|派驻(?:到|在)?|蹲点|深入|走进|面向|瞄准|聚焦|紧盯|盯紧|锁定|围绕|对接|来自|驻|在|到|深耕|辐射|抢抓|拓展|承接|融入|依托|与|同|借力|开拓|覆盖|紧抓|定向"
)
_STRONG = (
    "赴",
    "前往",
    "奔赴",
    "面向",
    "瞄准",
    "来自",
    "拓展",
    "承接",
    "驻",
    "驻点",
    "派驻",
    "常驻",
    "走进",
    "深入",
)
_PROMOTED = re.compile(
    r"招商|考察|对接|推介|招引|投资|洽谈|拜访|驻点|联络|客商|企业|产业转移|合作|协作|走访|学习|设立|布设|招才|引资|乡友|商会|外出|市场|项目|资金|办事处|分局|对口|结对|飞地|转移|经贸|路演|等\d+个(?:国家|省)"
)
_JOIN = re.compile(r"(?:地区|区域|方向|等地|等省市?|市场)?(?:、|和|与|及|以及|，?赴)")
_TAIL = re.compile(r"(?:等|地区|区域|[两三四五六]地|市场|[两三四五六]省|[两三四五六]市|方向)")
_OFFICES = re.compile(
    r"等?[地市]?(?:[\d一二两三四五六七八九十]{1,3}[个家支])?(?:驻外|驻点|异地)[一-龥]{0,6}(?:中心|分局|联络处|联络站|办事处|招商局|招商处|服务站|工作站|招商队|招商组|小分队)"
)
_HELD = re.compile(
    r"(?:在|于)(?P<place>[一-龥]{2,5}?)(?:成功|联合|隆重)?(?:举办|举行|召开|开展)(?:了)?[^，。；]{0,24}(?:推介|招商|洽谈|对接|签约|恳谈)"
)
_MET = re.compile(
    r"(?:推介会|招商会|恳谈会|座谈会|洽谈会|对接会|签约会|路演|推介活动|招商活动|签约仪式)(?:近日|日前|于近日)?[在于](?P<place>[一-龥]{2,5}?)(?:成功|隆重)?(?:举办|举行|召开|开幕)"
)
_DAY_OF = re.compile(r"“(?P<place>[一-龥]{2,4})(?:日|周|月|行|专场)”")
"""“深圳日”招商活动: a place to which the promotion goes."""
_MADE = re.compile(r"充实|组建|设立|成立|建立|布局|优化|完善|发挥|强化|依托|在|加强")
_OFFICIAL = re.compile(
    r"^(?:市委|市政府|县委|省委|局|人民|大学|银行|协会|商会|路|街|日报|港口|海关|国际|仲裁|法院|市[委政]|籍)"
)
_COMPARED = re.compile(r"等?[地市]?(?:相比|比较|对比|比起来)")


def clusters(text: Text) -> Iterator[Fact]:
    """Each region once for each form of its name."""
    seen: set[str] = set()
    for start, end, confidence, rule in _found(text):
        value = re.sub(r"(?:地区|区域)$", "", text.seen[start:end])
        if value not in seen and not text.inside_title(start):
            seen.add(value)
            yield Fact(FactKind.CLUSTER, value, start, end, confidence, rule)


def _found(text: Text) -> Iterator[tuple[int, int, float, str]]:
    for match in _CLUSTER.finditer(text.seen):
        yield match.start(), match.end(), 0.97, "region cluster"
    for match in _OFFICES.finditer(text.seen):
        for start, end in items_before(text.seen, match.start(), 60):
            begin = without_leads(text.seen, after_last(text.seen, start, end, _MADE), end)
            if end - begin > 1 and _place_at(text.seen, begin) == end - begin:
                yield begin, end, 0.85, "aimed at places"
    held = (_HELD, _MET, _DAY_OF)
    for match in (m for pattern_ in held for m in pattern_.finditer(text.seen)):
        word = match["place"].removesuffix("市")
        if is_place(word) and word not in document_place(text):
            yield match.start("place"), match.end("place"), 0.75, "aimed at places"
    for match in _AIM.finditer(text.seen):
        listed = _places(text.seen, match.end())
        if not listed:
            continue
        end = listed[-1][1]
        then = re.split(r"[。；\n]", text.seen[end : end + 30])[0]
        if _COMPARED.match(then) or not any(_place_at(text.seen, a) for a, _ in listed):
            continue
        several = len(listed) > 1 or (match.group() in _STRONG) or re.match("对口|东西部", then)
        if (
            several
            and not _OFFICIAL.match(then)
            and (_PROMOTED.search(then) or match.group().startswith(("驻点", "常驻", "派驻")))
        ):
            for a, b in listed:
                yield a, b, 0.85, "aimed at places"


@cache
def is_county(word: str) -> bool:
    """Whether a word is a county-level city or a district: 昆山, 义乌市, 吴江."""
    found = places().find(word) if 2 <= len(word) <= 5 else None
    wide = found is not None and found.level == "county" and found.name.endswith(("市", "区"))
    return wide and found is not None and word in (found.name, found.core)


def _places(seen: str, at: int) -> list[tuple[int, int]]:
    """The places that are listed from `at` on, clusters among them."""
    found: list[tuple[int, int]] = []
    while size := _place_at(seen, at) or _county_at(seen, at):
        size += _place_at(seen, at + size)  # 湖北十堰
        found.append((at, at + size))
        join = _JOIN.match(seen, at + size)
        if join is None:
            break
        at = join.end()
    return found


def _county_at(seen: str, at: int) -> int:
    """A county-level place, which counts only within a list."""
    for size in (4, 3, 2):
        after = seen[at + size : at + size + 1]
        if after in ("、", "和", "等") and is_county(seen[at : at + size]):
            return size
    return 0


def _place_at(seen: str, at: int) -> int:
    cluster = _CLUSTER.match(seen, at)
    if cluster:
        return cluster.end() - at
    for size in range(8, 1, -1):
        if is_place(seen[at : at + size].replace("陜", "陕")) and at + size <= len(seen):
            return size
    return 0


@cache
def is_place(word: str) -> bool:
    """Whether a word is a province, a city, or a part of the world."""
    if word in words("regions_far"):
        return True
    found = places().find(word) if 2 <= len(word) <= 8 else None
    return found is not None and found.level != "county" and word in (found.name, found.core)
