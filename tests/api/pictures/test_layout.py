"""The chain map lies in stages from left to right, and its arrows run beside the tiles."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from api.answers.shapes import ChainMap, MapSegment
from api.pictures.chain_map import HIGH, TILE, chain_map
from api.pictures.layout import MOST_STEPS, STAGES, Spot, lay_out


def segment(name, stage, *feeds, status="adequate"):
    return MapSegment(
        name=name, stage=stage, products=[], feeds=list(feeds), status=status, rule="", local=1,
        major=0, gap=None, kind=None, level=None, note="", sources=[],
    )  # fmt: skip


TITANIUM = (
    segment("海绵钛", "上游", "钛锭", "钛粉"),
    segment("钛锭", "上游", "锻件"),
    segment("钛粉", "中游", "航空件"),
    segment("锻件", "中游", "机加工"),
    segment("机加工", "中游", "航空件"),
    segment("航空件", "下游", "回收"),
    segment("回收", "下游", "海绵钛", status="missing"),
)


def shown(segments):
    found = ChainMap(chain="钛", region="610300", counts={"missing": 1}, segments=list(segments))
    return ElementTree.fromstring(chain_map(found))


def test_columns_go_by_stage_and_then_by_what_feeds_what():
    layout = lay_out(TITANIUM)
    own = [[s.segment for s in column if not s.waypoint] for column in layout.columns]
    assert layout.stages == ("上游", "上游", "中游", "中游", "下游", "下游")
    assert [set(names) for names in own] == [
        {"海绵钛"}, {"钛锭"}, {"钛粉", "锻件"}, {"机加工"}, {"航空件"}, {"回收"},
    ]  # fmt: skip


def test_an_arrow_over_a_column_has_a_waypoint_there():
    columns = lay_out(TITANIUM).columns
    assert Spot("海绵钛", 1, waypoint=True) in columns[1]
    assert Spot("钛粉", 3, waypoint=True) in columns[3]


def test_every_segment_stands_once_and_the_order_given_does_not_matter():
    layout = lay_out(TITANIUM)
    tiles = [s.segment for column in layout.columns for s in column if not s.waypoint]
    assert sorted(tiles) == sorted(s.name for s in TITANIUM)
    assert [set(c) for c in lay_out(TITANIUM[::-1]).columns] == [set(c) for c in layout.columns]


def test_a_ring_of_feeds_ends():
    ring = [segment("甲", "中游", "乙"), segment("乙", "中游", "丙"), segment("丙", "中游", "甲")]
    assert len(lay_out(ring).columns) <= MOST_STEPS


def test_a_long_row_within_a_stage_keeps_to_the_columns_of_a_stage():
    row = [segment(f"环节{n}", "中游", f"环节{n + 1}") for n in range(9)]
    assert len(lay_out(row).columns) == MOST_STEPS


def tiles_of(root):
    for group in root.iter():
        if group.get("class") == "tile":
            box = next(e for e in group if e.get("class") == "tile-box")
            yield float(box.get("x")), float(box.get("y"))


def test_no_tile_lies_on_another_nor_outside_the_picture():
    root = shown(TITANIUM)
    _, _, width, height = map(float, root.get("viewBox").split())
    tiles = sorted(tiles_of(root))
    assert len(tiles) == len(TITANIUM)
    for (x1, y1), (x2, y2) in pairwise(tiles):
        assert x2 >= x1 + TILE or y2 >= y1 + HIGH
    assert all(x >= 0 and x + TILE <= width and y >= 0 and y + HIGH <= height for x, y in tiles)


def test_level_runs_of_arrows_cross_no_tile():
    root = shown(TITANIUM)
    tiles = list(tiles_of(root))
    for path in root.iter("{http://www.w3.org/2000/svg}path"):
        for y, x in re.findall(r",(\d+)H(\d+)", path.get("d") if path.get("data-from") else ""):
            for left, top in tiles:
                beside = not (top < float(y) < top + HIGH)
                assert beside or abs(left + TILE - float(x)) > 1


@pytest.mark.parametrize(
    "name", ["<b>&\"'", "一个名字非常长以至于两行都放不下要省略的环节名称就是它"]
)
def test_names_are_written_as_text_and_long_ones_cut(name):
    root = shown([segment(name, "上游")])
    told = ["".join(e.itertext()) for e in root.iter() if e.tag.endswith("}title")]
    assert any(name in text for text in told), "the whole name is told"


def test_an_empty_chain_is_a_picture_all_the_same():
    assert shown([]).get("viewBox")
    assert STAGES == ("上游", "中游", "下游")


def test_a_picture_of_nine_columns_is_moved_about_and_not_shrunk():
    names = [f"{stage}{step}" for stage in STAGES for step in range(MOST_STEPS)]
    broad = [
        segment(name, name[:2], *([after] if after else []))
        for name, after in zip(names, [*names[1:], ""], strict=True)
    ]
    assert "broad" in shown(broad).get("class")
    assert "broad" not in shown(TITANIUM).get("class")
