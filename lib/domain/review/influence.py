"""The indicators of a partnership, those the contractor can move apart from those it cannot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lib.domain.comparison.series_breaks import Causes
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator, Influence
from lib.domain.partners import Series
from lib.domain.peers import Position, position, too_small
from lib.domain.periods import Period
from lib.domain.review.changes import NOTHING_BETWEEN, UNKNOWN_BETWEEN, Between, Certainty, certainty

ORDER: tuple[Influence | None, ...] = (*Influence, None)
"""None: the definition does not say who can move it."""


@dataclass(frozen=True)
class TwoPeriods:
    """An indicator in a period and its last figure before; `causes` is why the two cannot be compared.

    `between` is what is known beside the two figures.
    """

    indicator: Indicator
    earlier: Figure | None
    later: Figure | None
    causes: Causes
    between: Between = NOTHING_BETWEEN

    @property
    def broken(self) -> bool:
        """Whether the series was broken in between."""
        return bool(self.causes)

    @property
    def change(self) -> float | None:
        """The difference, where both figures are there and can be compared."""
        if self.earlier is None or self.later is None or self.broken:
            return None
        return self.later.value - self.earlier.value

    @property
    def position(self) -> Position | None:
        """The later figure against the earlier one, in the direction of the indicator."""
        if self.change is None or self.earlier is None or self.later is None:
            return None
        if self.certainty == Certainty.WITHIN and self.change:
            return Position.UNCLEAR
        return position(self.later.value, self.earlier.value, self.indicator)

    @property
    def certainty(self) -> Certainty | None:
        """What the interval of the change says."""
        if self.change is None or self.earlier is None or self.later is None:
            return None
        return certainty(self.earlier, self.later, self.between.correlation)

    @property
    def is_too_small(self) -> bool:
        """Whether one of the figures rests on fewer observations than the indicator asks for."""
        return any(figure and too_small(figure, self.indicator) for figure in (self.earlier, self.later))


def by_influence(
    series: Mapping[Indicator, Series],
    earlier: Period | None,
    later: Period,
    between: Mapping[Indicator, Between] = UNKNOWN_BETWEEN,
) -> dict[Influence | None, tuple[TwoPeriods, ...]]:
    """Indicators with an actual figure in the later period, or in the earlier one, by who can move them.

    Args:
        series: per indicator the figures of the partnership; their order is kept.
        earlier: up to this period a figure is compared with, each indicator with its own last one.
        later: the period that is looked at.
        between: what is known of inspected indicators beside their figures.
    """
    found: dict[Influence | None, list[TwoPeriods]] = {influence: [] for influence in ORDER}
    for indicator, own in series.items():
        before = own.last_until(Stand.ACTUAL, earlier) if earlier else None
        after = own.at(Stand.ACTUAL, later)
        if after or (before and before.period == earlier):
            causes = own.causes_between(before.period, later) if before else ()
            known = between.get(indicator, NOTHING_BETWEEN)
            found[indicator.influence].append(TwoPeriods(indicator, before, after, causes, known))
    return {influence: tuple(rows) for influence, rows in found.items() if rows}
