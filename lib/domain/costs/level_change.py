"""What another quality level does to the cost of a service, from what the company charges.

Only the listed rates can tell: a product counts when its rates say which level was bought in both years, and when
the rates of one year price every level involved. Levels are never averaged; prices of levels are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from lib.domain.costs.lines import Rate
from lib.domain.units import exact

Mix = Mapping[str, Fraction]
"""Level and its share of the quantity bought, 0-1."""


class LevelChange(NamedTuple):
    """A product at the levels of the earlier and the later year.

    `spent` is what the earlier levels cost in the earlier year, in euro; `ratio` is the price of the later levels over
    that of the earlier ones, both of `price_year`.
    """

    product: str
    before: Mix
    after: Mix
    price_year: int
    spent: Fraction
    ratio: Fraction


class LevelChanges(NamedTuple):
    """The products of a service: those that can be computed, those that went to another level but cannot."""

    known: tuple[LevelChange, ...]
    unpriced: tuple[str, ...]

    def factor(self, cost: Fraction) -> Fraction:
        """What the changes of level multiply the cost of the service in the earlier year by."""
        return 1 + sum((c.spent * (c.ratio - 1) for c in self.known), Fraction(0)) / cost


def level_changes(rates: Iterable[Rate], start: int, end: int) -> LevelChanges:
    """Compare the levels bought in two years.

    Args:
        rates: of one partnership and service.
        start: the earlier year.
        end: the later year.
    """
    by_product: dict[str, dict[int, list[Rate]]] = defaultdict(lambda: defaultdict(list))
    for rate in rates:
        if rate.level is not None and rate.year in (start, end):
            by_product[rate.product][rate.year].append(rate)
    known: list[LevelChange] = []
    unpriced: list[str] = []
    for product in sorted(by_product):
        of_years = by_product[product]
        before, after = bought(of_years[start]), bought(of_years[end])
        if not before or not after:
            continue
        change = _change(product, before, after, of_years, (start, end))
        if change:
            known.append(change)
        else:
            unpriced.append(product)
    return LevelChanges(tuple(known), tuple(unpriced))


def bought(rates: Sequence[Rate]) -> Mix:
    """The levels that a year's rates say were bought, with their shares; empty when they do not say.

    Rates with a quantity were bought, rates without one beside them only offered. Without any quantity a single
    rate was bought.
    """
    with_quantity = [rate for rate in rates if rate.quantity]
    if not with_quantity:
        return {rates[0].level or "": Fraction(1)} if len(rates) == 1 else {}
    total = sum((exact(rate.quantity or 0) for rate in with_quantity), Fraction(0))
    return {rate.level or "": exact(rate.quantity or 0) / total for rate in with_quantity}


def price_paid(rates: Sequence[Rate]) -> Fraction | None:
    """What a unit of a product cost in a year at the levels that were bought, in euro without VAT.

    None when the rates do not say what was bought, are not on one basis, or name no VAT percentage.

    Args:
        rates: of one product and year.
    """
    mix, prices = bought(rates), _prices(rates)
    return _price_of(mix, prices) if mix and mix.keys() <= prices.keys() else None


def _change(
    product: str, before: Mix, after: Mix, of_years: Mapping[int, Sequence[Rate]], years: tuple[int, int]
) -> LevelChange | None:
    """At the prices of the earlier year where it has all levels, else of the later one; no change needs no price."""
    if before == after:
        return LevelChange(product, before, after, years[0], Fraction(0), Fraction(1))
    quantity = sum((exact(rate.quantity or 0) for rate in of_years[years[0]]), Fraction(0))
    first = _prices(of_years[years[0]])
    for year in years:
        prices = _prices(of_years[year])
        if quantity and before.keys() <= first.keys() and {*before, *after} <= prices.keys():
            ratio = _price_of(after, prices) / _price_of(before, prices)
            return LevelChange(product, before, after, year, _price_of(before, first) * quantity, ratio)
    return None


def _price_of(mix: Mix, prices: Mapping[str, Fraction]) -> Fraction:
    return sum((prices[level] * share for level, share in mix.items()), Fraction(0))


def _prices(rates: Sequence[Rate]) -> dict[str, Fraction]:
    """Price by level without VAT; nothing where the rates are not on one basis."""
    if len({(rate.unit, rate.price_level) for rate in rates}) > 1:
        return {}
    if any(rate.vat_included and rate.vat_pct is None for rate in rates):
        return {}
    return {
        rate.level or "": exact(rate.price) / (1 + exact(rate.vat_pct or 0) / 100 if rate.vat_included else 1)
        for rate in rates
    }
