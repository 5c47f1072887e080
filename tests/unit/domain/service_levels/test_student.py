"""The quantiles and tails are those of printed tables and of integrating the density."""

from __future__ import annotations

import math

import pytest
from scipy.integrate import quad

from lib.domain.service_levels.student import student_95, student_tails


@pytest.mark.parametrize(("freedom", "published"), [(1, 12.706), (4, 2.776), (30, 2.042), (120, 1.980)])
def test_the_quantiles_are_those_of_printed_tables(freedom: int, published: float) -> None:
    assert student_95(freedom) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize("freedom", [1, 4, 7.5, 60])
@pytest.mark.parametrize("statistic", [0.0, 0.1, -1.0, 2.5, 9.0])
def test_the_tails_are_what_the_density_holds(freedom: float, statistic: float) -> None:
    scale = math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2) - math.log(freedom * math.pi) / 2

    def density(x: float) -> float:
        return math.exp(scale - (freedom + 1) / 2 * math.log1p(x * x / freedom))

    expected = 1 - 2 * quad(density, 0, abs(statistic))[0]
    assert student_tails(freedom, statistic) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("freedom", [1, 3, 59])
def test_a_twentieth_lies_beyond_the_quantile(freedom: int) -> None:
    assert student_tails(freedom, student_95(freedom)) == pytest.approx(0.05)
