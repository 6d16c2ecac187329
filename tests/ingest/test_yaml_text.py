"""YAML tricks, each refused with its line, quickly and without running anything."""

import pytest

from ingest.rows import FileRefused
from ingest.yaml_text import load

BOMB = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}, *{chr(97 + i)}]\n"
    for i in range(20)
)


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (BOMB, 1, "锚或别名"),
        ("chain: 甲\nbase: &b {stage: 上游}\n", 2, "锚或别名"),
        ("chain: 甲\nx: {<<: *b}\n", 2, "锚或别名"),
        ("chain: !!python/object/apply:os.system ['true']\n", 1, "标签"),
        ("chain: 甲\nx: !env HOME\n", 2, "标签"),
        ("chain: 甲\n---\nchain: 乙\n", 2, "第二个文档"),
        ("chain: 甲\nchain: 乙\n", 2, "写了两次"),
        ("a: " + "[" * 40 + "]" * 40 + "\n", 1, "嵌套太深"),
        ("[" * 100_000, 1, "嵌套太深"),
        ("chain: 甲\n\tregion: 乙\n", 2, "制表符"),
        ("chain: 'a\n", 2, "YAML"),
        ("? {a: b}\n: c\n", 1, "不是一个词"),
    ],
)
def test_what_yaml_can_hide_is_refused(text, line, told):
    with pytest.raises(FileRefused) as refused:
        load(text.encode())
    assert f"第 {line} 行" in refused.value.message
    assert told in refused.value.message


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# only a note\n"])
def test_an_empty_file_is_refused(data):
    with pytest.raises(FileRefused, match="空"):
        load(data)


def test_a_huge_file_is_refused_unread():
    with pytest.raises(FileRefused, match="超过"):
        load(b"a: b\n" * 1_000_000)


def test_a_binary_file_is_refused():
    with pytest.raises(FileRefused):
        load(bytes(range(256)) * 8)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings_of_offices_are_read(encoding):
    entry = load("chain: 航空装备\n".encode(encoding))
    assert entry.value["chain"].value == "航空装备"


def test_values_are_text_and_know_their_line():
    entry = load(b"a: 610700\nb: no\nc:\n  - 2021-03\n")
    assert [entry.value[k].value for k in ("a", "b")] == ["610700", "no"]
    assert entry.value["c"].value[0].value == "2021-03"
    assert entry.value["c"].value[0].line == 4
