"""One figure over time, of the focus and of everyone."""

from __future__ import annotations

import numpy as np
import pytest

from lib.domain.explore.history import FigureHistory, history_of
from lib.domain.explore.over_time import RecentTrend
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Direction, Role
from lib.domain.peers import Position
from lib.domain.periods import PeriodKind
from tests.samples import indicator, measured, partner, yearly

ME = partner("me")
SHARE = indicator("aandeel", Role.QUALITY, "%", Direction.HIGHER)


def history(
    table: dict[str, list[Figure]], *peers: str, direction: Direction = Direction.HIGHER
) -> FigureHistory:
    what = indicator("aandeel", Role.QUALITY, "%", direction)
    found = measured(what, {partner(code): figures for code, figures in table.items()})
    return history_of(found, ME, Stand.ACTUAL, PeriodKind.YEAR, peers)


def test_limits_begin_anew_at_a_break() -> None:
    found = history({"me": yearly([1, 2, 1, 2, 50, 51, 50, 51], broken=4)})
    assert [len(s.figures) for s in found.stretches] == [4, 4]
    means = [s.limits.mean for s in found.stretches if s.limits]
    assert means == [1.5, 50.5]
    assert all(s.limits and s.limits.trial for s in found.stretches)


@pytest.mark.parametrize("seed", range(10))
def test_each_stretch_has_the_limits_that_it_would_have_alone(seed: int) -> None:
    """Worked out with numpy: without moving ranges over a break, and without those that lie far off."""
    draws = np.random.default_rng(seed)
    values, broken = draws.normal(50, 5, 20), int(draws.integers(4, 16))
    values[broken:] += 40
    stretches = history({"me": yearly(values.tolist(), broken=broken)}).stretches
    for stretch, part in zip(stretches, (values[:broken], values[broken:]), strict=True):
        ranges = np.abs(np.diff(part))
        half = 2.66 * ranges[ranges <= 3.267 * ranges.mean()].mean()
        assert stretch.limits
        assert stretch.limits.mean == pytest.approx(part.mean())
        assert (stretch.limits.low, stretch.limits.high) == pytest.approx(
            (part.mean() - half, part.mean() + half)
        )
        assert stretch.limits.trial is (len(part) < 12)


def test_the_recent_trend_is_of_what_follows_the_last_break() -> None:
    rising = [50.0, 52, 54, 56, 58]
    assert history({"me": yearly(rising, 0.5)}).trend == RecentTrend.RISING
    assert history({"me": yearly(rising, 0.5, broken=2)}).trend == RecentTrend.CANNOT_BE_JUDGED
    assert history({"me": yearly(rising)}).trend == RecentTrend.CANNOT_BE_JUDGED


def test_worse_and_worsening_needs_both_beyond_chance() -> None:
    table = {f"p{n}": yearly([80] * 5, 0.5) for n in range(5)}
    table |= {"sinks": yearly([60, 58, 56, 54, 52], 0.5), "low": yearly([50] * 5, 0.5)}
    table |= {"falls": yearly([99, 97, 95, 93, 91], 0.5), "me": yearly([80] * 5, 0.5)}
    found = history(table)
    worse = [s.partner.code for s in found.standings if s.is_worse_and_worsening(SHARE)]
    assert worse == ["sinks"]
    positions = {s.partner.code: s.position for s in found.standings}
    assert (positions["low"], positions["falls"], positions["p0"]) == (
        Position.WORSE, Position.BETTER, Position.UNCLEAR,
    )  # fmt: skip
    turned = history(table, direction=Direction.LOWER)
    lower = indicator("aandeel", Role.QUALITY, "%", Direction.LOWER)
    assert [s.partner.code for s in turned.standings if s.is_worse_and_worsening(lower)] == []


def test_a_median_asks_for_five_and_peers_are_those_that_are_chosen() -> None:
    found = history({"me": yearly([1, 2]), **{f"p{n}": yearly([5, 6]) for n in range(3)}}, "p1")
    assert found.medians == {}
    assert [p.code for p in found.peers] == ["p1"]
    assert {s.position for s in found.standings} == {None}


def test_nothing_of_the_focus_is_no_history() -> None:
    found = history({"p1": yearly([1, 2])})
    assert (found.stretches, found.figures) == ((), ())


def test_years_that_were_not_measured_make_no_moving_range() -> None:
    figures = yearly([10, 11, 10, 0, 0, 0, 20, 21, 20])
    (stretch,) = history({"me": [*figures[:3], *figures[6:]]}).stretches
    assert stretch.limits
    assert stretch.limits.high - stretch.limits.mean == pytest.approx(2.66)
