"""Scores of a frontier without their bias, and their intervals: Simar and Wilson 1998, Management Science 44: 49-61.

A frontier drawn through the best of a sample lies inside that of everyone, so its scores are too kind. Samples are
drawn anew from smoothed Shephard distances `1 / score`, reflected in 1, and the scores of the same units against them
show how much too kind (the steps of Daraio and Simar 2007, Advanced Robust and Nonparametric Methods, section 3.4).
All draws are worked out together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from lib.domain.comparison.frontier import Matrix, hull_costs, vrs_scores

DRAWS, BOOTSTRAP_SEED = 2000, 1998
_EFFICIENT = 1e-7
"""How near to 1 a distance counts as on the frontier."""


class CorrectedScores(NamedTuple):
    """Scores as drawn, without their bias, and the ends of their 95% intervals, in the order of units."""

    scores: Matrix
    corrected: Matrix
    low: Matrix
    high: Matrix


def corrected_scores(
    costs: Matrix,
    quality: Matrix,
    *,
    draws: int = DRAWS,
    seed: int = BOOTSTRAP_SEED,
    width: float | None = None,
) -> CorrectedScores | None:
    """Bias-corrected scores for one cost and one quality with variable returns; None where all are on the frontier.

    Args:
        costs: above 0, of every unit.
        quality: of every unit, higher is better.
        draws: samples to draw.
        seed: of the draws.
        width: of the smoothing; that of `bandwidth` where none is given, and 0 smooths nothing.
    """
    scores = vrs_scores(costs, quality)
    distances = 1 / scores
    width = bandwidth(distances) if width is None else width
    if width is None:
        return None
    drawn = _smoothed(distances, width, draws, np.random.default_rng(seed))
    references = costs * scores * drawn
    again = costs / hull_costs(references, quality)
    bias = again.mean(axis=0) - distances
    low, high = np.quantile(again - distances, [0.025, 0.975], axis=0)
    unbiased, least, most = (np.maximum(distances - off, _EFFICIENT) for off in (bias, high, low))
    return CorrectedScores(scores, 1 / unbiased, 1 / most, 1 / least)


def bandwidth(distances: Matrix) -> float | None:
    """The width of smoothing by the normal reference rule, over distances beyond 1 and their reflections in 1.

    Set right for the spread and the number of all (Daraio and Simar 2007, equations 3.24 and 3.26); None without two
    different distances beyond 1.
    """
    beyond = distances[distances > 1 + _EFFICIENT]
    if len(beyond) < 2 or np.ptp(beyond) == 0:
        return None
    both = np.concatenate([beyond, 2 - beyond])
    spread = both.std(ddof=1)
    middle = np.subtract(*np.quantile(both, [0.75, 0.25])) / 1.349
    plain = 0.9 * (min(spread, middle) or spread) * len(both) ** -0.2
    return float(plain * (len(both) / len(distances)) ** 0.2 * distances.std(ddof=1) / spread)


def _smoothed(distances: Matrix, width: float, draws: int, random: np.random.Generator) -> Matrix:
    """A row of distances per draw: from all and their reflections, moved by a normal step, with the same variance."""
    both = np.concatenate([distances, 2 - distances])
    shape = draws, len(distances)
    taken = random.choice(both, shape)
    mean = taken.mean(axis=1, keepdims=True)
    moved = taken + width * random.standard_normal(shape)
    found = mean + (moved - mean) / np.sqrt(1 + width**2 / both.var(ddof=1))
    reflected: Matrix = np.where(found < 1, 2 - found, found)
    return reflected
