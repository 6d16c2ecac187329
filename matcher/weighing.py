"""Which weights count: those asked for, bureau.toml, what was learned, the printed priors."""

import math
from collections.abc import Mapping

from graph.errors import UsageError
from graph.workspace import Workspace
from matcher.features import FEATURES
from matcher.learned import learned_weights
from matcher.rank import Weights

HIGHEST = 100.0
"""A larger weight is a slip of the pen: it would drown every other part."""


def prior_weights() -> dict[str, float]:
    """The printed weights, judged by hand."""
    return {f.name: f.weight for f in FEATURES}


def used_weights(workspace: Workspace, asked: Mapping[str, float] | None = None) -> Weights:
    """The weights of this workspace, with those `asked` for (what-if) before all.

    Raises `UsageError` for a feature that does not exist, a weight that is no number of 0 to
    `HIGHEST`, or a learned model that does not fit the program.
    """
    given = settled(workspace.settings.targets.weights, "bureau.toml [targets.weights]")
    return weights(given, learned_weights(workspace), settled(asked or {}, "--weight"))


def weights(
    given: Mapping[str, float],
    learned: Mapping[str, float] | None = None,
    asked: Mapping[str, float] | None = None,
) -> Weights:
    """`asked` before `given` before `learned` before the printed priors."""
    model = "what-if" if asked else "bureau.toml" if given else "learned" if learned else "prior"
    return Weights(model, {**prior_weights(), **(learned or {}), **given, **(asked or {})})


def settled(given: Mapping[str, float], where: str) -> Mapping[str, float]:
    """The weights by feature, as given; a feature's label (规模) is its name too.

    Raises `UsageError` for one that cannot be used.
    """
    known = {f.label: f.name for f in FEATURES}
    given = {known.get(name, name): weight for name, weight in given.items()}
    for name, weight in given.items():
        if name not in known.values():
            told = "、".join(f"{name}({label})" for label, name in known.items())
            raise UsageError(f"没有这个特征:{name}", hint=f"可写:{told}", where=where)
        if not math.isfinite(weight) or not 0 <= weight <= HIGHEST:
            raise UsageError(
                f"特征 {name} 的权重不能是 {weight:g}",
                hint=f"写 0 到 {HIGHEST:g} 的数;0 是不计。方向已在特征里,负数没有意义",
                where=where,
            )
    return given
