from __future__ import annotations

from fractions import Fraction

from lib.domain.costs import IndexFigure
from lib.domain.periods import parse_period
from lib.domain.price_index import price_series
from tests.bridges import index


def figure(period: str, value: float, base_year: int = 2015, final: bool = True) -> IndexFigure:
    return IndexFigure("cpi", parse_period(period), value, base_year, final, "CBS")


def test_from_one_year_to_another() -> None:
    series = index({"2023": 110.0, "2024": 121.0})
    assert series.factor(2023, 2024) == Fraction(11, 10)
    assert series.factor(2024, 2023) == Fraction(10, 11)
    assert series.factor(2022, 2022) == 1


def test_without_a_figure_there_is_no_factor() -> None:
    assert index({"2023": 110.0}).factor(2023, 2024) is None


def test_a_year_is_the_mean_of_its_quarters_or_months() -> None:
    quarters = {f"2023-K{n}": 100.0 + n for n in range(1, 5)}
    found = index(quarters).years[2023]
    assert (found.value, found.parts) == (Fraction(205, 2), 4)
    months = {f"2022-{n:02}": 90.0 + n for n in range(1, 13)}
    assert index(months).years[2022].value == Fraction(193, 2)


def test_a_year_with_a_gap_is_not_there() -> None:
    gap = {f"2023-K{n}": 100.0 for n in range(1, 4)}
    assert list(index(gap | {"2022": 99.0}).years) == [2022]


def test_the_figure_of_the_year_goes_before_its_parts() -> None:
    figures = {"2023": 99.0} | {f"2023-K{n}": 100.0 for n in range(1, 5)}
    assert (index(figures).years[2023].value, index(figures).years[2023].parts) == (99, 1)


def test_two_base_years_are_never_divided() -> None:
    series = price_series([figure("2023", 110, 2015), figure("2024", 101, 2024)])["cpi"]
    assert series.factor(2023, 2024) is None


def test_a_provisional_part_makes_the_year_provisional() -> None:
    parts = [figure(f"2023-K{n}", 100, final=n < 4) for n in range(1, 5)]
    assert price_series(parts)["cpi"].years[2023].final is False
