"""Price indices: what an amount of one year is at the price level of another, by a named series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple

from lib.domain.costs import IndexFigure
from lib.domain.exact import exact
from lib.domain.periods import PeriodKind

PARTS = {PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}


class YearIndex(NamedTuple):
    """The index of a year; `parts` is how many quarters or months it is the mean of, 1 for a year's own figure."""

    year: int
    value: Fraction
    base_year: int
    final: bool
    parts: int
    source: str


class PriceSeries(NamedTuple):
    """A series by year."""

    code: str
    years: Mapping[int, YearIndex]

    def factor(self, start: int, end: int) -> Fraction | None:
        """What an amount of `start` is multiplied by to stand at the price level of `end`.

        None when a year is not there, or when the two years count from different base years.
        """
        if start == end:
            return Fraction(1)
        known = self.years.get(start), self.years.get(end)
        if known[0] is None or known[1] is None or known[0].base_year != known[1].base_year:
            return None
        return known[1].value / known[0].value


def price_series(figures: Iterable[IndexFigure]) -> dict[str, PriceSeries]:
    """Every series by year: the figure of the year itself, or the mean of its twelve months or four quarters.

    A year of which a month or quarter is missing is not there.
    """
    grouped: dict[tuple[str, int, PeriodKind], list[IndexFigure]] = defaultdict(list)
    for figure in figures:
        grouped[figure.series, figure.period.year, figure.period.kind].append(figure)
    found: dict[str, dict[int, YearIndex]] = defaultdict(dict)
    for kind in (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR):
        for (series, year, of_kind), parts in grouped.items():
            bases = {figure.base_year for figure in parts}
            if of_kind == kind and len(parts) == PARTS.get(kind, 1) and len(bases) == 1:
                found[series][year] = YearIndex(
                    year,
                    sum((exact(f.value) for f in parts), Fraction(0)) / len(parts),
                    parts[0].base_year,
                    all(f.final for f in parts),
                    len(parts),
                    "; ".join(sorted({f.source for f in parts})),
                )
    return {code: PriceSeries(code, dict(sorted(found[code].items()))) for code in sorted(found)}
