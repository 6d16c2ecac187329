"""Enterprises in lists: A、B等企业, and those that stand beside known ones."""

import re
from collections.abc import Iterator

from ingest.documents.firm_names import LIKE_FIRM, begin_of_name, is_brand, is_head, may_be_name
from ingest.documents.gazetteer import Found
from ingest.documents.ordinary import is_ordinary
from ingest.documents.phrases import after_last, items_before, joined_parts, split_items
from ingest.documents.text import Text

_LISTED = re.compile(
    r"等(?:\d+余?[家户个]|[一二三四五六七八九十]+[家户]|一批|多家|众多|各类|国内外?|国际|知名|重点|龙头|骨干|头部|链主|“链主”|上市|大型|大|优质|领军|"
    r"行业|产业|上下游|上游|下游|关联|配套|意向|本地|本土|省内|省外|市内|市外|外地|规上|规模以上|优势|主要|民营|国有|中央|名优|实力|战略|投资|科技|制造|生产|加工|型|央属|已经?落户的?|"
    r"配套|外资|内资|外商|世界|中国|500强|、|及|和|的|一流|名强|意向|目标|核心|关键|高新技术|专精特新|“专精特新”|“小巨人”|独角兽|新能源|食品|医药|电子|汽车|装备|材料|光伏|纺织|农业)*"
    r"(?:企业|公司|国企|央企|民企|集团|厂商|客商|巨头|车企|药企|品牌|电商|平台企业|工厂|龙头)"
)
_PAIR = re.compile(
    r"(?P<two>[两二三四五六七八九]|\d)[家户大](?:全国|全球|国内|世界|中国|知名|龙头|链主|上市|头部|骨干|大型|重点|[一-龥]{0,6}[百十]强|[一-龥]{0,4})(?:企业|炼厂|公司|集团|药企|车企|巨头|龙头(?!项目)|央企|国企)"
)
_LISTED_COUNT = re.compile(
    r"等(?:\d+余?|[一二三四五六七八九十]+)[家户][一-龥“”]{0,8}?(?:企业|公司|厂商|客商|集团|国企|央企|民企)"
)
_LISTED_TRADE = re.compile(
    r"等(?![一-龥]{0,6}(?:机构|部门|高校|院所|协会|商会|地|领域|人员))[一-龥“”]{1,10}?(?:企业|公司|厂商|客商|集团)"
)
_MEETS = re.compile(
    r"等地|拜访了?|走访了?|引进了?|对接了?|考察了?|邀请了?|洽谈|招引了?|引入了?|会见|集聚了?|汇聚了?|依托|支持|推动|带动|吸引"
)
_NAMED_ONES = re.compile(
    r"(?:依托|支持|推动|发挥|拜访|走访|引进|招引|对接|考察|邀请|洽谈|培育|集聚|汇聚|引入|涌现|拥有|会见|与|和|以|促成|帮助)了?$"
)
_HEADED = re.compile(
    r"(?<=以)(?P<list>[^，。；：！？\n]{3,80}?)等?为(?:产业链)?(?:龙头|链主|引领|代表|骨干|核心|牵引|依托)"
)
_LEADING = re.compile(
    r"(?:依托|发挥|支持)(?P<list>[^，。；：！？\n]{5,60}?)等?(?:的)?(?:，|(?:龙头|链主|引领|带动|牵引|示范|辐射|支撑)(?:企业)?(?:带动|引领|示范)?作用|做大做强|做优做强|增资扩产)"
)
"""依托A、B，主攻…; 发挥A、B带动作用: names, where each of them bears a trade of firms."""
_MET_ONES = re.compile(
    r"(?:引进|招引|引入|引来|签下|对接|走访|拜访|考察|邀请|会见|培育|集聚|聚集|汇聚)(?:了|到)(?P<list>[^，。；：！？\n]{5,60}?)(?=[，。；]|等|\n|$)"
)
"""引进了天齐锂业、赣锋锂业: without a word for firms, where each bears a trade of firms."""
_BODY = re.compile("(?:工商联|协会|商会|学会|联盟|联合会)$")
"""What stands beside firms and is none."""
LONG_LIST = 400


def _are_strange(seen: str, listed: list[tuple[int, int]]) -> bool:
    """Whether a verb of meeting leads to names that no dictionary holds."""
    if len(listed) < 2:
        return False
    low, high = listed[0]
    begin = after_last(seen, low, high, _MEETS)
    if not _NAMED_ONES.search(seen, max(0, begin - 3), begin):
        return False
    names = [seen[begin:high], *(seen[a:b] for a, b in listed[1:])]
    return all(may_be_name(n) and len(n) < 9 and not is_ordinary(n) for n in names) and all(
        not is_ordinary(n[-2:]) or LIKE_FIRM.search(n) for n in names
    )


def listed_firms(text: Text, sure: set[str]) -> Iterator[Found]:
    """The items of lists that end in 企业, or are headed by a word for firms; `sure` are firms."""
    seen = text.seen
    yield from _leading(seen, sure)
    headed = [list(split_items(seen, *m.span("list"))) for m in _HEADED.finditer(seen)]
    counted = [m.start() for m in _LISTED_COUNT.finditer(seen)]
    strict = list(dict.fromkeys([*(m.start() for m in _LISTED.finditer(seen)), *counted]))
    before = [items_before(seen, at, 200) for at in strict]
    for pair in _PAIR.finditer(seen):
        listed = items_before(seen, pair.start(), 60)
        if "..两三四五六七八九".find(pair["two"]) == len(listed) or pair["two"] == str(len(listed)):
            before.append(listed)
    taken = set(strict)
    loose = [
        items_before(seen, m.start(), 200)
        for m in _LISTED_TRADE.finditer(seen)
        if m.start() not in taken
    ]
    before += [
        listed
        for listed in loose
        if any(LIKE_FIRM.search(seen, a, b) or seen[a:b] in sure for a, b in listed[1:])
        or sum(is_head(seen[a:b]) for a, b in listed[1:]) > len(listed) / 3
        or _are_strange(seen, _from_last_verb(seen, listed))
    ]
    for listed in (_from_last_verb(seen, items) for items in (*headed, *before) if items):
        first_start, first_end = listed[0]
        listed[0] = (begin_of_name(seen, first_start, first_end), first_end)
        behind = [(_behind_of(seen, *item), item[1]) for item in listed]
        parts = [part for item in behind for part in _sides(seen, item, sure)]
        parts = [p for p in parts if not _BODY.search(seen, *p)]
        names = [p for p in parts if may_be_name(seen[p[0] : p[1]])]
        known = any(seen[a:b] in sure for a, b in parts)
        if known or (len(names) == len(parts) and len(names) > 1):
            for a, b in names:
                yield a, b, 0.9 if known else 0.8, "list of firms"


def _leading(seen: str, sure: set[str]) -> Iterator[Found]:
    """Firms on which a chain leans: all of the list, if all are firms by name or by trade."""
    for match in (*_LEADING.finditer(seen), *_MET_ONES.finditer(seen)):
        listed = list(split_items(seen, *match.span("list")))
        names = [seen[a:b] for a, b in listed]
        if len(names) > 1 and all(n in sure or _bears_trade(n) for n in names):
            for a, b in listed:
                yield a, b, 0.8, "list of firms"


def _bears_trade(name: str) -> bool:
    """Whether a name is a 字号 of two signs or a place and one, and a trade: 晋能科技."""
    trade = LIKE_FIRM.search(name, 2)
    core = name[: trade.start()] if trade else ""
    return 2 <= len(core) <= 4 and not is_ordinary(core) and is_brand(core) and may_be_name(name)


def _from_last_verb(seen: str, listed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """赴北京、上海等地拜访隆基、远景: the list of firms begins behind the last verb."""
    for i in range(len(listed) - 1, 0, -1):
        begin = after_last(seen, *listed[i], _MEETS)
        if listed[i][0] < begin < listed[i][1] - 1:
            return [(begin, listed[i][1]), *listed[i + 1 :]]
    return listed


def _behind_of(seen: str, start: int, end: int) -> int:
    """东乡区的江西耐乐铜业 begins behind 的."""
    at = seen.rfind("的", start, end - 2)
    return at + 1 if at >= 0 else start


def listed_together(text: Text, sure: list[Found]) -> Iterator[Found]:
    """What stands in one list with firms, where half of the list or more are known ones."""
    seen = text.seen
    starts = {a: b for a, b, _, _ in sure}
    for start, end in _enumerations(seen):
        parts = _up_to_etc(seen, list(split_items(seen, start, end)))
        if len(parts) < 3:
            continue
        first = begin_of_name(seen, *parts[0])
        parts[0] = (first, parts[0][1])
        last_start, last_end = parts[-1]
        tail = re.search(r"等|在|为|均|已|的|和|先后|共", seen[last_start:last_end])
        parts[-1] = (
            last_start,
            last_start + tail.start() if tail and tail.start() > 1 else last_end,
        )
        known = [p for p in parts if starts.get(p[0], 0) and starts[p[0]] <= p[1]]
        if len(known) >= 2 and 2 * len(known) >= len(parts):
            for a, b in parts:
                if (a, b) not in known and b - a <= 8 and may_be_name(seen[a:b]):
                    yield a, b, 0.8, "listed with firms"


def _up_to_etc(seen: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A、B等企业增资扩产、招引配套: what stands behind 等 is no item of the list."""
    for i, (start, end) in enumerate(parts):
        if re.search("等(?!离子)", seen[start:end]):
            return parts[: i + 1]
    return parts


def _enumerations(seen: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in re.finditer(r"[，。；：！？\n（）“”|]|$", seen):
        if seen.find("、", start, mark.start()) >= 0 and mark.start() - start <= LONG_LIST:
            yield start, mark.start()
        start = mark.end()


def _sides(seen: str, item: tuple[int, int], sure: set[str]) -> list[tuple[int, int]]:
    parts = joined_parts(seen, *item)
    return parts if any(seen[a:b] in sure for a, b in parts) else [item]
