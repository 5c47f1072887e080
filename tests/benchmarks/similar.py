"""(j) Comparing 342 partnerships: peers with every other weighting, and a frontier without its bias."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from lib.domain.comparison.bootstrap import DRAWS, corrected_scores
from lib.domain.comparison.frontier import dea_scores
from lib.domain.comparison.similar import PERTURBATIONS, ContextTable, nearest
from tests.benchmarks.table import Line, duration

UNITS, VARIABLES, PEERS, TIMES = 342, 6, 10, 9
LONGEST, LEAST_FACTOR_FASTER = 0.150, 20
PLAIN_UNITS = 12
"""Of how many units the plain loop is timed; the rest of a draw, and the draws, take as long each."""


def measure(folder: Path) -> list[Line]:
    """Both on one set of drawn figures; nothing is read from `folder`."""
    draws = np.random.default_rng(1)
    values = np.exp(draws.normal(0, 1, (UNITS, VARIABLES)))
    names = tuple(f"v{n}" for n in range(VARIABLES))
    table = ContextTable(tuple(f"p{n}" for n in range(UNITS)), names, (True,) * VARIABLES, values)
    weights = dict.fromkeys(names, 1.0)
    peers = _median(lambda: nearest(table, "p0", weights, PEERS), TIMES)
    quality = draws.uniform(0, 1, UNITS)
    costs = np.exp(quality + draws.exponential(0.3, UNITS))
    ours = _median(lambda: corrected_scores(costs, quality), 3)
    some = slice(None, PLAIN_UNITS)
    plain = _median(lambda: dea_scores(costs[some, None], quality[some, None]), 3)
    plain *= DRAWS * UNITS / PLAIN_UNITS
    faster = plain / ours
    return [
        Line("j", f"peers of one of {UNITS} with {PERTURBATIONS} weightings", duration(peers, "ms"),
             aim=f"<= {duration(LONGEST, 'ms')}", met=peers <= LONGEST),
        Line("j", f"frontier of {UNITS} with {DRAWS} draws, beside a loop of scipy's linprog (over few, scaled up)",
             duration(ours, "s"), duration(plain, "s"), faster, f">= {LEAST_FACTOR_FASTER}x",
             faster >= LEAST_FACTOR_FASTER),
    ]  # fmt: skip


def _median(work: Callable[[], object], times: int) -> float:
    """Seconds, after one run to warm up."""
    work()
    found = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        found.append(time.perf_counter() - begin)
    return statistics.median(found)
