"""Finds the enterprise whose name stands at the end of some words."""

import re
from collections import defaultdict
from collections.abc import Collection

from graph.names import legal_name
from graph.naming.parts import parse_name, without_legal_form
from graph.naming.resolver import Spelling
from graph.naming.variants import body_key

_SHORTEST = 3
_LEAD = re.compile(
    r"(?:^|国资委|直属|直管的?|管理的?|中央企业|央企|强|企业|之一|国有|省属|市属|独资|独资的|大型|巨头|龙头|领军者|"
    r"由|是|为|系|于|家|的|[年月日]|目前|[()、]|国内|国际|跨国公司|民营|知名|集团公司|上市公司)$"
)
"""What may stand before a name: 河北 before 港口集团 says that another 港口集团 is meant."""
_GENERIC = frozenset(
    {
        "上市公司",
        "有限公司",
        "集团公司",
        "股份公司",
        "控股公司",
        "国有企业",
        "中央企业",
        "央企集团",
        "省国资委",
    }
)


class OwnerNames:
    """Exact names of enterprises, short names, and full names without legal form, if one's alone.

    Likeness does not count: a group and what it owns are alike.
    """

    def __init__(self, spellings: Collection[Spelling]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for spelling in spellings:
            form = legal_name(spelling.text)
            owners[form].add(spelling.enterprise)
            if not spelling.short and (body := body_key(form)) and "|" not in body:
                owners[body].add(spelling.enterprise)
            elif not spelling.short and parse_name(form).group:
                owners[without_legal_form(parse_name(form).bare)].add(spelling.enterprise)
        self._whole = {legal_name(s.text) for s in spellings if not s.short}
        self._owner = {
            form: next(iter(ids))
            for form, ids in owners.items()
            if len(ids) == 1 and len(form) >= _SHORTEST and form not in _GENERIC
        }
        self._longest = max(map(len, self._owner), default=0)

    def at_end(self, words: str) -> tuple[str, bool] | None:
        """The enterprise whose name `words` end with, and whether that is its name in full."""
        form = legal_name(words)
        for start in range(max(0, len(form) - self._longest), len(form) - _SHORTEST + 1):
            owner = self._owner.get(form[start:])
            if owner and _LEAD.search(form[:start]):
                return owner, form[start:] in self._whole
        return None
