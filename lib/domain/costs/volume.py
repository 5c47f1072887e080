"""How much more or less there is to care for, over object types that differ.

A square metre of shrubs is other work than a square metre of lawn, and a tree has no square metres at all. So object
types are weighed by what the company charges for a unit of them in one year (a Laspeyres quantity index), and are
added up only where they all moved alike: then every weighing gives the same.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from lib.domain.costs.level_change import price_paid
from lib.domain.costs.lines import Rate
from lib.domain.quantities.change import QuantityChange, changes_by_type, quantity_change
from lib.domain.quantities.lines import Quantity
from lib.domain.units import SIZES

MOVED_ALIKE = Fraction(1, 1000)
"""Object types whose factors lie no further apart moved alike: no weighing changes the step by more than this share."""


class Volume(NamedTuple):
    """The change of the quantities together: added up in their unit, or in euro at the rates of a year.

    `left_out` are object types in another unit than that of the service for which there is no rate.
    """

    change: QuantityChange
    unit: str
    rate_year: int | None = None
    left_out: tuple[str, ...] = ()


class Unweighed(NamedTuple):
    """Object types that did not move alike; these have no rate to weigh them by."""

    object_types: tuple[str, ...]


def volume_change(
    lines: Sequence[Quantity],
    unit: str,
    rates: Iterable[Rate],
    priced: Mapping[str, Collection[str]],
    years: tuple[int, int],
    recounts: Collection[dt.date] = (),
) -> Volume | Unweighed | None:
    """Bring the changes of all object types of a service together; None when they cannot be split.

    The rates of the earlier year weigh where they price every object type in the unit of the service, else those of
    the later year.

    Args:
        lines: every count of the service, in base units.
        unit: of the service, a base unit.
        rates: of the same partnership and service.
        priced: per product the object types that it is for.
        years: the earlier and the later one.
        recounts: days of the events that say that quantities were recounted.
    """
    changes = changes_by_type(lines, *years, recounts)
    units = {line.object_type: line.unit for line in lines}
    present = {kind: change for kind, change in changes.items() if change.start or change.end}
    own = {kind: change for kind, change in present.items() if units[kind] == unit}
    alike = _alike(own.values())
    if alike and len(own) == len(present):
        return _added_up(own.values(), unit)
    rates = list(rates)
    weights = [_weights([r for r in rates if r.year == year], priced, units) for year in years]
    for year, prices in zip(years, weights, strict=True):
        if prices.keys() & present.keys() and own.keys() <= prices.keys():
            weighed = [change.times(prices[kind]) for kind, change in present.items() if kind in prices]
            found = quantity_change(weighed)
            return found and Volume(found, "EUR", year, tuple(sorted(present.keys() - prices.keys())))
    if alike:
        return _added_up(own.values(), unit, tuple(sorted(present.keys() - own.keys())))
    missing = [sorted(own.keys() - prices.keys()) for prices in weights]
    fewest = min(missing, key=len)
    return Unweighed(tuple(fewest))


def _added_up(changes: Iterable[QuantityChange], unit: str, left_out: tuple[str, ...] = ()) -> Volume | None:
    found = quantity_change(changes)
    return found and Volume(found, unit, None, left_out)


def _alike(changes: Collection[QuantityChange]) -> bool:
    """Whether growth and recount each multiplied all quantities by the same, nearly; one always did."""
    if len(changes) < 2:
        return True
    if not all(change.is_whole for change in changes):
        return False
    factors = [(c.grown / c.start, c.end / c.grown) for c in changes]
    return all(max(of_part) - min(of_part) <= MOVED_ALIKE for of_part in zip(*factors, strict=True))


def _weights(
    rates: Iterable[Rate], priced: Mapping[str, Collection[str]], units: Mapping[str, str]
) -> dict[str, Fraction]:
    """Per object type what all that is charged for it comes to, in euro per base unit without VAT.

    An object type is left out when the price of one of its products is not known (see `price_paid`).
    """
    by_product: dict[str, list[Rate]] = defaultdict(list)
    for rate in rates:
        by_product[rate.product].append(rate)
    weights: dict[str, Fraction] = defaultdict(Fraction)
    unknown: set[str] = set()
    for product, listed in by_product.items():
        price = price_paid(listed)
        base, size = SIZES.get(listed[0].unit, (listed[0].unit, 1.0))
        for kind in priced.get(product, ()):
            if units.get(kind) == base and price is not None:
                weights[kind] += price / Fraction(size)
            elif units.get(kind) == base:
                unknown.add(kind)
    return {kind: weight for kind, weight in weights.items() if kind not in unknown}
