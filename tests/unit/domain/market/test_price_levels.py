"""The index at a price level: as given, or the mean of all its months or quarters."""

from __future__ import annotations

import pytest

from lib.domain.costs import IndexFigure
from lib.domain.market.price_levels import price_index
from lib.domain.periods import parse_period
from tests.market_prices import index

QUARTERS = {f"2024-K{number}": 100.0 + number for number in (1, 2, 3, 4)}
MONTHS = {f"2024-{number:02}": 200.0 + number for number in range(1, 13)}


def at(values: dict[str, float], period: str) -> float | None:
    found = index(values).at(parse_period(period))
    return found and found.value


@pytest.mark.parametrize(
    ("values", "period", "expected"),
    [
        ({"2024": 99.0} | QUARTERS, "2024", 99.0),
        (QUARTERS, "2024", 102.5),
        (MONTHS | QUARTERS, "2024", 206.5),
        (MONTHS, "2024-K2", 205.0),
        (QUARTERS, "2024-K2", 102.0),
        ({p: v for p, v in MONTHS.items() if p != "2024-07"}, "2024", None),
        ({"2024": 99.0}, "2024-K1", None),
        (QUARTERS, "2024-03", None),
        ({}, "2024", None),
    ],
)
def test_what_the_index_is(values: dict[str, float], period: str, expected: float | None) -> None:
    assert at(values, period) == expected


def test_a_mean_says_what_it_is_made_of() -> None:
    figures = [
        IndexFigure("cpi", parse_period(f"2024-K{n}"), 100, 2015, n < 4, f"CBS {n}") for n in (1, 2, 3, 4)
    ]
    found = price_index("cpi", figures).at(parse_period("2024"))
    assert found is not None
    assert (found.parts, found.final, found.source) == (4, False, "CBS 1, CBS 2, CBS 3, CBS 4")


def test_base_years_do_not_mix() -> None:
    figures = [
        IndexFigure("cpi", parse_period(f"2024-K{n}"), 100, 2015 if n < 4 else 2020, True, "CBS")
        for n in (1, 2, 3, 4)
    ]
    assert price_index("cpi", figures).at(parse_period("2024")) is None
    assert price_index("other", figures).figures == {}
