"""Recent trends and limits of a process."""

from __future__ import annotations

import numpy as np
import pytest

from lib.domain.explore.over_time import (
    ProcessFlag,
    RecentTrend,
    gaps_in,
    process_limits,
    recent_trend,
)
from lib.domain.periods import parse_period

Points = list[tuple[float, float, float]]


def points(values: list[float], half: float = 1.0) -> Points:
    return [(value, value - half, value + half) for value in values]


@pytest.mark.parametrize(
    ("values", "half", "trend"),
    [
        ([1, 2, 3, 4, 5], 0.5, RecentTrend.RISING),
        ([5, 4, 3, 2, 1], 0.5, RecentTrend.FALLING),
        ([1, 2, 3, 4, 5], 3.0, RecentTrend.NO_CLEAR_CHANGE),
        ([1, 1, 1, 1, 9], 0.5, RecentTrend.NO_CLEAR_CHANGE),  # one point makes it
        ([3, 3, 3, 3, 3], 0.5, RecentTrend.NO_CLEAR_CHANGE),
        ([1, 2, 3, 4], 0.5, RecentTrend.CANNOT_BE_JUDGED),
        ([9, 9, 9, 1, 2, 3, 4, 5], 0.5, RecentTrend.RISING),  # the last five
        ([1, 2, 3, 4, 5], 0.0, RecentTrend.CANNOT_BE_JUDGED),  # no interval
    ],
)
def test_the_last_five_figures(values: list[float], half: float, trend: RecentTrend) -> None:
    assert recent_trend(points(values, half)) == trend


@pytest.mark.parametrize("seed", range(20))
def test_the_slope_is_that_of_weighted_least_squares(seed: int) -> None:
    from statsmodels.api import WLS, add_constant

    draws = np.random.default_rng(seed)
    values, halves = draws.normal(0, 1, 5) + np.arange(5) * draws.uniform(-2, 2), draws.uniform(0.2, 2, 5)
    weights = (3.92 / (2 * halves)) ** 2

    def fit(keep: list[int]) -> tuple[float, float]:
        x = np.array(keep, dtype=float)
        fitted = WLS(values[keep], add_constant(x), weights=weights[keep]).fit(cov_type="fixed scale")
        return float(fitted.params[1]), float(fitted.tvalues[1]) ** 2

    slope, chi2 = fit([0, 1, 2, 3, 4])
    same = all(fit([n for n in range(5) if n != out])[0] * slope > 0 for out in range(5))
    expected = RecentTrend.NO_CLEAR_CHANGE
    if chi2 > 9.5495 and same:
        expected = RecentTrend.RISING if slope > 0 else RecentTrend.FALLING
    given = [(v, v - h, v + h) for v, h in zip(values.tolist(), halves.tolist(), strict=True)]
    assert recent_trend(given) == expected


def test_a_point_outside_is_flagged_and_few_points_have_trial_limits() -> None:
    found = process_limits([1, 2, 1, 2, 1, 2, 1, 20, 1, 2, 1])
    assert found
    assert [n for n, flags in enumerate(found.flags) if ProcessFlag.OUTSIDE in flags] == [7]
    assert found.trial
    steady = process_limits([1, 2] * 6)
    assert steady
    assert not steady.trial
    assert not any(steady.flags)


def test_seven_on_one_side_are_a_shift_and_six_are_not() -> None:
    shifted = process_limits([1, 2, 1, 2, 1, 2, 1, 6, 7, 6, 7, 6, 7, 6])
    assert shifted
    assert [ProcessFlag.SHIFT in flags for flags in shifted.flags] == [True] * 14
    six = process_limits([1, 2, 1, 2, 1, 2, 6, 7, 6, 7, 6, 7])
    assert six
    assert not any(ProcessFlag.SHIFT in flags for flags in six.flags)


def test_two_of_three_near_a_limit_are_flagged_on_the_same_side_alone() -> None:
    base = [0.0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]
    same = process_limits([*base, 2.9, 0.5, 2.9, 0.5], screened=False)
    assert same
    assert [n for n, flags in enumerate(same.flags) if ProcessFlag.NEAR_LIMIT in flags] == []
    lifted = process_limits([*base, 3.0, 3.1, *base], screened=False)
    assert lifted
    assert [n for n, flags in enumerate(lifted.flags) if ProcessFlag.NEAR_LIMIT in flags] == [12, 13]
    apart = process_limits([*base, 3.0, -2.0, *base], screened=False)
    assert apart
    assert not any(ProcessFlag.NEAR_LIMIT in flags for flags in apart.flags)


@pytest.mark.parametrize("values", [[], [1.0], [1.0, 2.0]])
def test_under_three_points_there_are_no_limits(values: list[float]) -> None:
    assert process_limits(values) is None


def test_a_constant_series_has_limits_at_its_mean() -> None:
    found = process_limits([4.0] * 12)
    assert found
    assert (found.low, found.mean, found.high) == (4, 4, 4)
    assert not any(found.flags)


def limits_by_hand(values: list[float], *, screened: bool) -> tuple[float, float, list[set[ProcessFlag]]]:
    """Mean, half width and flags of an individuals chart, rule by rule and point by point."""
    ranges = [abs(values[n] - values[n - 1]) for n in range(1, len(values))]
    if screened:
        most = 3.267 * sum(ranges) / len(ranges)
        ranges = [each for each in ranges if each <= most]
    half, mean = 2.66 * sum(ranges) / len(ranges), sum(values) / len(values)
    flags: list[set[ProcessFlag]] = [set() for _ in values]
    for n, value in enumerate(values):
        if abs(value - mean) > half:
            flags[n].add(ProcessFlag.OUTSIDE)
        for side in (1, -1):
            for begin in range(max(0, n - 6), min(n, len(values) - 7) + 1):
                if all((each - mean) * side > 0 for each in values[begin : begin + 7]):
                    flags[n].add(ProcessFlag.SHIFT)
            far = [(each - mean) * side > 2 / 3 * half for each in values]
            for begin in range(max(0, n - 2), min(n, len(values) - 3) + 1):
                if far[n] and sum(far[begin : begin + 3]) >= 2:
                    flags[n].add(ProcessFlag.NEAR_LIMIT)
    return mean, half, flags


@pytest.mark.parametrize("seed", range(30))
def test_limits_and_flags_are_those_of_a_second_implementation(seed: int) -> None:
    draws = np.random.default_rng(seed)
    values = draws.normal(0, 1, int(draws.integers(3, 30)))
    if seed % 3 == 0:
        values[len(values) // 2 :] += 3
    for screened in (True, False):
        found = process_limits(values.tolist(), screened=screened)
        mean, half, flags = limits_by_hand(values.tolist(), screened=screened)
        assert found
        assert (found.mean, found.low, found.high) == pytest.approx((mean, mean - half, mean + half))
        assert [set(each) for each in found.flags] == flags


@pytest.mark.parametrize(
    ("periods", "gaps"),
    [
        ("2015 2016 2017 2021 2022", {3}),
        ("2014 2016 2018 2020", set()),
        ("2014 2016 2018 2019 2021 2024", {5}),
        ("2023-K1 2023-K2 2024-K1 2024-K2", {2}),
        ("2023-11 2023-12 2024-01 2024-03", {3}),
        ("2015 2022", set()),
        ("2015", set()),
        ("", set()),
    ],
)
def test_a_gap_is_longer_than_the_usual_distance(periods: str, gaps: set[int]) -> None:
    assert gaps_in([parse_period(text) for text in periods.split()]) == gaps


def test_no_moving_range_goes_over_a_gap() -> None:
    """By hand: the ranges are 1, 1, 1 and 1, without the 10 between the third and the fourth."""
    found = process_limits([10, 11, 10, 20, 21, 20], screened=False, gaps={3})
    assert found
    assert (found.mean, found.high - found.mean) == (pytest.approx(92 / 6), pytest.approx(2.66))
    assert process_limits([1, 2, 3], gaps={1, 2}) is None


def test_no_run_of_points_goes_over_a_gap() -> None:
    values = [1, 2, 1, 2, 1, 2, 1, 6, 7, 6, 7, 6, 7, 6]
    whole, cut = (process_limits(values, gaps=gaps) for gaps in ((), {10}))
    assert whole
    assert cut
    assert any(ProcessFlag.SHIFT in flags for flags in whole.flags[7:])
    assert not any(ProcessFlag.SHIFT in flags for flags in cut.flags[7:])
