"""Which files are read, and that no other is passed over in silence."""

import pytest

from ingest.discover import discover

LIST = "企业名称\n汉中锌业有限责任公司\n"


@pytest.fixture
def found(bureau):
    def look(files):
        seen = discover(bureau(files))
        return [(f.id, f.kinds[0].name if f.kinds else "") for f in seen.files], dict(seen.skipped)

    return look


def test_the_kind_of_a_file_is_its_folder(found):
    files, skipped = found(
        {
            "enterprises/a.csv": LIST,
            "enterprises/2024/b.xlsx": LIST,
            "rankings/中国企业500强_2024.csv": LIST,
            "relations/r.csv": "",
            "projects/p.csv": "",
            "policies/p.csv": "",
            "parks/p.csv": "",
            "chains/航空装备.yaml": "",
        }
    )
    assert sorted(files) == [
        ("chains/航空装备.yaml", "chain_map"),
        ("enterprises/2024/b.xlsx", "register"),
        ("enterprises/a.csv", "register"),
        ("parks/p.csv", "parks"),
        ("policies/p.csv", "policies"),
        ("projects/p.csv", "projects"),
        ("rankings/中国企业500强_2024.csv", "ranking"),
        ("relations/r.csv", "relations"),
    ]
    assert not skipped


def test_the_order_of_files_is_always_the_same(found):
    names = [f"enterprises/{n}.csv" for n in ("丙", "甲", "乙", "a", "B")]
    files, _ = found(dict.fromkeys(names, LIST))
    assert files == sorted(files)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("enterprises/.名册.csv", "隐藏文件"),
        ("enterprises/.git/a.csv", "隐藏文件夹"),
        ("enterprises/~$名册.xlsx", "表格软件的临时文件"),
        ("enterprises/名册.pdf", "不是这里要的文件"),
        ("chains/航空装备.csv", "不是这里要的文件"),
        ("企业名册/a.csv", "不认识的文件夹"),
        ("名册.csv", "没有读"),
    ],
)
def test_what_is_passed_over_is_named_with_the_reason(found, name, why):
    files, skipped = found({name: LIST, "enterprises/a.csv": LIST})
    assert files == [("enterprises/a.csv", "register")]
    [(_, reason)] = skipped.items()
    assert why in reason


def test_notes_for_people_are_passed_over_without_a_word(found):
    assert found({"README.md": "x", "enterprises/README.md": "x"}) == ([], {})


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "ReadMe.html", "README"])
def test_what_tells_people_of_a_folder_is_no_document(found, name):
    named = [f"documents/{name}", f"documents/2024/{name}", f"policies/{name}", name]
    assert found(dict.fromkeys(named, "x")) == ([], {})
    assert found({"documents/README会议.md": "x"})[0] == [("documents/README会议.md", "document")]


def test_links_that_leave_the_workspace_are_not_followed(bureau, tmp_path):
    workspace = bureau({"enterprises/a.csv": LIST})
    secret = tmp_path / "secret.csv"
    secret.write_text(LIST, encoding="utf-8")
    (workspace.root / "enterprises" / "link.csv").symlink_to(secret)
    (workspace.root / "enterprises" / "inner.csv").symlink_to("a.csv")
    (workspace.root / "enterprises" / "gone.csv").symlink_to("nothing.csv")
    (workspace.root / "enterprises" / "circle.csv").symlink_to("circle.csv")
    seen = discover(workspace)
    assert [f.id for f in seen.files] == ["enterprises/a.csv", "enterprises/inner.csv"]
    assert set(dict(seen.skipped)) == {
        "enterprises/link.csv",
        "enterprises/gone.csv",
        "enterprises/circle.csv",
    }
    assert "工作区之外" in dict(seen.skipped)["enterprises/link.csv"]


def test_names_with_quotes_and_line_breaks_are_read(found):
    files, _ = found({'enterprises/名册 "2024"\n终稿.csv': LIST})
    [(name, _)] = files
    assert "\n" not in name


def test_folders_of_the_country_are_read_beside_the_workspace(bureau, tmp_path):
    toml = '[bureau]\nname = "汉中市"\nregion = "610700"\n[reference]\nfolders = ["../shared", "../none"]\n'
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "groups.csv").write_text("name,group_key,products\n", encoding="utf-8")
    seen = discover(bureau({"bureau.toml": toml, "reference/companies.csv": "code\n"}))
    assert [f.id for f in seen.files] == ["reference/companies.csv", "../shared/groups.csv"]
    assert dict(seen.skipped) == {"../none": "bureau.toml 里写的参考资料目录不存在"}


def test_files_of_the_published_graph_are_known_by_their_names(found):
    files, _ = found({"reference/company.json": "{}", "reference/other.json": "{}"})
    assert files == [("reference/company.json", "chainkg"), ("reference/other.json", "")]
