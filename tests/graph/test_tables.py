"""The model as tables for the docs."""

from graph.model import NODES, RELATIONSHIPS, STAGES, TIE_KINDS
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
    kinds, stages = " / ".join(TIE_KINDS), " / ".join(STAGES)
    assert {
        "| TIED_TO | 企业有渊源 | Enterprise → Enterprise<br>Enterprise → Region "
        f"| **kind** 关系 ({kinds}); note 说明 (text) |",
        f"| PART_OF | 环节属于产业链 | Segment → Chain | stage 位置 ({stages}, required); "
        "local 本地有无 (有 / 缺); local_sourcing 本地配套率 (share 0-1); note 说明 (text) |",
        "| HOSTS | 园区承载产业链 | Park → Chain | certainty 把握 (share 0-1); why 依据 (text) |",
    } <= set(markdown().splitlines())


def test_no_cell_breaks_the_table():
    assert {line.count("|") for line in markdown().splitlines() if line} == {5}
