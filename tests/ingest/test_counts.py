"""The law of rows: read = written + unchanged + left out + rejected, for every reader."""

import gzip
import shutil

import engines
import pytest

from graph.chain.reading import claims
from graph.workspace import load_workspace
from ingest.report import State

TOML = '[bureau]\nname = "汉中市"\nregion = "610700"\n'


def is_lawful(report):
    parts = report.written + report.unchanged + report.left_out + report.rejected
    return report.read == parts and report.left_out == sum(
        report.reasons.values() or [report.left_out]
    )


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "bureau.toml").write_text(TOML, encoding="utf-8")
    return tmp_path


def check_twice(store, build, root):
    """Build twice; every source must be lawful, and the second time unchanged."""
    first = build(store, load_workspace(root))
    assert first
    first = {path: r for path, r in first.items() if r.state is not State.SKIPPED}
    for path, report in first.items():
        assert report.state is State.READ, (path, report.messages)
        assert report.read > 0, path
        assert is_lawful(report), (path, report)
    second = build(store, load_workspace(root))
    for path, report in ((path, second[path]) for path in first):
        assert report.state is State.UNCHANGED, path
        assert is_lawful(report)
        assert report.read == first[path].read
        assert report.messages == first[path].messages
    return first


def test_of_every_file_of_the_examples(quick, build, tmp_path, request):
    examples = request.config.rootpath / "examples"
    shutil.copytree(examples, tmp_path / "examples")
    for toml in sorted((tmp_path / "examples").glob("*/bureau.toml")):
        engines.wipe(quick)
        reports = check_twice(quick, build, toml.parent)
        assert {"chain_map", "groups"} <= {r.kind for r in reports.values()}, toml


def test_of_the_published_lists_and_groups(quick, build, workspace, shared_data):
    shutil.copytree(shared_data / "rankings", workspace / "rankings")
    shutil.copytree(shared_data / "groups", workspace / "reference")
    reports = check_twice(quick, build, workspace)
    assert sum(r.rejected for r in reports.values()) <= 2
    assert reports["rankings/private500_2026.csv"].read == 500
    assert reports["reference/groups.csv"].read == 749


def test_of_the_profiles_and_figures_of_listed_firms(quick, build, workspace, shared_data):
    (workspace / "reference").mkdir()
    for name in ("ashare_profiles", "ashare_financials"):
        # the first rows: the whole takes longer than a test may
        with gzip.open(shared_data / "profiles" / f"{name}.csv.gz", "rt", encoding="utf-8") as rows:
            head = [next(rows) for _ in range(1500)]
        (workspace / "reference" / f"{name}.csv").write_text("".join(head), encoding="utf-8")
    reports = check_twice(quick, build, workspace)
    assert not sum(r.rejected for r in reports.values())
    assert all(r.messages == [] or "行" in r.messages[0] for r in reports.values())


def test_of_the_product_graph(quick, build, workspace, shared_data):
    folder = workspace / "reference" / "chainkg"
    folder.mkdir(parents=True)
    for file in sorted((shared_data / "chainkg").glob("*.csv")):
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)[:3000]
        (folder / file.name).write_text("".join(lines), encoding="utf-8")
    reports = check_twice(quick, build, workspace)
    assert not sum(r.rejected for r in reports.values())
    assert claims(quick, "INPUT_OF", "Product", "Product")


def test_of_tables_with_every_kind_of_row(quick, build, workspace):
    folder = workspace / "enterprises"
    folder.mkdir()
    (folder / "名册.csv").write_text(
        """\
汉中市名册,,
企业名称,所在区县,营业收入(万元)
一、冶金,,
汉中锌业有限责任公司,勉县,1200
汉中锌业有限责任公司,勉县,1200
汉中锌业有限责任公司,勉县,1300
汉中钢铁有限公司,火星,
,,5
企业名称,所在区县,营业收入(万元)
合计,,2500
注:快报数,,
""",
        encoding="utf-8",
    )
    [report] = check_twice(quick, build, workspace).values()
    assert (report.read, report.written, report.left_out, report.rejected) == (9, 1, 5, 3)
    assert report.reasons == {
        "分组标题": 1,
        "与前面的行相同": 1,
        "重复的表头": 1,
        "合计行": 1,
        "表下的说明": 1,
    }
