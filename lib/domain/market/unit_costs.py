"""The unit costs of a partner beside those of references: a comparison of its own, never part of a price test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Organisation, Partner
from lib.domain.periods import Period


class UnitCost(NamedTuple):
    """A cost of a partner in a period, and that of one reference in the same period, if there is any."""

    indicator: Indicator
    figure: Figure
    reference: Organisation | None = None
    other: Figure | None = None


def unit_costs(costs: Iterable[Measured], partner: Partner, year: int) -> list[UnitCost]:
    """Per indicator the newest actual figure that has a reference, else the newest; a row per reference.

    Args:
        costs: cost indicators with the series of everyone.
        partner: whose costs they are; only references of its realm count.
        year: later figures are left out.
    """
    found: list[UnitCost] = []
    for measured in costs:
        own = measured.series(partner).of(Stand.ACTUAL)
        periods = sorted((period for period in own if period.year <= year), reverse=True)
        beside = {period: _references(measured, partner, period) for period in periods}
        chosen = next((period for period in periods if beside[period]), next(iter(periods), None))
        if chosen is not None:
            rows = beside[chosen] or [(None, None)]
            found += [UnitCost(measured.indicator, own[chosen], *reference) for reference in rows]
    return found


def _references(
    measured: Measured, partner: Partner, period: Period
) -> list[tuple[Organisation | None, Figure | None]]:
    figures = [
        (organisation, series.at(Stand.ACTUAL, period))
        for organisation, series in measured.references.items()
        if organisation.realm == partner.realm
    ]
    return [(organisation, figure) for organisation, figure in figures if figure]
