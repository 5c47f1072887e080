"""A figure among those of the others, on one axis for all indicators."""

from __future__ import annotations

import pytest

from lib.domain.explore.profile import ProfileRow, profile_of
from lib.domain.figures import Stand
from lib.domain.indicators import Direction, Role
from lib.domain.peers import Position
from tests.samples import COST, QUALITY, figure, indicator, measured, partner

ME = partner("me")
OTHERS = [partner(f"p{n}") for n in range(6)]


def row(
    own: float, values: list[float], direction: Direction = Direction.HIGHER, **ends: float
) -> ProfileRow:
    return ProfileRow(
        indicator("x", Role.QUALITY, "%", direction), figure("2023", own, **ends), (own, *values)
    )


def test_the_best_and_the_worst_are_at_the_ends_and_the_median_in_the_middle() -> None:
    """Of 10, 20, 30, 40, 50 the median is 30 and the furthest 20 away."""
    found = row(10, [20, 30, 40, 50])
    assert (found.place(10), found.place(30), found.place(50), found.place(40)) == (-1, 0, 1, 0.5)
    assert found.middle_half == (20, 40)


def test_where_lower_is_better_the_sides_are_turned() -> None:
    found = row(10, [20, 30, 40, 50], Direction.LOWER)
    assert (found.place(10), found.place(50)) == (1, -1)


def test_one_odd_value_does_not_push_all_others_to_the_middle() -> None:
    found = row(10, [20, 30, 40, 50, 60, 70, 10_000])
    assert found.place(10) < -0.5
    assert found.place(10_000) > 1


@pytest.mark.parametrize(
    ("direction", "low", "high", "position"),
    [
        (Direction.HIGHER, 35, 45, Position.BETTER),
        (Direction.HIGHER, 5, 15, Position.WORSE),
        (Direction.LOWER, 35, 45, Position.WORSE),
        (Direction.NEUTRAL, 35, 45, Position.HIGHER),
        (Direction.HIGHER, 25, 45, Position.UNCLEAR),
        (Direction.HIGHER, None, None, None),
    ],
)
def test_a_verdict_needs_an_interval_beyond_the_median(
    direction: Direction, low: float, high: float, position: Position | None
) -> None:
    assert row(30, [10, 20, 40, 50], direction, low=low, high=high).position == position


def test_a_row_asks_for_five_with_the_focus_and_a_difference() -> None:
    cost = measured(COST, {p: [figure("2023", n)] for n, p in enumerate([ME, *OTHERS[:4]])})
    few = measured(QUALITY, {p: [figure("2023", n)] for n, p in enumerate([ME, *OTHERS[:3]])})
    same = measured(indicator("gelijk"), {p: [figure("2023", 5)] for p in (ME, *OTHERS)})
    none = measured(indicator("geen"), {p: [figure("2023", 5)] for p in OTHERS})
    found = profile_of([cost, few, same, none], ME, Stand.ACTUAL, ())
    assert [r.indicator.code for r in found.rows] == ["kosten"]
    assert [i.code for i, _ in found.alone] == ["kwaliteit", "gelijk"]
    assert profile_of([cost], ME, Stand.ACTUAL, [p.code for p in OTHERS[:3]]).rows == ()


def test_only_those_of_the_same_kind_count() -> None:
    invented = [partner(f"z{n}", fictitious=True) for n in range(6)]
    cost = measured(COST, {p: [figure("2023", n)] for n, p in enumerate([ME, *invented])})
    assert profile_of([cost], ME, Stand.ACTUAL, ()).rows == ()
