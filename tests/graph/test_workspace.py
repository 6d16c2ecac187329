"""The settings of a workspace, and what a clerk is told where they are wrong."""

import re

import pytest

from graph.errors import UsageError
from graph.workspace import load_workspace

MINIMAL = '[bureau]\nname = "汉中市"\nregion = "610700"\n'


@pytest.fixture
def write(tmp_path):
    def put(text, encoding="utf-8"):
        (tmp_path / "bureau.toml").write_text(text, encoding=encoding)
        return tmp_path

    return put


def told(root):
    with pytest.raises(UsageError) as caught:
        load_workspace(root)
    assert re.search(r"[一-鿿]", caught.value.message + caught.value.hint)
    return caught.value


def test_two_lines_are_enough_and_the_rest_is_printed_defaults(write):
    workspace = load_workspace(write(MINIMAL))
    gaps = workspace.settings.gaps
    assert (gaps.supplier_strength, gaps.major_revenue, gaps.strong_suppliers) == (0.5, 5e8, 5)
    assert (gaps.weak_sourcing, gaps.weak_quotient, gaps.quotient_firms) == (0.40, 0.7, 30)
    assert workspace.settings.targets.lists == ("中国企业500强", "民营企业500强", "世界500强")
    assert workspace.settings.targets.top == 50
    assert workspace.id == "610700 汉中市"


def test_every_setting_of_the_contract_is_read(write):
    workspace = load_workspace(
        write(
            MINIMAL + 'focus_clusters = ["长三角", "珠三角", "大湾区"]\n'
            '[reference]\nfolders = ["../reference"]\n'
            '[register]\ncomplete = ["航空装备"]\n'
            "[gaps]\nweak_sourcing = 0.3\n"
            '[targets]\nlists = ["世界500强"]\n[targets.weights]\nscale = 1.5\n'
        )
    )
    settings = workspace.settings
    assert settings.bureau.focus_clusters == ("长三角", "粤港澳大湾区")
    assert settings.register_.complete == ("航空装备",)
    assert settings.gaps.weak_sourcing == 0.3
    assert settings.targets.weights == {"scale": 1.5}
    assert workspace.reference_folders == (
        workspace.root / "reference",
        workspace.root / "../reference",
    )


def test_notepad_puts_a_mark_before_the_first_line(write):
    assert load_workspace(write(MINIMAL, "utf-8-sig")).region == "610700"


def test_a_folder_that_is_not_there(tmp_path):
    assert "没有这个目录" in told(tmp_path / "hanzhong").message


def test_a_folder_without_settings_is_no_workspace(tmp_path):
    error = told(tmp_path)
    assert "不是工作区" in error.message
    assert "bureau.toml" in error.hint


def test_gb18030_settings_are_asked_for_in_utf8(write):
    error = told(write(MINIMAL, "gb18030"))
    assert "UTF-8" in error.hint
    assert error.where.endswith("bureau.toml")


def test_text_without_quotes(write):
    assert "写法有误" in told(write("[bureau]\nname = 汉中市\n")).message


@pytest.mark.parametrize(
    ("lines", "fact"),
    [
        ("[bureua]\n", "没有这个设置 bureua"),
        ("[gaps]\nweak_sourcng = 0.3\n", "没有这个设置 gaps.weak_sourcng"),
        ("[gaps]\nweak_sourcing = 40\n", "gaps.weak_sourcing = 40 应 ≤ 1"),
        ('[gaps]\nweak_sourcing = "四成"\n', "gaps.weak_sourcing = '四成' 应为数字"),
        ("[gaps]\nstrong_suppliers = 0\n", "gaps.strong_suppliers = 0 应 ≥ 1"),
        ("[gaps]\nstrong_suppliers = 2.5\n", "gaps.strong_suppliers = 2.5 应为整数"),
        ('[register]\ncomplete = "航空装备"\n', "register.complete = '航空装备' 应为列表"),
        ("[targets]\ntop = 5000\n", "targets.top = 5000 应 ≤ 1000"),
        ('[targets.weights]\nscale = "大"\n', "targets.weights.scale = '大' 应为数字"),
    ],
)
def test_a_wrong_setting_is_named_with_its_value_and_what_fits(write, lines, fact):
    assert fact in told(write(MINIMAL + lines)).message


def test_a_missing_setting_is_named(write):
    assert "缺少 bureau.region" in told(write('[bureau]\nname = "汉中市"\n')).message


def test_a_name_may_not_be_empty(write):
    lines = '[bureau]\nname = ""\nregion = "610700"\n'
    assert "bureau.name = '' 不能空着" in told(write(lines)).message


@pytest.mark.parametrize("region", ["999999", "612300", "汉中"])
def test_a_region_is_a_code_of_today(write, region):
    error = told(write(f'[bureau]\nname = "汉中市"\nregion = "{region}"\n'))
    assert region in error.message
    assert "610700" in error.hint


def test_an_unknown_cluster_is_named_beside_the_known(write):
    error = told(write(MINIMAL + 'focus_clusters = ["中部"]\n'))
    assert "中部" in error.message
    assert "长三角、粤港澳大湾区、京津冀、成渝" in error.hint
