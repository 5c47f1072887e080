"""The share of readings at level, with the interval that the places allow: a place is what was drawn.

Readings at one place hang together, whatever the scale or the day, so the places of a year are the sample. The
variance is that of a ratio, linearised over the places; Wilson's score interval takes the number of independent
readings that goes with it (Korn and Graubard 1998, Survey Methodology 24; Franco et al. 2019, Journal of Survey
Statistics and Methodology 7). Of a known small number of places the limits are exact (hypergeometric; Wright 1991,
Exact confidence bounds when sampling from small finite universes).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from lib.domain.service_levels.student import student_95
from lib.domain.shares import CONFIDENCE, Z_95, Interval, wilson

FEW_FAILING = 5
"""Under so many places with a reading below its level, the interval is less sure than it says."""
FEW_PLACES = 10
"""Under so many places, or districts, the interval is too narrow."""
LARGE_POPULATION = 10
"""From so many times the places that were seen, it makes no difference how many there are in all."""
_TAIL = (1 - CONFIDENCE) / 2 * (1 - 1e-9)
"""What is left out on either side, a hair less: a chance of just that is counted, however it is rounded."""


class SampledShare(NamedTuple):
    """Readings at or above their level, summed per place first: y of the m readings of a place are.

    `reached` is the sum of y over the places and `readings` that of m; then follow the sums of y², m² and ym. At
    `failing` places at least one reading is below its level. `population` is how many places there are in all, where
    that is known.
    """

    places: int
    readings: int
    reached: int
    reached_squared: int
    readings_squared: int
    product: int
    failing: int
    population: int | None = None

    @classmethod
    def of_clusters(cls, clusters: Iterable[tuple[int, int]], population: int | None = None) -> SampledShare:
        """The sums over clusters, such as places or districts.

        Args:
            clusters: the readings at level and all readings of each, those without readings left out.
            population: how many clusters there are in all.
        """
        found = [(y, m) for y, m in clusters if m]
        return cls(
            len(found),
            sum(m for _, m in found),
            sum(y for y, _ in found),
            sum(y * y for y, _ in found),
            sum(m * m for _, m in found),
            sum(y * m for y, m in found),
            sum(y < m for y, m in found),
            population,
        )

    @classmethod
    def one_each(cls, reached: int, places: int) -> SampledShare:
        """Of places with one reading each, so many of them at level."""
        return cls(places, places, reached, reached, places, reached, places - reached)

    @property
    def pct(self) -> float | None:
        """In per cent, 0-100; None without readings."""
        return 100 * self.reached / self.readings if self.readings else None

    @property
    def variance(self) -> float | None:
        """The variance of the share (0-1) over the places; None with fewer than two."""
        if self.places < 2:
            return None
        return self.places / (self.places - 1) * self._spread / self.readings**4

    @property
    def n_eff(self) -> float | None:
        """How many independent readings tell as much as these; None with fewer than two places."""
        if self.places < 2:
            return None
        if self.reached in (0, self.readings):
            return self.places
        if not self._spread:
            return min(self.readings, self.places)
        under = self.reached * (self.readings - self.reached) * self.readings**2 * (self.places - 1)
        independent = min(under / (self.places * self._spread), self.readings)
        return independent * (Z_95 / student_95(self.places - 1)) ** 2

    @property
    def interval(self) -> Interval | None:
        """95%, in per cent; None with fewer than two places."""
        return _interval(self)

    @property
    def is_exact(self) -> bool:
        """Whether the limits are those of a known, small number of places.

        Only where every place has as many readings and those of a place agree: then places are counted.
        """
        if self.population is None or not self.places <= self.population < LARGE_POPULATION * self.places:
            return False
        as_many = self.places * self.readings_squared == self.readings**2
        return as_many and self.product == self.reached_squared

    @property
    def spread(self) -> float:
        """The sum over the places of (y - pm)²; the share is 0-1."""
        return self._spread / self.readings**2 if self.readings else 0.0

    @property
    def _spread(self) -> int:
        """The sum over the places of (y - pm)², times the square of `readings`: whole, so never nearly 0."""
        y, m = self.reached, self.readings
        return m * m * self.reached_squared - 2 * y * m * self.product + y * y * self.readings_squared


@lru_cache(maxsize=4096)
def _interval(share: SampledShare) -> Interval | None:
    if share.n_eff is None:
        return None
    if share.is_exact and share.population is not None:
        return hypergeometric(share.places - share.failing, share.places, share.population)
    return wilson(share.reached / share.readings, share.n_eff)


def hypergeometric(hits: int, sample: int, population: int) -> Interval:
    """The exact limits of a share of a small population, in per cent, with at most 2.5% in either tail.

    The lower is the least number of hits in all with which so many in the sample, or more, are no rarer than that; the
    upper the same of the misses.

    Raises:
        ValueError: when there are more hits than places seen, or more places seen than there are.
    """
    if not 0 <= hits <= sample <= population or not sample:
        raise ValueError(f"no sample of a population: {hits} of {sample} of {population}")
    least, most = (_least(found, sample, population) for found in (hits, sample - hits))
    return Interval(100 * least / population, 100 * (population - most) / population)


def _least(hits: int, sample: int, population: int) -> int:
    """The least number in all with which `hits` or more in the sample have 2.5% chance or more."""
    possible = range(hits, population - (sample - hits) + 1)
    return possible[
        bisect_left(
            possible, True, hi=len(possible) - 1, key=lambda k: _chance(hits, sample, k, population) > _TAIL
        )
    ]


def _chance(hits: int, sample: int, number: int, population: int) -> float:
    """The chance of `hits` or more in a sample, drawn without putting back, when there are `number` in all."""
    among = _log_choose(population, sample)
    return sum(
        math.exp(_log_choose(number, drawn) + _log_choose(population - number, sample - drawn) - among)
        for drawn in range(hits, min(sample, number) + 1)
    )


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
