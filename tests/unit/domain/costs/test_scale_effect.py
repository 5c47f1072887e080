from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.costs.scale_effect import MINIMUM_POINTS, SizedCost, fit_scale, usable


def points(*pairs: tuple[float, float]) -> list[SizedCost]:
    return [SizedCost(str(n), *pair) for n, pair in enumerate(pairs)]


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


def test_against_linear_algebra() -> None:
    """Slope, standard error and band from the normal equations, with t(18) = 2.1009 of the tables."""
    sample = noisy(20, -0.15, 0.2)
    fit = fit_scale(sample)
    assert fit is not None
    x, y = (np.log([getattr(p, name) for p in sample]) for name in ("size", "unit_cost"))
    design = np.column_stack([np.ones(20), x])
    solution, *_ = np.linalg.lstsq(design, y, rcond=None)
    variance = np.sum((y - design @ solution) ** 2) / 18 * np.linalg.inv(design.T @ design)
    assert (fit.intercept, fit.slope) == pytest.approx(tuple(solution))
    half = 2.1009 * math.sqrt(variance[1, 1])
    assert fit.interval == pytest.approx((solution[1] - half, solution[1] + half), abs=1e-5)
    at = np.array([1, math.log(50_000)])
    half = 2.1009 * math.sqrt(at @ variance @ at)
    assert fit.band(50_000) == pytest.approx(tuple(np.exp(at @ solution + np.array([-half, half]))), rel=1e-4)


def test_as_statsmodels_computes_it() -> None:
    sample = noisy(25, -0.1, 0.3, seed=7)
    fit = fit_scale(sample)
    assert fit is not None
    x, y = (np.log([getattr(p, name) for p in sample]) for name in ("size", "unit_cost"))
    model = sm.OLS(y, sm.add_constant(x)).fit()
    assert (fit.intercept, fit.slope) == pytest.approx(tuple(model.params))
    assert fit.interval == pytest.approx(tuple(model.conf_int()[1]))
    mean = model.get_prediction([[1, math.log(70_000)]]).conf_int()[0]
    assert fit.band(70_000) == pytest.approx(tuple(np.exp(mean)))


def test_it_says_whether_the_points_show_an_effect() -> None:
    clear, unclear = fit_scale(noisy(40, -0.3, 0.1)), fit_scale(noisy(12, 0.0, 0.5))
    assert clear is not None
    assert unclear is not None
    assert (clear.shows_effect, unclear.shows_effect) == (True, False)
    assert unclear.interval.low < 0 < unclear.interval.high


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
    fit = fit_scale(noisy(n, slope, spread, seed))
    assert fit is not None
    assert fit.interval.low <= fit.slope <= fit.interval.high
    for size in (5_000, 60_000, 400_000):
        assert fit.band(size).low <= fit.unit_cost(size) * (1 + 1e-12)
        assert fit.band(size).high >= fit.unit_cost(size) * (1 - 1e-12)
