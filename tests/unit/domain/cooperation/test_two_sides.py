from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.stats

from lib.domain.cooperation.two_sides import (
    Contrast,
    brunner_munzel,
    compare_sides,
    named_together,
    superiority,
)

PAIN_X = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
PAIN_Y = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
"""The example of Brunner and Munzel (2000)."""


def counted(values: list[int], steps: int = 5) -> list[int]:
    return [values.count(step) for step in range(1, steps + 1)]


def test_the_published_example() -> None:
    found = brunner_munzel(counted(PAIN_X), counted(PAIN_Y))
    assert found.statistic == pytest.approx(3.1374674823, abs=1e-9)
    assert found.p == pytest.approx(0.0057862087, abs=1e-9)
    # 121.5 of the 154 pairs have the second higher, ties half.
    assert superiority(counted(PAIN_Y), counted(PAIN_X)) == pytest.approx(121.5 / 154)


def test_the_test_is_that_of_scipy() -> None:
    chance = np.random.default_rng(7)
    for _ in range(50):
        x, y = (chance.multinomial(chance.integers(8, 60), [0.1, 0.2, 0.3, 0.4]) for _ in range(2))
        found = brunner_munzel(list(x), list(y))
        other = scipy.stats.brunnermunzel(np.repeat(range(4), x), np.repeat(range(4), y))
        assert found.statistic == pytest.approx(other.statistic)
        assert found.p == pytest.approx(other.pvalue)


def test_a_superiority_by_hand() -> None:
    # Pairs of (1, 3) with (2, 3): 1<2, 1<3, 3>2, 3=3: 1.5 of 4.
    assert superiority([1, 0, 1, 0], [0, 1, 1, 0]) == 1.5 / 4


def test_without_any_spread_the_published_test_says_nothing() -> None:
    assert math.isnan(brunner_munzel([0, 9, 0, 0], [0, 9, 0, 0]).p)
    assert brunner_munzel([9, 0, 0, 0], [0, 0, 0, 9]).statistic == math.inf
    assert brunner_munzel([0, 0, 0, 9], [9, 0, 0, 0]).statistic == -math.inf


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([0, 0, 0, 20], [0, 0, 0, 20], Contrast.ALIKE),
        ([20, 0, 0, 0], [0, 0, 0, 20], Contrast.DIFFERENT),
        ([8, 0, 0, 0], [0, 0, 0, 8], Contrast.DIFFERENT),
        ([2, 2, 2, 2], [2, 2, 2, 2], Contrast.UNCLEAR),
        ([15, 15, 15, 15], [15, 15, 15, 15], Contrast.ALIKE),
        ([7, 0, 0, 0], [0, 0, 0, 30], Contrast.TOO_FEW),
        ([0, 0, 0, 0], [0, 0, 0, 30], Contrast.TOO_FEW),
        ([4, 16], [16, 4], Contrast.DIFFERENT),
    ],
)
def test_three_outcomes_and_too_few(first: list[int], second: list[int], expected: Contrast) -> None:
    found = compare_sides(first, second)
    assert found.contrast is expected
    assert 0 <= found.low <= found.superiority <= found.high <= 1


def test_the_other_way_round_mirrors_the_interval() -> None:
    one, other = compare_sides([3, 4, 5, 6], [6, 2, 1, 1]), compare_sides([6, 2, 1, 1], [3, 4, 5, 6])
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))
    assert one.p == pytest.approx(other.p)


def test_of_many_a_lone_weak_difference_is_not_named() -> None:
    weak = compare_sides([2, 3, 8, 7], [7, 6, 4, 3])
    even = compare_sides([5, 5, 5, 5], [5, 5, 5, 5])
    few = compare_sides([3, 0, 0, 0], [0, 0, 0, 3])
    assert weak.contrast is Contrast.DIFFERENT
    assert named_together([weak]) == [Contrast.DIFFERENT]
    assert named_together([weak, *[even] * 23, few]) == [
        Contrast.UNCLEAR,
        *[even.contrast] * 23,
        few.contrast,
    ]


def test_of_many_a_strong_difference_is_named() -> None:
    strong, even = compare_sides([20, 0, 0, 0], [0, 0, 0, 20]), compare_sides([5, 5, 5, 5], [5, 5, 5, 5])
    assert named_together([even] * 23 + [strong])[-1] is Contrast.DIFFERENT
    assert named_together([]) == []
