"""The interval of a share of readings, against computations of its own and in simulated inspections."""

from __future__ import annotations

import math

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from lib.domain.service_levels.sampled_share import SampledShare, hypergeometric

Places = list[tuple[int, int]]
"""The readings at level and all readings of each place."""
places = st.lists(
    st.integers(1, 6).flatmap(lambda m: st.tuples(st.integers(0, m), st.just(m))), min_size=2, max_size=40
)


def by_hand(found: Places) -> tuple[float, float]:
    """Share and number of independent readings, place by place as the method says it."""
    y, m = (np.array(column, float) for column in zip(*found, strict=True))
    c, p = len(found), y.sum() / m.sum()
    if p in (0, 1):
        return p, c
    v = c / (c - 1) * ((y - p * m) ** 2).sum() / m.sum() ** 2
    if v < 1e-15:
        return p, min(m.sum(), c)
    return p, min(p * (1 - p) / v, m.sum()) * (1.959964 / stats.t.ppf(0.975, c - 1)) ** 2


@given(places)
def test_the_interval_is_that_of_the_method_place_by_place(found: Places) -> None:
    share = SampledShare.of_clusters(found)
    p, n_eff = by_hand(found)
    low, high = proportion_confint(p * n_eff, n_eff, method="wilson")
    assert share.pct == pytest.approx(100 * p)
    assert share.n_eff == pytest.approx(n_eff, rel=1e-6)
    assert share.interval == pytest.approx((100 * low, 100 * high), abs=1e-4)


@given(places)
def test_the_variance_is_the_cluster_robust_one_of_statsmodels(found: Places) -> None:
    """Least squares on a constant, with errors clustered on the place."""
    share = SampledShare.of_clusters(found)
    readings = [(place, hit < y) for place, (y, m) in enumerate(found) for hit in range(m)]
    place, hit = (np.array(column, float) for column in zip(*readings, strict=True))
    fitted = sm.OLS(hit, np.ones(len(hit))).fit(cov_type="cluster", cov_kwds={"groups": place})
    assert share.variance == pytest.approx(float(fitted.cov_params()[0][0]), abs=1e-12)


@given(places)
def test_an_interval_encloses_its_share_within_0_and_100(found: Places) -> None:
    share = SampledShare.of_clusters(found)
    assert share.interval is not None
    assert share.pct is not None
    assert 0 <= share.interval.low <= share.pct <= share.interval.high <= 100


def test_worked_out_by_hand() -> None:
    # 4 places: 2 of 2, 1 of 2, 1 of 1, 1 of 2; p = 5/7; residuals 4/7, -3/7, 2/7, -3/7: squares 38/49
    share = SampledShare.of_clusters([(2, 2), (1, 2), (1, 1), (1, 2)])
    assert share == SampledShare(4, 7, 5, 7, 13, 9, 2)
    assert share.variance == pytest.approx(4 / 3 * 38 / 49 / 49)
    free = 10 / 49 / (4 / 3 * 38 / 49 / 49)  # 9.87, more than the readings
    assert free > 7
    assert share.n_eff == pytest.approx(7 * (1.959964 / 3.182446) ** 2, rel=1e-5)


@pytest.mark.parametrize(
    ("found", "n_eff"),
    [
        ([(2, 2), (3, 3), (1, 1)], 3),  # all at level: places count
        ([(0, 2), (0, 3)], 2),
        ([(1, 2), (2, 4), (1, 2)], 3),  # every place the same share: no variance, so places count
        ([(3, 4)], None),  # one place
        ([], None),
    ],
)
def test_where_there_is_no_variance(found: Places, n_eff: float | None) -> None:
    share = SampledShare.of_clusters(found)
    assert share.n_eff == n_eff
    assert (share.interval is None) == (n_eff is None)


def test_visits_to_the_same_places_are_no_larger_sample() -> None:
    """25 fixed places seen four times, one of them always below its level (../shared/cases, panel_4x)."""
    panel = SampledShare.of_clusters([(4, 4)] * 24 + [(0, 4)])
    once = SampledShare.one_each(24, 25)
    assert panel.pct == once.pct == 96
    assert panel.interval == pytest.approx(once.interval)


@pytest.mark.parametrize(
    ("hits", "sample", "population"), [(23, 25, 40), (0, 10, 30), (10, 10, 30), (9, 10, 99), (57, 60, 400)]
)
def test_limits_of_a_small_population_are_exact(hits: int, sample: int, population: int) -> None:
    """Every number in all that is possible, each with its own two tails."""
    possible = [
        number
        for number in range(hits, population - sample + hits + 1)
        if stats.hypergeom.sf(hits - 1, population, number, sample) > 0.025
        and stats.hypergeom.cdf(hits, population, number, sample) > 0.025
    ]
    ends = (100 * possible[0] / population, 100 * possible[-1] / population)
    assert hypergeometric(hits, sample, population) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("population", "exact"), [(25, True), (40, True), (249, True), (250, False), (24, False)]
)
def test_only_a_small_population_makes_a_difference(population: int, exact: bool) -> None:
    share = SampledShare.one_each(23, 25)._replace(population=population)
    assert share.is_exact is exact
    limits = hypergeometric(23, 25, population) if exact else SampledShare.one_each(23, 25).interval
    assert share.interval == limits


def test_of_all_places_there_is_nothing_to_estimate() -> None:
    assert SampledShare.of_clusters([(2, 2)] * 9 + [(0, 2)], population=10).interval == (90, 90)


@pytest.mark.parametrize("found", [[(2, 2)] * 9 + [(1, 2)], [(2, 2)] * 9 + [(0, 1)]])
def test_places_that_do_not_count_alike_have_no_exact_limits(found: Places) -> None:
    """The readings of one place differ, or one place has fewer of them."""
    share = SampledShare.of_clusters(found, population=20)
    assert not share.is_exact
    assert share.interval == SampledShare.of_clusters(found).interval


@pytest.mark.parametrize(("hits", "sample", "population"), [(3, 2, 9), (1, 5, 4), (0, 0, 4)])
def test_what_is_no_sample_of_a_population_is_refused(hits: int, sample: int, population: int) -> None:
    with pytest.raises(ValueError, match="no sample"):
        hypergeometric(hits, sample, population)


def test_sums_are_whole_so_large_ones_stay_exact() -> None:
    many = SampledShare.of_clusters([(999, 1000)] * 50_000)
    assert many.n_eff == 50_000  # no variance at all, which floats would make of it
    assert math.isclose(many.pct or 0, 99.9)


def test_one_place_has_no_variance_and_says_for_no_other() -> None:
    share = SampledShare.of_clusters([(3, 4)])
    assert (share.pct, share.variance, share.n_eff) == (75, None, None)
