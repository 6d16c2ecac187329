"""Make ingest/documents/data/firms.txt: names under which texts speak of large firms.

    python tools/make_firm_names.py SHARED_DATA

From the profiles of listed firms, the groups and the lists of 500: short names of three signs and
more, without those that are words of the language (太阳能, 机器人) by jieba's dictionary.
"""

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import jieba

from graph.names import simplified, squeeze

OUT = Path(__file__).resolve().parent.parent / "ingest/documents/data/firms.txt"
TWO_SIGNS = "华为 小米 腾讯 京东 美的 格力 海尔 联想 百度 中兴 隆基 万科 奇瑞 吉利 蔚来 理想汽车 苹果公司 东软 海信 创维 康佳 中粮 伊利 蒙牛 娃哈哈 富士康 三星 西门子 博世 施耐德 特斯拉 沃尔玛 宜家 默沙东 辉瑞 阿斯利康 巴斯夫 陶氏 杜邦 松下 索尼 大众汽车 宝马 奔驰 丰田 本田 英特尔 高通 微软 亚马逊 阿里 字节跳动 滴滴 顺丰 中通 圆通 韵达 京东方"
FORMS = re.compile(r"(?:集团|控股|投资|实业|发展)*(?:股份)?(?:有限责任公司|有限公司|公司)$")
PLAIN = re.compile(r"^[\u4e00-\u9fffA-Za-z]{3,10}$")
COMMON = re.compile(
    r"^(?:中国|北京|上海|江苏|浙江|广东|山东|重庆|天津|四川|陕西)?(?:股份|集团|高速|银行|证券|旅游|能源|电力|建设|汽车|机场|港口|农业|科技|投资|交通|水务|环保)$"
)
FREQUENT = 3
NAMES = ("nz", "nt", "nr", "nrt", "nrfg")
"""Marks of jieba's dictionary for words that are names."""
ORDINARY = {
    "万里马",
    "南极光",
    "好想你",
    "值得买",
    "数字人",
    "数据港",
    "数据街",
    "山外山",
    "夜光明",
    "大东南",
    "大东方",
    "大智慧",
    "名家汇",
    "全新好",
    "天地源",
    "太平鸟",
    "太湖雪",
    "好太太",
    "好当家",
    "家家悦",
    "心里程",
    "创世纪",
    "中光学",
    "天目湖",
    "东阳光",
    "唐山港",
    "国货航",
    "建科院",
    "建研院",
    "省机场集团",
    "化工集团",
    "有为",
    "海南发展",
    "大众公用",
    "人民网",
    "新华网",
    "中青宝",
    "中国国贸",
    "中国经济",
    "长江经济",
    "新城市",
    "数字政通",
    "城发集团",
    "城投集团",
    "交投集团",
    "水务集团",
    "水投集团",
    "文旅集团",
    "国资集团",
    "农业集团",
    "能源集团",
    "科技集团",
    "旅游集团",
    "产投集团",
    "国投集团",
    "粮食集团",
    "公交集团",
    "地铁集团",
    "铁路集团",
    "航空集团",
    "机场集团",
    "港口集团",
    "投资控股",
    "国有资本",
    "产业投资",
    "金融控股",
    "大数据集团",
    "新天地",
    "国中",
    "同力",
    "梦之城",
    "航天发展",
    "环境集团",
    "航空工业",
    "中医药",
    "长三角",
    "招商局",
    "经开区",
}


TAGS = {
    line.split()[0]: line.split()[-1]
    for line in jieba.get_dict_file().read().decode("utf-8").splitlines()
}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a table."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    yield from csv.DictReader(text.splitlines())


def names(data: Path) -> Iterator[str]:
    """Every name that the lists give."""
    for row in rows(data / "profiles/ashare_profiles.csv.gz"):
        yield re.sub(r"^\*?(?:ST|N|C)|-[A-Z]+$|[AB]$", "", row["short_name"])
    for row in rows(data / "groups/groups.csv"):
        yield row["group_key"]
        yield FORMS.sub("", row["name"])
    for path in sorted((data / "rankings").glob("*.csv")):
        for row in rows(path):
            full = (
                row.get("name")
                or row.get("name_as_in_source")
                or row.get("entity_name_short")
                or ""
            )
            yield FORMS.sub("", full)


def is_name(name: str) -> bool:
    """Whether a name can be told from the words of the language."""
    if not PLAIN.match(name) or COMMON.match(name):
        return False
    if name in ORDINARY or name.startswith(("省", "市")):
        return False
    return (jieba.dt.FREQ.get(name) or 0) <= FREQUENT or TAGS.get(name, "") in NAMES


def main() -> None:
    """Write the list."""
    jieba.dt.initialize()
    found = {name for raw in names(Path(sys.argv[1])) if is_name(name := simplified(squeeze(raw)))}
    found |= set(TWO_SIGNS.split())
    head = "# Made by tools/make_firm_names.py from public lists: names of firms in running text\n"
    lines, line = [], ""
    for name in sorted(found):
        if len(line) + len(name) > 110:
            lines.append(line.rstrip())
            line = ""
        line += f"{name} "
    OUT.write_text(head + "\n".join([*lines, line.rstrip()]) + "\n", encoding="utf-8")
    sys.stdout.write(f"{OUT}: {len(found)}\n")


if __name__ == "__main__":
    main()
