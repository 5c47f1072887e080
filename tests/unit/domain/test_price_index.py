"""What a price index is in a period, and what follows for amounts and prices."""

from __future__ import annotations

from fractions import Fraction

import pytest

from lib.domain.costs.build_up import BuildUp, convert_costs
from lib.domain.figures import Status
from lib.domain.market.steps.basis import PriceBasis
from lib.domain.market.steps.comparable import bring
from lib.domain.periods import Period, parse_period
from lib.domain.price_index import IndexFigure, IndexValue, PriceIndex, price_indices
from tests.bridges import index
from tests.market_prices import price

QUARTERS = {f"2024-K{number}": 100.0 + number for number in (1, 2, 3, 4)}
MONTHS = {f"2024-{number:02}": 200.0 + number for number in range(1, 13)}


def figure(period: str, value: float, base_year: int = 2015, final: bool = True) -> IndexFigure:
    return IndexFigure("cpi", parse_period(period), value, base_year, final, f"CBS {period}")


def series(*figures: IndexFigure) -> PriceIndex:
    return price_indices(figures)["cpi"]


@pytest.mark.parametrize(
    ("values", "period", "expected"),
    [
        ({"2024": 99.0} | QUARTERS, "2024", 99),
        ({"2024": 99.0} | MONTHS, "2024", 99),
        (QUARTERS, "2024", Fraction(205, 2)),
        (MONTHS, "2024", Fraction(413, 2)),
        (MONTHS | QUARTERS, "2024", Fraction(413, 2)),
        (QUARTERS | MONTHS, "2024", Fraction(413, 2)),
        ({p: v for p, v in MONTHS.items() if p != "2024-07"} | QUARTERS, "2024", Fraction(205, 2)),
        (MONTHS, "2024-K2", 205),
        (QUARTERS, "2024-K2", 102),
        ({p: v for p, v in MONTHS.items() if p != "2024-07"}, "2024", None),
        ({p: v for p, v in QUARTERS.items() if p != "2024-K1"}, "2024", None),
        ({"2024": 99.0}, "2024-K1", None),
        (QUARTERS, "2024-03", None),
        (QUARTERS, "2023", None),
    ],
)
def test_what_the_index_is(values: dict[str, float], period: str, expected: Fraction | None) -> None:
    found = index(values).at(parse_period(period))
    assert (found and found.value) == expected


def test_a_mean_says_what_it_is_made_of() -> None:
    found = series(*[figure(f"2024-K{n}", 100, final=n < 4) for n in (4, 1, 2, 3)]).at(Period(2024, 1, 12))
    sources = ("CBS 2024-K1", "CBS 2024-K2", "CBS 2024-K3", "CBS 2024-K4")
    assert found == IndexValue(Fraction(100), 2015, final=False, parts=4, sources=sources)


def test_base_years_do_not_mix_within_a_year() -> None:
    months = [figure(f"2024-{n:02}", 100, 2015 if n < 12 else 2020) for n in range(1, 13)]
    quarters = [figure(f"2024-K{n}", 110, 2015 if n < 4 else 2020) for n in (1, 2, 3, 4)]
    of_one_base = [figure(f"2024-K{n}", 120, 2020) for n in (1, 2, 3, 4)]
    assert series(*months).years == {}
    assert series(*quarters).years == {}
    assert series(*months, *quarters).years == {}
    assert series(*months, *of_one_base).years[2024].value == 120


def test_two_base_years_are_never_divided() -> None:
    rebased = series(figure("2023", 110, 2015), figure("2024", 101, 2024))
    assert rebased.factor(2023, 2024) is None
    assert rebased.between(parse_period("2023"), parse_period("2024")) is None


def test_the_years_of_a_series_are_those_with_an_index() -> None:
    gap = {f"2023-K{n}": 100.0 for n in range(1, 4)}
    assert list(index(gap | QUARTERS | {"2022": 99.0}).years) == [2022, 2024]


def test_an_index_that_ended_tells_its_last_year() -> None:
    found = series(figure("2018", 100), figure("2019", 102), figure("2020-01", 103))
    assert [found.ended_before(year) for year in (2018, 2019, 2020, 2023)] == [None, None, 2019, 2019]
    assert PriceIndex("cpi", {}).ended_before(2023) is None


def test_from_one_year_to_another() -> None:
    found = index({"2023": 110.0, "2024": 121.0})
    assert found.factor(2023, 2024) == Fraction(11, 10)
    assert found.factor(2024, 2023) == Fraction(10, 11)
    assert found.factor(2022, 2022) == 1
    assert found.factor(2022, 2023) is None


def test_series_are_told_apart_and_stand_in_the_order_of_their_codes() -> None:
    of_wages = IndexFigure("cao", parse_period("2024"), 130, 2020, True, "CBS")
    found = price_indices([figure("2024", 110), of_wages])
    assert list(found) == ["cao", "cpi"]
    assert found["cao"].figures == {parse_period("2024"): of_wages}


def test_a_cost_and_a_price_are_brought_to_a_price_level_by_the_same_index() -> None:
    """The quarters are rounded, so that their mean is not that of the months."""
    months = {f"2023-{n:02}": 101.0 + n for n in range(1, 13)}
    quarters = {"2023-K1": 103.0, "2023-K2": 106.0, "2023-K3": 109.0, "2023-K4": 112.4}
    found = index({**months, **quarters, "2024": 120.0})
    cost = BuildUp(2023, Status.ACCOUNTS, {"loon": 1000.0}, ())
    converted = convert_costs({(2023, Status.ACCOUNTS): cost}, None, found, 2024).at(2023, Status.ACCOUNTS)
    brought = bring(
        price(amount=1000.0, price_level="2023"), PriceBasis("m2", "B", parse_period("2024")), found
    ).value
    assert converted is not None
    assert converted.net == pytest.approx(1000 * 120 / 107.5)
    assert brought == pytest.approx(converted.net, rel=1e-12)
