"""Landings asked of a graph, with what a landing leaves behind withheld."""

from collections.abc import Callable, Iterable

import pytest

from graph.claims import Claim, Node
from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.evaluate import evaluate
from matcher.landings import Landing
from matcher.learning import learn
from matcher.link import open_linker
from matcher.rank import weigh
from matcher.trial import WITHHELD, trials
from matcher.weighing import used_weights
from tests.matcher.conftest import firm

CAME = Landing("L1", 2021, "陕西", "汉中", "航空装备", "钛合金锻件", "中航重机", "中国航空工业集团")
NOBODY = Landing("L2", 2021, "陕西", "宝鸡", "航空装备", "钛合金锻件", "无名锻造厂", "")


def test_the_firm_that_came_is_found_and_its_rank_told(trade: Store, workspace: Workspace) -> None:
    found = evaluate(trade, workspace, [CAME, NOBODY])
    assert [case.rank for case in found.cases] == [1, None]
    assert "中航重机" in found.cases[0].candidates[0]
    assert found.metrics["hit@10"].value == 0.5
    assert set(found.baselines) == {"random", "popularity", "bm25", "bm25_revenue", "bm25_size"}
    assert [(m.landing.case_id, m.rank) for m in found.misses] == [("L2", None)]
    assert "没有这家企业" in found.misses[0].reason
    assert found.knowledge.known_firms == 1


def test_nothing_that_a_landing_leaves_behind_is_seen(
    trade: Store, workspace: Workspace, add: Callable[[str, Iterable[Claim]], None]
) -> None:
    """The ledger holds the landing itself, and a tie: neither moves a trial."""

    def values() -> list[list[float]]:
        linker = open_linker(trade, workspace)
        (trial,) = trials(trade, workspace, linker, [CAME])
        ranked = weigh(trial.field.features, used_weights(workspace))
        told = [ranked.names.index(name) for name in WITHHELD]
        assert not ranked.parts[:, told].any()
        return ranked.parts.tolist()

    before = values()
    region = Node("Region", "610700", {"name": "汉中市"})
    project = Node("Project", "610700/锻件项目", {"name": "锻件项目"})
    add(
        "projects.csv",
        [
            Claim("BY", project, firm("中航重机股份有限公司")),
            Claim("IN", project, region),
            Claim("TIED_TO", firm("中航重机股份有限公司"), region, {"kind": "乡情"}),
        ],
    )
    assert values() == before


def test_from_two_landings_nothing_is_learned(trade: Store, workspace: Workspace) -> None:
    with pytest.raises(UsageError, match="可学的案例只有 1 条"):
        learn(trade, workspace, [CAME, NOBODY])
