"""Shares in tenths, as offices write them: 资金到位率六成 is 60 %, 八成五 85 %."""

import re
from collections.abc import Iterator

from ingest.documents.text import Text

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_TENTHS = re.compile(
    r"(?P<tens>[一二三四五六七八九])成(?P<ones>[一二三四五六七八九](?![一二三四五六七八九十百千万个年是要]))?(?![立为果效长功本员都形型熟品交套片批就分])"
)
_OF_SHARE = re.compile(r"(?:[率达到至比为近过约逾超降增长]|占[^，。；：、\n]{0,14})$")
BEFORE = 16
"""Signs before it in which a word must say that it is a share: 到位率, 占全国, 增长."""


def tenths(text: Text) -> Iterator[tuple[int, int, float]]:
    """Start, end and percent of every share in tenths, outside titles."""
    for match in _TENTHS.finditer(text.seen):
        told = _OF_SHARE.search(text.seen, max(0, match.start() - BEFORE), match.start())
        if told and not text.inside_title(match.start()):
            share = 10.0 * _DIGITS[match["tens"]] + _DIGITS.get(match["ones"] or "", 0)
            yield match.start(), match.end(), share
