"""Backup and restore: the same workspace and the same graph, on either engine."""

import json
import shutil
import zipfile

import pytest

from api.archive import backup, restore
from graph.claims.transfer import lines
from graph.errors import Refused, UsageError
from graph.store import open_store, parse_address


@pytest.fixture(scope="module")
def archive(workspace, tmp_path_factory):
    """A backup of the example."""
    target = tmp_path_factory.mktemp("备份") / "汉中.zip"
    told = backup(workspace, parse_address(None, workspace.root, {}), target)
    assert told.files > 10
    assert told.outside == ["../reference"]
    return target


def changed(archive, target, edit):
    """A copy of an archive whose entries went through `edit(name, data)`."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            for other, data in edit(name, old.read(name)):
                new.writestr(other, data)
    return target


def test_a_restored_graph_is_equal_line_by_line_on_either_engine(
    archive, address, tmp_path, opened
):
    told = restore(archive, tmp_path / "恢复", lambda folder: address)
    with open_store(address) as store:
        assert list(lines(store)) == list(lines(opened))
    assert told.nodes["Chain"] == 3
    assert (tmp_path / "恢复" / "chains" / "航空装备.yaml").exists()


def test_a_folder_that_holds_something_is_not_written_into(archive, tmp_path):
    (tmp_path / "别的.txt").write_text("有用", encoding="utf-8")
    with pytest.raises(UsageError, match="不是空的"):
        restore(archive, tmp_path, lambda folder: parse_address(None, folder, {}))


def refused(archive, tmp_path, match):
    folder = tmp_path / "目标"
    with pytest.raises(Refused, match=match):
        restore(archive, folder, lambda f: parse_address(None, f, {}))
    assert not folder.exists() or not any(folder.iterdir())


def test_a_damaged_file_in_it_is_refused(archive, tmp_path):
    def edit(name, data):
        yield name, data + b"x" if name.endswith("bureau.toml") else data

    refused(changed(archive, tmp_path / "x.zip", edit), tmp_path, "已损坏")


def test_another_version_is_refused(archive, tmp_path):
    def edit(name, data):
        if name == "manifest.json":
            data = json.dumps({**json.loads(data), "model": 999}).encode()
        yield name, data

    refused(changed(archive, tmp_path / "x.zip", edit), tmp_path, "别的版本")


@pytest.mark.parametrize("path", ["workspace/../../越界.txt", "/etc/越界", "graph.jsonl/../x"])
def test_a_path_that_leaves_the_folder_is_refused(archive, tmp_path, path):
    digest = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"

    def edit(name, data):
        if name == "manifest.json":
            told = json.loads(data)
            told["digests"][path] = digest
            data = json.dumps(told).encode()
            yield path, b"foo"
        yield name, data

    refused(changed(archive, tmp_path / "x.zip", edit), tmp_path, "不该有的路径")


def test_an_entry_beside_the_list_is_refused(archive, tmp_path):
    shutil.copy(archive, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip", "a") as more:
        more.writestr("workspace/夹带.csv", "x")
    refused(tmp_path / "x.zip", tmp_path, "与清单不符")


def test_what_is_no_archive_is_refused(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"not a zip")
    refused(tmp_path / "x.zip", tmp_path, "不是备份文件")


def test_a_store_that_holds_a_graph_is_not_overwritten(archive, address, tmp_path):
    restore(archive, tmp_path / "一", lambda folder: address)
    with pytest.raises(Refused, match="不覆盖"):
        restore(archive, tmp_path / "二", lambda folder: address)
