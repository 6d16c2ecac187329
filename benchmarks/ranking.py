"""Ranking 10,000 enterprises for one gap, in memory."""

import statistics
import time
from dataclasses import fields

import numpy as np

from matcher.rank import rank
from matcher.table import Table
from matcher.weighing import weights

ROWS = 10_000
ROUNDS = 20


def run() -> None:
    """Print the median time of a ranking. Columns are drawn at random; a tenth is unknown."""
    random = np.random.default_rng(20261124)
    columns = {}
    for field in fields(Table):
        values = random.random(ROWS)
        values[random.random(ROWS) < 0.1] = np.nan
        columns[field.name] = values
    columns["revenue"] = columns["revenue"] * 1e11
    table = Table(**columns)
    used = weights({})
    rank(table, used)
    took = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        rank(table, used)
        took.append(time.perf_counter() - begun)
    print(f"rank {ROWS:,} enterprises: {statistics.median(took) * 1e3:.1f} ms (median of {ROUNDS})")
