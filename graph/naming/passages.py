"""Names and codes that stand in a longer text: 我市与比亚迪签约, 比亚迪(002594.SZ)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.names import credit_code, legal_name, stock_code
from graph.naming.parts import NameParts, parse_name, without_legal_form
from graph.naming.trades import trade_words
from graph.places import places

_ENDING = re.compile(r"公司|集团|银行|研究院|研究所|合作社|厂")
_LINE = r"、,。;:!?(\[\]\"“”‘’\s"
_BEFORE = re.compile(
    rf"(?:^|[.{_LINE}]|公司|集团|银行|政府|委员会)"
    r"(?:其中|由|与|和|及|同|对|向|从|在|是|为|有|给|请|到)?$"
)
_AFTER = re.compile(
    rf"^(?:$|[){_LINE}]|等|投资|建设|在|的|与|和|及|签|总|已|将|拟|正|于|承建|生产|有意|计划|来|为|是|也|就|对)"
)
_BEFORE_SHORT = re.compile(
    rf"(?:^|[{_LINE}]|[与和及同跟由对向在赴访])$|"
    r"(?:引进|引入|引育|招引|对接|走访|拜访|考察|洽谈|邀请|联系|携手|牵手|依托|围绕|推动|支持|服务|聚焦|瞄准|"
    r"以及|其中|包括|例如|比如)$"
)
_AFTER_SHORT = re.compile(
    rf"^(?:$|[){_LINE}]|等|签约|签订|签署|投资|来[^自]|赴|考察|董事|总裁|总经理|高管|一行|项目|落户|落地|入驻|"
    r"开工|投产|将在|拟在|已在|计划|有意|举行|座谈|合作|洽谈|的|与|和|及)"
)
_SHORTEST = 3
"""A short name of two characters (五矿) is a part of many other words."""
_SHORTEST_BODY = 4
"""The same for a full name without its legal form: 华为技术."""
_CODE = re.compile(
    r"(?<![0-9A-Z])(?:(?:SH|SZ|BJ)[.:]?[0-9]{6}|[0-9]{6}(?:\.(?:SH|SZ|BJ|XSHG|XSHE))?|[0-9A-Z]{18})"
    r"(?![0-9A-Z])"
)
_AROUND = re.compile(r"^[(,:;、\s-]*|[),:;、\s-]*$|\((?:股票|证券)?(?:代码)?[::]?\)")
_CODE_WORDS = re.compile(r"(?:统一社会信用代码|信用代码|股票代码|证券代码|股票|代码)[::]?")


@dataclass(frozen=True, slots=True)
class Found:
    """A spelling that stands in a text as words of its own, and whose it may be."""

    text: str
    owners: frozenset[str]


class Passages:
    """The spellings of a register as they are looked for in texts."""

    def __init__(self, names: Iterable[tuple[NameParts, str, bool]]) -> None:
        """`names` are parsed spellings, whose they are, and whether they are short names."""
        self._full: dict[str, set[str]] = defaultdict(set)
        self._short: dict[str, set[str]] = defaultdict(set)
        for parts, enterprise, short in names:
            brief = parts.bare if short else without_legal_form(parts.bare)
            if not short:
                self._full[parts.bare].add(enterprise)
            if len(brief) >= (_SHORTEST if short else _SHORTEST_BODY):
                self._short[brief].add(enterprise)
        for word in trade_words():  # 机器人 and 太阳能 are listed firms, too
            self._short.pop(word, None)
        self._full_sizes = sorted({len(x) for x in self._full if len(x) >= 6}, reverse=True)
        self._short_sizes = sorted({len(x) for x in self._short}, reverse=True)

    def full_names(self, form: str) -> Sequence[Found]:
        """Full names in a text, the longest that end in one place, in order."""
        found: list[Found] = []
        for ending in _ENDING.finditer(form):
            end = ending.end()
            for size in self._full_sizes:
                at = end - size
                if at < 0 or size == len(form):
                    continue
                owners = self._full.get(form[at:end])
                if owners and _BEFORE.search(form[:at]) and _AFTER.match(form[end:]):
                    found.append(Found(form[at:end], frozenset(owners)))
                    break
        return found

    def short_names(self, form: str) -> Sequence[Found]:
        """Short names in a text that is more than a name, the longest first of each place."""
        found: list[Found] = []
        at = 0
        while at < len(form):
            hit = self._at(form, at)
            if hit:
                found.append(hit)
            at += len(hit.text) if hit else 1
        return found

    def _at(self, form: str, at: int) -> Found | None:
        if not _BEFORE_SHORT.search(form[:at]):
            return None
        for size in self._short_sizes:
            text = form[at : at + size]
            if len(text) == size < len(form) and (owners := self._short.get(text)):
                rest = form[at + size :]
                stands = _AFTER_SHORT.match(rest) and not _is_place(rest)
                return Found(text, frozenset(owners)) if stands else None
        return None


def _is_place(rest: str) -> bool:
    """Whether a text begins with a place in brackets: 宁德时代(四川) is not 宁德时代."""
    return rest.startswith("(") and bool(places().head(rest[1:])[1])


def code_beside_name(mention: str) -> tuple[str, str] | None:
    """The code that a mention gives beside a name, in normal form, and the name; None without."""
    form = legal_name(mention)
    for found in _CODE.finditer(form):
        code = credit_code(found.group()) or stock_code(found.group().replace(":", ""))
        name = _CODE_WORDS.sub("", form[: found.start()] + form[found.end() :])
        name = _AROUND.sub("", name)
        if code and parse_name(name).bare:
            return code, name
    return None
