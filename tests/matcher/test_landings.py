"""Who came where: names and their cores, cases of a table, metrics of ranks."""

import csv
from pathlib import Path

import pytest

from graph.errors import UsageError
from matcher.landings import Landing, name_cores, read_landings
from matcher.metrics import compare, gains, mean_per_chain, measure


@pytest.mark.parametrize(
    ("written", "cores"),
    [
        ("通威股份有限公司", ["通威"]),
        ("内蒙古伊利实业集团股份有限公司", ["伊利实业"]),
        ("中国中药控股", ["中国中药"]),
        ("神火(云南神火)", ["神火", "神火"]),
        ("宁德时代、长安汽车", ["宁德时代", "长安汽车"]),
        ("中国", []),
        ("", []),
    ],
)
def test_the_core_of_a_name_is_what_tells_one_firm_from_another(
    written: str, cores: list[str]
) -> None:
    assert name_cores(written) == cores


def landing(firm: str, group: str = "") -> Landing:
    return Landing("1", 2022, "陕西", "汉中", "航空", "锻件", firm, group)


def test_the_group_of_the_firm_that_came_is_right_too() -> None:
    case = landing("中航重机", "中国航空工业集团有限公司")
    assert case.is_right(["中航重机股份有限公司"])
    assert case.is_right([None, "中国航空工业集团"])
    assert not case.is_right(["中国航天科技集团有限公司", ""])


ROW = {"city": "汉中", "chain": "航空", "segment": "锻件", "firm": "中航重机"}


def test_a_row_without_a_firm_is_no_case() -> None:
    found, refused = read_landings([ROW, {**ROW, "firm": ""}, {**ROW, "year": "2021年"}], "x.csv")
    assert [(x.case_id, x.year) for x in found] == [("1", None), ("3", 2021)]
    assert [(r.row, r.reason) for r in refused] == [(3, "没有 firm(企业)")]


def test_a_city_that_is_not_is_refused_with_its_row() -> None:
    rows = [ROW, {**ROW, "city": "火星"}, {**ROW, "province": "陕西", "city": "西咸新区"}]
    found, refused = read_landings(rows, "x.csv", [2, 3, 5])
    assert [(r.row, r.reason) for r in refused] == [(3, "没有这个城市:火星;写地级市的名称,如 汉中")]
    assert [(x.region, x.city_is_known) for x in found] == [("610700", True), ("610000", False)]
    with pytest.raises(UsageError, match="火星"):
        read_landings([{**ROW, "city": "火星"}], "x.csv")


@pytest.mark.parametrize(
    ("firm", "group", "name", "clear"),
    [
        ("国华投资", "国家能源投资集团有限责任公司", "中国华电集团有限公司", False),
        ("国华投资", "国家能源投资集团有限责任公司", "国家能源投资集团有限责任公司", True),
        ("中国化学工程集团", "", "航天长征化学工程股份有限公司", False),
        ("中国化学工程集团", "", "中国化学工程股份有限公司", True),
        ("建龙集团", "", "北京建龙重工集团有限公司", True),
        ("神火(云南神火)", "", "河南神火煤电股份有限公司", True),
        ("大全能源", "", "新疆大全新能源股份有限公司", False),
        ("大全", "", "新疆大全新能源股份有限公司", True),
        ("通威股份", "", "通威集团有限公司", True),
    ],
)
def test_a_namesake_is_told_from_the_firm_by_where_its_core_stands(
    firm: str, group: str, name: str, clear: bool
) -> None:
    case = landing(firm, group)
    assert case.is_clearly_right([name]) is clear
    if clear:
        assert case.is_right([name])


def test_of_the_real_cases_every_city_is_known(shared_data: Path) -> None:
    table = shared_data / "landings" / "landings_dev.csv"
    with table.open(encoding="utf-8-sig") as rows:
        found, refused = read_landings(list(csv.DictReader(rows)), str(table))
    assert len(found) == 58
    assert refused == []
    assert all(x.city_is_known for x in found)


@pytest.mark.parametrize("rows", [[{"city": "汉中"}], [], [{**ROW, "segment": " "}]])
def test_a_table_without_cases_is_refused(rows: list[dict[str, str]]) -> None:
    with pytest.raises(UsageError) as refused:
        read_landings(rows, "cases.csv")
    assert refused.value.where == "cases.csv"


def test_metrics_of_known_ranks() -> None:
    found = measure(gains([1, 10, 50, None]))
    assert found["hit@10"].value == 0.5
    assert found["hit@50"].value == 0.75
    assert found["mrr"].value == pytest.approx((1 + 0.1 + 0.02) / 4, abs=1e-4)
    assert found["ndcg@10"].value == pytest.approx((1 + 1 / 3.4594) / 4, abs=1e-4)
    assert found["hit@10"].low <= 0.5 <= found["hit@10"].high


def test_one_case_at_the_same_rank_is_no_difference() -> None:
    same = gains([3, None, 7])
    assert compare(same, same)["mrr"].value == 0
    assert compare(gains([1, 1, 1]), gains([None] * 3))["hit@10"].doubt == 0


def test_a_chain_of_many_cases_counts_as_one() -> None:
    found = gains([1, 1, 1, None])
    assert mean_per_chain(found, ["茶", "茶", "茶", "锂"])["hit@10"] == 0.5
