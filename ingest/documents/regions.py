"""Regions at which the promotion is aimed, or from which it draws."""

import re
from collections.abc import Iterator
from functools import cache

from graph.places import places
from ingest.documents.fact import Fact, FactKind
from ingest.documents.lexicon import pattern, words
from ingest.documents.phrases import NUMERAL, joined_parts, split_items, without_leads
from ingest.documents.text import Text

_CLUSTER = re.compile(
    rf"(?:{pattern('clusters')})(?!研究|协会|国际)(?:地区|区域|城市群|经济圈)?"
)
_AIMED = re.compile(
    r"(?:赴|前往|奔赴|深入|走进|面向|瞄准|聚焦|紧盯|盯紧|锁定|围绕|对接|来自|驻|在|到|立足|辐射|抢抓)"
    r"(?P<list>[^，。；：！？\n“”（）]{2,80}?)"
    rf"(?:等(?:{NUMERAL}个)?(?:重点|发达|沿海|东部|先进|目标|产业|国内外?|国家和?|省市区?|省份|地|地区|区域|城市|先发|一线|、)*(?:地区|区域|城市群|城市|省市|省份|省|市|国家|国|地)|(?:地区|区域|方向|两地|三地|四地|三省|两省|(?<=[一-龥])等))"
    r"(?P<then>[^。；\n]{0,40})"
)
_PROMOTED = re.compile(r"招商|考察|对接|推介|招引|投资|洽谈|拜访|驻点|联络处|客商|企业|产业转移|合作|走访|学习|项目|设立|布设|招才|引资|乡友|商会|外出")


def clusters(text: Text) -> Iterator[Fact]:
    """Each region once for each form of its name."""
    seen: set[str] = set()
    for start, end, confidence, rule in _found(text):
        value = re.sub(r"(?:地区|区域|等地)$", "", text.seen[start:end])
        if value not in seen and not text.inside_title(start):
            seen.add(value)
            yield Fact(FactKind.CLUSTER, value, start, end, confidence, rule)


def _found(text: Text) -> Iterator[tuple[int, int, float, str]]:
    for match in _CLUSTER.finditer(text.seen):
        yield match.start(), match.end(), 0.97, "region cluster"
    for match in _AIMED.finditer(text.seen):
        whole = match.group("then") + match.group("list")
        if not _PROMOTED.search(whole):
            continue
        for start, end in split_items(text.seen, match.start("list"), match.end("list")):
            for a, b in joined_parts(text.seen, start, end):
                begin = without_leads(text.seen, a, b)
                if is_place(text.seen[begin:b]):
                    yield begin, b, 0.85, "aimed at places"


@cache
def is_place(word: str) -> bool:
    """Whether a word is a province, a city, or a part of the world."""
    if word in words("regions_far"):
        return True
    found = places().find(word) if 2 <= len(word) <= 8 else None
    return found is not None and found.level != "county" and word in (found.name, found.core)
