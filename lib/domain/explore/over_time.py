"""Whether a series changes more than it varies: a recent trend of figures with intervals, and limits of a process.

The recent trend is that of Fingertips (Office for Health Improvement and Disparities, technical guide on recent
trends); the limits are those of an individuals chart, XmR (Shewhart; NHS England, Making Data Count). Of its rules
the trend of seven points is left out: it adds almost only false alarms (Anhoej and Olesen 2014, PLoS ONE 9: e113825).
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.periods import Period

TREND_POINTS, FIRM_CHI2, WIDTH_OF_95 = 5, 9.5495, 3.92
"""The points of a recent trend, the 99.8% point of chi-squared with 1 degree of freedom, and standard errors in a 95%
interval."""
TO_LIMIT, TO_OUTLYING_RANGE = 2.66, 3.267
"""By what a mean moving range is multiplied for a limit, and beyond how many of it a range is an outlier itself."""
FIRM_LIMITS, RUN = 12, 7
"""Under so many points limits are for trial; so many on one side of the mean are a shift."""
_NEAR_LIMIT, _OF_THREE = 2 / 3, 2


class RecentTrend(StrEnum):
    """Where the last five figures went."""

    RISING = "stijgend"
    FALLING = "dalend"
    NO_CLEAR_CHANGE = "geen_duidelijke_verandering"
    CANNOT_BE_JUDGED = "niet_te_beoordelen"


def recent_trend(points: Sequence[tuple[float, float, float]]) -> RecentTrend:
    """Judge the last five points by a weighted line: clear at 99.8%, and in the same direction without any one.

    Args:
        points: value, lower and upper end of the 95% interval, oldest first; of one series without a break.
    """
    last = points[-TREND_POINTS:]
    if len(last) < TREND_POINTS or any(high <= low for _, low, high in last):
        return RecentTrend.CANNOT_BE_JUDGED
    numbered = [
        (float(n), value, (WIDTH_OF_95 / (high - low)) ** 2) for n, (value, low, high) in enumerate(last)
    ]
    slope, chi2 = _weighted_slope(numbered)
    without = [_weighted_slope(numbered[:n] + numbered[n + 1 :])[0] for n in range(TREND_POINTS)]
    if chi2 > FIRM_CHI2 and all(other * slope > 0 for other in without):
        return RecentTrend.RISING if slope > 0 else RecentTrend.FALLING
    return RecentTrend.NO_CLEAR_CHANGE


def _weighted_slope(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """The slope of the weighted line through (x, y, weight), and its square over that of its standard error."""
    total = sum(w for _, _, w in points)
    x0, y0 = (sum(p[side] * p[2] for p in points) / total for side in (0, 1))
    spread = sum(w * (x - x0) ** 2 for x, _, w in points)
    slope = sum(w * (x - x0) * (y - y0) for x, y, w in points) / spread
    return slope, slope**2 * spread


class ProcessFlag(StrEnum):
    """Why a point is not what the process usually gives."""

    OUTSIDE = "buiten_de_grenzen"
    SHIFT = "zeven_aan_een_kant"
    NEAR_LIMIT = "twee_van_drie_bij_een_grens"


@dataclass(frozen=True)
class ProcessLimits:
    """The mean and the limits of a stretch of a series, and the flags of its points.

    `left_out` is the number of moving ranges that did not count, `trial` whether there are too few points for firm
    limits.
    """

    mean: float
    low: float
    high: float
    flags: tuple[frozenset[ProcessFlag], ...]
    left_out: int
    trial: bool


def gaps_in(periods: Sequence[Period]) -> frozenset[int]:
    """The places of periods that follow the earlier one later than is usual, which is the median of their distances.

    A survey of every second year has no gaps; a year that was not measured in a yearly series is one. [CONVENTION]
    """
    months = [12 * period.year + period.month for period in periods]
    steps = [later - earlier for earlier, later in itertools.pairwise(months)]
    usual = statistics.median_low(steps) if steps else 0
    return frozenset(place for place, step in enumerate(steps, start=1) if step > usual)


def process_limits(
    values: Sequence[float], *, screened: bool = True, gaps: Collection[int] = ()
) -> ProcessLimits | None:
    """Mean plus and minus 2.66 times the mean moving range; None under three points, or without two neighbours.

    A moving range is what the process does from one moment to the next, so there is none over a gap, and points on
    either side of one are no run. The mean goes on: nothing tells that the process changed meanwhile. [CONVENTION]

    Args:
        values: in order, of one stretch without a break.
        screened: whether moving ranges beyond 3.267 times their mean are left out once, as the R package of the NHS
            does and its workbook does not.
        gaps: the places of values that do not follow on the one before, as `gaps_in` finds them.
    """
    steps = enumerate(itertools.pairwise(values), start=1)
    ranges = [abs(later - earlier) for place, (earlier, later) in steps if place not in gaps]
    if len(values) < 3 or not ranges:
        return None
    whole = sum(ranges) / len(ranges)
    counted = [r for r in ranges if not screened or r <= TO_OUTLYING_RANGE * whole]
    half = TO_LIMIT * sum(counted) / len(counted)
    mean = sum(values) / len(values)
    return ProcessLimits(
        mean,
        mean - half,
        mean + half,
        tuple(_flags(values, mean, half, gaps)),
        len(ranges) - len(counted),
        len(values) < FIRM_LIMITS,
    )


def _flags(
    values: Sequence[float], mean: float, half: float, gaps: Collection[int]
) -> list[frozenset[ProcessFlag]]:
    found: list[set[ProcessFlag]] = [set() for _ in values]
    for n, value in enumerate(values):
        if abs(value - mean) > half:
            found[n].add(ProcessFlag.OUTSIDE)
    for sign in (1, -1):
        beyond = [sign * (value - mean) for value in values]
        for start in _windows(len(values), RUN, gaps):
            if all(off > 0 for off in beyond[start : start + RUN]):
                for n in range(start, start + RUN):
                    found[n].add(ProcessFlag.SHIFT)
        for start in _windows(len(values), 3, gaps):
            near = [n for n in range(start, start + 3) if beyond[n] > _NEAR_LIMIT * half]
            if len(near) >= _OF_THREE:
                for n in near:
                    found[n].add(ProcessFlag.NEAR_LIMIT)
    return [frozenset(flags) for flags in found]


def _windows(points: int, length: int, gaps: Collection[int]) -> Iterator[int]:
    """Where so many points in a row start, without a gap between them."""
    for start in range(points - length + 1):
        if not any(start < gap < start + length for gap in gaps):
            yield start
