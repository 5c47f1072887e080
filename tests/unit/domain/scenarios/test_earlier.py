"""Earlier moves in the same place, with the readings before and after them counted by hand."""

from __future__ import annotations

import datetime as dt

from lib.domain.scenarios.earlier import CountedShare, budget_cut, level_moves, shares_around
from lib.domain.service_levels.inspections import ReadingTally
from tests.scenario_ground import agreed

AMBITIONS = [
    agreed("centrum", "B", "2018-01-01", "2019-12-31"),
    agreed("centrum", "A"),
    agreed(None, "C", "2018-01-01"),
]
TODAY = dt.date(2025, 12, 31)


def tally(
    year: int, counts: tuple[int, int, int, int, int], area_type: str = "centrum", cut: str = "schoon"
) -> ReadingTally:
    return ReadingTally(year, "Centrum", area_type, "kor-1", "groen", cut, "B", 90, None, None, counts, 3)


READINGS = [
    tally(2018, (0, 10, 6, 4, 0)),
    tally(2019, (0, 8, 6, 4, 2)),
    tally(2019, (0, 8, 0, 0, 0)),
    tally(2020, (1, 13, 0, 6, 0)),
    tally(2020, (20, 0, 0, 0, 0), "woongebied"),
]


def test_a_change_of_the_agreed_level_with_the_same_level_counted_on_both_sides() -> None:
    """A or better: 16 of 28 in 2019, 14 of 20 in 2020."""
    (move,) = level_moves(AMBITIONS, READINGS, "groen", "centrum", TODAY)
    assert (move.day, move.from_level, move.to_level, move.level) == (dt.date(2020, 1, 1), "B", "A", "A")
    assert move.before == CountedShare(2019, 16, 28)
    assert move.after == CountedShare(2020, 14, 20)


def test_where_nothing_changed_there_is_no_move() -> None:
    assert level_moves(AMBITIONS, READINGS, "groen", "woongebied", TODAY) == ()
    assert level_moves(AMBITIONS, READINGS, "groen", "centrum", dt.date(2019, 12, 31)) == ()


def test_a_year_in_which_it_changed_counts_on_neither_side() -> None:
    before, after = shares_around(READINGS, "groen", "centrum", "B", dt.date(2019, 7, 1))
    assert before == CountedShare(2018, 16, 20)
    assert after == CountedShare(2020, 14, 20)


def test_without_readings_on_a_side_there_is_no_share() -> None:
    assert shares_around(READINGS, "groen", "centrum", "B", dt.date(2018, 1, 1))[0] is None
    assert shares_around(READINGS, "groen", "centrum", "B", dt.date(2021, 1, 1))[1] is None
    assert shares_around([], "groen", "centrum", "B", TODAY) == (None, None)


def test_a_cross_cut_counts_the_scales_that_are_about_it() -> None:
    other = [*READINGS, tally(2020, (50, 0, 0, 0, 0), cut="heel")]
    assert shares_around(other, "schoon", "centrum", "A", dt.date(2020, 1, 1))[1] == CountedShare(
        2020, 14, 20
    )


def test_a_cut_in_the_budget_counts_the_level_that_holds() -> None:
    move = budget_cut(READINGS, ("groen", "centrum"), "A", dt.date(2020, 1, 1), "Minder")
    assert (move.title, move.from_level, move.level) == ("Minder", None, "A")
    assert (move.before, move.after) == (CountedShare(2019, 16, 28), CountedShare(2020, 14, 20))
