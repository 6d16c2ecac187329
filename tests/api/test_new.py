"""A fifth city begins: a workspace is laid, builds as it is, and is refused where it cannot be."""

import json
import re

import pytest
from typer.testing import CliRunner

from api.answers.gaps import gaps
from api.answers.targets import gap_targets
from api.build import build
from api.cli.main import app
from api.new import lay
from graph.errors import UsageError
from graph.store import open_store
from graph.workspace import GapSettings, TargetSettings, load_workspace
from ingest.kinds.chain_yaml import AWAITED, read_map
from ingest.library import chain_maps
from matcher.features import FEATURES
from matcher.filters import Filters

NAMED = "新能源电池 光伏 新型显示 航空装备 中医药 富硒食品 肉牛 煤化工 新型材料 纺织丝绸 现代物流装备 数控机床"


def test_the_library_has_the_chains_that_bureaus_ask_for():
    assert set(NAMED.split()) <= set(chain_maps())


def test_a_new_workspace_with_every_chain_of_the_library_builds_as_it_is(tmp_path, running_engine):
    import engines

    laid = lay(tmp_path / "宝鸡", "宝鸡", [*chain_maps(), "剪纸"])
    assert (laid.region, laid.name) == ("610300", "宝鸡市")
    assert [c.chain for c in laid.chains if not c.from_library] == ["剪纸"]
    workspace = load_workspace(tmp_path / "宝鸡")
    address = running_engine("embedded")
    with open_store(address) as store:
        engines.wipe(store)
        built = build(workspace, address)
        assert not [s for s in built.sources if s.rejected or s.state == "refused"]
        assert built.nodes["Chain"] == len(chain_maps())
        waiting = next(s for s in built.sources if s.path == "chains/剪纸.yaml")
        assert (waiting.state, waiting.messages) == ("read", [AWAITED])
        found = gaps(store, workspace)
        assert len({g.id for g in found.gaps}) == len(found.gaps) > 200
        assert sum(not g.verified for g in found.gaps) > 150, "nobody has said what is there"
        sponge = gap_targets(store, workspace, "新型显示/偏光片@610300", Filters())
        assert {"杉杉集团", "三利谱"} & {
            t.enterprise.short_name or t.enterprise.name for t in sponge.targets[:5]
        }
        engines.wipe(store)


@pytest.mark.parametrize(
    ("region", "chain", "said"),
    [
        ("鼓楼区", "光伏", "江苏省南京市鼓楼区 320106"),
        ("亚特兰", "光伏", "汉中市、610700"),
        ("汉中", "光/伏", "不能作链名"),
        ("汉中", "", "不能作链名"),
        ("汉中", "无", "不能作链名"),
        ("汉中", "光伏:一期", "不能作链名"),
    ],
)
def test_what_cannot_be_laid_is_told(tmp_path, region, chain, said):
    with pytest.raises(UsageError) as error:
        lay(tmp_path / "新", region, [chain])
    assert said in error.value.message + (error.value.hint or "")
    assert not (tmp_path / "新").exists()


def test_the_settings_show_every_default_and_may_be_taken_as_they_stand(tmp_path):
    lay(tmp_path / "新", "喀什", ["乳制品"])
    file = tmp_path / "新" / "bureau.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^# (?=\w+ = )", "", text), encoding="utf-8")
    settings = load_workspace(tmp_path / "新").settings
    assert settings.bureau.region == "653100"
    assert settings.gaps == GapSettings()
    assert set(settings.targets.weights) == {f.name for f in FEATURES}
    assert settings.targets.model_copy(update={"weights": {}}) == TargetSettings()


def test_a_map_to_be_filled_holds_once_the_signs_are_taken_off(tmp_path):
    lay(tmp_path / "新", "喀什", ["红枣"])
    text = (tmp_path / "新/chains/红枣.yaml").read_text(encoding="utf-8")
    assert read_map(text.encode()).messages == (AWAITED,)
    head, segments = text.split("segments:\n")
    filled = read_map((head + "segments:\n" + segments.replace("#", "")).encode())
    assert [row.text("name") for row in filled.rows] == ["原料", "成品"]


def test_a_chain_that_is_nearly_in_the_library_is_told(tmp_path):
    laid = lay(tmp_path / "新", "喀什", ["纺织", " 肉牛 ", "肉牛", "红枣"])
    assert [(c.chain, c.from_library, c.alike) for c in laid.chains] == [
        ("纺织", False, ["纺织丝绸"]),
        ("肉牛", True, []),
        ("红枣", False, []),
    ]


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "台账.csv").write_text("企业名称\n", encoding="utf-8")
    with pytest.raises(UsageError, match="已经有内容"):
        lay(tmp_path, "汉中", ["光伏"])
    assert [p.name for p in tmp_path.iterdir()] == ["台账.csv"]


def test_the_command_says_what_it_laid(tmp_path):
    told = CliRunner().invoke(
        app, ["new", str(tmp_path / "a"), "--region", "620800", "--chain", "肉牛", "--json"]
    )
    answer = json.loads(told.stdout)
    assert answer["name"] == "平凉市"
    assert "chains/肉牛.yaml" in answer["files"]
    assert "reference/leaders.csv" in answer["files"]
    listed = CliRunner().invoke(app, ["new", "--list", "--json"])
    assert json.loads(listed.stdout)["chains"] == list(chain_maps())
