"""Figures with a unit, in base units: where they stand, and what they are worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.documents.tenths import tenths
from ingest.documents.text import Text

SCALES = {
    "十": 1e1,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "十万": 1e5,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
    "百亿": 1e10,
    "千亿": 1e11,
    "万亿": 1e12,
}
MONEY = {
    "元": "元",
    "人民币": "元",
    "块": "元",
    "美元": "美元",
    "美金": "美元",
    "欧元": "欧元",
    "港元": "港元",
    "港币": "港元",
    "日元": "日元",
    "韩元": "韩元",
    "英镑": "英镑",
    "新元": "新元",
}
_DAYS = {"个工作日": "工作日"}
_PERCENT = {"%": "%", "‰": "‰", "个百分点": "个百分点", "百分点": "个百分点"}
_COUNTED = [
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "公里",
    "千米",
    "公顷",
    "米",
    "亩",
    "千瓦时",
    "千瓦",
    "兆瓦时",
    "兆瓦",
    "吉瓦时",
    "吉瓦",
    "MW",
    "GW",
    "KW",
    "kW",
    "GWh",
    "MWh",
    "kWh",
    "kV",
    "千伏安",
    "千伏",
    "P",
    "PFlops",
    "吨标准煤",
    "吨",
    "公斤",
    "千克",
    "标准箱",
    "标箱",
    "TEU",
    "载重吨",
    "辆",
    "台套",
    "台",
    "套",
    "件套",
    "件",
    "只",
    "头",
    "羽",
    "株",
    "箱",
    "片",
    "根",
    "支",
    "瓶",
    "颗",
    "条",
    "匹",
    "尾",
    "双",
    "盒",
    "家次",
    "家",
    "户次",
    "户",
    "人次",
    "人",
    "名",
    "个",
    "场次",
    "场",
    "批次",
    "批",
    "期",
    "项次",
    "项",
    "宗",
    "起",
    "处",
    "座",
    "所",
    "类",
    "种",
    "门",
    "款",
    "班次",
    "趟次",
    "趟",
    "航次",
    "车次",
    "件次",
    "列次",
    "列",
    "架次",
    "架",
    "艘",
    "栋",
    "幢",
    "间",
    "层",
    "倍",
    "份",
    "篇",
    "封",
    "笔",
    "幅",
    "次",
    "组",
    "对",
    "轮",
    "档",
    "张",
    "卷",
    "册",
    "点",
    "支队伍",
    "支队",
    "位",
    "天",
    "工作日",
    "小时",
    "分钟",
    "度",
    "大类",
    "大项",
    "小项",
    "辆次",
    "枚",
    "把",
    "包",
    "粒",
    "盏",
    "盘",
    "桶",
    "升",
    "克",
    "吨级",
    "标台",
    "课时",
    "学时",
    "届",
]
_UNITS = sorted([*MONEY, *_PERCENT, *_DAYS, *_COUNTED], key=lambda u: (-len(u), u))
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = "万亿|千亿|百亿|亿|千万|百万|十万|万|千|百"
_QUANTITY = re.compile(
    rf"(?:(?<![\d.·A-Za-z〔-])(?<!(?<![比速幅长])\+)|(?<=[长速幅加减率为是]-))(?P<low>(?:{_NUMBER})(?:{_SCALE})?[余多]?%?(?:[-—~至到]+))?"
    rf"(?P<number>{_NUMBER})[余多几]?(?P<scale>{_SCALE})?[余多]?(?P<unit>{'|'.join(map(re.escape, _UNITS))})?"
)
_ROW = re.compile(rf"分别[一-龥]{{0,12}}?(?P<row>(?:(?:{_NUMBER})[、和])+)$")
_NO_COUNT_AFTER = re.compile(
    r"(?:强|级|号|版|代|型|日|月|年(?!轻)|时(?!尚)|点\d|届|章|条款|周年|G\b)"
)
_HIGHER = re.compile(r"(?<![\d.,])(?P<number>\d{1,4})(?P<scale>万亿|[亿万千])$")
"""2亿 of 2亿3千万元."""
_CUT = re.compile(r"\d[.,]? $|\d[余多]?(?:万亿|[亿万千百])$")
"""What stands before the tail of a figure: 5 of 5 6.3%, which a scanner divided."""
_ORDER = re.compile(r"(?:第|前|No\.?|NO\.?|排名|TOP|Top|[A-Za-z])$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure: its place, its worth in base units, its unit, and the scale as written."""

    start: int
    end: int
    value: float
    unit: str
    low: float | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in MONEY.values()

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage or a difference of such."""
        return self.unit in _PERCENT.values()


_UNIT = re.compile(rf"(?P<scale>{_SCALE})?(?P<unit>{'|'.join(map(re.escape, _UNITS))})")


def base_unit(text: str) -> tuple[float, str] | None:
    """A unit as the head of a column writes it: what a figure is multiplied by, and base unit."""
    match = _UNIT.fullmatch(text)
    if not match:
        return None
    unit = match["unit"]
    base = MONEY.get(unit) or _PERCENT.get(unit) or _DAYS.get(unit) or unit
    return SCALES.get(match["scale"] or "", 1.0), base


def worth(number: str, scale: float) -> float:
    """A figure as written, in base units."""
    return _exact(float(number.replace(",", "")) * scale)


def quantities(text: Text) -> Iterator[Quantity]:
    """Every figure of the text that has a unit, outside titles, in order."""
    shares = [Quantity(*share, "%") for share in tenths(text)]
    if not shares:
        return _written(text)
    return iter(sorted([*_written(text), *shares], key=lambda q: q.start))


def _written(text: Text) -> Iterator[Quantity]:
    seen = text.seen
    for match in _QUANTITY.finditer(seen):
        if text.inside_title(match.start()):
            continue
        yield from _shared(seen, match)
        found = _quantity(seen, match)
        if found:
            yield found


def _shared(seen: str, match: re.Match[str]) -> Iterator[Quantity]:
    """分别提高4.1、6.8、1.9个百分点: the figures before the one that bears the unit of all."""
    last = _quantity(seen, match)
    row = _ROW.search(seen, max(0, match.start() - 48), match.start()) if last else None
    if last is None or row is None or not match["unit"]:
        return
    scale = SCALES.get(match["scale"] or "", 1.0)
    for number in re.finditer(_NUMBER, row["row"]):
        at = row.start("row")
        value = worth(number.group(), scale)
        yield Quantity(at + number.start(), at + number.end(), value, last.unit)


def _quantity(seen: str, match: re.Match[str]) -> Quantity | None:
    scale, unit = match["scale"] or "", match["unit"] or ""
    start = match.start("number")
    before = seen[max(0, match.start() - 4) : match.start()]
    if _ORDER.search(before) or (not unit and scale not in ("亿", "万亿", "千亿", "百亿", "万")):
        return None
    if match["low"] is None and re.search(r"[\d%亿万][-—~至到]$", before):
        return None
    after = seen[match.end() : match.end() + 3]
    if not unit and (not re.match(r"[，。；、）\n]|以上|投资|的", after) or scale == "万"):
        return None
    if unit and not scale and _NO_COUNT_AFTER.match(after) and unit not in ("%", "元"):
        return None
    if unit in ("条", "款", "项") and before.endswith("第"):
        return None
    higher = _higher(seen, match, scale)
    if higher is None:
        return None
    start -= higher[1]
    number = float(match["number"].replace(",", ""))
    if seen[match.start() - 1 : match.start()] == "-":
        number, start = -number, start - 1
    if unit == "位" and re.match(
        r"[一-龥]{0,4}(?:客商|企业家|专家|嘉宾|代表|领导|委员|人士|负责人|干部|院士)",
        seen[match.end() :][:10],
    ):
        number = max(number, 1.0)
    elif unit == "点" or (unit in ("度", "届", "位", "层", "P") and number < 1000):
        return None
    worth = number * SCALES.get(scale, 1.0) + higher[0]
    base = MONEY.get(unit) or _PERCENT.get(unit) or _DAYS.get(unit) or unit or "元"
    low = _low(match["low"], scale)
    return Quantity(start if low is None else match.start(), match.end(), _exact(worth), base, low)


def _higher(seen: str, match: re.Match[str], scale: str) -> tuple[float, int] | None:
    """What stands before in a higher scale (2亿 of 2亿3千万元), and how many signs it has.

    None where the figure is the tail of one that is not understood.
    """
    before = seen[max(0, match.start() - 8) : match.start()]
    if not _CUT.search(before):
        return 0.0, 0
    higher = _HIGHER.search(before)
    own = float(match["number"].replace(",", "")) * SCALES.get(scale, 1.0)
    if higher is None or match["low"] or own >= SCALES[higher["scale"]]:
        return None
    return float(higher["number"]) * SCALES[higher["scale"]], len(higher.group())


def _low(text: str | None, scale: str) -> float | None:
    if not text:
        return None
    found = re.match(rf"({_NUMBER})({_SCALE})?", text)
    assert found
    return _exact(float(found[1].replace(",", "")) * SCALES.get(found[2] or scale, 1.0))


def _exact(value: float) -> float:
    """Without the noise of binary fractions: 521.8亿 is 52180000000."""
    return float(f"{value:.12g}")
