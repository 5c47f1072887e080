"""One figure of a partnership among those of everyone who has it in the same period.

The axis holds the median and three times 1.4826 times the median absolute deviation on either side, as the beeswarms
of the Office for National Statistics do; what lies further stands at the edge and is counted.
"""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from lib.domain.comparison.quality_cost import Standing
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Organisation, Partner
from lib.domain.peers import MINIMUM_PEERS, Median, median_of, too_small
from lib.domain.periods import Period, PeriodKind

SIMILAR_FACTOR = 2.0
"""Up to how many times as large, or as small, a municipality is of similar size: our own choice."""
_DEVIATIONS, _AS_STANDARD = 3.0, 1.4826
"""How far the axis reaches, and what makes a median absolute deviation a standard one of normal values."""


@dataclass(frozen=True)
class FigureSpread:
    """The figure of the focus and those of all others of its kind, by partner; `similar` are those of its size.

    Where the reader has `chosen` whom to compare with, `similar` are those instead.

    `own_size` is the number of inhabitants of the client of the focus, where that is known.
    """

    indicator: Indicator
    period: Period
    focus: Partner
    figures: Mapping[Partner, Figure]
    similar: frozenset[Partner]
    references: tuple[tuple[Organisation, Figure], ...]
    own_size: float | None
    chosen: bool = False

    @property
    def own(self) -> Figure:
        return self.figures[self.focus]

    @cached_property
    def others(self) -> dict[Partner, Figure]:
        return {partner: figure for partner, figure in self.figures.items() if partner != self.focus}

    @property
    def values(self) -> list[float]:
        return [figure.value for figure in self.figures.values()]

    @property
    def median(self) -> Median | None:
        """Of all with the focus; None under `MINIMUM_PEERS`."""
        return median_of(self.values)

    @property
    def similar_median(self) -> Median | None:
        """Of those of similar size with the focus; None under `MINIMUM_PEERS`, or when that is everyone."""
        found = [self.figures[partner].value for partner in self.similar] + [self.own.value]
        return median_of(found) if len(found) < len(self.figures) else None

    @property
    def middle_half(self) -> tuple[float, float] | None:
        """The first and the third quartile, of type 7; None under `MINIMUM_PEERS`."""
        if len(self.figures) < MINIMUM_PEERS:
            return None
        first, _, third = statistics.quantiles(self.values, n=4, method="inclusive")
        return first, third

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where values are told apart on the axis; what else is drawn is always within."""
        values = self.values
        if len(values) < MINIMUM_PEERS:
            return min(values), max(values)
        middle = statistics.median(values)
        deviation = statistics.median(abs(value - middle) for value in values)
        room = _DEVIATIONS * _AS_STANDARD * deviation or max(abs(value - middle) for value in values)
        return max(min(values), min(middle - room, self.own.value)), min(
            max(values), max(middle + room, self.own.value)
        )


def spread_of(
    measured: Measured,
    focus: Partner,
    stand: Stand,
    period: Period | None,
    inhabitants: Mapping[tuple[str, int], float],
) -> FigureSpread | None:
    """The spread in a period, or in the newest of the same kind in which the focus has a figure; None without one.

    Args:
        measured: the indicator with the series of everyone.
        focus: who is looked at; only partners of its realm stand beside it.
        stand: of all figures.
        period: that is asked for; None for the newest year.
        inhabitants: by organisation and year.
    """
    own = measured.series(focus).of(stand)
    if period is None or period not in own:
        kind = period.kind if period else PeriodKind.YEAR
        period = max((known for known in own if known.kind == kind), default=None)
    if period is None or too_small(own[period], measured.indicator):
        return None
    figures = {
        partner: figure
        for partner, series in measured.partners.items()
        if partner.realm == focus.realm
        and (figure := series.at(stand, period))
        and not too_small(figure, measured.indicator)
    }
    known: dict[str, dict[int, float]] = defaultdict(dict)
    for (organisation, year), number in inhabitants.items():
        known[organisation][year] = number
    sizes = {partner: size_in(known[partner.client], period.year) for partner in figures}
    references = (
        (reference, figure)
        for reference, series in measured.references_of(focus.realm, focus).items()
        if (figure := series.at(stand, period))
    )
    return FigureSpread(
        measured.indicator,
        period,
        focus,
        figures,
        frozenset(_similar(focus, sizes)),
        tuple(sorted(references, key=lambda pair: pair[0].name)),
        sizes[focus],
    )


def among_all(standing: Standing, spreads: Iterable[FigureSpread]) -> Standing:
    """A standing against the median of everyone who has the figure, where too few have both figures for one."""
    median = next(
        (s.median for s in spreads if s.indicator == standing.indicator and s.own == standing.figure), None
    )
    return standing if standing.median else replace(standing, median=median)


def size_in(known: Mapping[int, float], year: int) -> float | None:
    """The number of a year, or of the nearest known one; the earlier of two that are as near."""
    return known[min(known, key=lambda one: (abs(one - year), one))] if known else None


def _similar(focus: Partner, sizes: Mapping[Partner, float | None]) -> list[Partner]:
    own = sizes[focus]
    if not own:
        return []
    return [
        partner
        for partner, size in sizes.items()
        if partner != focus and size and own / SIMILAR_FACTOR <= size <= own * SIMILAR_FACTOR
    ]
