"""Methods of comparing against numbers that others published, to their last digit."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from lib.domain.comparison.bootstrap import corrected_scores
from lib.domain.comparison.frontier import dea_scores, fdh_scores, vrs_scores
from lib.domain.comparison.funnel import funnel_of_shares
from lib.domain.explore.over_time import process_limits

# Fried, Lovell and Schmidt (2008), The Measurement of Productive Efficiency: two inputs, an output, and the scores
# that pystoned and the R package Benchmarking give for the inputs: CRS, VRS and FDH.
ELEVEN = (
    (5, 13, 12, 1.0, 1.0, 1.0),
    (16, 12, 14, 0.6222896791, 0.8699861687, 1.0),
    (16, 26, 25, 0.8198562444, 1.0, 1.0),
    (17, 15, 26, 1.0, 1.0, 1.0),
    (18, 14, 8, 0.3103709311, 0.7116402116, 0.8888888889),
    (23, 6, 9, 0.5555555556, 1.0, 1.0),
    (25, 10, 27, 1.0, 1.0, 1.0),
    (27, 22, 30, 0.7576690896, 1.0, 1.0),
    (37, 14, 31, 0.8201058201, 1.0, 1.0),
    (42, 25, 26, 0.4905660377, 0.4931209269, 0.5952380952),
    (5, 17, 12, 1.0, 1.0, 1.0),
)
NUMERATORS = (12, 30, 26, 50, 42, 71, 4, 29, 48, 36)
DENOMINATORS = (82, 98, 100, 125, 162, 151, 12, 100, 82, 99)
SERIES = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)


def test_the_eleven_units_get_their_published_scores() -> None:
    table = np.array(ELEVEN)
    inputs, outputs = table[:, :2], table[:, 2:3]
    assert dea_scores(inputs, outputs, constant_returns=True) == pytest.approx(table[:, 3])
    assert dea_scores(inputs, outputs) == pytest.approx(table[:, 4])
    assert fdh_scores(inputs, outputs) == pytest.approx(table[:, 5])


@pytest.mark.shared_data
def test_the_eleven_units_are_those_of_the_data_set(shared_data: Path) -> None:
    path = shared_data / "dea" / "fls_11dmu_data_and_published_efficiency.csv"
    if not path.is_file():
        pytest.skip("the data set of the eleven units does not lie beside this checkout")
    names = ("x1", "x2", "y", "input_crs", "input_vrs", "input_fdh")
    with path.open(encoding="utf-8", newline="") as file:
        assert tuple(tuple(float(row[name]) for name in names) for row in csv.DictReader(file)) == ELEVEN


def test_scores_without_bias_of_five_units() -> None:
    """Those of DataEnvelopmentAnalysis.jl, which draws the steps of the smoothing and then leaves them out.

    So they are the scores of a plain resampling, to the chance of its 200 draws.
    """
    costs, quality = np.array([2.0, 4, 3, 5, 6]), np.array([1.0, 2, 3, 4, 5])
    assert vrs_scores(costs, quality) == pytest.approx([1, 0.625, 1, 0.9, 1])
    plain = corrected_scores(costs, quality, width=0.0)
    assert plain
    assert plain.corrected == pytest.approx([0.936384, 0.606179, 0.940476, 0.869816, 0.907370], abs=0.015)
    smoothed = corrected_scores(costs, quality)
    assert smoothed
    assert (smoothed.corrected < plain.corrected).all()


@pytest.mark.parametrize(
    ("winsorised", "phi", "tau2"), [(False, 6.037391, 0.0143565), (True, 4.009053, 0.0086883)]
)
def test_overdispersion_of_ten_units(winsorised: bool, phi: float, tau2: float) -> None:
    """Those of FunnelPlotR."""
    found = funnel_of_shares(NUMERATORS, DENOMINATORS, winsorised=winsorised)
    assert found
    assert found.centre == pytest.approx(0.344214, abs=5e-7)
    assert found.overdispersion.phi == pytest.approx(phi, abs=5e-7)
    assert found.overdispersion.tau2 == pytest.approx(tau2, abs=5e-8)


@pytest.mark.parametrize(("screened", "high", "low"), [(True, 4.60, -0.72), (False, 6.95, -3.06)])
def test_limits_of_a_process(screened: bool, high: float, low: float) -> None:
    """With moving ranges screened as in the R package of the NHS, and without as in its workbook."""
    found = process_limits(SERIES, screened=screened)
    assert found
    assert (round(found.mean, 2), round(found.high, 2), round(found.low, 2)) == (1.94, high, low)
    assert found.left_out == (2 if screened else 0)


@pytest.mark.parametrize(("n", "held"), [(15, 84), (60, 88)])
def test_how_often_the_interval_of_a_score_holds_the_true_one(n: int, held: int) -> None:
    """What the page says of it: too narrow with few. The frontier is convex in quality, waste is exponential."""
    draws, inside = np.random.default_rng(n), []
    for _ in range(60):
        quality, waste = draws.uniform(0, 1, n), draws.exponential(0.3, n)
        found = corrected_scores(np.exp(0.5 * quality + waste), quality, draws=200)
        assert found
        inside.append(((found.low <= np.exp(-waste)) & (np.exp(-waste) <= found.high)).mean())
    assert 100 * float(np.mean(inside)) == pytest.approx(held, abs=6)
