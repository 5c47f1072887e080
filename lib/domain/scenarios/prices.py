"""What a unit of a product costs at each level, brought to one basis; without a sound price there is none.

A price is what the company charges, without VAT, per base unit (see `SIZES`). Nothing is indexed unless a series is
named: a price of another price level is then left out. What a price carries besides the work (overhead, extra tasks)
stays in it, so two levels are only compared where both carry the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from lib.domain.market.prices import Overhead, Price, Product
from lib.domain.periods import Period
from lib.domain.price_index import PriceIndex
from lib.domain.units import SIZES, exact


class Unpriced(StrEnum):
    """Why an amount cannot be told."""

    NO_RATE = "geen_tarief"
    NO_LEVEL_PRICE = "geen_prijs_van_niveau"
    LEVEL_UNKNOWN = "niveau_onbekend"
    VAT_UNKNOWN = "btw_onbekend"
    OTHER_UNIT = "andere_eenheid"
    OTHER_PRICE_LEVEL = "ander_prijspeil"
    INDEX_UNKNOWN = "index_ontbreekt"
    OTHER_OVERHEAD = "andere_overhead"
    OTHER_TASKS = "andere_taken"
    TOTAL_BESIDE_AREAS = "totaal_naast_gebieden"


class LevelPrice(NamedTuple):
    """The price of a level per base unit, in euro without VAT at the price level of the list.

    `amount` is None for the reason `missing`. `indexed` is the factor that brought it there, None where nothing did.
    """

    listed: Price
    amount: Fraction | None
    missing: Unpriced | None = None
    indexed: Fraction | None = None

    @property
    def carries(self) -> tuple[Overhead, frozenset[str]]:
        """What is in the price besides the work itself."""
        return self.listed.overhead, frozenset(self.listed.included)


@dataclass(frozen=True)
class PriceList:
    """The prices of a product in a year, by level; None is a price that names no level.

    `bought` are the quantities that the rates say were bought, in base units.
    """

    product: Product
    base_unit: str
    prices: Mapping[str | None, LevelPrice]
    bought: Mapping[str | None, Fraction]

    @property
    def single_level(self) -> str | None:
        """The level that all of it was bought at, when the rates name one; what has no quantity is only offered."""
        levels = list(self.bought) or (list(self.prices) if len(self.prices) == 1 else [])
        return levels[0] if len(levels) == 1 else None

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels with a price that can be used."""
        return tuple(level for level, price in self.prices.items() if level and price.amount is not None)

    def price_at(self, level: str | None) -> LevelPrice | Unpriced:
        """The price of a level; a product with one price that names no level has that price whatever its level."""
        if not self.prices:
            return Unpriced.NO_RATE
        if set(self.prices) == {None}:
            found = self.prices[None]
        elif level is None:
            return Unpriced.LEVEL_UNKNOWN
        elif level in self.prices:
            found = self.prices[level]
        else:
            return Unpriced.NO_LEVEL_PRICE
        return found if found.amount is not None else (found.missing or Unpriced.NO_RATE)


def price_list(
    product: Product, rates: Iterable[Price], price_level: Period | None, index: PriceIndex | None
) -> PriceList:
    """The prices of a product by level.

    Args:
        product: what is priced; its unit says which base unit counts.
        rates: what is charged for it in one year.
        price_level: that all prices are brought to; None when nothing is charged.
        index: the series that brings them there; without one a price of another price level has no amount.
    """
    base, _ = SIZES.get(product.unit, (product.unit, 1.0))
    rates = list(rates)
    prices = {rate.level: _brought(rate, base, price_level or rate.price_level, index) for rate in rates}
    bought: dict[str | None, Fraction] = {}
    for rate in rates:
        unit, size = SIZES.get(rate.unit, (rate.unit, 1.0))
        if rate.quantity and unit == base:
            bought[rate.level] = exact(rate.quantity) * exact(size)
    return PriceList(product, base, prices, bought)


def usual_price_level(rates: Iterable[Price]) -> Period | None:
    """The price level that most of these prices have; of equals the latest."""
    counts: dict[Period, int] = {}
    for rate in rates:
        counts[rate.price_level] = counts.get(rate.price_level, 0) + 1
    return max(counts, key=lambda level: (counts[level], level), default=None)


def _brought(rate: Price, base: str, price_level: Period, index: PriceIndex | None) -> LevelPrice:
    unit, size = SIZES.get(rate.unit, (rate.unit, 1.0))
    if unit != base:
        return LevelPrice(rate, None, Unpriced.OTHER_UNIT)
    if rate.vat_included and rate.vat_pct is None:
        return LevelPrice(rate, None, Unpriced.VAT_UNKNOWN)
    vat = 1 + exact(rate.vat_pct or 0) / 100 if rate.vat_included else Fraction(1)
    amount = exact(rate.amount) / vat / exact(size)
    if rate.price_level == price_level:
        return LevelPrice(rate, amount)
    if index is None:
        return LevelPrice(rate, None, Unpriced.OTHER_PRICE_LEVEL)
    ends = index.between(rate.price_level, price_level)
    if ends is None:
        return LevelPrice(rate, None, Unpriced.INDEX_UNKNOWN)
    factor = ends[1].value / ends[0].value
    return LevelPrice(rate, amount * factor, None, factor)
