"""What the figure that a decision should move was at the decision, on its due date, and is now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lib.domain.comparison.series_breaks import Causes
from lib.domain.decisions.decision import Decision
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Series
from lib.domain.peers import Position
from lib.domain.periods import PeriodKind
from lib.domain.review.changes import Between
from lib.domain.review.influence import TwoPeriods

_LONGEST_FIRST = tuple(PeriodKind)


class Unmoved(StrEnum):
    """Why two figures say nothing of a change."""

    NONE_THEN = "geen_toen"
    NONE_AFTER = "geen_nieuwer"
    BROKEN = "reeksbreuk"
    TOO_SMALL = "te_weinig"


@dataclass(frozen=True)
class Since:
    """The figures of an indicator around a decision, all actual ones of one kind of period, as they are known now.

    Each is the newest of a period that was over on that day: the day of the decision, its due date, and today.
    `correlations` are of a figure with the one at the decision, by its year, where the same places were seen in both.
    """

    indicator: Indicator
    series: Series
    then: Figure | None
    at_due: Figure | None
    now: Figure | None
    correlations: Mapping[int, float] = field(default_factory=dict)

    @property
    def figures(self) -> tuple[Figure | None, Figure | None, Figure | None]:
        """At the decision, on the due date, and now."""
        return self.then, self.at_due, self.now

    def compared(self, later: Figure | None) -> TwoPeriods | Unmoved:
        """A later figure beside the one at the decision, or why they cannot be compared."""
        if self.then is None:
            return Unmoved.NONE_THEN
        if later is None or later.period <= self.then.period:
            return Unmoved.NONE_AFTER
        causes = self.causes(later)
        between = Between(correlation=self.correlations.get(later.period.year, 0.0))
        both = TwoPeriods(self.indicator, self.then, later, causes, between)
        if both.broken:
            return Unmoved.BROKEN
        return Unmoved.TOO_SMALL if both.is_too_small else both

    def causes(self, later: Figure) -> Causes:
        """Why a later figure cannot be compared with the one at the decision; empty where it can."""
        return self.series.causes_between(self.then.period, later.period) if self.then else ()

    def outcome(self, later: Figure | None) -> Position | Unmoved:
        """Where a later figure stands against the one at the decision."""
        both = self.compared(later)
        if isinstance(both, Unmoved):
            return both
        return both.position or Unmoved.BROKEN


def since(decision: Decision, indicator: Indicator, series: Series, today: dt.date) -> Since:
    """Look up the figures around a decision.

    Args:
        indicator: the one that the decision names.
        series: of the partnership.
        today: the day that counts as now.
    """
    figures = list(series.of(Stand.ACTUAL).values())
    newest = _last_over(figures, today)
    own = [figure for figure in figures if newest and figure.period.kind == newest.period.kind]
    at_due = _last_over(own, decision.due) if decision.due and decision.due <= today else None
    return Since(indicator, series, _last_over(own, decision.date), at_due, newest)


def _last_over(figures: Iterable[Figure], day: dt.date) -> Figure | None:
    """The figure of the last period that was over on a day; of periods that end together that of the longest."""
    over = [figure for figure in figures if figure.period.end <= day]
    order = {kind: -place for place, kind in enumerate(_LONGEST_FIRST)}
    return max(over, key=lambda f: (f.period.end, order[f.period.kind]), default=None)
