"""Trees: scikit-learn's gradient boosting, kept as plain arrays instead of a pickle.

A pickle runs code when it is read; the arrays of a model do not. The arrays fit the version of
scikit-learn that made them and are refused by another (the model is then trained anew).
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matcher.weighed import Floats

if TYPE_CHECKING:
    from sklearn.ensemble._hist_gradient_boosting.predictor import TreePredictor

SETTINGS = {
    "max_iter": 300,
    "learning_rate": 0.06,
    "max_leaf_nodes": 15,
    "min_samples_leaf": 100,
    "l2_regularization": 1.0,
    "random_state": 0,
    "early_stopping": False,
}


@dataclass(frozen=True)
class Trees:
    """A sum of trees in log-odds."""

    nodes: NDArray[np.void]
    """All nodes, tree after tree, as scikit-learn lays them out."""
    starts: NDArray[np.int64]
    base: float
    version: str

    def log_odds(self, signals: Floats) -> NDArray[np.float64]:
        """The sum of the trees for each row."""
        found = np.full(len(signals), self.base)
        rows = np.ascontiguousarray(signals, dtype=np.float64)
        none = np.zeros((0, 8), np.uint32)
        map_ = np.zeros(0, np.uint32)
        for tree in self._trees():
            found += tree.predict(rows, none, map_, 1)
        return found

    def _trees(self) -> "list[TreePredictor]":
        from sklearn.ensemble._hist_gradient_boosting.predictor import TreePredictor

        none = np.zeros((0, 8), np.uint32)
        spans = zip(self.starts[:-1], self.starts[1:], strict=True)
        return [TreePredictor(self.nodes[a:b].copy(), none, none) for a, b in spans]


def version() -> str:
    """The version of scikit-learn, whose layout the arrays have."""
    import sklearn

    return str(sklearn.__version__)


def grow(signals: Floats, right: NDArray[np.bool_]) -> Trees:
    """Trees that tell the rows that are right."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(**SETTINGS).fit(signals, right)
    trees = [stage[0].nodes for stage in model._predictors]
    return Trees(
        np.concatenate(trees),
        np.cumsum([0, *(len(t) for t in trees)]),
        float(np.ravel(model._baseline_prediction)[0]),
        version(),
    )
