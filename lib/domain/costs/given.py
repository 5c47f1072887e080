"""Cost figures that a source gives whole, beside cost lines by kind: what was spent, and what was budgeted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lib.domain.comparison.trend import Line
from lib.domain.figures import STATUSES_OF, Figure, Stand, Status
from lib.domain.indicators import Indicator, Role
from lib.domain.partners import Measured, Series
from lib.domain.periods import Period, PeriodKind


class GivenCost(NamedTuple):
    """Money that is given by the year; `figures` are oldest first, the account of a year before its budget."""

    indicator: Indicator
    figures: tuple[Figure, ...]

    def of(self, stand: Stand) -> tuple[Figure, ...]:
        """The figures of one stand, oldest first."""
        return tuple(figure for figure in self.figures if figure.status in STATUSES_OF[stand])


def is_whole_cost(indicator: Indicator) -> bool:
    """Whether an indicator is money that the work costs: a figure of cost, or an amount agreed as a whole."""
    is_amount = indicator.role == Role.CONTEXT and not indicator.unit.denominator
    return indicator.unit.currency is not None and (indicator.role == Role.COST or is_amount)


def given_cost(indicator: Indicator, series: Series) -> GivenCost:
    """The yearly figures of one indicator in both stands."""
    figures = [
        figure
        for stand in Stand
        for period, figure in series.of(stand).items()
        if period.kind == PeriodKind.YEAR
    ]
    return GivenCost(indicator, tuple(sorted(figures, key=lambda figure: figure.period)))


def given_lines(costs: Iterable[GivenCost]) -> list[Line]:
    """Costs over the years, budgets where there is no account; an account and a budget are not joined."""
    return [_line(cost) for cost in costs]


def _line(cost: GivenCost) -> Line:
    figures: dict[Period, Figure] = {}
    for figure in cost.figures:
        figures.setdefault(figure.period, figure)
    runs: list[list[Figure]] = []
    for figure in figures.values():
        same_stand = runs and _is_budget(runs[-1][-1]) == _is_budget(figure)
        if same_stand and not figure.series_break:
            runs[-1].append(figure)
        else:
            runs.append([figure])
    breaks = {run[0].period: run[0].causes for run in runs[1:] if run[0].series_break}
    return Line(Measured(cost.indicator, {}, {}), figures, tuple(map(tuple, runs)), {}, breaks)


def _is_budget(figure: Figure) -> bool:
    return figure.status == Status.BUDGET
