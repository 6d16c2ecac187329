"""The answers of `evaluate` and `learn`."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.answers import shapes
from graph.claims import tenancy
from graph.store import Store
from graph.workspace import Workspace
from matcher.landings import Landing, Refused, read_landings
from matcher.metrics import Difference, Measured


def evaluation(
    store: Store,
    workspace: Workspace,
    rows: Sequence[Mapping[str, str]],
    where: str,
    numbers: Sequence[int] = (),
) -> shapes.Evaluation:
    """How well the landings of a table are ranked; `numbers` are those of its rows in the file.

    Raises `UsageError` for a table of no landing.
    """
    from matcher.baselines import NAMES
    from matcher.evaluate import evaluate

    tenancy.require(store, workspace)
    landings, refused = read_landings(rows, where, numbers)
    found = evaluate(store, workspace, landings)
    known = found.knowledge
    return shapes.Evaluation(
        model=found.model,
        note=found.note,
        enterprises=found.enterprises,
        metrics=_measured(found.metrics),
        per_chain_mean=dict(found.per_chain),
        baselines={
            name: shapes.Baseline(
                label=NAMES[name],
                metrics=_measured(b.metrics),
                per_chain_mean=dict(b.per_chain),
                difference=_difference(b.difference),
            )
            for name, b in found.baselines.items()
        },
        chains={name: dict(values) for name, values in found.chains.items()},
        ablation={name: dict(values) for name, values in found.ablation.items()},
        knowledge=shapes.Knowledge(
            cases=known.cases,
            known_firms=known.known_firms,
            names_city=known.names_city,
            later_figures=known.later_figures,
            unknown_cities=list(known.unknown_cities),
            statement=_statement(known.cases, known.names_city, known.later_figures),
        ),
        misses=[
            shapes.Miss(
                case_id=m.landing.case_id,
                asked=_asked(m.landing),
                firm=m.landing.firm,
                rank=m.rank,
                reason=m.reason,
            )
            for m in found.misses
        ],
        clear_metrics=_measured(found.clear_metrics),
        doubts=[
            shapes.Doubt(
                case_id=d.landing.case_id,
                asked=_asked(d.landing),
                firm=d.landing.firm,
                rank=d.rank,
                counted=d.counted,
                clear_rank=d.clear_rank,
            )
            for d in found.doubts
        ],
        refused=_refused(refused),
        cases=[
            shapes.Case(
                case_id=c.landing.case_id,
                asked=_asked(c.landing),
                firm=c.landing.firm,
                rank=c.rank,
                candidates=list(c.candidates),
            )
            for c in found.cases
        ],
    )


def _refused(rows: Sequence[Refused]) -> list[shapes.RefusedRow]:
    return [shapes.RefusedRow(row=r.row, reason=r.reason) for r in rows]


def _statement(cases: int, names_city: int, later: int) -> str:
    return (
        f"用的是今天的资料:企业资料和多数榜单不带早于落地年份的日期,不能按时间切分。"
        f"{cases} 条案例中,{names_city} 条的企业自己的文字提到落地城市(城市名不参与关联),"
        f"{later} 条用到的营业收入晚于落地年份。得分不是落地的概率。"
    )


def learned(
    store: Store,
    workspace: Workspace,
    rows: Sequence[Mapping[str, str]],
    where: str,
    numbers: Sequence[int] = (),
) -> shapes.LearnedModel:
    """Learn weights from the landings of a table, and say what was learned."""
    from matcher.learning import learn

    tenancy.require(store, workspace)
    landings, refused = read_landings(rows, where, numbers)
    found = learn(store, workspace, landings)
    model: Mapping[str, Any] = found.model
    return shapes.LearnedModel(
        refused=_refused(refused),
        path=found.path,
        features={
            name: shapes.LearnedWeight(weight=weight, prior=model["prior"][name])
            for name, weight in model["weights"].items()
        },
        shrink=model["shrink"],
        facts={k: v for k, v in model["facts"].items() if k != "cases_seen"},
        metrics=model["metrics"],
    )


def _asked(landing: Landing) -> str:
    chain = f"{landing.chain}/" if landing.chain else ""
    return f"{chain}{landing.segment}@{landing.city}"


def _measured(found: Mapping[str, Measured]) -> dict[str, shapes.Measured]:
    return {
        name: shapes.Measured(value=m.value, low=m.low, high=m.high) for name, m in found.items()
    }


def _difference(found: Mapping[str, Difference]) -> dict[str, shapes.Difference]:
    return {
        name: shapes.Difference(value=d.value, low=d.low, high=d.high, doubt=d.doubt)
        for name, d in found.items()
    }
