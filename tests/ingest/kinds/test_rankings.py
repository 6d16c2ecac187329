import pytest

from ingest.kinds.rankings import RANKING, list_and_edition

EXAMPLE = """\
排名,企业名称,省份,营业收入(万元),来源
1,国家电网有限公司,北京市,386489168,"中国企业联合会、中国企业家协会,2024"
11,中国宝武钢铁集团有限公司,上海市,111297172,"中国企业联合会、中国企业家协会,2024"
"""


@pytest.mark.parametrize(
    ("title", "stem", "told"),
    [
        ("", "中国企业500强_2025", ("中国企业500强", "2025")),
        ("", "中国企业500强_2024_节选", ("中国企业500强", "2024")),
        ("2024中国民营企业500强榜单", "名单", ("中国民营企业500强", "2024")),
        ("2023年中国制造业企业500强", "x", ("中国制造业企业500强", "2023")),
        ("", "china500_2024_top120", ("中国企业500强", "2024")),
        ("", "private500_2026", ("中国民营企业500强", "2026")),
        ("", "fortune_global500_2022_chinese_names", ("世界500强", "2022")),
        ("", "provincial_soe_2026", ("省属国有企业名录", "2026")),
    ],
)
def test_list_and_edition_come_from_the_title_or_the_name_of_the_file(title, stem, told):
    assert list_and_edition(title, stem) == told


def test_a_row_of_a_list_is_a_rank_with_revenue(read):
    found = read(RANKING, EXAMPLE, stem="中国企业500强_2024_节选")
    assert found.of("RANKED_IN") == [
        ("国家电网有限公司", "中国企业500强 2024", {"rank": 1, "revenue": 3_864_891_680_000}),
        (
            "中国宝武钢铁集团有限公司",
            "中国企业500强 2024",
            {"rank": 11, "revenue": 1_112_971_720_000},
        ),
    ]
    assert [end for _, end, _ in found.of("LOCATED_IN")] == ["110000", "310000"]
    assert not found.messages


def test_members_of_a_list_of_private_firms_are_private(read):
    found = read(RANKING, EXAMPLE, stem="中国民营企业500强_2024")
    assert {f.ownership for f in found.firms} == {"民营"}


@pytest.mark.parametrize("rank", ["前十", "—", "A", "0"])
def test_a_rank_that_holds_no_number_is_given_back(read, rank):
    found = read(RANKING, EXAMPLE.replace("\n11,", f"\n{rank},"), stem="中国企业500强_2024")
    [bad] = found.bad
    assert (bad.column, bad.value) == ("排名", rank)
    assert len(found.of("RANKED_IN")) == 1


def test_a_rank_may_be_written_out(read):
    found = read(RANKING, EXAMPLE.replace("\n11,", "\n第11名,"), stem="中国企业500强_2024")
    assert [p["rank"] for _, _, p in found.of("RANKED_IN")] == [1, 11]


def test_a_list_without_ranks_is_a_list_of_members(read):
    found = read(RANKING, "企业名称\n国家电网有限公司\n", stem="世界500强_2025")
    assert found.of("RANKED_IN") == [("国家电网有限公司", "世界500强 2025", {})]
    assert found.messages == ["没有排名列,作为成员名单"]


def test_columns_may_name_list_and_year(read):
    found = read(
        RANKING, "榜单,年份,排名,企业名称\n中国企业500强,2023年,5,国家电网有限公司\n", stem="汇总"
    )
    assert [end for _, end, _ in found.of("RANKED_IN")] == ["中国企业500强 2023"]


def test_the_published_lists_are_understood_without_a_remark(read, shared_data):
    for file in sorted((shared_data / "rankings").glob("*.csv")):
        found = read(RANKING, file.read_bytes(), stem=file.stem)
        assert found.messages in ([], ["没有排名列,作为成员名单"]), file.name
        assert len(found.of("RANKED_IN")) + len(found.bad) + len(found.left_out) == len(
            found.content.rows
        )
        assert len(found.bad) <= 1, file.name
