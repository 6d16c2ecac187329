"""The four cities build without a reject, and what is said of them makes sense in the trade."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from api.answers.gaps import gaps
from api.answers.targets import gap_targets
from api.build import build
from graph.gaps.read import read_standings
from graph.store import open_store
from graph.workspace import load_workspace
from ingest.kinds.chain_yaml import read_map
from matcher.filters import Filters

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
FOLDERS = ["enterprises", "rankings", "relations", "projects", "policies", "parks"]
DEEP = 12
"""So many segments, each with products, make a chain of full depth."""


@dataclass(frozen=True)
class City:
    """What holds of one city.

    `gaps` are known facts: the segment's kind and status; `no_gaps` are strong here. `first` are
    firms that all stand among the first ten of a gap; `never` are firms of other trades, one of
    which once stood there.
    """

    region: str
    chains: int
    deep: int
    gaps: Mapping[str, tuple[str, str]]
    no_gaps: tuple[str, ...]
    first: Mapping[str, tuple[str, ...]]
    never: Mapping[str, tuple[str, ...]]


CITIES = {
    "hanzhong": City(
        "610700",
        3,
        3,
        {"现代材料/钒钛冶炼": ("补链", "missing"), "航空装备/航空锻铸件": ("补链", "unknown")},
        ("航空装备/整机总装试飞",),
        {"航空装备/航空锻铸件": ("派克新材", "三角防务")},
        {},
    ),
    "ankang": City(
        "610900",
        8,
        3,
        {
            "毛绒玩具文创/绒布面料": ("补链", "missing"),
            "富硒食品/茶饮料与新茶饮": ("延链", "missing"),
            "蚕桑丝绸/织绸": ("延链", "missing"),
            "新型材料/高纯石英砂": ("补链", "unknown"),
        },
        ("富硒食品/魔芋粉加工", "富硒食品/预制菜", "毛绒玩具文创/充棉手缝"),
        {
            "毛绒玩具文创/纱线": ("桐昆集团", "恒逸集团", "百宏实业"),
            "毛绒玩具文创/绒布面料": ("中鑫毛纺", "海欣股份", "真爱美家"),
            "毛绒玩具文创/拉链与缝纫线": ("伟星集团", "浔兴股份", "华美线业"),
            "毛绒玩具文创/消费品检测": ("华测检测", "SGS通标", "谱尼测试"),
            "富硒食品/富硒酵母与饲料添加剂": ("安琪酵母", "禾丰股份"),
            "富硒食品/硒肥": ("硒谷科技", "史丹利", "领先生物"),
            "富硒食品/茶饮料与新茶饮": ("农夫山泉", "喜茶", "香飘飘"),
            "新型材料/石英坩埚与石英管": ("石英股份", "欧晶科技", "菲利华"),
            "新型材料/锑品与阻燃材料": ("湖南黄金", "闪星锑业", "万盛股份"),
            "蚕桑丝绸/织绸": ("万事利集团", "达利丝绸"),
        },
        {
            "毛绒玩具文创/纱线": ("宁德时代",),
            "毛绒玩具文创/拉链与缝纫线": ("野马电池", "紫建电子"),
            "毛绒玩具文创/消费品检测": ("金域医学", "稳健医疗"),
            "富硒食品/富硒酵母与饲料添加剂": ("森马集团",),
            "富硒食品/硒肥": ("安图生物", "硅宝科技", "合盛集团"),
        },
    ),
    "mianyang": City(
        "510700",
        15,
        4,
        {
            "新型显示/偏光片": ("补链", "missing"),
            "新型显示/溅射靶材": ("补链", "missing"),
            "电子信息/覆铜板": ("补链", "missing"),
            "磁性材料和电机/稀土金属": ("补链", "missing"),
        },
        ("新型显示/TFT-LCD面板", "新型显示/AMOLED面板", "连接器及传感器/连接器装配"),
        {
            "新型显示/偏光片": ("杉杉集团", "三利谱", "恒美光电"),
            "新型显示/掩膜版": ("清溢光电", "路维光电"),
            "新型显示/溅射靶材": ("欧莱新材", "江丰电子", "阿石创"),
            "新型显示/点灯检测与贴合设备": ("联得装备", "精智达", "华兴源创"),
            "电子信息/覆铜板": ("生益科技", "南亚新材", "金安国纪"),
            "电子信息/铜箔与玻纤布": ("铜陵有色集团", "嘉元科技"),
            "磁性材料和电机/漆包线": ("精达股份", "长城科技", "金杯电工"),
            "磁性材料和电机/烧结钕铁硼": ("中科三环", "金力永磁", "宁波韵升"),
            "磁性材料和电机/稀土金属": ("盛和资源", "北方稀土"),
            "连接器及传感器/铜合金带材": ("博威合金", "兴业盛泰"),
        },
        {
            "磁性材料和电机/铁氧体用氧化物": ("普洛药业", "华海药业"),
            "磁性材料和电机/漆包线": ("中国汽研", "广电计量"),
            "连接器及传感器/电镀化学品": ("中牧股份", "回盛生物"),
        },
    ),
    "pingliang": City(
        "620800",
        9,
        3,
        {
            "煤炭清洁高效利用/煤矿机械": ("补链", "missing"),
            "煤炭清洁高效利用/合成氨与尿素": ("延链", "missing"),
            "平凉红牛/牛皮革": ("延链", "missing"),
            "平凉红牛/种公牛与冻精": ("补链", "unknown"),
            "静宁苹果/果胶与果渣": ("延链", "missing"),
        },
        (
            "煤炭清洁高效利用/煤炭开采",
            "煤炭清洁高效利用/甲醇",
            "平凉红牛/肉牛育肥",
            "平凉红牛/肉牛屠宰",
            "静宁苹果/纸箱包装",
            "静宁苹果/育果袋",
        ),
        {
            "煤炭清洁高效利用/煤矿机械": ("中煤集团", "天地科技", "林州重机"),
            "煤炭清洁高效利用/原镁冶炼": ("中国宝武", "天龙镁业", "八达镁业"),
            "煤炭清洁高效利用/醋酸与二甲醚": ("江苏索普", "华鲁恒升"),
            "平凉红牛/种公牛与冻精": ("赛科星", "鼎元种牛", "奥克斯种业"),
            "平凉红牛/兽用疫苗与兽药": ("中牧股份", "生物股份", "中农威特"),
            "平凉红牛/反刍饲料": ("禾丰股份", "大北农"),
            "平凉红牛/牛皮革": ("明新旭腾", "兴业科技"),
            "平凉红牛/有机肥": ("根力多", "雷力", "领先生物"),
            "静宁苹果/果汁饮料": ("农夫山泉", "汇源果汁"),
            "静宁苹果/果胶与果渣": ("安德利果胶", "果源康品"),
        },
        {
            "煤炭清洁高效利用/煤矿机械": ("中信博",),
            "煤炭清洁高效利用/原镁冶炼": ("奥瑞金", "贵研铂业"),
            "平凉红牛/种公牛与冻精": ("比亚迪",),
            "平凉红牛/牛皮与牛骨": ("美锦能源集团",),
            "静宁苹果/果干脆片": ("东富龙", "楚天科技"),
        },
    ),
}


@pytest.fixture(params=CITIES)
def city(request, tmp_path):
    """Its name and a copy of its folder, with the tables that all share beside it."""
    for name in (request.param, "reference"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    return CITIES[request.param], tmp_path / request.param


def test_a_city_builds_whole_and_what_it_says_is_of_the_trade(city, running_engine):
    import engines

    expected, folder = city
    workspace = load_workspace(folder)
    address = running_engine("embedded")
    with open_store(address) as store:
        engines.wipe(store)
        built = build(workspace, address)
        files = [s for s in built.sources if not s.path.startswith("(")]
        assert not [s for s in files if s.rejected or s.state in ("refused", "skipped")]
        assert built.nodes["Chain"] == expected.chains
        found = {f"{g.chain}/{g.segment}": g for g in gaps(store, workspace).gaps}
        assert {g.kind for g in found.values()} >= {"补链", "延链", "强链"}
        standings = read_standings(store)
        bare = {key.split("/")[0] for key in standings} - {g.chain for g in found.values()}
        assert not [k for k, s in standings.items() if k.split("/")[0] in bare and s.absent]
        said = {k: (found[k].kind, found[k].status) for k in expected.gaps if k in found}
        assert said == dict(expected.gaps)
        assert not found.keys() & set(expected.no_gaps)
        assert set(expected.no_gaps) <= standings.keys()
        asked = {**expected.first, **expected.never}
        first = {key: ten(store, workspace, f"{key}@{expected.region}") for key in asked}
        lacking = {k: set(v) - first[k] for k, v in expected.first.items() if set(v) - first[k]}
        assert not lacking, first
        strange = {k: set(v) & first[k] for k, v in expected.never.items() if set(v) & first[k]}
        assert not strange
        engines.wipe(store)


def ten(store, workspace, gap):
    """How the first ten targets of a gap are called."""
    targets = gap_targets(store, workspace, gap, Filters()).targets[:10]
    return {t.enterprise.short_name or t.enterprise.name for t in targets}


@pytest.mark.parametrize("name", CITIES)
def test_a_city_has_something_of_everything(name):
    expected, folder = CITIES[name], EXAMPLES / name
    for part in FOLDERS:
        assert list((folder / part).glob("*.csv")), part
    assert load_workspace(folder).settings.bureau.focus_clusters
    maps = [read_map(file.read_bytes()).rows for file in (folder / "chains").glob("*.yaml")]
    deep = [rows for rows in maps if len(rows) >= DEEP]
    assert (len(maps), len(deep)) == (expected.chains, expected.deep)
    assert all(row.all("products") for rows in deep for row in rows)


def test_what_two_cities_excerpt_of_one_list_agrees():
    seen: dict[tuple[str, str], str] = {}
    for file in sorted(EXAMPLES.glob("*/rankings/*.csv")):
        for line in file.read_text(encoding="utf-8-sig").splitlines()[1:]:
            rank = line.split(",")[0]
            assert seen.setdefault((file.name, rank), line) == line
