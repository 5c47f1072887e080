"""The quantiles are those of scipy, to the last bit: intervals that are kept rest on them."""

from __future__ import annotations

import pytest
from scipy.special import stdtr, stdtrit

from lib.domain.service_levels.student import student_95, student_tails


def test_the_quantiles_are_those_of_scipy() -> None:
    freedom = [*range(1, 600), 5_000]
    assert [student_95(each) for each in freedom] == [float(stdtrit(each, 0.975)) for each in freedom]


@pytest.mark.parametrize(("freedom", "published"), [(1, 12.706), (4, 2.776), (30, 2.042), (120, 1.980)])
def test_the_quantiles_are_those_of_printed_tables(freedom: int, published: float) -> None:
    assert student_95(freedom) == pytest.approx(published, abs=0.0005)


@pytest.mark.parametrize("freedom", [1, 2, 3, 4, 7, 8, 59, 60, 500, 501])
@pytest.mark.parametrize("statistic", [0.0, 0.1, -1.0, 2.5, 9.0, 40.0])
def test_the_tails_are_those_of_scipy(freedom: int, statistic: float) -> None:
    expected = 2 * float(stdtr(freedom, -abs(statistic)))
    assert student_tails(freedom, statistic) == pytest.approx(expected, abs=1e-13)
