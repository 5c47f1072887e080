"""Scores without their bias, beside a loop that draws one sample at a time."""

from __future__ import annotations

import numpy as np
import pytest

from lib.domain.comparison.bootstrap import bandwidth, corrected_scores
from lib.domain.comparison.frontier import dea_scores, vrs_scores


def sample(units: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Costs on a true frontier `1 + quality^2`, and what each unit spends beyond it."""
    draws = np.random.default_rng(seed)
    quality = draws.uniform(0, 2, units)
    return (1 + quality**2) * np.exp(draws.exponential(0.3, units)), quality


def test_a_loop_of_linear_programmes_gives_the_same() -> None:
    costs, quality = sample(16)
    found = corrected_scores(costs, quality, draws=8, seed=7)
    assert found
    scores = dea_scores(costs[:, None], quality[:, None])
    distances = 1 / scores
    width = bandwidth(distances)
    assert width
    both = np.concatenate([distances, 2 - distances])
    random = np.random.default_rng(7)
    taken = random.choice(both, (8, 16))
    steps = random.standard_normal((8, 16))
    again = []
    for beta, step in zip(taken, steps, strict=True):
        moved = beta.mean() + (beta + width * step - beta.mean()) / np.sqrt(1 + width**2 / both.var(ddof=1))
        drawn = [2 - each if each < 1 else each for each in moved]
        references = costs * scores * drawn
        lowest = [
            dea_scores(np.append(references, cost)[:, None], np.append(quality, own)[:, None])
            for cost, own in zip(np.full(16, 1e9), quality, strict=True)
        ]
        again.append([cost / (score[-1] * 1e9) for cost, score in zip(costs, lowest, strict=True)])
    expected = 1 / (2 * distances - np.mean(again, axis=0))
    assert found.corrected == pytest.approx(expected, rel=1e-5)


def test_corrected_scores_are_lower_and_within_their_interval() -> None:
    found = corrected_scores(*sample(30))
    assert found
    assert (found.corrected < found.scores + 1e-12).all()
    assert (found.low <= found.corrected).all()
    assert (found.corrected <= found.high).all()


def test_the_correction_brings_scores_nearer_to_the_true_frontier() -> None:
    off, plain = [], []
    for seed in range(10):
        costs, quality = sample(40, seed)
        truth = (1 + quality**2) / costs
        found = corrected_scores(costs, quality, draws=300)
        assert found
        off.append((found.corrected - truth).mean())
        plain.append((found.scores - truth).mean())
    assert abs(np.mean(off)) < abs(np.mean(plain))


def test_the_same_seed_gives_the_same() -> None:
    first, second = (corrected_scores(*sample(20), draws=50) for _ in range(2))
    assert first
    assert second
    assert (first.corrected == second.corrected).all()


@pytest.mark.parametrize("costs", [[1.0, 2, 3, 4], [2.0, 2, 3, 4]])
def test_with_one_off_the_frontier_at_most_there_is_nothing_to_draw_from(costs: list[float]) -> None:
    cost, quality = np.array(costs), np.array([1.0, 2, 3, 4])
    assert (vrs_scores(cost, quality) < 1).sum() <= 1
    assert corrected_scores(cost, quality) is None


def test_the_width_by_hand() -> None:
    """Distances 1, 1.6, 1, 10/9, 1: the quartiles of 0.4, 8/9, 10/9, 1.6 lie 0.467 apart, under the spread 0.494."""
    distances = np.array([1, 1.6, 1, 10 / 9, 1])
    quartiles = (10 / 9 + (1.6 - 10 / 9) * 0.25) - (0.4 + (8 / 9 - 0.4) * 0.75)
    both = [0.4, 8 / 9, 10 / 9, 1.6]
    plain = 0.9 * quartiles / 1.349 * 4**-0.2
    expected = plain * (4 / 5) ** 0.2 * np.std(distances, ddof=1) / np.std(both, ddof=1)
    assert bandwidth(distances) == pytest.approx(expected)
