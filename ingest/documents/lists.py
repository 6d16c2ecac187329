"""Lists that a text means: the 500-strong, and leaders of a trade where a list is meant."""

import re
from collections.abc import Iterator

from ingest.documents.fact import Fact, FactKind
from ingest.documents.text import Text

_STRONG = re.compile(
    r"(?:(?:世界|全球|财富|中国|国内外|国内|全国|民营企业|民营|民企|制造业企业|制造业|服务业企业|服务业|企业|三类|三个|两类|三大|各类|“){0,8})(?:500|五百)强"
)
_LEADERS = re.compile(r"行业(?:领军|领军型|领先|龙头领军)企业")
_KIND_AND = re.compile(
    r"(世界|中国|民营|国内)(?:企业)?(?=(?:、|和|及|与)(?:世界|中国|民营|国内|民营企业|中国民营){0,4}(?:企业)?(?:500|五百)强)"
)


def lists(text: Text) -> Iterator[Fact]:
    """Each list once for each form of its name."""
    seen: set[str] = set()
    for match in _STRONG.finditer(text.seen):
        start = match.start() + (match.group().startswith("“"))
        value = text.seen[start : match.end()].replace("“", "")
        if value not in seen and not text.inside_title(start):
            seen.add(value)
            yield Fact(FactKind.LIST_MEANT, value, start, match.end(), 0.97, "500-strong")
    for match in _KIND_AND.finditer(text.seen):
        value = f"{match.group(1)}500强"
        if value not in seen:
            seen.add(value)
            end = text.seen.find("强", match.end()) + 1
            yield Fact(FactKind.LIST_MEANT, value, match.start(), end, 0.9, "500-strong, joined")
    found = _LEADERS.search(text.seen)
    if found and not text.inside_title(found.start()):
        yield Fact(
            FactKind.LIST_MEANT,
            found.group(),
            found.start(),
            found.end(),
            0.85,
            "leaders of trades",
        )
