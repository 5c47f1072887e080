"""Whether two figures go together, beside scipy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.stats import spearmanr

from lib.domain.explore.association import association


@pytest.mark.parametrize("seed", range(10))
def test_the_correlation_is_that_of_scipy(seed: int) -> None:
    draws = np.random.default_rng(seed)
    x = draws.integers(0, 9, 40)
    y = x + draws.integers(0, 9, 40)
    found = association(list(zip(x.tolist(), y.tolist(), strict=True)))
    assert found
    assert found.rho == pytest.approx(spearmanr(x, y).statistic)
    half = 1.959964 * math.sqrt((1 + found.rho**2 / 2) / 37)
    assert (found.low, found.high) == pytest.approx(
        (math.tanh(math.atanh(found.rho) - half), math.tanh(math.atanh(found.rho) + half)), abs=1e-6
    )


def test_few_pairs_and_a_constant_side_have_none() -> None:
    assert association([(n, n) for n in range(9)]) is None
    assert association([(n, 3.0) for n in range(20)]) is None
    whole = association([(n, n**3) for n in range(10)])
    assert whole
    assert (whole.rho, whole.n, whole.is_clear) == (1, 10, True)


def test_an_interval_around_nothing_is_not_clear() -> None:
    found = association([(n, (7 * n) % 11) for n in range(11)])
    assert found
    assert not found.is_clear
