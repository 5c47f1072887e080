"""Does the unit cost of a service fall with its size? A line through the logarithms, with its interval.

Ordinary least squares of ln(unit cost) on ln(size). A slope of -0.1 goes with a unit cost that is 7% lower at twice
the size (2 ** -0.1 = 0.933). A slope is what the points show, not what a larger scale does.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from scipy.special import stdtrit

MINIMUM_POINTS = 10
"""Fewer points give no line: a convention of the monitor, no source sets one."""
_CONFIDENCE = 0.95


class SizedCost(NamedTuple):
    """The unit cost of one partnership and its size, in the unit that the cost is per."""

    code: str
    size: float
    unit_cost: float


class Span(NamedTuple):
    low: float
    high: float


@dataclass(frozen=True)
class ScaleFit:
    """The fitted line: ln(unit cost) = `intercept` + `slope` x ln(size), over `n` points."""

    n: int
    slope: float
    interval: Span
    intercept: float
    quantile: float
    residual: float
    mean_log_size: float
    spread: float

    @property
    def shows_effect(self) -> bool:
        """Whether the interval of the slope leaves out 0."""
        return self.interval.low > 0 or self.interval.high < 0

    @property
    def doubling_pct(self) -> float:
        """The difference in unit cost that goes with twice the size, in per cent."""
        return 100 * (2**self.slope - 1)

    def unit_cost(self, size: float) -> float:
        return math.exp(self.intercept + self.slope * math.log(size))

    def band(self, size: float) -> Span:
        """The interval of the line at a size; not of single partnerships, which lie wider."""
        away = (math.log(size) - self.mean_log_size) ** 2 / self.spread
        half = self.quantile * self.residual * math.sqrt(1 / self.n + away)
        return Span(self.unit_cost(size) * math.exp(-half), self.unit_cost(size) * math.exp(half))


def usable(points: Iterable[SizedCost]) -> list[SizedCost]:
    """Those with a logarithm: size and unit cost above zero."""
    return [point for point in points if point.size > 0 and point.unit_cost > 0]


def fit_scale(points: Sequence[SizedCost], confidence: float = _CONFIDENCE) -> ScaleFit | None:
    """Fit a line through usable points, or None under `MINIMUM_POINTS` of them or when all have one size.

    Args:
        points: of one kind (real or fictitious), each partnership once.
        confidence: of the intervals, 0-1.
    """
    n = len(points)
    if n < MINIMUM_POINTS:
        return None
    sizes, costs = ([math.log(p.size) for p in points], [math.log(p.unit_cost) for p in points])
    mean_size, mean_cost = math.fsum(sizes) / n, math.fsum(costs) / n
    spread = math.fsum((size - mean_size) ** 2 for size in sizes)
    if spread < 1e-12:
        return None
    together = math.fsum((s - mean_size) * (c - mean_cost) for s, c in zip(sizes, costs, strict=True))
    slope = together / spread
    intercept = mean_cost - slope * mean_size
    left = math.fsum((c - intercept - slope * s) ** 2 for s, c in zip(sizes, costs, strict=True))
    residual = math.sqrt(left / (n - 2))
    quantile = float(stdtrit(n - 2, (1 + confidence) / 2))
    half = quantile * residual / math.sqrt(spread)
    return ScaleFit(
        n, slope, Span(slope - half, slope + half), intercept, quantile, residual, mean_size, spread
    )
