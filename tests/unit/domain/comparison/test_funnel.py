"""Limits of shares and counts around the whole."""

from __future__ import annotations

import math
import statistics

import numpy as np
import pytest

from lib.domain.comparison.funnel import (
    Z_ACT,
    Z_WARN,
    binomial_limits,
    funnel_of_counts,
    funnel_of_shares,
    overdispersed_limits,
)


def test_plain_limits_by_hand() -> None:
    """Of a half and n = 100 the standard error is 0.05."""
    assert binomial_limits(0.5, 100, 2) == pytest.approx((0.4, 0.6))
    assert binomial_limits(0.02, 10, Z_ACT)[0] == 0
    assert binomial_limits(0.98, 10, Z_ACT)[1] == 1


@pytest.mark.parametrize("seed", range(10))
def test_a_second_implementation_agrees_on_random_shares(seed: int) -> None:
    draws = np.random.default_rng(seed)
    n = draws.integers(20, 500, 30)
    r = draws.binomial(n, np.clip(draws.normal(0.4, 0.1, 30), 0.01, 0.99))
    found = funnel_of_shares(r.tolist(), n.tolist())
    assert found
    pooled = sum(r.tolist()) / sum(n.tolist())
    target = math.asin(math.sqrt(pooled))
    z = [(math.asin(math.sqrt(a / b)) - target) * 2 * math.sqrt(b) for a, b in zip(r, n, strict=True)]
    deciles = statistics.quantiles(z, n=10, method="inclusive")
    z = [min(max(each, deciles[0]), deciles[-1]) for each in z]
    phi = sum(each**2 for each in z) / 30
    w = [4 * b for b in n.tolist()]
    tau2 = max(0.0, (30 * phi - 29) / (sum(w) - sum(each**2 for each in w) / sum(w)))
    assert found.overdispersion == pytest.approx((phi, tau2 if 30 * phi >= 29 else 0.0))
    angle = target + Z_WARN * math.sqrt(1 / w[0] + found.overdispersion.tau2)
    assert found.wide[0][0].high == pytest.approx(math.sin(min(angle, math.pi / 2)) ** 2)


def test_limits_are_wider_where_units_differ_more_than_by_chance() -> None:
    r, n = [10, 90] * 6, [100] * 12
    found = funnel_of_shares(r, n)
    assert found
    assert found.overdispersion.phi > 1
    assert all(
        wide[0].low <= narrow[0].low and wide[0].high >= narrow[0].high
        for narrow, wide in zip(found.narrow, found.wide, strict=True)
    )
    alike = funnel_of_shares([50] * 12, n)
    assert alike
    assert alike.overdispersion == (0, 0)


@pytest.mark.parametrize(("r", "n"), [([5] * 9, [10] * 9), ([10] * 12, [10] * 12), ([0] * 12, [10] * 12)])
def test_nine_units_and_shares_that_are_all_the_same_end_have_no_funnel(r: list[int], n: list[int]) -> None:
    assert funnel_of_shares(r, n) is None


def test_wide_limits_are_those_of_each_unit() -> None:
    found = funnel_of_shares([10, 90] * 6, [100] * 12)
    assert found
    assert found.wide[0][1] == overdispersed_limits(found.centre, found.overdispersion.tau2, 100, Z_ACT)


def test_counts_against_what_is_expected() -> None:
    assert funnel_of_counts([1] * 9, [1] * 9) is None
    found = funnel_of_counts([25.0] * 12, [25.0] * 12)
    assert found
    assert found.centre == 1
    assert found.narrow[0][0] == pytest.approx(((1 - Z_WARN / 10) ** 2, (1 + Z_WARN / 10) ** 2))
    few = funnel_of_counts([0.0] * 12, [0.5] * 12)
    assert few
    assert few.narrow[0][1].low == 0


@pytest.mark.parametrize("seed", range(10))
def test_a_second_implementation_agrees_on_random_counts(seed: int) -> None:
    draws = np.random.default_rng(seed)
    e = draws.uniform(5, 200, 25).tolist()
    o = [int(draws.poisson(each * draws.uniform(0.6, 1.4))) for each in e]
    found = funnel_of_counts(o, e)
    assert found
    z = [(math.sqrt(a / b) - 1) * 2 * math.sqrt(b) for a, b in zip(o, e, strict=True)]
    deciles = statistics.quantiles(z, n=10, method="inclusive")
    phi = sum(min(max(each, deciles[0]), deciles[-1]) ** 2 for each in z) / 25
    w = [4 * each for each in e]
    tau2 = max(0.0, (25 * phi - 24) / (sum(w) - sum(each**2 for each in w) / sum(w)))
    assert found.overdispersion == pytest.approx((phi, tau2 if 25 * phi >= 24 else 0.0))
    for each, plain, wide in zip(e, found.narrow, found.wide, strict=True):
        for z_of, narrow_ends, wide_ends in zip((Z_WARN, Z_ACT), plain, wide, strict=True):
            half = z_of / (2 * math.sqrt(each))
            assert narrow_ends == pytest.approx((max(0.0, 1 - half) ** 2, (1 + half) ** 2))
            half = z_of * math.sqrt(1 / (4 * each) + found.overdispersion.tau2)
            assert wide_ends == pytest.approx((max(0.0, 1 - half) ** 2, (1 + half) ** 2))
