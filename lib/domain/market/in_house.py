"""The signal on quasi in-house awards: how much of a company's work its owners entrust to it.

Art. 12 of Directive 2014/24/EU asks for more than 80%, on the average of the three preceding years. A signal only:
whether an award is allowed is a legal question with more conditions, and the monitor does not answer it.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

COMPANY = "aandeel_toevertrouwd_pct"
CONSOLIDATED = "aandeel_toevertrouwd_geconsolideerd_pct"
"""Indicators: the share of a company's activities in tasks entrusted by the authorities that control it."""

THRESHOLD = 80.0
_YEARS = 3


class Signal(StrEnum):
    ABOVE = "boven"
    NOT_ABOVE = "niet_boven"
    UNKNOWN = "onbekend"


class Entrusted(NamedTuple):
    """The share of the three years before `year`; without all of them there is no average and no signal."""

    year: int
    shares: dict[int, float]
    missing: tuple[int, ...]
    average: float | None
    signal: Signal


def entrusted(shares: Mapping[int, float], year: int) -> Entrusted:
    """The signal for awards in a year.

    Args:
        shares: per year, in per cent.
    """
    years = range(year - _YEARS, year)
    known = {each: shares[each] for each in years if each in shares}
    missing = tuple(each for each in years if each not in shares)
    if missing:
        return Entrusted(year, known, missing, None, Signal.UNKNOWN)
    average = statistics.fmean(known.values())
    return Entrusted(year, known, (), average, Signal.ABOVE if average > THRESHOLD else Signal.NOT_ABOVE)
