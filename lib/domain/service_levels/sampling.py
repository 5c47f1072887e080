"""How many locations an inspection needs to tell an agreed share that is met from one that is missed."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.shares import Verdict, judge

POWER = 0.8
"""The chance that is asked for, when the true share is what it is taken to be."""
USUAL_DISTANCE = 5.0
"""Percentage points between the agreed and the true share, unless the reader says otherwise."""
MOST_LOCATIONS = 5_000
"""More than any inspection visits; a larger number is not searched for."""

RAW_PCT, RAW_LEAST, RAW_MOST = 10, 25, 100
"""Standaard RAW Bepalingen, art. 01.24.02 lid 02: 10% of the locations, at least 25, at most 100."""


class Thresholds(NamedTuple):
    """Of a number of locations: from how many at their level met is shown, and up to how many missed."""

    met_from: int | None
    missed_to: int | None


def thresholds(locations: int, norm_pct: float) -> Thresholds:
    """Where the verdicts meet, with one reading at each; None where one cannot be reached with so few locations."""
    verdicts = [_verdict(hits, locations, norm_pct) for hits in range(locations + 1)]
    met = [hits for hits, verdict in enumerate(verdicts) if verdict == Verdict.MET]
    missed = [hits for hits, verdict in enumerate(verdicts) if verdict == Verdict.NOT_MET]
    return Thresholds(min(met, default=None), max(missed, default=None))


@cache
def locations_needed(norm_pct: float, true_pct: float, power: float = POWER) -> int | None:
    """The fewest locations with which the verdict is met (or not met) with this chance, when that is true.

    With one reading at each. Exact: per number of locations the binomial chance that so many are at their level that
    the interval lies wholly on the right side of the agreed share. That chance has a sawtooth (Chernick and Liu 2002,
    The American Statistician 56): with one location more it can be just below the power again.

    Args:
        norm_pct: the agreed share, 0-100.
        true_pct: the share that would be found if every location were visited, 0-100.
        power: the chance, 0-1.

    Returns:
        None when both shares are equal, the verdict cannot be reached, or it takes over `MOST_LOCATIONS`.

    Raises:
        ValueError: when a share is not in 0-100.
    """
    if not (0 <= norm_pct <= 100 and 0 <= true_pct <= 100):
        raise ValueError(f"no shares: {norm_pct}, {true_pct}")
    if true_pct == norm_pct:
        return None
    from scipy.special import bdtr  # a third of a second to load, and most pages ask none

    wanted = Verdict.MET if true_pct > norm_pct else Verdict.NOT_MET
    contrary = (100 - true_pct if wanted == Verdict.MET else true_pct) / 100
    most = -1  # so many may be on the contrary side
    for n in range(1, MOST_LOCATIONS + 1):
        while most < n and _verdict(_hits(most + 1, n, wanted), n, norm_pct) == wanted:
            most += 1
        if most >= 0 and bdtr(most, n, contrary) >= power:
            return n
    return None


def raw_sample(locations: int) -> int:
    """How many of all locations the RAW rule has inspected: 10%, at least 25 and at most 100, or all there are."""
    return min(locations, max(RAW_LEAST, min(RAW_MOST, math.ceil(locations * RAW_PCT / 100))))


def _hits(contrary: int, n: int, wanted: Verdict) -> int:
    return n - contrary if wanted == Verdict.MET else contrary


def _verdict(hits: int, locations: int, norm_pct: float) -> Verdict:
    interval = SampledShare.one_each(hits, locations).interval
    return judge(interval, norm_pct) if interval else Verdict.UNCLEAR
