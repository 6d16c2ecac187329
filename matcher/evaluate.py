"""Evaluate: how well targets are ranked, measured on landings, beside what is easier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graph.chain.firms import read_firms
from graph.store import Store
from graph.workspace import Workspace
from matcher.baselines import Pool, baselines, read_pool
from matcher.documents import Document, read_documents, with_members
from matcher.features import FEATURES
from matcher.landings import Landing
from matcher.learned import read_model
from matcher.link import open_linker
from matcher.metrics import Difference, Gains, Measured, compare, gains, mean_per_chain, measure
from matcher.misses import Miss, explain_miss
from matcher.rank import Weights, weigh
from matcher.trial import Trial, first_right, trials
from matcher.weighing import prior_weights, used_weights

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Baseline:
    """An easier way, and how much better the ranking is on the same cases."""

    metrics: Mapping[str, Measured]
    per_chain: Mapping[str, float]
    difference: Mapping[str, Difference]


@dataclass(frozen=True, slots=True)
class Case:
    """One landing: the place of the firm or its group, and the first names."""

    landing: Landing
    rank: int | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A case whose rank is owed to a candidate that only contains the core in its name."""

    landing: Landing
    rank: int
    counted: str
    """The candidate that the protocol's rule counts as right."""
    clear_rank: int | None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How far today's knowledge may know of the landings already."""

    cases: int
    known_firms: int
    """Cases whose firm or group is among the enterprises at all."""
    names_city: int
    """Cases in which a text of the firm or its group names the city."""
    later_figures: int
    """Cases in which the revenue used is of a year after the landing."""
    unknown_cities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All that was measured."""

    model: str
    note: str
    enterprises: int
    metrics: Mapping[str, Measured]
    clear_metrics: Mapping[str, Measured]
    """The same without hits that may be namesakes."""
    doubts: tuple[Doubt, ...]
    per_chain: Mapping[str, float]
    """Mean over the chains of each chain's mean."""
    baselines: Mapping[str, Baseline]
    chains: Mapping[str, Mapping[str, float]]
    """Chain to its metrics, and `cases`."""
    ablation: Mapping[str, Mapping[str, float]]
    """Feature to what each metric loses without it (negative: gains)."""
    knowledge: Knowledge
    misses: tuple[Miss, ...]
    cases: tuple[Case, ...]


def evaluate(store: Store, workspace: Workspace, landings: Sequence[Landing]) -> Evaluation:
    """Rank every landing and measure; the weights are those that targets use.

    A learned model that saw one of these landings is set aside for the printed priors.
    """
    used, note = _weights(workspace, landings)
    read = read_documents(store)
    linker = open_linker(store, workspace, read)
    documents = with_members(read, linker.groups.head)
    pool = read_pool(read_firms(store), documents, linker.groups)
    tried = [_reweighed(trial, used) for trial in trials(store, workspace, linker, landings)]
    own = gains([t.rank for t in tried])
    chains = [t.landing.chain for t in tried]
    return Evaluation(
        model=used.model,
        note=note,
        enterprises=len(pool.revenue),
        metrics=measure(own),
        clear_metrics=measure(gains([t.clear_rank for t in tried])),
        doubts=tuple(_doubt(t) for t in tried if t.rank != t.clear_rank),
        per_chain=mean_per_chain(own, chains),
        baselines={
            name: Baseline(measure(theirs), mean_per_chain(theirs, chains), compare(own, theirs))
            for name, theirs in baselines(pool, landings).items()
        },
        chains=_by_chain(own, chains),
        ablation={f.name: _loss(tried, own, used.without(f.name)) for f in FEATURES},
        knowledge=_knowledge(tried, pool, documents),
        misses=tuple(explain_miss(t, pool) for t in tried if t.rank is None or t.rank > 10),
        cases=tuple(Case(t.landing, t.rank, _names(t)) for t in tried),
    )


def _weights(workspace: Workspace, landings: Sequence[Landing]) -> tuple[Weights, str]:
    used = used_weights(workspace)
    model = read_model(workspace)
    if model is None or used.model != "learned":
        return used, ""
    seen = set(model["facts"]["cases_seen"])
    both = sum(landing.key in seen for landing in landings)
    if not both:
        return used, ""
    note = f"其中 {both} 条案例已用来学权重,不能再用它们评学得的权重;改用先验权重"
    return Weights("prior", prior_weights()), note


def _reweighed(trial: Trial, used: Weights) -> Trial:
    ranked = weigh(trial.field.features, used)
    return replace(trial, field=replace(trial.field, ranked=ranked, model=used.model))


def _by_chain(own: Gains, chains: Sequence[str]) -> dict[str, dict[str, float]]:
    names = np.array(chains)
    return {
        chain: {
            "cases": float((names == chain).sum()),
            **{metric: round(float(v[names == chain].mean()), 4) for metric, v in own.items()},
        }
        for chain in sorted(set(chains))
    }


def _loss(tried: Sequence[Trial], own: Gains, without: Weights) -> dict[str, float]:
    ranks = [first_right(weigh(t.field.features, without).order, t.right) for t in tried]
    lost = gains(ranks)
    return {metric: round(float(v.mean() - lost[metric].mean()), 4) for metric, v in own.items()}


def _doubt(trial: Trial) -> Doubt:
    rank = trial.rank or 0
    row = int(trial.field.ranked.order[rank - 1])
    told = trial.field.candidates[row].told_name
    return Doubt(trial.landing, rank, told, trial.clear_rank)


def _names(trial: Trial) -> tuple[str, ...]:
    """The first candidates as people read them: a group with the member that makes the thing."""
    order = trial.field.ranked.order[:SHOWN]
    return tuple(trial.field.candidates[int(row)].told_name for row in order)


def _knowledge(tried: Sequence[Trial], pool: Pool, documents: Sequence[Document]) -> Knowledge:
    texts = {d.id: d for d in documents}
    known = named = later = 0
    for trial in tried:
        units = pool.right_units(trial.landing)
        known += bool(units)
        firms = [f for f, unit in zip(pool.firms, pool.units, strict=True) if int(unit) in units]
        city = trial.landing.city
        named += any(city in p.text for f in firms for p in texts[f.id].passages)
        years = [f.revenue.when for f in firms if f.revenue]
        year = trial.landing.year
        later += bool(year and any(y[:4].isdecimal() and int(y[:4]) > year for y in years))
    return Knowledge(
        cases=len(tried),
        known_firms=known,
        names_city=named,
        later_figures=later,
        unknown_cities=tuple(
            dict.fromkeys(
                t.landing.province + t.landing.city for t in tried if not t.landing.city_is_known
            )
        ),
    )
