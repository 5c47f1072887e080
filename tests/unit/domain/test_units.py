"""Units: measure and denominator, money, and what a ratio is multiplied by."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from lib.domain.units import NO_EXTENT, Extent, Unit, about_equal, cents, exact, parse_unit


@pytest.mark.parametrize(
    ("text", "unit", "currency", "factor"),
    [
        ("EUR/huishouden", Unit("EUR", "huishouden"), "EUR", 1),
        ("GBP/1000 inwoners", Unit("GBP", "1000 inwoners"), "GBP", 1000),
        ("EUR", Unit("EUR"), "EUR", 1),
        ("kg/inwoner", Unit("kg", "inwoner"), None, 1),
        ("%", Unit("%"), None, 100),
        ("‰", Unit("‰"), None, 1000),
        ("punten", Unit("punten"), None, 1),
        ("storingen/100 km", Unit("storingen", "100 km"), None, 100),
        (" kg / inwoner ", Unit("kg", "inwoner"), None, 1),
        ("m2/km2", Unit("m2", "km2"), None, 1),
    ],
)
def test_a_unit(text: str, unit: Unit, currency: str | None, factor: float) -> None:
    read = parse_unit(text)
    assert (read, read.currency, read.factor) == (unit, currency, factor)


@pytest.mark.parametrize("text", ["", "/", "kg/", "/inwoner", "kg/inwoner/jaar"])
def test_what_is_no_unit(text: str) -> None:
    with pytest.raises(ValueError, match="not a unit"):
        parse_unit(text)


def test_a_unit_is_written_as_it_is_read() -> None:
    assert [str(parse_unit(text)) for text in ("EUR", "kg / inwoner")] == ["EUR", "kg/inwoner"]


def test_a_share_is_not_money() -> None:
    assert parse_unit("%").is_share
    assert not parse_unit("EUR").is_share


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


MONEY, SHARE, MARK = Extent(pct=2), Extent(amount=1), Extent(amount=0.1)


@pytest.mark.parametrize(
    ("value", "other", "margin", "alike"),
    [
        (106.69, 106.52, MONEY, True),
        (102, 100, MONEY, False),
        (101.99, 100, MONEY, True),
        (98, 100, MONEY, False),
        (-101, -100, MONEY, True),
        (0.01, 0, MONEY, False),
        (75.9, 75, SHARE, True),
        (76, 75, SHARE, False),
        (7.6, 7.5, MARK, False),
        (7.55, 7.5, MARK, True),
        (5, 5, NO_EXTENT, True),
        (5.0001, 5, NO_EXTENT, False),
        (0, 0, MONEY, True),
    ],
)
def test_under_the_margin_two_figures_are_about_equal(
    value: float, other: float, margin: Extent, alike: bool
) -> None:
    assert about_equal(value, other, margin) is alike
