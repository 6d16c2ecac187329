"""The model as tables for the docs."""

from graph.model import NODES, RELATIONSHIPS
from graph.tables import markdown


def test_every_type_has_its_row():
    rows = [line.split(" | ")[0].lstrip("| ") for line in markdown().splitlines() if line]
    assert rows == [
        *("Node", "---|---|---|---|"),
        *NODES,
        *("Relationship", "---|---|---|---|"),
        *RELATIONSHIPS,
    ]


def test_a_row_reads_as_a_sentence_with_its_keys_in_bold():
    assert (
        "| TIED_TO | 企业有渊源 | Enterprise → Enterprise<br>Enterprise → Region "
        "| **kind** 关系 (商会 / 乡情 / 校友 / 合作); note 说明 (text) |"
    ) in markdown().splitlines()
    assert (
        "| WORKS_IN | 企业从事环节 | Enterprise → Segment | strength 强度 (share 0-1, required); "
        "how 依据 (stated / product / text / industry / group, required); quote 原文 (text); "
        "quoted_from 原文来源 (text) |"
    ) in markdown().splitlines()


def test_no_cell_breaks_the_table():
    assert {line.count("|") for line in markdown().splitlines() if line} == {5}
