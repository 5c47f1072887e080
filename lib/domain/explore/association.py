"""Whether two figures go together over partnerships: Spearman's rank correlation with its interval.

Ranks, for figures of municipalities have long tails; the interval by Fisher's transformation with the standard error
of Bonett and Wright (2000, Psychometrika 65: 23-28). Going together says nothing of what causes what.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lib.domain.shares import Z_95

LEAST_PAIRS = 10
"""Under so many pairs there is no correlation: its interval would hold nearly everything."""


class Association(NamedTuple):
    """Rank correlation, -1 to 1, the ends of its 95% interval, and the number of pairs."""

    rho: float
    low: float
    high: float
    n: int

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out that they do not go together at all."""
        return self.low > 0 or self.high < 0


def association(pairs: Sequence[tuple[float, float]]) -> Association | None:
    """Spearman's correlation of pairs; None under `LEAST_PAIRS`, or where either side is constant."""
    n = len(pairs)
    if n < LEAST_PAIRS:
        return None
    x, y = (_centred_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    size = math.sqrt(float((x**2).sum() * (y**2).sum()))
    if size == 0:
        return None
    rho = max(-1.0, min(1.0, float((x * y).sum()) / size))
    if abs(rho) == 1:
        return Association(rho, rho, rho, n)
    middle, half = math.atanh(rho), Z_95 * math.sqrt((1 + rho**2 / 2) / (n - 3))
    return Association(rho, math.tanh(middle - half), math.tanh(middle + half), n)


def _centred_ranks(values: Sequence[float]) -> NDArray[np.float64]:
    """Ranks from low to high, equal values sharing the mean of theirs, less their mean."""
    _, places, times = np.unique(np.asarray(values, float), return_inverse=True, return_counts=True)
    ranks: NDArray[np.float64] = (np.cumsum(times) - (times - 1) / 2)[places]
    centred: NDArray[np.float64] = ranks - ranks.mean()
    return centred
