"""Price indices: one rule for what an index is in a period, and so for what an amount is at another price level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from lib.domain.periods import Period
from lib.domain.units import exact


class IndexValue(NamedTuple):
    """The index in a period, 100 in `base_year`; the mean of `parts` shorter periods, or as given when that is 1."""

    value: Fraction
    base_year: int
    final: bool
    parts: int
    sources: tuple[str, ...]


@dataclass(frozen=True)
class PriceIndex:
    """One series of a price index.

    A period that was given counts as given. A year that was not is the mean of its twelve months, or else of its
    four quarters; a quarter is the mean of its three months. All of them must be there, of one base year: nothing
    is filled in, and a month or quarter is never taken from its year.
    """

    code: str
    figures: Mapping[Period, IndexFigure]

    def at(self, period: Period) -> IndexValue | None:
        """The index in a period, or None when it cannot be told."""
        given = self.figures.get(period)
        if given is not None:
            return _mean([given])
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

    def between(self, then: Period, now: Period) -> tuple[IndexValue, IndexValue] | None:
        """The index at two price levels; None when one cannot be told, or when their base years differ."""
        known = self.at(then), self.at(now)
        if known[0] is None or known[1] is None or known[0].base_year != known[1].base_year:
            return None
        return known[0], known[1]

    @cached_property
    def years(self) -> Mapping[int, IndexValue]:
        """The index of every year in which it can be told, oldest first."""
        known = {year: self.at(_whole(year)) for year in sorted({period.year for period in self.figures})}
        return {year: value for year, value in known.items() if value is not None}

    def ended_before(self, year: int) -> int | None:
        """The last year in which the index can be told, when that is before this one: nothing is indexed after it."""
        last = max(self.years, default=None)
        return last if last is not None and last < year else None

    def factor(self, start: int, end: int) -> Fraction | None:
        """The factor that brings an amount of the year `start` to the price level of the year `end`."""
        if start == end:
            return Fraction(1)
        ends = self.between(_whole(start), _whole(end))
        return ends[1].value / ends[0].value if ends else None


def _whole(year: int) -> Period:
    return Period(year, 1, 12)


def _mean(parts: list[IndexFigure]) -> IndexValue:
    return IndexValue(
        sum((exact(part.value) for part in parts), Fraction(0)) / len(parts),
        parts[0].base_year,
        all(part.final for part in parts),
        len(parts),
        tuple(sorted({part.source for part in parts})),
    )


def price_indices(figures: Iterable[IndexFigure]) -> dict[str, PriceIndex]:
    """Every series by its code, in the order of the codes."""
    by_code: dict[str, dict[Period, IndexFigure]] = defaultdict(dict)
    for figure in figures:
        by_code[figure.series][figure.period] = figure
    return {code: PriceIndex(code, by_code[code]) for code in sorted(by_code)}


class IndexFigure(NamedTuple):
    """A price index in a period; `base_year` is where it is 100."""

    series: str
    period: Period
    value: float
    base_year: int
    final: bool
    source: str
