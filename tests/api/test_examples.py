"""The four cities build without a reject, and what is said of them makes sense in the trade."""

import shutil
from pathlib import Path

import pytest

from api.answers.gaps import gaps
from api.answers.targets import gap_targets
from api.build import build
from graph.store import open_store
from graph.workspace import load_workspace
from matcher.filters import Filters

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
DEEP = 12
"""So many segments, each with products, make a chain of full depth."""
CITIES = {
    # city: chains, of which deep, then gap -> (firms of whom some stand among the first ten, firms who must not)
    "hanzhong": (3, 3, {"航空装备/航空锻铸件@610700": (("派克新材", "三角防务"), ())}),
    "ankang": (
        7,
        3,
        {
            "毛绒玩具文创/纱线@610900": (("桐昆集团", "恒逸集团"), ("宁德时代",)),
            "富硒食品/富硒酵母与饲料添加剂@610900": (("安琪酵母",), ("森马集团",)),
            "蚕桑丝绸/织绸@610900": (("万事利集团", "达利丝绸"), ()),
        },
    ),
    "mianyang": (
        15,
        4,
        {
            "新型显示/偏光片@510700": (("杉杉集团", "三利谱"), ()),
            "电子信息/覆铜板@510700": (("生益科技", "南亚新材", "金安国纪"), ()),
            "新型显示/掩膜版@510700": (("清溢光电", "路维光电"), ()),
        },
    ),
    "pingliang": (
        8,
        3,
        {
            "平凉红牛/种公牛与冻精@620800": (("赛科星", "鼎元种牛", "奥克斯种业"), ("比亚迪",)),
            "煤炭清洁高效利用/煤矿机械@620800": (("天地科技", "中煤集团", "中创智领"), ()),
            "静宁苹果/果胶与果渣@620800": (("安德利果胶", "安德利"), ()),
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("city", CITIES)
def test_a_city_builds_whole_and_its_targets_are_of_the_trade(
    city, tmp_path, copied, running_engine
):
    import engines

    chains, deep, pinned = CITIES[city]
    folder = copied(tmp_path)
    if city != "hanzhong":
        shutil.copytree(EXAMPLES / city, tmp_path / city)
        folder = tmp_path / city
    workspace = load_workspace(folder)
    address = running_engine("embedded")
    with open_store(address) as store:
        engines.wipe(store)
        built = build(workspace, address)
        assert not [s for s in built.sources if s.rejected or s.state in ("refused", "skipped")]
        assert built.nodes["Chain"] == chains
        found = gaps(store, workspace)
        assert {g.kind for g in found.gaps} >= {"补链", "延链", "强链"}
        sizes = store.read(
            "MATCH (s:Segment)-[:PART_OF]->(c:Chain) RETURN c.id AS c, count(s) AS n"
        )
        assert sum(row["n"] >= DEEP for row in sizes) >= deep
        for gap, (some, none) in pinned.items():
            names = {
                t.enterprise.short_name or t.enterprise.name
                for t in gap_targets(store, workspace, gap, Filters()).targets[:10]
            }
            assert names & set(some), (gap, names)
            assert not names & set(none), (gap, names)
        engines.wipe(store)
