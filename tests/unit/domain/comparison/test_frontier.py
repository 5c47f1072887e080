"""Who is cheaper and as good, and scores beside linear programmes and simulations."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from lib.domain.comparison.frontier import (
    cheaper_and_as_good,
    dea_scores,
    fdh_scores,
    hull_costs,
    order_m_scores,
    vrs_scores,
)


def drawn(seed: int, units: int = 25, qualities: int = 1) -> tuple[np.ndarray, np.ndarray]:
    draws = np.random.default_rng(seed)
    quality = draws.uniform(50, 100, (units, qualities)).round(0)
    return np.exp(draws.exponential(0.4, units) + quality.mean(axis=1) / 100), quality


def test_who_is_cheaper_and_as_good() -> None:
    costs, quality = [10.0, 8, 9, 7, 10, 6], [[70.0], [70], [80], [60], [90], [69.9]]
    assert cheaper_and_as_good(costs, quality, 0) == [1, 2]
    assert cheaper_and_as_good(costs, quality, 4) == []
    both = [[70.0, 1], [70, 2], [80, 0], [60, 1], [90, 9], [69, 1]]
    assert cheaper_and_as_good(costs, both, 0) == [1]  # one is worse in the second quality
    assert cheaper_and_as_good(costs, [[100.0]] * 6, 0) == [5, 3, 1, 2]


@pytest.mark.parametrize("seed", range(10))
def test_the_hull_is_that_of_linear_programmes(seed: int) -> None:
    costs, quality = drawn(seed)
    assert vrs_scores(costs, quality[:, 0]) == pytest.approx(dea_scores(costs[:, None], quality))


@pytest.mark.parametrize("quality", [[5.0] * 6, [1.0, 1, 2, 2, 3, 3], [6.0, 5, 4, 3, 2, 1]])
def test_equal_qualities_are_on_one_level(quality: list[float]) -> None:
    costs, y = np.array([3.0, 2, 5, 4, 9, 6]), np.array(quality)
    assert vrs_scores(costs, y) == pytest.approx(dea_scores(costs[:, None], y[:, None]))


def test_sets_are_worked_out_together_as_each_by_itself() -> None:
    draws = np.random.default_rng(8)
    costs, quality = draws.uniform(1, 9, (50, 12)), draws.uniform(0, 1, 12)
    together = hull_costs(costs, quality)
    assert together == pytest.approx(np.array([hull_costs(row[None], quality)[0] for row in costs]))


def test_a_score_of_fdh_is_never_under_that_of_the_hull() -> None:
    costs, quality = drawn(1, 40)
    fdh = fdh_scores(costs[:, None], quality)
    assert (fdh + 1e-12 >= vrs_scores(costs, quality[:, 0])).all()
    expected = [
        min(c for c, q in zip(costs, quality, strict=True) if q >= own) / cost
        for cost, own in zip(costs, quality, strict=True)
    ]
    assert fdh == pytest.approx(expected)


def test_order_m_by_hand_and_at_its_ends() -> None:
    """Of costs 2 and 4 at least as good and m = 2: the lowest is 2 in three of four cases, so 2.5 on average."""
    costs, quality = np.array([4.0, 2.0]), np.array([[1.0], [2.0]])
    assert order_m_scores(costs, quality, 2) == pytest.approx([2.5 / 4, 1.0])
    assert order_m_scores(costs, quality, 1) == pytest.approx([3 / 4, 1.0])  # the mean
    many = order_m_scores(*drawn(2), m=5000)
    costs, quality = drawn(2)
    assert many == pytest.approx(fdh_scores(costs[:, None], quality), abs=1e-6)


def test_with_more_costs_none_may_be_higher_and_one_has_to_be_lower() -> None:
    costs = [[4.0, 4.0], [3.0, 4.0], [3.0, 5.0], [4.0, 4.0], [2.0, 3.0]]
    quality = [[70.0], [70.0], [90.0], [90.0], [69.0]]
    assert cheaper_and_as_good(costs, quality, 0) == [1]  # dearer in one, as dear in both, less good
    assert cheaper_and_as_good(costs, [[1.0]] * 5, 0) == [4, 1]


def test_order_m_of_several_costs_is_what_simulation_gives() -> None:
    draws = np.random.default_rng(5)
    costs, quality = draws.uniform(1, 10, (12, 2)), draws.integers(0, 3, (12, 1)).astype(float)
    exact = order_m_scores(costs, quality, 3)
    for own in (0, 5):
        as_good = costs[(quality >= quality[own]).all(axis=1)]
        drawn_ones = as_good[draws.integers(0, len(as_good), (40_000, 3))]
        simulated = (drawn_ones / costs[own]).max(axis=2).min(axis=1).mean()
        assert exact[own] == pytest.approx(simulated, rel=0.02)
    assert order_m_scores(costs, quality, 5000) == pytest.approx(fdh_scores(costs, quality), abs=1e-6)


@pytest.mark.parametrize(("units", "costs_each", "m"), [(15, 1, 2), (15, 2, 3), (24, 1, 3), (40, 2, 2)])
def test_order_m_is_the_mean_over_all_samples_that_can_be_drawn(units: int, costs_each: int, m: int) -> None:
    """Not the closed form and no chance: each of the `k ** m` samples of the `k` at least as good, one by one."""
    draws = np.random.default_rng(units)
    costs = draws.uniform(1, 10, (units, costs_each))
    quality = draws.integers(0, 6, (units, 1)).astype(float)
    exact = order_m_scores(costs, quality, m)
    for own in range(units):
        ratios = [
            max(x / y for x, y in zip(row, costs[own], strict=True))
            for row, q in zip(costs, quality, strict=True)
            if q >= quality[own]
        ]
        lowest = [min(sample) for sample in itertools.product(ratios, repeat=m)]
        assert exact[own] == pytest.approx(sum(lowest) / len(lowest))


def test_some_units_are_scored_as_all_of_them() -> None:
    draws = np.random.default_rng(6)
    inputs, outputs = draws.uniform(1, 10, (15, 2)), draws.uniform(1, 10, (15, 2))
    assert dea_scores(inputs, outputs, only=[7, 2]) == pytest.approx(dea_scores(inputs, outputs)[[7, 2]])


def test_order_m_is_what_simulation_gives() -> None:
    costs, quality = drawn(3, 12, qualities=2)
    exact, draws = order_m_scores(costs, quality, 4), np.random.default_rng(1)
    for own in range(12):
        pool = costs[(quality >= quality[own]).all(axis=1)]
        lowest = draws.choice(pool, (20_000, 4)).min(axis=1)
        error = lowest.std() / math.sqrt(20_000) / costs[own]
        assert exact[own] == pytest.approx(lowest.mean() / costs[own], abs=5 * error + 1e-12)


def test_more_inputs_and_outputs_and_no_dependence_on_their_units() -> None:
    draws = np.random.default_rng(4)
    inputs, outputs = draws.uniform(1, 9, (15, 2)), draws.uniform(1, 9, (15, 3))
    found = dea_scores(inputs, outputs)
    assert found.max() == 1.0
    assert (found > 0).all()
    assert dea_scores(inputs * [1e6, 1], outputs * [1, 1e-4, 1]) == pytest.approx(found)
    assert (dea_scores(inputs, outputs, constant_returns=True) <= found + 1e-9).all()


def test_what_is_no_number_has_no_score() -> None:
    with pytest.raises(ValueError, match="must be numbers"):
        dea_scores(np.array([[1.0], [math.nan]]), np.array([[1.0], [2.0]]))
