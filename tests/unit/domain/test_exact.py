"""Amounts to the cent, whatever their size."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lib.domain.exact import cents, exact


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(-1, 200), "0.00"),
        (Fraction(15, 1000), "0.02"),
        (Fraction(7), "7.00"),
    ],
)
def test_an_amount_is_rounded_to_the_cent_halves_to_the_even_one(amount: Fraction, rounded: str) -> None:
    assert cents(amount) == Decimal(rounded)


def test_an_absurd_amount_is_an_amount_too() -> None:
    assert cents(exact(1e90)) == Decimal("1e90")
