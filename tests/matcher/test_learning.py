"""Weights from landings: signs stay, few landings leave the priors, many move them."""

import json
from pathlib import Path

import numpy as np
import pytest

from graph.errors import UsageError
from graph.workspace import Workspace
from matcher.features import FEATURES
from matcher.learned import model_path, read_model, save_model
from matcher.learning import Pairs, fit_weights
from matcher.weighing import prior_weights, used_weights

NAMES = [f.name for f in FEATURES]


def pairs(count: int, **means: float) -> list[Pairs]:
    """Landings in which who came was ahead of the others by these means."""
    random = np.random.default_rng(3)
    middle = np.array([means.get(name, 0.0) for name in NAMES])
    spread = np.array([1.0 if name in means else 0.0 for name in NAMES])
    return [
        Pairs(f"city {i % 7}", middle + spread * random.normal(size=(40, len(NAMES))))
        for i in range(count)
    ]


def test_without_landings_the_weights_are_the_priors() -> None:
    assert fit_weights([], 1.0).values == pytest.approx(prior_weights())


def test_a_weight_never_changes_its_sign() -> None:
    """Small firms came: size then counts for nothing, not against."""
    found = fit_weights(pairs(60, scale=-2.0, fit=2.0), 0.03)
    assert found.values["scale"] == 0.0
    assert all(weight >= 0 for weight in found.values.values())


def test_the_more_landings_the_farther_from_the_priors() -> None:
    away = [
        abs(fit_weights(pairs(n, place=2.0), 3.0).values["place"] - prior_weights()["place"])
        for n in (2, 20, 200)
    ]
    assert away[0] < away[1] < away[2]


def test_what_no_landing_tells_stays_as_printed() -> None:
    found = fit_weights(pairs(40, fit=1.0), 1.0)
    prior = prior_weights()
    assert {n: w for n, w in found.values.items() if n != "fit"} == pytest.approx(
        {n: w for n, w in prior.items() if n != "fit"}, abs=1e-3
    )


def a_model(weight: float = 2.0) -> dict[str, object]:
    return {"weights": {**prior_weights(), "tie": weight}, "facts": {"cases_seen": []}}


def test_a_learned_model_goes_before_the_priors(workspace: Workspace) -> None:
    save_model(workspace, a_model())
    used = used_weights(workspace)
    assert (used.model, used.values["tie"]) == ("learned", 2.0)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told | {"format": "another"},
        lambda told: told | {"definitions": {**told["definitions"], "tie": "another meaning"}},
        lambda told: told | {"definitions": {"tie": told["definitions"]["tie"]}},
        lambda told: told | {"weights": {**told["weights"], "tie": -1.0}},
        lambda told: told | {"weights": {**told["weights"], "tie": float("nan")}},
        lambda told: told | {"weights": {"tie": 1.0}},
        lambda told: [told],
    ],
)
def test_a_model_that_does_not_fit_is_refused(workspace: Workspace, spoil) -> None:
    path = save_model(workspace, a_model())
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(spoil(told)), encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_model(workspace)
    assert refused.value.where == str(path)
    assert "learn" in refused.value.hint


def test_a_damaged_model_is_refused_and_none_is_none(workspace: Workspace) -> None:
    assert read_model(workspace) is None
    path: Path = model_path(workspace)
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    with pytest.raises(UsageError):
        read_model(workspace)
