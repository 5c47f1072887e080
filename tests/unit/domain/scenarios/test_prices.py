"""The price of a level: brought to one basis by hand, and unknown wherever it is not sound."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lib.domain.market.prices import Product
from lib.domain.periods import parse_period
from lib.domain.scenarios.prices import LevelPrice, PriceList, Unpriced, price_list, usual_price_level
from tests.bridges import index
from tests.scenario_ground import CHARGES, PRODUCTS, charge

LEVEL = parse_period("2025")
CPI = index({"2024": 100.0, "2025": 110.0})


def mowing(*charges, series=None) -> PriceList:
    return price_list(PRODUCTS["maaien"], charges, LEVEL, series)


def amount(found: LevelPrice | Unpriced) -> Fraction | None:
    assert isinstance(found, LevelPrice)
    return found.amount


def test_a_price_is_that_of_its_level() -> None:
    prices = mowing(*(c for c in CHARGES if c.product == "maaien"))
    assert [amount(prices.price_at(level)) for level in "ABC"] == [
        Fraction(3, 2),
        Fraction(1),
        Fraction(4, 5),
    ]
    assert prices.price_at("D") == Unpriced.NO_LEVEL_PRICE
    assert prices.price_at(None) == Unpriced.LEVEL_UNKNOWN
    assert prices.levels == ("A", "B", "C")
    assert prices.single_level == "B"  # bought; A and C are only offered


def test_vat_is_taken_out_and_a_hectare_is_ten_thousand_square_metres() -> None:
    prices = mowing(charge("maaien", "B", 12_100.0, unit="ha", vat_included=True, vat_pct=21.0))
    assert amount(prices.price_at("B")) == 1  # 12,100 / 1.21 / 10,000


def test_another_price_level_is_never_indexed_in_silence() -> None:
    old = charge("maaien", "B", 1.0, price_level="2024")
    assert mowing(old).price_at("B") == Unpriced.OTHER_PRICE_LEVEL
    found = mowing(old, series=CPI).price_at("B")
    assert isinstance(found, LevelPrice)
    assert (found.amount, found.indexed) == (Fraction(11, 10), Fraction(11, 10))
    assert mowing(charge("maaien", "B", 1.0, price_level="2019"), series=CPI).price_at("B") == (
        Unpriced.INDEX_UNKNOWN
    )


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"vat_included": True}, Unpriced.VAT_UNKNOWN),
        ({"unit": "stuks"}, Unpriced.OTHER_UNIT),
        ({"unit": "uur"}, Unpriced.OTHER_UNIT),
    ],
)
def test_an_unsound_price_is_unknown(wrong: dict[str, object], reason: Unpriced) -> None:
    prices = mowing(charge("maaien", "B", 1.0, **wrong))
    assert prices.price_at("B") == reason
    assert prices.levels == ()


def test_a_price_without_a_level_holds_whatever_the_level() -> None:
    prices = mowing(charge("maaien", None, 2.0))
    assert amount(prices.price_at(None)) == amount(prices.price_at("B")) == 2
    assert prices.levels == ()


def test_beside_levels_it_does_not() -> None:
    prices = mowing(charge("maaien", None, 2.0), charge("maaien", "B", 1.0))
    assert prices.price_at("C") == Unpriced.NO_LEVEL_PRICE
    assert prices.price_at(None) == Unpriced.LEVEL_UNKNOWN


def test_nothing_charged_is_no_price() -> None:
    assert price_list(Product("x", "X", None, "groen", "m2"), (), None, None).price_at("B") == (
        Unpriced.NO_RATE
    )


def test_the_price_level_is_that_of_most_prices_and_of_equals_the_latest() -> None:
    old, new = charge("maaien", "A", 1.0, price_level="2024"), charge("maaien", "B", 1.0)
    assert usual_price_level([old, new]) == parse_period("2025")
    assert usual_price_level([old, old, new]) == parse_period("2024")
    assert usual_price_level([]) is None
