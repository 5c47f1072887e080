"""Indicators by who can move them, in two periods."""

from __future__ import annotations

import dataclasses

from lib.domain.figures import Figure
from lib.domain.indicators import Direction, Indicator, Influence, Role
from lib.domain.partners import make_series
from lib.domain.peers import Position
from lib.domain.periods import parse_period
from lib.domain.review.changes import Certainty
from lib.domain.review.influence import TwoPeriods, by_influence
from tests.samples import figure, indicator

BEFORE, NOW = parse_period("2022"), parse_period("2023")


def moved_by(influence: Influence | None, code: str) -> Indicator:
    return dataclasses.replace(
        indicator(code, Role.QUALITY, "%", Direction.HIGHER), influence=influence, minimum_n=5
    )


def row(*figures: Figure) -> TwoPeriods:
    [rows] = by_influence({moved_by(None, "net"): make_series(list(figures))}, BEFORE, NOW).values()
    return rows[0]


def test_the_contractor_first_and_the_unknown_last() -> None:
    kinds = [None, Influence.EXTERNAL, Influence.CONTRACTOR]
    series = {moved_by(kind, f"i{n}"): make_series([figure("2023", n)]) for n, kind in enumerate(kinds)}
    found = by_influence(series, BEFORE, NOW)
    assert {kind: [r.indicator.code for r in rows] for kind, rows in found.items()} == {
        Influence.CONTRACTOR: ["i2"],
        Influence.EXTERNAL: ["i1"],
        None: ["i0"],
    }
    assert list(found) == [Influence.CONTRACTOR, Influence.EXTERNAL, None]


def test_an_indicator_without_a_figure_in_either_period_is_left_out() -> None:
    assert by_influence({moved_by(None, "net"): make_series([figure("2019", 5)])}, BEFORE, NOW) == {}


def test_without_an_earlier_period_there_is_no_change() -> None:
    own = {moved_by(None, "net"): make_series([figure("2022", 5), figure("2023", 6)])}
    [(found,)] = by_influence(own, None, NOW).values()
    assert (found.earlier, found.change, found.position, found.certainty) == (None, None, None, None)


def test_a_change_in_the_direction_of_the_indicator() -> None:
    found = row(figure("2022", 80), figure("2023", 84))
    assert (found.change, found.position, found.certainty) == (4, Position.BETTER, Certainty.NO_INTERVAL)


def test_a_change_within_the_interval_is_not_called_better() -> None:
    found = row(figure("2022", 80, low=70, high=90), figure("2023", 84, low=75, high=92))
    assert (found.change, found.position, found.certainty) == (4, Position.UNCLEAR, Certainty.WITHIN)


def test_over_a_series_break_there_is_no_change() -> None:
    found = row(figure("2022", 80), figure("2023", 84, series_break=True))
    assert (found.broken, found.change, found.position) == (True, None, None)


def test_too_few_observations_on_either_side() -> None:
    assert row(figure("2022", 80, n=4), figure("2023", 84, n=9)).is_too_small
    assert not row(figure("2022", 80, n=5), figure("2023", 84)).is_too_small
