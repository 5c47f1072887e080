"""Intervals and verdicts of shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from lib.domain.shares import Interval, Verdict, judge, wilson

samples = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.0, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_the_examples_of_newcombe(hits: int, total: int, low: float, high: float) -> None:
    assert [round(end, 2) for end in wilson(hits / total, total)] == [low, high]


@given(samples)
def test_as_statsmodels_computes_it(sample: tuple[int, int]) -> None:
    hits, total = sample
    low, high = proportion_confint(hits, total, alpha=0.05, method="wilson")
    assert wilson(hits / total, total) == pytest.approx((100 * low, 100 * high), abs=1e-6)


@given(samples)
def test_an_interval_encloses_its_share_within_0_and_100(sample: tuple[int, int]) -> None:
    hits, total = sample
    low, high = wilson(hits / total, total)
    assert 0 <= low <= 100 * hits / total <= high <= 100


@pytest.mark.parametrize(
    ("interval", "verdict"),
    [
        (Interval(90.0, 95.0), Verdict.MET),  # on the agreed share
        (Interval(89.9, 95.0), Verdict.UNCLEAR),
        (Interval(80.0, 90.0), Verdict.UNCLEAR),
        (Interval(80.0, 89.9), Verdict.NOT_MET),
    ],
)
def test_the_whole_interval_has_to_be_on_one_side(interval: Interval, verdict: Verdict) -> None:
    assert judge(interval, 90) == verdict


@pytest.mark.parametrize(("share", "n"), [(0.5, 0), (1.2, 10), (-0.1, 10)])
def test_what_is_no_share_of_a_sample_is_refused(share: float, n: float) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(share, n)
