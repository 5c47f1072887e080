"""The difference of two figures that each have an interval.

Two intervals can share values while the figures differ clearly: each allows for the worst of its own chance, and both
at once is far less likely. So the interval of the difference is made from the two (the square-and-add rule of Newcombe
1998, Statistics in Medicine 17: 873-890, method 10; for any two estimates "MOVER", Zou and Donner 2008, Statistics in
Medicine 27: 1693-1702, also with a correlation).
"""

from __future__ import annotations

import math
from typing import NamedTuple


class Estimate(NamedTuple):
    """A value with the ends of its interval; a value that is taken as it is has itself for both."""

    value: float
    low: float
    high: float


def difference_of(earlier: Estimate, later: Estimate, correlation: float = 0.0) -> Estimate:
    """The later value less the earlier one.

    Args:
        earlier: with an interval of the same confidence as the later one.
        later: in the same unit.
        correlation: of both estimates, -1 to 1; 0 where other things were seen, or nothing is known of it.
    """
    change = later.value - earlier.value
    below = _together(later.value - later.low, earlier.high - earlier.value, correlation)
    above = _together(later.high - later.value, earlier.value - earlier.low, correlation)
    return Estimate(change, change - below, change + above)


def _together(one: float, other: float, correlation: float) -> float:
    return math.sqrt(max(0.0, one * one - 2 * correlation * one * other + other * other))
