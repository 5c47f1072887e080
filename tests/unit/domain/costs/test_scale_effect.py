from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.costs.scale_effect import (
    MINIMUM_CONTRACTORS,
    MINIMUM_POINTS,
    ScaleFit,
    SizedCost,
    Span,
    evenly,
    fit_scale,
    usable,
)


def points(*pairs: tuple[float, float]) -> list[SizedCost]:
    """Partnerships of a contractor each."""
    return [SizedCost(str(n), *pair, str(n)) for n, pair in enumerate(pairs)]


def of_contractors(sample: list[SizedCost], *counts: int) -> list[SizedCost]:
    """The same points, so many of them of every contractor."""
    contractors = [str(number) for number, count in enumerate(counts) for _ in range(count)]
    return [p._replace(contractor=c) for p, c in zip(sample, contractors, strict=True)]


def with_interval(sample: list[SizedCost]) -> tuple[ScaleFit, Span]:
    fit = fit_scale(sample)
    assert fit is not None
    assert fit.interval is not None
    return fit, fit.interval


def noisy(n: int, slope: float, spread: float, seed: int = 1) -> list[SizedCost]:
    draw = Random(seed)
    sizes = [draw.uniform(10_000, 200_000) for _ in range(n)]
    return points(*[(size, 900 * size**slope * math.exp(draw.gauss(0, spread))) for size in sizes])


def test_a_pure_power_is_found_back() -> None:
    fit = fit_scale(points(*[(size * 1000, 500 * (size * 1000) ** -0.1) for size in range(1, 13)]))
    assert fit is not None
    assert (fit.slope, fit.n) == (pytest.approx(-0.1), 12)
    assert fit.interval == (pytest.approx(-0.1), pytest.approx(-0.1))
    assert fit.doubling_pct == pytest.approx(-6.697, abs=0.001)
    assert fit.unit_cost(1000) == pytest.approx(500 * 1000**-0.1)


CLUSTERS = [
    pytest.param((1,) * 25, id="each its own contractor"),
    pytest.param((3, 3, 3, 2, 2, 2, 2, 2, 2, 2, 1, 1), id="common contractors"),
]


@pytest.mark.parametrize("counts", CLUSTERS)
def test_against_linear_algebra(counts: tuple[int, ...]) -> None:
    """Slope and band from the normal equations and the sandwich, with t from the tables of t(24) and t(11)."""
    sample = of_contractors(noisy(25, -0.15, 0.2), *counts)
    fit, interval = with_interval(sample)
    x, y = (np.log([getattr(p, name) for p in sample]) for name in ("size", "unit_cost"))
    design = np.column_stack([np.ones(25), x])
    solution, *_ = np.linalg.lstsq(design, y, rcond=None)
    left, bread = y - design @ solution, np.linalg.inv(design.T @ design)
    of = np.array([p.contractor for p in sample])
    scores = np.array([left[of == c] @ design[of == c] for c in dict.fromkeys(of)])
    clusters = len(counts)
    variance = clusters / (clusters - 1) * 24 / 23 * bread @ scores.T @ scores @ bread
    assert (fit.intercept, fit.slope) == pytest.approx(tuple(solution))
    assert (fit.n, fit.contractors, fit.largest) == (25, clusters, max(counts))
    quantile = {25: 2.0639, 12: 2.2010}[clusters]
    half = quantile * math.sqrt(variance[1, 1])
    assert interval == pytest.approx((solution[1] - half, solution[1] + half), abs=1e-5)
    at = np.array([1, math.log(50_000)])
    half = quantile * math.sqrt(at @ variance @ at)
    assert fit.band(50_000) == pytest.approx(tuple(np.exp(at @ solution + np.array([-half, half]))), rel=1e-4)


@pytest.mark.parametrize("counts", CLUSTERS)
def test_as_statsmodels_computes_it(counts: tuple[int, ...]) -> None:
    sample = of_contractors(noisy(25, -0.1, 0.3, seed=7), *counts)
    fit, interval = with_interval(sample)
    x, y = (np.log([getattr(p, name) for p in sample]) for name in ("size", "unit_cost"))
    groups = np.array([int(p.contractor) for p in sample])
    model = sm.OLS(y, sm.add_constant(x)).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    assert (fit.intercept, fit.slope) == pytest.approx(tuple(model.params))
    assert interval == pytest.approx(tuple(model.conf_int()[1]))
    mean = model.t_test([1, math.log(70_000)]).conf_int()[0]
    assert fit.band(70_000) == pytest.approx(tuple(np.exp(mean)))


def test_with_a_contractor_each_the_error_is_hc1() -> None:
    sample = noisy(15, -0.2, 0.2, seed=3)
    fit, _ = with_interval(sample)
    x, y = (np.log([getattr(p, name) for p in sample]) for name in ("size", "unit_cost"))
    model = sm.OLS(y, sm.add_constant(x)).fit(cov_type="HC1")
    assert fit.errors is not None
    assert math.sqrt(fit.errors.slope) == pytest.approx(model.bse[1])


def test_the_same_figures_twice_are_no_more_certain() -> None:
    """Two partnerships of every contractor that show the same: the interval hardly moves, and does not halve."""
    once = noisy(12, -0.2, 0.2)
    twice = [*once, *[p._replace(code=f"{p.code} again") for p in once]]
    (_, one), (_, two) = with_interval(once), with_interval(twice)
    assert two.high - two.low == pytest.approx((one.high - one.low) * math.sqrt(23 / 22 * 10 / 11))
    apart = points(*[(p.size, p.unit_cost) for p in twice])
    _, taken_apart = with_interval(apart)
    assert taken_apart.high - taken_apart.low < 0.75 * (one.high - one.low)


def test_too_few_contractors_give_a_line_without_an_interval() -> None:
    sample = noisy(20, -0.3, 0.1)
    few = fit_scale(of_contractors(sample, *(3, 3, 2, 2, 2, 2, 2, 2, 2)))
    assert few is not None
    assert (few.contractors, few.errors, few.interval, few.shows_effect) == (9, None, None, None)
    assert few.band(50_000) is None
    own = fit_scale(sample)
    assert own is not None
    assert few.slope == own.slope
    enough = fit_scale(of_contractors(sample, *(2,) * MINIMUM_CONTRACTORS))
    assert enough is not None
    assert enough.shows_effect


def test_one_contractor_with_most_points_is_too_few_too() -> None:
    """In clusters of one size 11, 1, 1, ... weigh as much as 3: the interval would miss the slope far too often."""
    assert evenly([11, *[1] * 9]) == pytest.approx(400 / 130)
    assert evenly([4] * 10) == 10
    found = fit_scale(of_contractors(noisy(20, -0.3, 0.1), 11, *[1] * 9))
    assert found is not None
    assert (found.largest, found.interval) == (11, None)


def test_contractors_with_a_level_of_their_own_widen_the_interval() -> None:
    """Without a slope in truth, and with most of the spread between contractors of one size: how often 0 is missed."""
    draw, missed, missed_apart = np.random.default_rng(5), 0, 0
    for _ in range(200):
        of_size, own_level = draw.uniform(9, 12, 12), draw.normal(0, 0.2, 12)
        sample = [
            SizedCost(
                f"{c}-{k}",
                math.exp(size + draw.normal(0, 0.2)),
                math.exp(level + draw.normal(0, 0.05)),
                str(c),
            )
            for c, (size, level) in enumerate(zip(of_size, own_level, strict=True))
            for k in range(4)
        ]
        missed += with_interval(sample)[0].shows_effect is True
        missed_apart += (
            with_interval(points(*[(p.size, p.unit_cost) for p in sample]))[0].shows_effect is True
        )
    assert missed <= 0.12 * 200
    assert missed_apart >= 0.25 * 200


def test_it_says_whether_the_points_show_an_effect() -> None:
    (clear, _), (unclear, interval) = with_interval(noisy(40, -0.3, 0.1)), with_interval(noisy(12, 0.0, 0.5))
    assert (clear.shows_effect, unclear.shows_effect) == (True, False)
    assert interval.low < 0 < interval.high


def test_too_few_or_all_of_one_size_give_no_line() -> None:
    assert fit_scale(noisy(MINIMUM_POINTS - 1, -0.1, 0.1)) is None
    assert fit_scale(noisy(MINIMUM_POINTS, -0.1, 0.1)) is not None
    assert fit_scale(points(*[(1000, 10 + n) for n in range(12)])) is None


def test_without_a_logarithm_a_point_is_left_out() -> None:
    assert [p.code for p in usable(points((10, 5), (0, 5), (10, 0), (10, -5)))] == ["0"]


@given(st.integers(10, 40), st.floats(-1, 1), st.floats(0, 1), st.integers(0, 99))
def test_the_interval_holds_the_slope_and_the_band_the_line(
    n: int, slope: float, spread: float, seed: int
) -> None:
    fit, interval = with_interval(noisy(n, slope, spread, seed))
    assert interval.low <= fit.slope <= interval.high
    for size in (5_000, 60_000, 400_000):
        band = fit.band(size)
        assert band is not None
        assert band.low <= fit.unit_cost(size) * (1 + 1e-12)
        assert band.high >= fit.unit_cost(size) * (1 - 1e-12)
