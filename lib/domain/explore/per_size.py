"""A figure per inhabitant or per household instead of per what it was given, where both sides are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from lib.domain.derivation import Basis, Derivation, Ingredient
from lib.domain.figures import Figure, Stand
from lib.domain.partners import Measured, Partner, Series
from lib.domain.periods import PeriodKind
from lib.domain.units import NO_EXTENT, Unit

WEIGHED = ("kg", "ton", "m3")
"""Measures beside money of which a total can be divided by anything."""


class PerSize(StrEnum):
    """What a figure is divided by, by its name in the URL."""

    GIVEN = "gegeven"
    INHABITANT = "inwoner"
    HOUSEHOLD = "huishouden"


SIZE_OF = {PerSize.INHABITANT: "inwoners", PerSize.HOUSEHOLD: "huishoudens"}
"""The characteristic of a client that counts what is divided by."""

_ENGLISH = {PerSize.INHABITANT: "inhabitant", PerSize.HOUSEHOLD: "household"}
_PER = re.compile(r"\bper (inwoner|huishouden)\b")
_PER_IN_ENGLISH = re.compile(r"\bper (inhabitant|household)\b")
"""What a title says that it is per, which is no longer so."""

_DIVIDES = (Basis.INHABITANTS, Basis.HOUSEHOLDS, Basis.QUANTITIES)

ClientSizes = Mapping[str, Mapping[int, float]]
"""By client and year."""


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


def per_size(measured: Measured, sizes: ClientSizes, per: PerSize) -> Measured:
    """The same indicator per inhabitant or household of the same year; who lacks either side has no figure.

    References are left out: of these no size is known.

    Args:
        sizes: of the clients, what `SIZE_OF` names.
        per: not as given.
    """
    unit = Unit(measured.indicator.unit.measure, str(per))
    given = measured.indicator
    indicator = replace(
        given,
        title=_PER.sub(f"per {per}", given.title),
        title_en=_PER_IN_ENGLISH.sub(f"per {_ENGLISH[per]}", given.title_en) if given.title_en else None,
        unit=unit,
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
                if (changed := _divided(figure, partner, measured.indicator.unit, sizes, per))
            }
            for stand, found in series.figures.items()
        }
        if any(figures[stand] for stand in Stand):
            partners[partner] = Series(figures, series.breaks)
    return Measured(indicator, partners, {})


def _amount(figure: Figure, unit: Unit) -> float | None:
    """What was divided: the numerator, or all of a figure that is per nothing."""
    if figure.numerator is not None:
        return figure.numerator
    return None if unit.denominator else figure.value


def _divided(figure: Figure, partner: Partner, unit: Unit, sizes: ClientSizes, per: PerSize) -> Figure | None:
    amount = _amount(figure, unit)
    size = sizes.get(partner.client, {}).get(figure.period.year, 0)
    if amount is None or size <= 0 or figure.period.kind != PeriodKind.YEAR:
        return None
    value = amount / size
    by = value / figure.value if figure.value else 0.0
    low, high = (None if end is None else end * by for end in (figure.low, figure.high))
    source = _source(figure, per)
    return figure._replace(value=value, numerator=amount, denominator=size, low=low, high=high, source=source)


def _source(figure: Figure, per: PerSize) -> str | Derivation:
    """What the amount rests on, with the size that it is divided by now in place of the one that it was."""
    if isinstance(figure.source, str):
        return figure.source
    kept = [i for i in figure.source.ingredients if i.basis not in _DIVIDES]
    return figure.source._replace(ingredients=(*kept, Ingredient(Basis(SIZE_OF[per]))))
