"""The interval of a difference: published examples, another program, and how often it is right."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep

from lib.domain.comparison.differences import Estimate, difference_of
from lib.domain.shares import wilson

Counts = tuple[int, int]


def share(hits: int, total: int) -> Estimate:
    return Estimate(100 * hits / total, *wilson(hits / total, total))


@pytest.mark.parametrize(
    ("one", "other", "ends"),
    [  # Newcombe 1998, table II, method 10
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 10), (0.6075, 1.0)),
    ],
)
def test_published_examples(one: Counts, other: Counts, ends: tuple[float, float]) -> None:
    found = difference_of(share(*other), share(*one))
    assert (found.low / 100, found.high / 100) == pytest.approx(ends, abs=0.00005)


@given(st.integers(1, 400), st.integers(1, 400), st.data())
def test_another_program_finds_the_same(n: int, m: int, data: st.DataObject) -> None:
    hits, others = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    low, high = confint_proportions_2indep(hits, n, others, m, method="newcomb", compare="diff")
    found = difference_of(share(others, m), share(hits, n))
    assert (found.low / 100, found.high / 100) == pytest.approx((low, high), abs=1e-9)
    back = difference_of(share(hits, n), share(others, m))
    assert (back.value, back.low, back.high) == pytest.approx((-found.value, -found.high, -found.low))


def test_a_figure_without_an_interval_is_taken_as_it_is() -> None:
    assert difference_of(Estimate(80, 80, 80), Estimate(85, 75, 95)) == Estimate(5, -5, 15)


def test_what_moves_together_leaves_less_doubt() -> None:
    one, other = Estimate(80, 76, 84), Estimate(85, 82, 88)
    assert difference_of(one, other) == pytest.approx((5, 0, 10))
    assert difference_of(one, other, 1) == pytest.approx((5, 4, 6))
    assert difference_of(one, other, -1) == pytest.approx((5, -2, 12))


SURVEYS, PLACES = 4_000, 200


def ends(hits: np.ndarray, places: int) -> tuple[np.ndarray, np.ndarray]:
    """Wilson's interval of many shares, 0-1, looked up by their number of hits."""
    table = np.array([wilson(hit / places, places) for hit in range(places + 1)]) / 100
    return table[hits, 0], table[hits, 1]


def of_surveys(before: np.ndarray, after: np.ndarray, correlation: np.ndarray) -> np.ndarray:
    """The ends of the interval of the difference of many pairs of surveys; a row each."""
    (low, high), (other_low, other_high) = ends(before, PLACES), ends(after, PLACES)
    columns = (before / PLACES, low, high, after / PLACES, other_low, other_high, correlation)
    return np.array(
        [difference_of(Estimate(*r[:3]), Estimate(*r[3:6]), r[6])[1:] for r in np.stack(columns, axis=1)]
    )


@pytest.mark.parametrize(("earlier", "later"), [(0.85, 0.92), (0.90, 0.90), (0.95, 0.98)])
def test_of_surveys_of_other_places_it_holds_the_truth_in_95_of_100(earlier: float, later: float) -> None:
    random = np.random.default_rng(11)
    before, after = (random.binomial(PLACES, p, SURVEYS) for p in (earlier, later))
    found = of_surveys(before, after, np.zeros(SURVEYS))
    holds = (found[:, 0] <= later - earlier) & (later - earlier <= found[:, 1])
    assert holds.mean() >= 0.93


def test_it_sees_more_than_two_intervals_that_do_not_touch() -> None:
    random = np.random.default_rng(12)
    before, after = (random.binomial(PLACES, p, SURVEYS) for p in (0.85, 0.92))
    apart = ends(after, PLACES)[0] > ends(before, PLACES)[1]
    seen = of_surveys(before, after, np.zeros(SURVEYS))[:, 0] > 0
    assert apart.mean() == pytest.approx(0.27, abs=0.03)
    assert seen.mean() == pytest.approx(0.59, abs=0.03)


@pytest.mark.parametrize("stays", [0.3, 0.8])
def test_of_the_same_places_the_correlation_keeps_it_right_and_makes_it_sharper(stays: float) -> None:
    """A place keeps its state with chance `stays`, and else draws it anew."""
    random = np.random.default_rng(13)
    earlier, later = 0.85, 0.92
    drawn = random.random((SURVEYS, PLACES))
    again = np.where(random.random((SURVEYS, PLACES)) < stays, drawn, random.random((SURVEYS, PLACES)))
    first, second = drawn < earlier, again < later
    before, after = first.sum(axis=1), second.sum(axis=1)
    p, q = before / PLACES, after / PLACES
    covariance = (first & second).mean(axis=1) - p * q
    spread = np.sqrt(p * (1 - p) * q * (1 - q))
    correlation = np.divide(covariance, spread, out=np.zeros(SURVEYS), where=spread > 0)
    found = of_surveys(before, after, correlation)
    holds = (found[:, 0] <= later - earlier) & (later - earlier <= found[:, 1])
    assert holds.mean() >= 0.93
    plain = of_surveys(before, after, np.zeros(SURVEYS))
    assert (found[:, 0] > 0).mean() > (plain[:, 0] > 0).mean() + 0.1 * stays
    assert not math.isnan(found.sum())
