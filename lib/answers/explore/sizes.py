"""What a figure can be divided by anew, and how many of that there are."""

from __future__ import annotations

from collections.abc import Iterable

from lib.answers.explore.context import context_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.explore.per_size import BASIS_OF, Divisor, Divisors, PerSize, can_be_per
from lib.domain.indicators import Indicator
from lib.domain.partners import Measured
from lib.domain.periods import PeriodKind
from lib.store.quantities.queries import read_service_quantities


def unit_under_care(indicator: Indicator) -> str | None:
    """The unit in which what the service of an indicator cares for is counted; None where there is no one unit."""
    service = shipped_catalogue().services.get(indicator.service)
    return service.quantity_unit if service else None


def pers_of(shown: Iterable[Measured | None]) -> tuple[PerSize, ...]:
    """What at least one of the figures that are shown can be divided by; none where all are shares, marks or the
    like."""
    amounts = [measured.indicator for measured in shown if measured and can_be_per(measured)]
    if not amounts:
        return ()
    has_unit = any(unit_under_care(indicator) for indicator in amounts)
    return tuple(per for per in PerSize if per != PerSize.UNIT or has_unit)


def per_what(measured: Measured, per: PerSize, snapshot: Snapshot) -> Divisors | None:
    """What to divide the figures by; None where they stay as they were given."""
    if per not in pers_of([measured]) or per == PerSize.GIVEN:
        return None
    if per == PerSize.UNIT:
        return _units(measured, snapshot)
    name, known = str(BASIS_OF[per]), context_of(snapshot)
    amounts = {
        client: {year: Divisor(value, known.sources[name][client][year]) for year, value in years.items()}
        for client, years in known.values.get(name, {}).items()
    }
    return Divisors(per, str(per), amounts)


def _units(measured: Measured, snapshot: Snapshot) -> Divisors:
    """What partnerships care for in the service of an indicator, in all years with a figure."""
    unit, service = unit_under_care(measured.indicator) or "", measured.indicator.service
    years = {
        period.year
        for series in measured.partners.values()
        for figures in series.figures.values()
        for period in figures
        if period.kind == PeriodKind.YEAR
    }
    if not years:
        return Divisors(PerSize.UNIT, unit, {})
    found = snapshot.ask(read_service_quantities, min(years), max(years))
    amounts = {
        partnership: {year: Divisor(*size) for year, size in of_years.items()}
        for partnership, of_years in found.amounts.get(service, {}).items()
    }
    return Divisors(PerSize.UNIT, unit, amounts, found.recounts.get(service, {}))
