"""Does the unit cost of a service fall with its size? A line through the logarithms, with its interval.

Ordinary least squares of ln(unit cost) on ln(size). A slope of -0.1 goes with a unit cost that is 7% lower at twice
the size (2 ** -0.1 = 0.933). A slope is what the points show, not what a larger scale does.

Partnerships of one contractor share its prices and its ways of working, so they do not vary by themselves. The
interval allows for that: standard errors clustered on the contractor (Liang and Zeger 1986) with the usual correction
for few clusters (CR1) and Student's t with the number of contractors less one degrees of freedom (Cameron and Miller
2015, "A Practitioner's Guide to Cluster-Robust Inference", sections II and VI).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MINIMUM_POINTS = 10
"""Fewer points give no line: a convention of the monitor, no source sets one."""
MINIMUM_CONTRACTORS = 10
"""Fewer contractors give a line without an interval, which would be too narrow: a convention of the monitor."""
_MINIMUM_EVENLY = MINIMUM_CONTRACTORS / 2
"""The same where a few contractors have most points, in contractors of one size (see `evenly`)."""
_CONFIDENCE = 0.95


class SizedCost(NamedTuple):
    """The unit cost of one partnership, its size in the unit that the cost is per, and who does the work."""

    code: str
    size: float
    unit_cost: float
    contractor: str


class Span(NamedTuple):
    low: float
    high: float


class Errors(NamedTuple):
    """How surely a line is known: (co)variances of its height at the mean size and of its slope."""

    quantile: float
    height: float
    slope: float
    together: float

    def half(self, away: float) -> float:
        """Half the interval of the line at this distance from the mean logarithm of the size."""
        variance = self.height + 2 * away * self.together + away**2 * self.slope
        return self.quantile * math.sqrt(max(variance, 0))


@dataclass(frozen=True)
class ScaleFit:
    """The fitted line: ln(unit cost) = `intercept` + `slope` x ln(size), over `n` points.

    `contractors` have these points, the one with most of them `largest`. `errors` is None where they are too few.
    """

    n: int
    contractors: int
    largest: int
    slope: float
    intercept: float
    mean_log_size: float
    errors: Errors | None

    @property
    def interval(self) -> Span | None:
        """The interval of the slope."""
        if self.errors is None:
            return None
        half = self.errors.quantile * math.sqrt(self.errors.slope)
        return Span(self.slope - half, self.slope + half)

    @property
    def shows_effect(self) -> bool | None:
        """Whether the interval of the slope leaves out 0; None without an interval."""
        return None if self.interval is None else self.interval.low > 0 or self.interval.high < 0

    @property
    def doubling_pct(self) -> float:
        """The difference in unit cost that goes with twice the size, in per cent."""
        return 100 * (2**self.slope - 1)

    def unit_cost(self, size: float) -> float:
        return math.exp(self.intercept + self.slope * math.log(size))

    def band(self, size: float) -> Span | None:
        """The interval of the line at a size; not of single partnerships, which lie wider."""
        if self.errors is None:
            return None
        factor = math.exp(self.errors.half(math.log(size) - self.mean_log_size))
        return Span(self.unit_cost(size) / factor, self.unit_cost(size) * factor)


def usable(points: Iterable[SizedCost]) -> list[SizedCost]:
    """Those with a logarithm: size and unit cost above zero."""
    return [point for point in points if point.size > 0 and point.unit_cost > 0]


def evenly(shares: Iterable[int]) -> float:
    """How many contractors of one size weigh as much as these, by their numbers of points: 1 / sum of share squared."""
    counts = list(shares)
    return sum(counts) ** 2 / sum(count**2 for count in counts)


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
    away = [size - mean_size for size in sizes]
    spread = math.fsum(a**2 for a in away)
    if spread < 1e-12:
        return None
    slope = math.fsum(a * (c - mean_cost) for a, c in zip(away, costs, strict=True)) / spread
    left = [c - mean_cost - slope * a for a, c in zip(away, costs, strict=True)]
    of_contractor = Counter(point.contractor for point in points)
    return ScaleFit(
        n,
        len(of_contractor),
        max(of_contractor.values()),
        slope,
        mean_cost - slope * mean_size,
        mean_size,
        _errors([p.contractor for p in points], away, left, spread, confidence),
    )


def _errors(
    contractors: Sequence[str],
    away: Sequence[float],
    left: Sequence[float],
    spread: float,
    confidence: float,
) -> Errors | None:
    """The errors of a line, clustered on the contractor, or None for too few of them.

    Args:
        contractors: of every point.
        away: the logarithm of its size, less the mean.
        left: what the line leaves of the logarithm of its cost.
        spread: the sum of `away` squared.
        confidence: of the intervals, 0-1.
    """
    n, counts = len(contractors), Counter(contractors)
    if len(counts) < MINIMUM_CONTRACTORS or evenly(counts.values()) < _MINIMUM_EVENLY:
        return None
    heights: dict[str, float] = defaultdict(float)
    slopes: dict[str, float] = defaultdict(float)
    for contractor, a, u in zip(contractors, away, left, strict=True):
        heights[contractor] += u / n
        slopes[contractor] += a * u / spread
    from scipy.special import stdtrit  # a third of a second to load, and most pages ask none

    clusters = len(counts)
    few = clusters / (clusters - 1) * (n - 1) / (n - 2)
    return Errors(
        float(stdtrit(clusters - 1, (1 + confidence) / 2)),
        few * math.fsum(h**2 for h in heights.values()),
        few * math.fsum(s**2 for s in slopes.values()),
        few * math.fsum(heights[contractor] * slopes[contractor] for contractor in counts),
    )
