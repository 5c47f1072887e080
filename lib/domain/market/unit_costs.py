"""The unit costs of a partner beside those of references: a comparison of its own, never part of a price test."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Organisation, Partner, by_name
from lib.domain.peers import MINIMUM_PEERS, Median, median_of
from lib.domain.periods import Period

_Beside = tuple[Organisation | Partner, Figure]


class UnitCost(NamedTuple):
    """A cost of a partner in a period, beside that of one reference or of others in the same period, if there is any.

    The others are one by one as long as they are few, and their median from `MINIMUM_PEERS` on.
    """

    indicator: Indicator
    figure: Figure
    reference: Organisation | Partner | None = None
    other: Figure | None = None
    median: Median | None = None


def unit_costs(costs: Iterable[Measured], partner: Partner, year: int) -> list[UnitCost]:
    """Per indicator the newest actual figure that has a reference, else the newest, with what stands beside it.

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
            costs_beside = beside[chosen] or _others(measured, partner, chosen)
            rows = costs_beside if len(costs_beside) < MINIMUM_PEERS or beside[chosen] else []
            median = None if rows else median_of([figure.value for _, figure in costs_beside])
            found += [UnitCost(measured.indicator, own[chosen], *other) for other in rows]
            found += [] if rows else [UnitCost(measured.indicator, own[chosen], median=median)]
    return found


def _references(measured: Measured, partner: Partner, period: Period) -> list[_Beside]:
    figures = [
        (organisation, series.at(Stand.ACTUAL, period))
        for organisation, series in measured.references_of(partner.realm, partner).items()
    ]
    return [(organisation, figure) for organisation, figure in figures if figure]


def _others(measured: Measured, partner: Partner, period: Period) -> list[_Beside]:
    """The other partnerships of the same realm that have the cost in the period, by name."""
    realm = sorted((p for p in measured.partners if p.realm == partner.realm and p != partner), key=by_name)
    figures = [(other, measured.series(other).at(Stand.ACTUAL, period)) for other in realm]
    return [(other, figure) for other, figure in figures if figure]
