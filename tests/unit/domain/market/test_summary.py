"""Tests of one year together: contract value, share within the band, which test stands for a product."""

from __future__ import annotations

import pytest

from lib.domain.market.outcome import MarketOutcome, MarketVerdict
from lib.domain.market.prices import Price
from lib.domain.market.summary import JudgedTest, contract_value, of_product, part_tested, part_within
from tests.market_prices import price

WITHIN = MarketOutcome(MarketVerdict.WITHIN, (), 6, index=101, formal=MarketVerdict.WITHIN)
ABOVE = MarketOutcome(MarketVerdict.ABOVE, (), 6, index=120, formal=MarketVerdict.ABOVE)
UNCLEAR = MarketOutcome(MarketVerdict.UNCLEAR, (), 6, index=103, formal=MarketVerdict.WITHIN)
NOTHING = MarketOutcome(MarketVerdict.NOT_COMPARABLE, (), 2)


def judged(rate: Price, outcome: MarketOutcome, agreed: bool = True) -> JudgedTest:
    return JudgedTest(rate, rate.level, agreed, outcome, 0)


@pytest.mark.parametrize(
    ("rate", "value"),
    [
        (price(amount=2, quantity=10.0), 20),
        (price(amount=2.42, quantity=10.0, vat_included=True, vat_pct=21.0), 20),
        (price(amount=2, quantity=10.0, vat_pct=21.0), 20),
        (price(amount=2), None),
        (price(amount=2, quantity=10.0, vat_included=True), None),
    ],
)
def test_contract_value_is_without_vat(rate: Price, value: float | None) -> None:
    assert contract_value(rate) == (None if value is None else pytest.approx(value))


def test_what_is_tested() -> None:
    first, second, third = (price(amount=amount, quantity=10.0) for amount in (1, 2, 3))
    unknown = price(amount=4)
    tests = [judged(first, WITHIN), judged(second, NOTHING), judged(third, WITHIN, agreed=False)]
    assert part_tested([first, second, third, unknown], tests) == (10, 60, 1)


def test_what_lies_within() -> None:
    tests = [judged(price(), outcome) for outcome in (WITHIN, ABOVE, UNCLEAR, NOTHING)]
    assert part_within([*tests, judged(price(), WITHIN, agreed=False)]) == (2, 3, 1)


def test_which_test_stands_for_a_product() -> None:
    small = judged(price(level="A", quantity=10.0), WITHIN)
    large = judged(price(level="C", quantity=100.0), ABOVE)
    loose = judged(price(level="B", quantity=1000.0), WITHIN, agreed=False)
    assert of_product([small, loose, large]) == large
    assert of_product([loose]) == loose
    assert of_product([judged(price(level="C"), WITHIN), judged(price(level="A"), ABOVE)]) == judged(
        price(level="A"), ABOVE
    )
    assert of_product([judged(price(quantity=9.0), NOTHING)]) is None
