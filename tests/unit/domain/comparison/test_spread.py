"""A figure among those of everyone who has it."""

from __future__ import annotations

import statistics

import numpy as np
import pytest

from lib.domain.comparison.quality_cost import Standing
from lib.domain.comparison.spread import FigureSpread, among_all, size_in, spread_of
from lib.domain.figures import Stand
from lib.domain.peers import Median
from lib.domain.periods import parse_period
from tests.samples import COST, figure, indicator, measured, organisation, partner

ME = partner("me")
LAND = organisation("land", "referentie")


def spread(values: list[float], sizes: dict[str, float] | None = None, own: float = 50) -> FigureSpread:
    """The focus at `own` and partners p0, p1 ... at the values."""
    table = {ME: [figure("2023", own)]} | {
        partner(f"p{n}"): [figure("2023", value)] for n, value in enumerate(values)
    }
    inhabitants = {(code, 2022): size for code, size in (sizes or {}).items()}
    found = spread_of(
        measured(COST, table, {LAND: [figure("2023", 55)]}),
        ME,
        Stand.ACTUAL,
        parse_period("2023"),
        inhabitants,
    )
    assert found
    return found


@pytest.mark.parametrize("others", [0, 1, 3])
def test_under_five_there_is_no_median_and_no_middle_half(others: int) -> None:
    found = spread([10.0 * n for n in range(others)])
    assert (found.median, found.middle_half, found.similar_median) == (None, None, None)
    assert found.reach == (min(found.values), max(found.values))
    assert [o.code for o, _ in found.references] == ["land"]


@pytest.mark.parametrize("others", [4, 29, 341])
def test_median_and_middle_half_are_those_of_all(others: int) -> None:
    found = spread([float(n * 7 % 101) for n in range(others)])
    values = sorted(found.values)
    assert found.median
    assert (found.median.n, found.median.value) == (others + 1, statistics.median(values))
    assert found.middle_half
    assert found.middle_half == pytest.approx(tuple(np.quantile(values, [0.25, 0.75])))


def test_the_axis_reaches_three_deviations_from_the_median_and_to_the_focus() -> None:
    """Of 1 to 9 and 1000: median 5.5, median deviation 2.5, so up to 5.5 + 3 x 1.4826 x 2.5."""
    assert spread([*map(float, range(2, 10)), 1000.0], own=1).reach == pytest.approx((1, 5.5 + 11.1195))
    assert spread([*map(float, range(1, 10))], own=1000).reach == (1, 1000)


def test_where_most_are_the_same_everyone_is_in_reach() -> None:
    assert spread([50.0] * 6 + [80.0]).reach == (50, 80)


def test_of_similar_size_is_half_to_twice_as_many_inhabitants() -> None:
    sizes = {"me": 100, "p0": 50, "p1": 200, "p2": 49, "p3": 201, "p4": 100}
    found = spread([1, 2, 3, 4, 5, 6, 7], sizes)
    assert {p.code for p in found.similar} == {"p0", "p1", "p4"}
    assert found.similar_median is None  # with the focus four
    assert spread([1.0, 2.0, 3.0], {"p0": 5}).similar == frozenset()
    many = spread([1, 2, 3, 4, 5, 6], {"me": 100, **{f"p{n}": 100 for n in range(5)}})
    assert many.similar_median
    assert (many.similar_median.n, many.similar_median.value) == (6, 3.5)


def test_nobody_of_another_kind_stands_beside_the_focus() -> None:
    invented = partner("zz", fictitious=True)
    cost = measured(
        COST,
        {ME: [figure("2023", 1)], invented: [figure("2023", 2, fictitious=True)]},
        {organisation("fictief", "referentie", fictitious=True): [figure("2023", 3)]},
    )
    found = spread_of(cost, ME, Stand.ACTUAL, parse_period("2023"), {})
    assert found
    assert (found.others, found.references) == ({}, ())


def test_the_newest_figure_counts_where_the_period_has_none() -> None:
    cost = measured(COST, {ME: [figure("2019", 1), figure("2021", 2)], partner("p"): [figure("2021", 3)]})
    found = spread_of(cost, ME, Stand.ACTUAL, parse_period("2023"), {})
    assert found
    assert (str(found.period), found.own.value, len(found.others)) == ("2021", 2, 1)
    assert spread_of(measured(COST, {}), ME, Stand.ACTUAL, parse_period("2023"), {}) is None


def test_a_figure_that_is_too_small_to_judge_is_left_out() -> None:
    cost = measured(
        indicator(minimum_n=10), {ME: [figure("2023", 1, n=20)], partner("p"): [figure("2023", 3, n=5)]}
    )
    found = spread_of(cost, ME, Stand.ACTUAL, parse_period("2023"), {})
    assert found
    assert found.others == {}


def test_the_size_of_the_nearest_year() -> None:
    assert size_in({2015: 1, 2021: 2, 2023: 3}, 2022) == 2
    assert size_in({2015: 1}, 2022) == 1
    assert size_in({}, 2022) is None


@pytest.mark.parametrize(("others", "known"), [(2, None), (9, True)])
def test_without_a_median_of_pairs_a_figure_stands_against_that_of_all(
    others: int, known: bool | None
) -> None:
    found = spread([10.0 * n for n in range(others)])
    standing = Standing(COST, found.own, None, None)
    assert among_all(standing, [found]).median == (found.median if known else None)
    of_pairs = Standing(COST, found.own, None, Median(12, 6))
    assert among_all(of_pairs, [found]) == of_pairs
    assert among_all(Standing(COST, figure("2022", 1), None, None), [found]).median is None
