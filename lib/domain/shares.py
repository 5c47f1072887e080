"""The interval of a share of a sample, and what it says against an agreed share.

The interval is Wilson's score interval (Wilson 1927; Brown, Cai and DasGupta 2001). It takes the observations as
independent; readings at one place hang together, see lib/domain/service_levels/sampled_share.py.
"""

from __future__ import annotations

import math
from enum import StrEnum
from statistics import NormalDist
from typing import NamedTuple

CONFIDENCE = 0.95
Z_95 = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
"""The quantile of the normal distribution that goes with it."""


class Interval(NamedTuple):
    """Both ends in per cent, 0-100."""

    low: float
    high: float


class Verdict(StrEnum):
    """What a sample shows of an agreed share."""

    MET = "gehaald"
    NOT_MET = "niet_gehaald"
    UNCLEAR = "niet_te_onderscheiden"


def wilson(share: float, n: float, confidence: float = CONFIDENCE) -> Interval:
    """The score interval of a share; the oracle of the intervals in the store (tests/unit/store/test_twins.py).

    Args:
        share: 0-1.
        n: independent observations behind it, above 0.
        confidence: 0-1.

    Raises:
        ValueError: when `n` is not above 0 or `share` is not in 0-1.
    """
    if n <= 0 or not 0 <= share <= 1:
        raise ValueError(f"no share of a sample: {share} of {n}")
    z2 = NormalDist().inv_cdf(0.5 + confidence / 2) ** 2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n))) / (1 + z2 / n)
    low = 0.0 if share == 0 else max(0.0, centre - half)
    high = 1.0 if share == 1 else min(1.0, centre + half)
    return Interval(100 * low, 100 * high)


def judge(interval: Interval, norm_pct: float) -> Verdict:
    """Met when the whole interval is at or above the norm, not met when it is wholly below, else unclear."""
    if interval.low >= norm_pct:
        return Verdict.MET
    return Verdict.NOT_MET if interval.high < norm_pct else Verdict.UNCLEAR
