"""chains/*.yaml: what a chain map claims, and what is refused, with its line."""

import textwrap

import pytest

from graph.claims import Node
from ingest.kinds.chain_maps import CHAIN_MAP
from ingest.kinds.chain_yaml import AWAITED
from ingest.kinds.kind import Context, Raw
from ingest.rows import FileRefused
from ingest.vocabulary import Vocabulary

MAP = """\
chain: 航空装备
region: "610700"
source: {title: 汉中市六条重点产业链, date: "2021-03", url: ""}
segments:
  - name: 钛合金锻件
    stage: 上游
    products: [钛合金棒材, 航空锻件]
    feeds: [机体结构件]
    local: 缺
    local_sourcing: 35%
    note: 宝鸡、西安有供方
  - name: 机体结构件
    stage: 中游
"""


def content(text):
    return CHAIN_MAP.read(Raw("航空装备", textwrap.dedent(text).encode()))


def claims(text=MAP):
    found = content(text)
    context = Context(Node("Source", "chains/a.yaml"), "a", "", "610700", Vocabulary())
    return [c for row in found.rows for c in CHAIN_MAP.transform(row, context)]


def ends(name):
    return [(c.start.id, c.end.id) for c in claims() if c.type == name]


def test_a_map_says_what_its_segments_are_part_of_and_what_feeds_what():
    assert ends("PART_OF") == [
        ("航空装备/钛合金锻件", "航空装备"),
        ("航空装备/机体结构件", "航空装备"),
    ]
    assert ends("FEEDS") == [("航空装备/钛合金锻件", "航空装备/机体结构件")]
    assert ends("BELONGS_TO") == [
        ("钛合金棒材", "航空装备/钛合金锻件"),
        ("航空锻件", "航空装备/钛合金锻件"),
    ]


def test_what_stands_locally_is_said_by_those_who_know():
    [first, second] = [c.properties for c in claims() if c.type == "PART_OF"]
    assert first == {
        "stage": "上游",
        "local": "缺",
        "local_sourcing": 0.35,
        "note": "宝鸡、西安有供方",
    }
    assert second["local"] is second["local_sourcing"] is second["note"] is None


def test_a_map_has_a_title_and_a_date():
    found = content(MAP)
    assert (found.title, found.as_of) == ("汉中市六条重点产业链", "2021-03")
    assert content("chain: 甲\nsegments:\n- {name: 乙, stage: 上游}\n").title == "甲链图"


def test_the_maps_of_the_example_are_read(request):
    folder = request.config.rootpath / "examples" / "hanzhong" / "chains"
    for file in sorted(folder.glob("*.yaml")):
        found = CHAIN_MAP.read(Raw(file.stem, file.read_bytes()))
        assert len(found.rows) >= 10


def test_names_may_hold_the_signs_of_ids():
    """Mini/Micro LED is a segment; the chain 电子信息/显示 is called as it stands in ids."""
    text = MAP.replace("航空装备", "电子信息/显示").replace("机体结构件", "Mini/Micro@LED")
    rows = content(text).rows
    assert rows[0].text("chain") == "电子信息·显示"
    assert rows[1].text("name") == "Mini/Micro@LED"
    assert rows[0].text("feeds") == "Mini/Micro@LED"


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (
            MAP + "  - name: 甲/乙\n    stage: 下游\n  - name: 甲·乙\n    stage: 下游\n",
            16,
            "已经有了",
        ),
        (MAP + "    feeds: [钛合金锻件]\n", 5, "钛合金锻件 → 机体结构件 → 钛合金锻件"),
        (MAP + "    feeds: [机体结构件]\n", 12, "机体结构件 → 机体结构件"),
        (MAP + "    feeds: [总装]\n", 12, "没有这个环节"),
        (MAP + "  - name: 钛合金锻件\n    stage: 下游\n", 14, "已经有了"),
        (MAP + "    stage: 上游\n", 14, "写了两次"),
        (MAP.replace("中游", "中间"), 13, "中间"),
        (MAP.replace("local: 缺", "local: 没有"), 9, "没有"),
        (MAP.replace("35%", "135%"), 10, "135%"),
        (MAP.replace("2021-03", "2021-3月"), 3, "2021-3月"),
        (MAP.replace('"610700"', '"999999"'), 2, "999999"),
        (MAP.replace("[机体结构件]", "机体结构件"), 8, "应是列表"),
        (MAP.replace("note: 宝鸡、西安有供方", "note: [宝鸡]"), 11, "一个词或一句话"),
        (MAP.replace("  - name: 机体结构件\n", "  - 机体结构件\n  - name: 乙\n"), 12, "环节"),
        (MAP.replace("products:", "product:"), 7, "product"),
        (MAP.replace("name: 机体结构件", "name: ''"), 12, "name"),
        (MAP.replace("region: ", "region : : "), 2, "YAML"),
    ],
)
def test_a_map_that_cannot_be_right_is_refused_with_the_line(text, line, told):
    with pytest.raises(FileRefused) as refused:
        content(text)
    assert f"第 {line} 行" in refused.value.message
    assert told in refused.value.message + refused.value.hint
    assert refused.value.hint


@pytest.mark.parametrize("text", ["chain: 航空装备\n", "chain: 航空装备\nsegments: []\n"])
def test_a_map_without_segments_is_refused(text):
    with pytest.raises(FileRefused, match="没有环节"):
        content(text)


def test_a_map_laid_to_be_filled_says_so():
    found = content('chain: 航空装备\nregion: "610700"\nsegments:\n#  - name: 原料\n')
    assert (len(found.rows), found.messages) == (0, (AWAITED,))


@pytest.mark.parametrize("text", ["- 航空装备\n", "航空装备\n", "12\n"])
def test_a_map_that_is_no_mapping_is_refused(text):
    with pytest.raises(FileRefused, match="第 1 行"):
        content(text)
