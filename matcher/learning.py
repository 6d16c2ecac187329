"""Learning: weights from landings, by pairwise logistic regression with signs kept.

For every landing the candidate that came is set against each that did not; the loss of a pair is
log(1 + exp(-(score of the one that came - score of the other))), the mean over the pairs of a
landing, summed over the landings (RankNet, Burges et al. 2005, with a linear score). To it
comes SHRINK x Σ ((w - prior) / (prior + FLOOR))²: with few landings the weights stay near the
printed priors, with many they follow the landings. No weight goes below 0: the direction of
every feature is declared (`matcher/features.py`), and stays.

What a trial withholds (`matcher/trial.py`) teaches nothing: the weights of those features are
the priors. SHRINK is chosen by cross-validation, in which all landings of one city are held out
together, since one city's landings know of one another.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.errors import UsageError
from graph.store import Store
from graph.workspace import Workspace
from matcher.documents import read_documents
from matcher.features import FEATURES
from matcher.landings import Landing
from matcher.learned import save_model
from matcher.link import open_linker
from matcher.metrics import Gains, Rank, compare, gains, measure
from matcher.rank import Weights, weigh
from matcher.trial import WITHHELD, Trial, first_right, trials
from matcher.weighing import prior_weights

FLOOR = 0.1
SHRINKS = (0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0)
FOLDS = 5
FEWEST_LANDINGS = 10
FEWEST_CITIES = 5
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """What one landing teaches: feature values of who came minus those of each other."""

    city: str
    differences: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learned:
    """A model that was written: its file and all that it says."""

    path: str
    model: Mapping[str, object]


def learn(store: Store, workspace: Workspace, landings: Sequence[Landing]) -> Learned:
    """Learn weights from these landings and write them to the workspace's `models/`.

    Raises `UsageError` where too few landings or cities can be learned from.
    """
    linker = open_linker(store, workspace, read_documents(store))
    tried = list(trials(store, workspace, linker, landings))
    usable = [t for t in tried if t.rank is not None]
    cities = sorted({t.landing.city for t in usable})
    if len(usable) < FEWEST_LANDINGS or len(cities) < FEWEST_CITIES:
        raise UsageError(
            f"可学的案例只有 {len(usable)} 条、{len(cities)} 个城市",
            hint=f"至少要 {FEWEST_LANDINGS} 条、{FEWEST_CITIES} 个城市;"
            "落地企业或其集团要在榜单或企业资料里",
        )
    shrink, held_out = _cross_validate(usable)
    fitted = fit_weights([pairs_of(t) for t in usable], shrink)
    model = _model(landings, tried, usable, cities, fitted, shrink, held_out)
    path = save_model(workspace, model)
    return Learned(str(path), model)


def pairs_of(trial: Trial) -> Pairs:
    """The best placed right candidate against all that are not right."""
    values = trial.field.features.values
    best = next(int(row) for row in trial.field.ranked.order if int(row) in trial.right)
    others = np.array([row not in trial.right for row in range(len(values))])
    return Pairs(trial.landing.city, values[best] - values[others])


def fit_weights(pairs: Sequence[Pairs], shrink: float) -> Weights:
    """The weights that lose least on these pairs, none below 0. Without pairs: the priors."""
    from scipy.optimize import minimize

    prior = np.array(list(prior_weights().values()))
    told = [p.differences for p in pairs if len(p.differences)]
    found = minimize(
        _loss(told, prior, shrink),
        prior,
        jac=True,
        method="L-BFGS-B",
        bounds=[(0.0, None)] * len(prior),
    )
    values = {f.name: round(float(w), 4) for f, w in zip(FEATURES, found.x, strict=True)}
    return Weights("learned", values)


def _loss(
    told: Sequence[NDArray[np.float64]], prior: Vector, shrink: float
) -> Callable[[Vector], tuple[float, Vector]]:
    scale = (prior + FLOOR) ** 2

    def loss(weights: Vector) -> tuple[float, Vector]:
        away = weights - prior
        value = shrink * float((away**2 / scale).sum())
        slope = 2 * shrink * away / scale
        for differences in told:
            margin = differences @ weights
            value += float(np.logaddexp(0.0, -margin).mean())
            wrong = 1 / (1 + np.exp(np.clip(margin, -500, 500)))
            slope = slope - differences.T @ wrong / len(differences)
        return value, slope

    return loss


def _cross_validate(usable: Sequence[Trial]) -> tuple[float, list[Rank]]:
    """The best SHRINK, the larger of equals, and the held-out rank of every landing under it."""
    pairs = [pairs_of(t) for t in usable]
    folds = _folds([t.landing.city for t in usable])
    best: tuple[float, float, list[Rank]] = (-1.0, 0.0, [])
    for shrink in SHRINKS:
        ranks: list[Rank] = [None] * len(usable)
        for fold in sorted(set(folds)):
            taught = [p for p, f in zip(pairs, folds, strict=True) if f != fold]
            fitted = fit_weights(taught, shrink)
            for i, trial in enumerate(usable):
                if folds[i] == fold:
                    ranks[i] = rank_under(trial, fitted)
        quality = round(float(gains(ranks)["mrr"].mean()), 3)
        if quality >= best[0]:
            best = (quality, shrink, ranks)
    return best[1], best[2]


def _folds(cities: Sequence[str]) -> list[int]:
    """A fold for every landing, the same for all of one city."""
    from sklearn.model_selection import GroupKFold

    names = np.array(cities)
    split = GroupKFold(min(FOLDS, len(set(cities)))).split(names, groups=names)
    found = np.zeros(len(names), int)
    for fold, (_, held) in enumerate(split):
        found[held] = fold
    return [int(f) for f in found]


def rank_under(trial: Trial, used: Weights) -> int | None:
    """The place of the real firm under other weights."""
    return first_right(weigh(trial.field.features, used).order, trial.right)


def _model(
    landings: Sequence[Landing],
    tried: Sequence[Trial],
    usable: Sequence[Trial],
    cities: Sequence[str],
    fitted: Weights,
    shrink: float,
    held_out: Sequence[Rank],
) -> dict[str, object]:
    prior = Weights("prior", prior_weights())
    own, easy = gains(held_out), gains([rank_under(t, prior) for t in usable])
    years = [t.landing.year for t in tried if t.landing.year]
    return {
        "features": [f.name for f in FEATURES],
        "weights": dict(fitted.values),
        "prior": dict(prior.values),
        "kept_prior": list(WITHHELD),
        "shrink": shrink,
        "facts": {
            "landings": len(landings),
            "usable": len(usable),
            "cities": len(cities),
            "chains": len({t.landing.chain for t in usable}),
            "years": [min(years), max(years)] if years else [],
            "candidates": sum(len(t.field.candidates) for t in usable),
            "outcomes_sha256": hashlib.sha256(
                json.dumps(sorted(x.key for x in landings)).encode()
            ).hexdigest(),
            "cases_seen": sorted(x.key for x in landings),
        },
        "metrics": {
            "held_out": _told(own),
            "prior": _told(easy),
            "difference": {
                name: [d.value, d.low, d.high] for name, d in compare(own, easy).items()
            },
            "folds": FOLDS,
            "grouped_by": "city",
        },
    }


def _told(found: Gains) -> dict[str, list[float]]:
    return {name: [m.value, m.low, m.high] for name, m in measure(found).items()}
