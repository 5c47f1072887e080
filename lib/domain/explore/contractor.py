"""One contractor over all its clients: how much it does for whom, and what a unit costs, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured, Organisation, Partner, by_name
from lib.domain.periods import Period, PeriodKind


class VolumeYear(NamedTuple):
    """All clients with a figure in a year: how many, their volume together, and the cost of a unit over all of it.

    `volume` is in what the figure is divided by, `unit_cost` weighed by it; both None where a denominator is unknown.
    """

    period: Period
    clients: int
    volume: float | None
    unit_cost: float | None


@dataclass(frozen=True)
class ContractorClients:
    """The partnerships of one contractor that share the realm of the focus.

    Attributes:
        indicator: what is shown of them.
        contractor: who does the work.
        focus: one of the partnerships.
        figures: of every client by name, with its years; empty for one without figures.
        years: over all with a figure, oldest first.
        steady: the same, over those that have a figure in every one of these years.
    """

    indicator: Indicator
    contractor: Organisation
    focus: Partner
    figures: Mapping[Partner, Mapping[Period, Figure]]
    years: tuple[VolumeYear, ...]
    steady: tuple[VolumeYear, ...]

    @property
    def is_own_service(self) -> bool:
        """Whether the client does the work itself, or who does it is unknown."""
        return self.focus.client == self.focus.contractor


def contractor_clients(
    measured: Measured, focus: Partner, partners: tuple[Partner, ...], contractor: Organisation, stand: Stand
) -> ContractorClients:
    """Look at everyone of the realm of the focus that has the same contractor.

    Args:
        partners: all there are.
        stand: of the figures.
    """
    own = [p for p in partners if p.contractor == focus.contractor and p.realm == focus.realm]
    figures = {
        partner: {
            period: figure
            for period, figure in measured.series(partner).of(stand).items()
            if period.kind == PeriodKind.YEAR
        }
        for partner in sorted({*own, focus}, key=by_name)
    }
    periods = {period for found in figures.values() for period in found}
    always = {partner: found for partner, found in figures.items() if found.keys() >= periods}
    factor = measured.indicator.unit.factor
    return ContractorClients(
        measured.indicator, contractor, focus, figures, _years(figures, factor), _years(always, factor)
    )


def _years(figures: Mapping[Partner, Mapping[Period, Figure]], factor: float) -> tuple[VolumeYear, ...]:
    by_period: dict[Period, list[Figure]] = defaultdict(list)
    for found in figures.values():
        for period, figure in found.items():
            by_period[period].append(figure)
    return tuple(_year(period, found, factor) for period, found in sorted(by_period.items()))


def _year(period: Period, figures: list[Figure], factor: float) -> VolumeYear:
    volumes = [figure.denominator for figure in figures if figure.denominator]
    amounts = [figure.numerator for figure in figures if figure.numerator is not None]
    if not len(volumes) == len(amounts) == len(figures):
        return VolumeYear(period, len(figures), None, None)
    return VolumeYear(period, len(figures), sum(volumes), factor * sum(amounts) / sum(volumes))
