"""Projects by name: firm, product, capacity, amount and stage as far as the text states them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.documents.fact import Fact, FactKind, FieldValue
from ingest.documents.firm_names import BELONGING
from ingest.documents.gazetteer import Found
from ingest.documents.one_project import has_failed
from ingest.documents.phrases import clause_start, items_before
from ingest.documents.project_names import CAPACITY, named, stage_of
from ingest.documents.project_tables import rows_of_projects
from ingest.documents.quantities import Quantity, quantities
from ingest.documents.text import Span, Text

_MADE = re.compile(rf"(?<=[，（后可])(?=年(?:产|处理|加工)\d){CAPACITY.pattern}")
"""…项目，总投资30亿元，年产30万台."""
_ORDINAL = re.compile(r"[ •—-]*(?:（?\d{1,2}[.、）．)]|（?[一二三四五六七八九十]{1,3}[）、是])? *")
_ITS_FIRM = re.compile(
    r"(?:投资(?:方|主体|人|企业|单位)|建设单位|业主(?:单位)?|企业)(?:为|是|：)?$|由$"
)
_INVESTED = re.compile(r"(?<!完成)(?<!到位)投资(?:总?额|规模)?(?:约|达|为|超|近|逾)?$")
_ADJUSTED = re.compile(r"总?投资(?:额|规模|总额)?[由从]原?[^，。；]{1,16}调[整增减](?:为|至|到)")
"""投资由原计划的5亿元调整为7.5亿元."""
_INVESTS = re.compile("(?:计划|拟|共|总)?投资")
ROW_NUMBER = re.compile(
    r"\d{1,3}(?:[.、．](?=[一-龥A-Za-z“])|(?=[一-龥])(?![万亿千百年月日个英寸号吨台套期米亩级条代层座位维度线]))"
)
_LISTED = re.compile(r"(?:、[^，。；、\n]{2,20})*(?P<end>等)[一-龥]{0,8}项目")
_OF_FIRM = re.compile("汽车|集团|股份|科技|公司|控股|集团公司|股份公司")
LONGEST_LIST = 120
_PRODUCT = re.compile(
    r"^(?:级|规模)?(?P<product>[一-龥A-Za-z0-9（）、及和-]{2,24}?)(?:的)?(?:智能)?(?:生产线|生产基地|生产|制造|加工|深加工|产业园|基地|工厂|建设|高值化|一体化|仓储|智造|产业化|项目|扩建|技改|综合利用|$)"
)


def ventures(text: Text, firms: Sequence[Found]) -> list[tuple[Fact, list[Span]]]:
    """Every named project once, with the passages whose figures are its own.

    What a later mention adds (its amount, its stage) is the project's too.
    """
    found: list[tuple[Fact, list[Span]]] = []
    first: dict[str, int] = {}
    amounts = [q for q in quantities(text) if q.is_money]
    taken: list[Span] = []
    for fact, row in rows_of_projects(text):
        taken.append(row)
        found.append((fact, [row]))
        first.setdefault(_stem(str(fact.value)), len(found) - 1)
    bare = {(a, b) for a, b, _, _ in firms}
    for begin, end, tail, listed in sorted(named(text, firms)):
        start = _behind_number(text, begin)
        value = text.seen[start:end]
        if any(a < end and start < b for a, b in taken) or text.inside_title(start):
            continue
        if listed and value.endswith("公司"):
            continue
        if _is_firm(text.seen, start, end, bare) and not _among_projects(text.seen, end, bare):
            continue
        taken.append((start, end))
        fields, own = _fields(text, start, end, tail, listed, firms, amounts)
        passages = [(start, tail), *own]
        if (told := first.get(_stem(value))) is not None:
            found[told] = _filled(found[told][0], fields), [*found[told][1], *passages]
            continue
        first[_stem(value)] = len(found)
        confidence = 0.85 if fields["firm"] or fields["capacity"] else 0.75
        rule = "list of projects" if listed else "named project"
        found.append(
            (Fact(FactKind.PROJECT, value, start, end, confidence, rule, fields), passages)
        )
    return found


def _is_firm(seen: str, start: int, end: int, firms: set[Span]) -> bool:
    """Whether a name is that of a firm, with 汽车 or 集团 or without."""
    return any(
        a == start and (b == end or _OF_FIRM.fullmatch(seen, b, end)) for a, b in firms if b <= end
    )


def _among_projects(seen: str, end: int, firms: set[Span]) -> bool:
    """Whether a firm's name stands for its project: 吉利三电、时代锂电、华友钴业等重大项目."""
    match = _LISTED.match(seen, end, end + LONGEST_LIST)
    if match is None:
        return False
    others = items_before(seen, match.start("end"))
    return not all(any(a <= x and y == b for x, y in firms) for a, b in others)


def _behind_number(text: Text, start: int) -> int:
    """A name without the row's number: 1光电显示模组项目, of a table whose cells are lost."""
    number = ROW_NUMBER.match(text.seen, start)
    return number.end() if number and start == text.line_at(start)[0] else start


def _stem(name: str) -> str:
    return name.removesuffix("项目").strip("“”")


def _filled(fact: Fact, more: Mapping[str, FieldValue]) -> Fact:
    """The same project with what a later mention tells and its first did not."""
    fields = {key: more.get(key) if value is None else value for key, value in fact.fields.items()}
    return replace(fact, fields=fields)


def projects(found: Sequence[tuple[Fact, list[Span]]]) -> Iterator[Fact]:
    """The facts among them."""
    return (fact for fact, _ in found)


def _fields(
    text: Text,
    start: int,
    end: int,
    tail: int,
    listed: bool,
    firms: Sequence[Found],
    amounts: Sequence[Quantity],
) -> tuple[dict[str, FieldValue], list[Span]]:
    seen = text.seen
    low, high = text.sentence(start)
    entry = _is_entry(text, start, tail)
    if entry:  # 1.柔性线路板项目。7月签约，投资方为…: the rest of the line is its own
        high = text.line_at(start)[1]
    name = seen[start:end]
    amount = _amount(seen, low, high, start, tail, amounts, listed=listed)
    if entry and amount is None:
        amount = _of_entry(seen, tail, high, amounts)
    inside = CAPACITY.search(name)
    capacity = inside or _MADE.search(seen, tail, min(high, tail + 60))
    product = None
    if inside:
        match = _PRODUCT.match(name[inside.end() :].removesuffix("项目"))
        product = match["product"] if match else None
    behind = seen[tail : high if entry else _clause_end(seen, tail, high)]
    behind = re.sub("[。；：]", "，", behind)
    stage = next(filter(None, map(stage_of, behind.split("，"))), None)
    stage = stage or stage_of(seen[_clause_before(seen, start, low) : start])
    fields: dict[str, FieldValue] = {
        "firm": _firm(seen, low, start, end, high, firms)
        or _firm_behind(seen, tail, high, firms, entry=entry),
        "product": product,
        "capacity": capacity.group() if capacity else None,
        "amount_yuan": amount.value if amount and amount.unit == "元" else None,
        "stage": None if has_failed(seen[tail:high]) else stage,
    }
    return fields, [(amount.start, amount.end)] if amount else []


def _is_entry(text: Text, start: int, tail: int) -> bool:
    """Whether a line begins with the project's name and goes on with what is to be said of it."""
    low, high = text.line_at(start)
    headed = _ORDINAL.fullmatch(text.seen, low, start) is not None
    return headed and text.seen[tail : tail + 1] in ("。", "：") and tail + 1 < high


def _of_entry(seen: str, at: int, high: int, amounts: Sequence[Quantity]) -> Quantity | None:
    """The first amount of an entry that is said to be invested."""
    for amount in amounts:
        if at <= amount.start < high and _INVESTED.search(seen, at, amount.start):
            return amount
    return None


def _firm_behind(
    seen: str, at: int, high: int, firms: Sequence[Found], *, entry: bool
) -> str | None:
    """The firm of an entry (投资方为…, 由…投资), or that the next sentence tells: 该项目由…投资."""
    for a, b, _, _ in firms:
        if entry and at <= a < high and (a - at < 4 or _ITS_FIRM.search(seen, at, a)):
            return seen[a:b]
        if not entry and high <= a < high + 8 and _ITS_FIRM.search(seen, high, a):
            return seen[a:b]
    return None


def _clause_before(seen: str, start: int, low: int) -> int:
    """Where the clause begins that leads to a name: 签约，投资20亿元建设 are one."""
    at = clause_start(seen, start, low)
    return clause_start(seen, at - 1, low) if at > low and _INVESTS.match(seen, at) else at


def _firm(
    seen: str, low: int, start: int, end: int, high: int, firms: Sequence[Found]
) -> str | None:
    within = [(a, b) for a, b, _, _ in firms if start <= a and b <= end]
    if within:
        return seen[slice(*within[0])]
    before = [(a, b) for a, b, _, _ in firms if low <= a and b <= start and start - b <= 24]
    between = seen[before[-1][1] : start] if before else ""
    if (
        before
        and not re.search(r"[。；]|等", between)
        and ("，" not in between or "投资" in between)
    ):
        if "、" in between or "分别" in seen[low:high]:
            return seen[slice(*before[-1])]
        return "、".join(seen[a:b] for a, b in _together(seen, low, before[-1], firms))
    after = [(a, b) for a, b, _, _ in firms if end <= a < min(high, end + 16)]
    if after and re.search(r"由$", seen[end : after[0][0]]):
        return seen[slice(*after[0])]
    return None


def _together(seen: str, low: int, last: Span, firms: Sequence[Found]) -> list[Span]:
    """The firms that are listed up to `last`, without those that own one of them."""
    told, at = [last], last[0]
    for a, b, _, _ in reversed(firms):
        if a < low or b > at:
            continue
        between = seen[b:at]
        if between in ("、", "和", "与", "及"):
            told.insert(0, (a, b))
        elif not BELONGING.fullmatch(between):
            break
        at = a
    return told


def _amount(
    seen: str,
    low: int,
    high: int,
    start: int,
    tail: int,
    amounts: Sequence[Quantity],
    *,
    listed: bool,
) -> Quantity | None:
    """The amount in the project's own clause before it, or in the one behind it."""
    before = [q for q in amounts if low <= q.start and q.end <= start and start - q.end <= 6]
    if listed:  # 总投资5亿元的…, but not the total of what stands before the list
        return before[-1] if before and seen[before[-1].end : start] == "的" else None
    if before and re.search(r"投资", seen[max(low, before[-1].start - 6) : before[-1].start]):
        return before[-1]
    after = [q for q in amounts if tail <= q.start < min(high, tail + 24)]
    if after and re.search(
        r"投资(?:额|规模|总额)?(?:约|达|为|超|近|逾)?$", seen[tail : after[0].start]
    ):
        return after[0]
    if len(after) > 1 and _ADJUSTED.fullmatch(seen, tail, after[1].start):
        return after[1]
    return None


def _clause_end(seen: str, at: int, high: int) -> int:
    """The end of the next clause but one: a stage often follows the amount."""
    marks = 0
    while at < high:
        marks += seen[at] in "，"
        if seen[at] in "。；\n" or marks == 2:
            return at
        at += 1
    return high
