"""How much the shares of two years hang together, because the same places were seen in both."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import NamedTuple

from lib.domain.service_levels.sampled_share import SampledShare


class PairedPlaces(NamedTuple):
    """Sums over the places that were seen in two years, of y readings at level of m readings: products of both years.

    `reached` is the sum of yy, `reached_then_read` that of the earlier y and the later m, `read_then_reached` that of
    the earlier m and the later y, and `read` that of mm.
    """

    places: int
    reached: int
    reached_then_read: int
    read_then_reached: int
    read: int

    @classmethod
    def of_places(
        cls, earlier: Mapping[str, tuple[int, int]], later: Mapping[str, tuple[int, int]]
    ) -> PairedPlaces:
        """The sums over the places that are in both.

        Args:
            earlier: by place the readings at level and all readings.
            later: the same of the later year.
        """
        both = [(*earlier[place], *later[place]) for place in earlier.keys() & later.keys()]
        return cls(
            len(both),
            sum(y * later_y for y, _, later_y, _ in both),
            sum(y * later_m for y, _, _, later_m in both),
            sum(m * later_y for _, m, later_y, _ in both),
            sum(m * later_m for _, m, _, later_m in both),
        )


def correlation(earlier: SampledShare, later: SampledShare, both: PairedPlaces) -> float:
    """The correlation of two shares, -1 to 1; 0 when in a year no place differs from another.

    The covariance of two ratios, linearised over the places as their variances are: only places that were seen in both
    years add to it, so a panel with newcomers lies between the same places and others.
    """
    spread = math.sqrt(earlier.spread * later.spread)
    if not spread or not both.places:
        return 0.0
    one, other = earlier.reached / earlier.readings, later.reached / later.readings
    covariance = (
        both.reached - other * both.reached_then_read - one * both.read_then_reached + one * other * both.read
    )
    return max(-1.0, min(1.0, covariance / spread))
