"""Regions of China: codes, parents, centres, history, clusters, and how people write them.

The table `data/regions.csv` is made by `tools/make_regions.py`, which names its sources.
"""

import csv
import hashlib
import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from graph.names import simplified, squeeze

CLUSTERS: dict[str, tuple[str, ...]] = {
    "长三角": ("310000", "320000", "330000", "340000"),
    "粤港澳大湾区": (
        "440100", "440300", "440400", "440600", "440700", "441200", "441300", "441900", "442000",
        "810000", "820000",
    ),
    "京津冀": ("110000", "120000", "130000"),
    "成渝": (
        "500000", "510100", "510300", "510400", "510500", "510600", "510700", "510900", "511000",
        "511100", "511300", "511400", "511500", "511600", "511700", "511800", "512000",
    ),
}  # fmt: skip
"""Region clusters by the codes of their members: 长三角区域一体化发展规划纲要 (2019), 粤港澳大湾区
发展规划纲要 (2019), 京津冀协同发展规划纲要 (2015), 成渝地区双城经济圈建设规划纲要 (2021); of the
last the whole prefectures."""

CLUSTER_NAMES = {
    "珠三角": "粤港澳大湾区",
    "大湾区": "粤港澳大湾区",
    "粤港澳": "粤港澳大湾区",
    "成渝地区双城经济圈": "成渝",
    "成渝双城经济圈": "成渝",
    "川渝": "成渝",
    "长江三角洲": "长三角",
}
"""Other names under which bureaus write the clusters."""

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|"
    "纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|"
    "俄罗斯|鄂温克|德昂|保安|裕固|独龙|鄂伦春|各"
)
_SUFFIX = re.compile(
    rf"(?:(?:(?:{_PEOPLES})族?)*(?:自治区|自治州|自治县|自治旗)|特别行政区|新区|林区|特区|地区|省|市|盟|区|县|旗)$"
)
_PLAIN_SUFFIX = re.compile(r"(?:自治[区州县旗]|[省市盟区县旗])$")
"""For 内蒙古自治区, of whose name the people is a part."""
_ZONE = re.compile(r"(?:开发区|经开区|高新区|工业园|产业园|园区|新区|新城|示范区|功能区|保税区)")
_EVERYWHERE = re.compile(r"[东西南北]区|[东西南北中]?[城郊市]区|市[中郊]区|[矿新]区")
_COUNTY_KINDS = ("县", "区", "市", "旗")
_STREETS = ("路", "街", "巷", "道")
_TAIWAN = "71"
"""嘉义, 桃园, 台南 begin many 字号: as a head of a longer text they need their kind beside them."""
_COUNTRY = re.compile(r"^中国(?=[\u3400-\u9fff])")
_ELSEWHERE = re.compile(r"[\u3400-\u9fff]{2,10}?(?:市|自治州|盟|县)")
EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Region:
    """One region: GB/T 2260 code, name, level, code of its parent, centre in degrees."""

    code: str
    name: str
    level: str
    parent: str | None
    longitude: float | None
    latitude: float | None
    until: str = ""
    """Last year of a region that is no more."""
    became: str = ""
    """Code of the present region that it turned into."""

    @property
    def core(self) -> str:
        """The name without its kind: 汉中市 is 汉中."""
        for kind in (_SUFFIX, _PLAIN_SUFFIX):
            short = kind.sub("", self.name)
            if len(short) > 1:
                return short
        return self.name


@dataclass(slots=True)
class Places:
    """The table, with look-ups. `present` holds today's regions by code."""

    present: dict[str, Region]
    _by_word: dict[str, list[Region]] = field(default_factory=lambda: defaultdict(list))
    _longest: int = 0

    def add_words(self, regions: list[Region]) -> None:
        """Index every way of writing: full names and cores, historic ones for what they became.

        Today's regions come first. A historic name that a region around it bears today means
        that one: the county-level 汉中市 of old is 汉台区, but 汉中市 is the prefecture.
        """
        for region in regions:
            today = self.present.get(region.became if region.until else region.code)
            if today is None:
                continue
            words = {region.name, region.core}
            if region.code.startswith(_TAIWAN) and region.core in self._by_word:
                words = {region.name}  # 新北 is a district of 常州
            if region.until:
                words = {w for w in words if not _EVERYWHERE.fullmatch(w)} | {region.code}
            for word in words:
                known = self._by_word[word]
                if not any(self.inside(today.code, r.code) for r in known if region.until):
                    known.append(today)
        self._longest = max(map(len, self._by_word))

    def ancestors(self, code: str) -> Iterator[str]:
        """The code itself, its parent, its parent's parent."""
        current: str | None = code
        while current:
            yield current
            region = self.present.get(current)
            current = region.parent if region else None

    def inside(self, code: str, outer: str) -> bool:
        """Whether `code` is `outer` or under it."""
        return outer in self.ancestors(code)

    def prefecture(self, code: str) -> str:
        """The city over a county; a county right under a province, and a municipality, is one."""
        for ancestor in self.ancestors(code):
            if self.present[ancestor].level == "prefecture":
                return ancestor
        province = list(self.ancestors(code))[-1]
        return province if province[:2] in ("11", "12", "31", "50", "71", "81", "82") else code

    def clusters(self, code: str) -> tuple[str, ...]:
        """The region clusters that `code` lies in."""
        lineage = set(self.ancestors(code))
        return tuple(name for name, members in CLUSTERS.items() if lineage & set(members))

    def distance(self, one: str, other: str) -> float | None:
        """Kilometres between two centres along the great circle; None where one has no centre."""
        a, b = self.present.get(one), self.present.get(other)
        if not a or not b or None in (a.longitude, a.latitude, b.longitude, b.latitude):
            return None
        lon_a, lat_a, lon_b, lat_b = (
            math.radians(v or 0.0) for v in (a.longitude, a.latitude, b.longitude, b.latitude)
        )
        h = (
            math.sin((lat_b - lat_a) / 2) ** 2
            + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
        )
        return 2 * EARTH_KM * math.asin(math.sqrt(h))

    def find(self, text: str, near: str | None = None) -> Region | None:
        """The region that a cell or an address names, or None where none or no single one.

        `near` decides between places of one name: those in that region first, then those in its
        province. A zone (经开区, 高新区 …) without any place named lies in `near`. A text that
        contradicts itself (湖南省汉中市) names no region; see `contradiction`.
        """
        words = _COUNTRY.sub("", simplified(squeeze(text)))
        if words in self.present:
            return self.present[words]
        found, size = self._walk(words, near, self._longest, ())
        if found and self._elsewhere(words[size:], found):
            return None
        if found is None and near and _ZONE.search(words):
            return self.present.get(near)
        return found

    def contradiction(self, text: str, near: str | None = None) -> tuple[Region, Region] | None:
        """The region that a text begins with and one outside it that it goes on with, or None."""
        words = _COUNTRY.sub("", simplified(squeeze(text)))
        found, size = self._walk(words, near, self._longest, ())
        other = self._elsewhere(words[size:], found) if found else None
        return (found, other) if found and other else None

    def _elsewhere(self, rest: str, region: Region) -> Region | None:
        """The city, prefecture or county, by its full name, that `rest` begins with.

        Only where all that are so called lie in other provinces: within one, counties went from
        city to city (安庆市枞阳县 is 铜陵市枞阳县 today), and old addresses stay right.
        """
        match = _ELSEWHERE.match(rest)
        if not match or rest[match.end() : match.end() + 1] in _STREETS:
            return None
        named = [r for r in self._by_word.get(match.group(), ()) if r.name == match.group()]
        if not named or any(r.code[:2] == region.code[:2] for r in named):
            return None
        return named[0]

    def of_name(self, name: str, near: str | None = None) -> Region | None:
        """The region that an enterprise's name begins with: 陕西…, 汉中市…, 城固县….

        A county counts by its full name, or within what the name said before it.
        """
        words = _COUNTRY.sub("", simplified(squeeze(name)))
        found, size = self._walk(words, near, self._longest, ())
        if found is None or found.level != "county" or words[:size].endswith(_COUNTY_KINDS):
            return found
        outer = found.parent if found.parent else None
        above = self._descend(words, outer, self._longest, levels=("province", "prefecture"))
        return found if above else None

    def head(self, name: str) -> tuple[Region | None, int]:
        """The region that a name in normal form begins with, and how many characters say so.

        A county's core alone (东方, 长安) is no head: many 字号 are such words.
        """
        return self._walk(name, None, self._longest, ())

    def steps(self, name: str) -> list[tuple[Region, int]]:
        """The regions that a name in normal form begins with, outer first, each with its length."""
        return list(self._steps(name, None, self._longest, ()))

    def _descend(
        self, text: str, near: str | None, longest: int, levels: tuple[str, ...] = ()
    ) -> Region | None:
        """Read 省, 市, 县 from the left as far as they go."""
        return self._walk(text, near, longest, levels)[0]

    def _walk(
        self, text: str, near: str | None, longest: int, levels: tuple[str, ...]
    ) -> tuple[Region | None, int]:
        steps = list(self._steps(text, near, longest, levels))
        return (steps[-1][0], sum(used for _, used in steps)) if steps else (None, 0)

    def _steps(
        self, text: str, near: str | None, longest: int, levels: tuple[str, ...]
    ) -> Iterator[tuple[Region, int]]:
        region: Region | None = None
        at = 0
        while at < len(text) and (step := self._prefix(text[at:], region, near, longest, levels)):
            yield step
            region, used = step
            at += used

    def _prefix(
        self,
        text: str,
        outer: Region | None,
        near: str | None,
        longest: int,
        levels: tuple[str, ...],
    ) -> tuple[Region, int] | None:
        for size in range(min(len(text), longest), 1, -1):
            if text[size : size + 1] in _STREETS:
                continue
            options = [
                r
                for r in self._by_word.get(text[:size], ())
                if (not levels or r.level in levels)
                and (outer is None or (r.code != outer.code and self.inside(r.code, outer.code)))
                and (outer or self._stands_alone(r, text, size, near))
            ]
            if options:
                chosen = self._choose(options, near)
                return (chosen, size) if chosen else None
        return None

    def _stands_alone(self, region: Region, text: str, size: int, near: str | None) -> bool:
        """Whether the head of a text means the region: 东方红 is no 东方市.

        A name that many cities have (郊区) means the one in the city of `near`.
        """
        word = text[:size]
        if _EVERYWHERE.fullmatch(word):
            return near is not None and self.inside(region.code, self.prefecture(near))
        loose = region.level == "county" or (
            region.code.startswith(_TAIWAN) and bool(region.parent)
        )
        if size == len(text) or not loose or word != region.core:
            return True
        if word == region.name:
            return True
        return near is not None and self.inside(region.code, list(self.ancestors(near))[-1])

    def _choose(self, options: list[Region], near: str | None) -> Region | None:
        if len(options) <= 1:
            return options[0] if options else None
        for scope in self.ancestors(near) if near else ():
            inside = [r for r in options if self.inside(r.code, scope)]
            if len(inside) == 1:
                return inside[0]
        for level in ("province", "prefecture"):  # 吉林, 海南: the province
            larger = [r for r in options if r.level == level]
            if larger:
                return larger[0] if len(larger) == 1 else None
        return None


@cache
def places() -> Places:
    """The table, read once."""
    table = files("graph").joinpath("data/regions.csv").read_text(encoding="utf-8")
    regions = [
        Region(
            row["code"],
            row["name"],
            row["level"],
            row["parent"] or None,
            float(row["longitude"]) if row["longitude"] else None,
            float(row["latitude"]) if row["latitude"] else None,
            row["until"],
            row["became"],
        )
        for row in csv.DictReader(table.splitlines())
    ]
    found = Places({r.code: r for r in regions if not r.until})
    found.add_words([r for r in regions if not r.until] + [r for r in regions if r.until])
    return found


def cluster(text: str) -> str | None:
    """The cluster that a text names, or None."""
    word = simplified(squeeze(text))
    word = CLUSTER_NAMES.get(word, word)
    return word if word in CLUSTERS else None


@cache
def table_digest() -> str:
    """Changes when the table or the clusters do."""
    table = files("graph").joinpath("data/regions.csv").read_bytes()
    return hashlib.sha256(table + repr(sorted(CLUSTERS.items())).encode()).hexdigest()[:16]
