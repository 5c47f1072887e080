"""Decimals of prices side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lib.domain.market.prices import Price
from lib.text.market.names import price_decimals
from tests.market_prices import price


@pytest.mark.parametrize(
    ("values", "listed", "decimals"),
    [
        ((228.771234, 210.5, None), (), 2),
        ((228.771234,), (228.7,), 2),
        ((228.771234,), (228.7712,), 4),
        ((1.073421, 228.7), (), 4),
        ((0.034512,), (0.03,), 4),
        ((0.034512,), (0.034512,), 6),
        ((), (), 2),
    ],
)
def test_cents_where_they_say_enough(
    values: Sequence[float | None], listed: Sequence[float], decimals: int
) -> None:
    prices: list[Price] = [price(amount=amount) for amount in listed]
    assert price_decimals(values, prices) == decimals
