"""How many locations are needed, against a count over every outcome."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.special import bdtr

from lib.domain.service_levels.sampled_share import SampledShare
from lib.domain.service_levels.sampling import locations_needed, raw_sample, thresholds
from lib.domain.shares import Verdict, judge


def chance(locations: int, norm_pct: float, true_pct: float) -> float:
    """The chance of the right verdict: every outcome with its binomial chance."""
    wanted = Verdict.MET if true_pct > norm_pct else Verdict.NOT_MET
    p, total = true_pct / 100, 0.0
    for hits in range(locations + 1):
        interval = SampledShare.one_each(hits, locations).interval
        if interval and judge(interval, norm_pct) == wanted:
            total += math.comb(locations, hits) * p**hits * (1 - p) ** (locations - hits)
    return total


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 300), st.integers(0, 1000), st.integers(0, 1000))
def test_the_chance_of_so_many_or_fewer_is_the_exact_binomial_one(n: int, per_mille: int, part: int) -> None:
    """`locations_needed` builds on it: a chance just below the power must not come out above it."""
    most, p = n * part // 1000, Fraction(per_mille, 1000)
    exact = sum(math.comb(n, hits) * p**hits * (1 - p) ** (n - hits) for hits in range(most + 1))
    assert bdtr(most, n, per_mille / 1000) == pytest.approx(float(exact), rel=1e-9, abs=1e-12)


@pytest.mark.parametrize(
    ("norm_pct", "true_pct", "needed"),
    [(90, 95, 230), (90, 85, 306), (90, 100, 35), (90, 70, 25), (80, 90, 100), (100, 95, 32)],
)
def test_the_fewest_locations_with_a_chance_of_80_percent(
    norm_pct: float, true_pct: float, needed: int
) -> None:
    assert locations_needed(norm_pct, true_pct) == needed
    assert chance(needed, norm_pct, true_pct) >= 0.8
    assert all(chance(n, norm_pct, true_pct) < 0.8 for n in range(1, needed))


@settings(max_examples=40, deadline=None)
@given(st.integers(50, 99), st.integers(40, 100), st.sampled_from([0.5, 0.8, 0.9]))
def test_no_number_below_it_will_do(norm_pct: int, true_pct: int, power: float) -> None:
    needed = locations_needed(norm_pct, true_pct, power)
    if needed is not None and needed < 150:
        assert chance(needed, norm_pct, true_pct) >= power - 1e-9
        assert all(chance(n, norm_pct, true_pct) < power + 1e-9 for n in range(1, needed))


@pytest.mark.parametrize(
    ("norm_pct", "true_pct"),
    [
        (90, 90),  # nothing to tell apart
        (99.95, 100),  # more than any inspection visits
        (90, 90.5),
    ],
)
def test_there_may_be_no_such_number(norm_pct: float, true_pct: float) -> None:
    assert locations_needed(norm_pct, true_pct) is None


def test_a_share_outside_0_to_100_is_refused() -> None:
    with pytest.raises(ValueError, match="no shares"):
        locations_needed(90, 101)


@pytest.mark.parametrize(
    ("locations", "met_from", "missed_to"),
    [(25, None, 19), (50, 50, 40), (100, 96, 84), (200, 189, 171), (400, 372, 348), (0, None, None)],
)
def test_from_where_90_percent_is_shown_to_be_met_or_missed(
    locations: int, met_from: int | None, missed_to: int | None
) -> None:
    assert thresholds(locations, 90) == (met_from, missed_to)


@pytest.mark.parametrize(
    ("locations", "inspected"),
    [(0, 0), (12, 12), (25, 25), (100, 25), (250, 25), (251, 26), (641, 65), (1000, 100), (20_000, 100)],
)
def test_the_raw_rule_is_a_tenth_with_a_floor_and_a_ceiling(locations: int, inspected: int) -> None:
    assert raw_sample(locations) == inspected
