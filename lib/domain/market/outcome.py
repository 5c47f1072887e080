"""Price against references: the index, how sure the median is, and the verdict against the agreed band."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.prices import NO_INTERVAL, TOO_FEW_REFERENCES, MarketReason, Price, Terms
from lib.domain.shares import CONFIDENCE, Interval

_DECIMALS = 9
"""Of an index in points: 1.10 against 1.00 is 110, on the limit of a band of 10%, and not a binary hair above it."""


class MarketVerdict(StrEnum):
    """What a test says. `WITHIN`, `ABOVE` and `BELOW` only when the whole interval of the index says so."""

    WITHIN = "binnen"
    ABOVE = "boven"
    BELOW = "onder"
    UNCLEAR = "niet_te_onderscheiden"
    NO_AGREEMENT = "geen_afspraak"
    NOT_COMPARABLE = "niet_vergelijkbaar"


class MedianInterval(NamedTuple):
    """Two of the ordered values, and the chance (0-1) that they enclose the median.

    `rank` is the place of `low` from below and of `high` from above; 1 is the first.
    """

    low: float
    high: float
    coverage: float
    rank: int


class Spread(NamedTuple):
    """Comparable prices of the references; quartiles are Tukey's hinges, the medians of both halves."""

    minimum: float
    lower: float
    median: float
    upper: float
    maximum: float


@dataclass(frozen=True)
class MarketOutcome:
    """What a test shows. `n` is the number of parties whose references count.

    `interval` is that of the index, with its `coverage` (0-1). `formal` is where the index itself lies, as a band is
    usually read; `verdict` takes the uncertainty of the median along. `reasons` say why there is no verdict.
    """

    verdict: MarketVerdict
    reasons: tuple[MarketReason, ...]
    n: int
    index: float | None = None
    interval: Interval | None = None
    coverage: float | None = None
    formal: MarketVerdict | None = None
    median: float | None = None
    median_interval: MedianInterval | None = None
    spread: Spread | None = None


def median_interval(values: Sequence[float], confidence: float = CONFIDENCE) -> MedianInterval | None:
    """The narrowest pair of order statistics, as many from either end, that encloses the median often enough.

    Exact for any continuous distribution: the number of values below the median is binomial(n, 1/2). Under 6
    values no pair reaches 95%.
    """
    ordered, n = sorted(values), len(values)
    rank, outside = 0, 0.0
    while rank < n // 2:
        more = outside + 2 * math.comb(n, rank) / 2**n
        if 1 - more < confidence:
            break
        rank, outside = rank + 1, more
    return MedianInterval(ordered[rank - 1], ordered[n - rank], 1 - outside, rank) if rank else None


def spread(values: Sequence[float]) -> Spread:
    """Raises: statistics.StatisticsError: without values."""
    ordered, n = sorted(values), len(values)
    half = (n + 1) // 2
    low, high = statistics.median(ordered[:half]), statistics.median(ordered[n - half :])
    return Spread(ordered[0], low, statistics.median(ordered), high, ordered[-1])


def by_party(references: Iterable[tuple[Price, float | None]]) -> list[float]:
    """Of each party one value, the median of its own: who gives more prices does not weigh more.

    Args:
        references: prices with their comparable value; those without one do not count.
    """
    found: dict[str, list[float]] = defaultdict(list)
    for price, value in references:
        if value is not None:
            found[price.counts_as].append(value)
    return [statistics.median(values) for values in found.values()]


def weigh(
    value: float | None, references: Sequence[float], terms: Terms | None, minimum: int
) -> MarketOutcome:
    """The outcome of a comparable price among the comparable prices of the market.

    Args:
        value: the company's comparable price, or None when it has none.
        references: one value of each party.
        terms: None when nothing was agreed: then there is an index but no verdict.
        minimum: with fewer references there is no index.
    """
    n = len(references)
    known = MarketOutcome(MarketVerdict.NOT_COMPARABLE, (), n)
    if n:
        known = replace(
            known,
            median=statistics.median(references),
            median_interval=median_interval(references),
            spread=spread(references),
        )
    if n < minimum or known.median is None:
        known = replace(known, reasons=(TOO_FEW_REFERENCES,))
    if value is None or known.median is None or known.reasons:
        return known
    ends = known.median_interval
    index = _in_points(value, known.median)
    interval = Interval(_in_points(value, ends.high), _in_points(value, ends.low)) if ends else None
    known = replace(known, index=index, interval=interval, coverage=ends.coverage if ends else None)
    return judged(known, terms)


def judged(outcome: MarketOutcome, terms: Terms | None) -> MarketOutcome:
    """The outcome with its verdict, from the index and the interval that it carries.

    Within: the whole interval lies in the band. Above or below: it lies wholly on that side of the band. Otherwise not
    distinguishable. Without a 95% interval (under 6 references) the verdict is not distinguishable too, with that
    as its reason: an index by itself does not say how much the choice of references matters. Where it lies is
    still told, as `formal`, for partners who agreed to read their band so.
    """
    if outcome.index is None:
        return outcome
    if terms is None:
        return replace(outcome, verdict=MarketVerdict.NO_AGREEMENT, formal=None)
    formal = _place(outcome.index, outcome.index, terms)
    if outcome.interval is None:
        return replace(outcome, verdict=MarketVerdict.UNCLEAR, reasons=(NO_INTERVAL,), formal=formal)
    return replace(outcome, verdict=_place(*outcome.interval, terms), formal=formal)


def _in_points(value: float, reference: float) -> float:
    return round(100 * value / reference, _DECIMALS)


def _place(low: float, high: float, terms: Terms) -> MarketVerdict:
    low, high, lowest, highest = (round(end, _DECIMALS) for end in (low, high, terms.lowest, terms.highest))
    if low > highest:
        return MarketVerdict.ABOVE
    if high < lowest:
        return MarketVerdict.BELOW
    if low >= lowest and high <= highest:
        return MarketVerdict.WITHIN
    return MarketVerdict.UNCLEAR
