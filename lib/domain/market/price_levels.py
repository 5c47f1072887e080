"""A price index at the price levels of prices: years, quarters and months."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.costs import IndexFigure
from lib.domain.periods import Period


class IndexValue(NamedTuple):
    """The index in a period, 100 in `base_year`; the mean of `parts` shorter periods, or as given when that is 1."""

    value: float
    base_year: int
    final: bool
    parts: int
    source: str


@dataclass(frozen=True)
class PriceIndex:
    """One series of a price index.

    A period that was given counts as given. A year that was not is the mean of its twelve months, or else of its
    four quarters; a quarter is the mean of its three months. All of them must be there, of one base year: nothing
    is filled in, and a month or quarter is never taken from its year.
    """

    series: str
    figures: Mapping[Period, IndexFigure]

    def at(self, period: Period) -> IndexValue | None:
        """The index in a period, or None when it cannot be told."""
        given = self.figures.get(period)
        if given is not None:
            return IndexValue(given.value, given.base_year, given.final, 1, given.source)
        for months in (1, 3):
            if months < period.months:
                parts = [
                    self.figures.get(Period(period.year, month, months))
                    for month in range(period.month, period.month + period.months, months)
                ]
                found = [part for part in parts if part is not None]
                if len(found) == len(parts) and len({part.base_year for part in found}) == 1:
                    return _mean(found)
        return None


def _mean(parts: list[IndexFigure]) -> IndexValue:
    sources = ", ".join(sorted({part.source for part in parts}))
    value = statistics.fmean(part.value for part in parts)
    return IndexValue(value, parts[0].base_year, all(part.final for part in parts), len(parts), sources)


def price_index(series: str, figures: Iterable[IndexFigure]) -> PriceIndex:
    """The series of this name out of figures of any series."""
    return PriceIndex(series, {figure.period: figure for figure in figures if figure.series == series})
