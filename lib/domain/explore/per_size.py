"""A figure per inhabitant, household or unit under care instead of per what it was given, where both are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from lib.domain.comparison.series_breaks import BreakCause, BreakReason, Causes, all_causes
from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.figures import Figure, Stand
from lib.domain.partners import Measured, Partner, Series
from lib.domain.periods import Period, PeriodKind, parse_period
from lib.domain.units import NO_EXTENT, Unit

WEIGHED = ("kg", "ton", "m3")
"""Measures beside money of which a total can be divided by anything."""


class PerSize(StrEnum):
    """What a figure is divided by, by its name in the URL."""

    GIVEN = "gegeven"
    INHABITANT = "inwoner"
    HOUSEHOLD = "huishouden"
    UNIT = "eenheid"


BASIS_OF = {
    PerSize.INHABITANT: Basis.INHABITANTS,
    PerSize.HOUSEHOLD: Basis.HOUSEHOLDS,
    PerSize.UNIT: Basis.QUANTITIES,
}
"""What is counted: a characteristic of the client, or what the partnership cares for."""

_NAMES = {
    PerSize.INHABITANT: ("inwoner", "inhabitant"),
    PerSize.HOUSEHOLD: ("huishouden", "household"),
    PerSize.UNIT: ("eenheid areaal", "unit of quantity"),
}
_PER = re.compile(r"\bper (inwoner|huishouden|eenheid areaal)\b")
_PER_IN_ENGLISH = re.compile(r"\bper (inhabitant|household|unit of quantity)\b")
"""What a title says that it is per, which is no longer so."""

_DIVIDES = tuple(BASIS_OF.values())
_RECOUNT = (BreakCause(BreakReason.RECOUNT),)


class Divisor(NamedTuple):
    """How many there were in a year, and who says so."""

    amount: float
    source: str | None = None


@dataclass(frozen=True)
class Divisors:
    """What the figures of an indicator are divided by.

    Attributes:
        per: not as given.
        unit: one of what is counted, as a unit of measure has it.
        amounts: by client and year; of units by partnership and year.
        recounts: by partnership the years in which its units were counted anew.
    """

    per: PerSize
    unit: str
    amounts: Mapping[str, Mapping[int, Divisor]]
    recounts: Mapping[str, frozenset[int]] = field(default_factory=dict)


def can_be_per(measured: Measured) -> bool:
    """Whether anyone has a figure with an amount that can be divided by something else; a share or a mark has none."""
    unit = measured.indicator.unit
    if not (unit.currency or unit.measure in WEIGHED):
        return False
    return any(
        _amount(figure, unit) is not None
        for series in measured.partners.values()
        for figures in series.figures.values()
        for figure in figures.values()
    )


def per_size(measured: Measured, sizes: Divisors) -> Measured:
    """The same indicator per something else, of the same year; who lacks either side has no figure.

    References are left out: of these no size is known.
    """
    given, (name, english) = measured.indicator, _NAMES[sizes.per]
    indicator = replace(
        given,
        title=_PER.sub(f"per {name}", given.title),
        title_en=_PER_IN_ENGLISH.sub(f"per {english}", given.title_en) if given.title_en else None,
        unit=Unit(given.unit.measure, sizes.unit),
        scale_min=None,
        scale_max=None,
        margin=NO_EXTENT,
    )
    partners = {}
    for partner, series in measured.partners.items():
        figures = {
            stand: {
                period: changed
                for period, figure in found.items()
                if (changed := _divided(figure, partner, given.unit, sizes))
            }
            for stand, found in series.figures.items()
        }
        if any(figures[stand] for stand in Stand):
            partners[partner] = Series(figures, _breaks(series, partner, sizes))
    return Measured(indicator, partners, {})


def _amount(figure: Figure, unit: Unit) -> float | None:
    """What was divided: the numerator, or all of a figure that is per nothing."""
    if figure.numerator is not None:
        return figure.numerator
    return None if unit.denominator else figure.value


def _divided(figure: Figure, partner: Partner, unit: Unit, sizes: Divisors) -> Figure | None:
    """None where either side is unknown, or where both are not of the same: a figure of a whole organisation is
    not divided by what one partnership cares for, and one of another organisation by nothing of the client."""
    of_units = sizes.per == PerSize.UNIT
    if figure.partnership is None and (of_units or figure.organisation != partner.client):
        return None
    amount = _amount(figure, unit)
    owner = partner.code if of_units else partner.client
    size = sizes.amounts.get(owner, {}).get(figure.period.year)
    if amount is None or size is None or size.amount <= 0 or figure.period.kind != PeriodKind.YEAR:
        return None
    value = amount / size.amount
    by = value / figure.value if figure.value else 0.0
    low, high = (None if end is None else end * by for end in (figure.low, figure.high))
    causes = _causes(figure.causes, figure.period, partner, sizes)
    return figure._replace(
        value=value,
        numerator=amount,
        denominator=size.amount,
        low=low,
        high=high,
        source=_source(figure, sizes.per, size, causes),
        series_break=bool(causes) or None,
    )


def _source(figure: Figure, per: PerSize, size: Divisor, causes: Causes) -> Derivation:
    """What the amount rests on, with the size that it is divided by now in place of the one that it was."""
    divisor = Ingredient(BASIS_OF[per], size.source)
    if isinstance(figure.source, str):
        return Derivation((Ingredient(Basis.FIGURES, figure.source), divisor), causes=causes)
    kept = [i for i in figure.source.ingredients if i.basis not in _DIVIDES]
    return figure.source._replace(ingredients=(*kept, divisor), causes=causes)


def _breaks(series: Series, partner: Partner, sizes: Divisors) -> dict[Period, Causes]:
    counted = [parse_period(str(year)) for year in sizes.recounts.get(partner.code, ())]
    periods = sorted({*series.breaks, *counted})
    found = {period: _causes(series.breaks.get(period, ()), period, partner, sizes) for period in periods}
    return {period: causes for period, causes in found.items() if causes}


def _causes(given: Causes, period: Period, partner: Partner, sizes: Divisors) -> Causes:
    """Why a figure cannot be joined to the one before it: a recount counts where units are what it is divided by."""
    others = tuple(cause for cause in given if cause.reason != BreakReason.RECOUNT)
    recounted = period.year in sizes.recounts.get(partner.code, ())
    return all_causes(others, _RECOUNT if recounted else ())
