"""Landings: which large firm came to which city, as cases that a ranking is judged on."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import UsageError
from graph.names import simplified, squeeze
from graph.places import places

COLUMNS = ("city", "chain", "segment", "firm")
"""A case needs them; year, province, group and case_id are taken where they are."""

_JOINED = re.compile(r"[、,，;；/]|与")
_BRACKETS = re.compile(r"[(（]([^)）]*)[)）]")
_ENDING = re.compile(r"(?:股份有限公司|有限责任公司|有限公司|总公司|公司|集团|控股|股份|投资)+$")
_REGION = re.compile(
    r"^(?:中国|北京|上海|天津|重庆|深圳市?|广州|新疆|内蒙古|浙江|江苏|湖南|湖北|河南|河北|山东|"
    r"山西|陕西|四川|福建|江西|安徽|广东|广西|辽宁|吉林|黑龙江|云南|贵州|甘肃|青海|宁夏|西藏|海南)"
)
_TRADE_ONLY = frozenset(
    """
    能源 化学 建材 铝业 诚通 中药 纸业 化工 石油 医药 工程机械 铜业
    煤业化工 电力 钢铁 水泥 电子 电气 汽车 食品 航空 航天 建筑 交通 有色
    矿业 农业 环保 科技 发展 重工 机械
    """.split()  # noqa: SIM905 - a list of words reads better so
)
"""What is left of 中国化学 or 中国中药 without its region names a trade, not a firm."""


@dataclass(frozen=True, slots=True)
class Landing:
    """One firm that signed or began a project in a city. `group` may be empty."""

    case_id: str
    year: int | None
    province: str
    city: str
    chain: str
    segment: str
    firm: str
    group: str

    @property
    def cores(self) -> tuple[str, ...]:
        """The names by which the firm, any one of a joint deal, or its group is known."""
        return tuple(dict.fromkeys([*name_cores(self.firm), *name_cores(self.group)]))

    @property
    def region(self) -> str | None:
        """Code of the city, or where it is not known of the province; None where neither is."""
        found = places().find(self.province + self.city) or places().find(self.city)
        return found.code if found else None

    @property
    def city_is_known(self) -> bool:
        """Whether the city itself is, not only its province."""
        if places().find(self.city):
            return True
        code = self.region
        return code is not None and places().present[code].level != "province"

    @property
    def key(self) -> str:
        """Who came where for what: two tables that hold one landing give it one key."""
        told = "|".join((self.city, self.chain, self.segment, "、".join(self.cores)))
        return hashlib.sha256(told.encode()).hexdigest()[:16]

    def is_right(self, names: Iterable[str | None]) -> bool:
        """Whether one of these names or short names contains a core of the firm or its group."""
        told = [simplified(squeeze(name)) for name in names if name]
        return any(core in name for core in self.cores for name in told)

    def is_clearly_right(self, names: Iterable[str | None]) -> bool:
        """Whether a core begins one of these names, the region before it apart.

        中国华电集团 contains 国华, the core of 国华投资, and is another firm.
        """
        told = [simplified(squeeze(name)) for name in names if name]
        return any(
            start.startswith(core)
            for core in self.cores
            for name in told
            for start in _starts(name)
        )


def _starts(name: str) -> Iterator[str]:
    """The name as it begins, and as it goes on after its country, regions and brackets."""
    yield name
    rest = name.removeprefix("中国").lstrip("()（）")
    yield rest
    used = sum(size for _, size in places().steps(rest))
    yield rest[used:].lstrip("()（）")


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is no case: its number in the table, the header being row 1, and why."""

    row: int
    reason: str


def name_cores(written: str) -> list[str]:
    """The telling parts of a name: without brackets, legal form and region; 中国 alone is none."""
    found = []
    for part in _JOINED.split(simplified(squeeze(written))):
        for name in (_BRACKETS.sub("", part), *_BRACKETS.findall(part)):
            core = _ENDING.sub("", name.strip())
            bare = _REGION.sub("", core)
            kept = bare if len(bare) >= 2 and bare not in _TRADE_ONLY else core
            if len(kept) >= 2 and kept != "中国":
                found.append(kept)
    return found


def read_landings(
    rows: Sequence[Mapping[str, str]], where: str, numbers: Sequence[int] = ()
) -> tuple[list[Landing], list[Refused]]:
    """The cases of a table, and the rows that are none.

    A row needs a city that there is (or a province, whose own place then stands for it), a segment
    and a firm. `numbers` are those of the rows in the file. Raises `UsageError` where a column is
    missing or no row is a case.
    """
    if rows:
        missing = [name for name in COLUMNS if name not in rows[0]]
        if missing:
            raise UsageError(
                f"案例表缺少列:{'、'.join(missing)}",
                hint=f"首行要有 {'、'.join(COLUMNS)};year、province、group、case_id 可选",
                where=where,
            )
    kept, refused = [], []
    for place, row in enumerate(rows, start=1):
        landing = _landing(row, place)
        if why := _lacking(landing):
            number = numbers[place - 1] if numbers else place + 1
            refused.append(Refused(number, why))
        else:
            kept.append(landing)
    if not kept:
        first = "".join(f",如第 {r.row} 行:{r.reason}" for r in refused[:1])
        raise UsageError(
            f"案例表里没有一条可用的案例{first}", hint="每行要有城市、环节和企业", where=where
        )
    return kept, refused


def _lacking(landing: Landing) -> str:
    """Why a row is no case; empty where it is one."""
    lacking = [
        name
        for name, held in (
            ("city(城市)", landing.city),
            ("segment(环节)", landing.segment),
            ("firm(企业)", landing.cores),
        )
        if not held
    ]
    if lacking:
        return f"没有 {'、'.join(lacking)}"
    if landing.region is None:
        return f"没有这个城市:{landing.province}{landing.city};写地级市的名称,如 汉中"
    return ""


def _landing(row: Mapping[str, str], number: int) -> Landing:
    def cell(name: str) -> str:
        return squeeze(row.get(name) or "")

    year = cell("year")[:4]
    return Landing(
        case_id=cell("case_id") or str(number),
        year=int(year) if year.isdecimal() else None,
        province=cell("province"),
        city=cell("city"),
        chain=cell("chain"),
        segment=cell("segment"),
        firm=cell("firm"),
        group=cell("group"),
    )
