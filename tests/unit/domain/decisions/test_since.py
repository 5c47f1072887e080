"""The figures around a decision: which periods were over on a day, and what can be said of the difference."""

from __future__ import annotations

import dataclasses

import pytest

from lib.domain.decisions.since import Since, Unmoved, since
from lib.domain.figures import Figure, Status
from lib.domain.partners import make_series
from lib.domain.peers import Position
from tests.samples import QUALITY, day, figure
from tests.unit.domain.decisions.test_decision import TODAY, decision

LATER = decision(date=day("2023-03-14"), due=day("2025-01-01"))
OVER_FOUR_YEARS = [
    figure(str(year), value) for year, value in zip(range(2021, 2026), (60, 62, 64, 66, 70), strict=True)
]


def around(*figures: Figure, of: object = LATER) -> Since:
    return since(of, QUALITY, make_series(list(figures)), TODAY)  # type: ignore[arg-type]


def periods(found: Since) -> list[str | None]:
    return [str(one.period) if one else None for one in found.figures]


def test_each_figure_is_of_the_last_period_that_was_over() -> None:
    assert periods(around(*OVER_FOUR_YEARS)) == ["2022", "2024", "2025"]


@pytest.mark.parametrize(
    ("decided", "due", "expected"),
    [
        ("2022-12-31", None, ["2022", None, "2025"]),
        ("2022-12-30", None, ["2021", None, "2025"]),
        ("2022-12-30", "2023-12-31", ["2021", "2023", "2025"]),
        ("2020-05-01", "2021-12-30", [None, None, "2025"]),
        ("2026-05-01", "2027-01-01", ["2025", None, "2025"]),  # the due date is to come
    ],
)
def test_days_at_the_edge_of_a_period(decided: str, due: str | None, expected: list[str | None]) -> None:
    of = decision(date=day(decided), due=day(due) if due else None)
    assert periods(around(*OVER_FOUR_YEARS, of=of)) == expected


def test_a_budget_is_no_outcome_and_periods_of_one_kind_are_compared() -> None:
    quarters = [figure("2025-K4", 71), figure("2022-K4", 61)]
    plan = figure("2026", 80, Status.BUDGET)
    assert periods(around(*OVER_FOUR_YEARS, *quarters, plan)) == ["2022", "2024", "2025"]
    assert periods(around(*OVER_FOUR_YEARS, *quarters, figure("2026-K1", 72))) == [
        "2022-K4",
        "2022-K4",
        "2026-K1",
    ]


def test_better_or_not_by_the_direction_of_the_indicator() -> None:
    found = around(*OVER_FOUR_YEARS)
    assert found.outcome(found.now) == Position.BETTER
    assert found.outcome(found.at_due) == Position.BETTER
    back = around(*OVER_FOUR_YEARS[:4], figure("2025", 40))
    assert back.outcome(back.now) == Position.WORSE


def test_a_difference_within_its_interval_is_not_told_as_one() -> None:
    found = around(figure("2022", 62, low=50, high=74), figure("2025", 70, low=58, high=82))
    assert found.outcome(found.now) == Position.UNCLEAR
    apart = around(figure("2022", 62, low=61, high=63), figure("2025", 70, low=69, high=71))
    assert apart.outcome(apart.now) == Position.BETTER


def test_the_same_places_seen_twice_tell_more() -> None:
    found = around(figure("2022", 62, low=56, high=68), figure("2025", 70, low=64, high=76))
    assert found.outcome(found.now) == Position.UNCLEAR
    together = dataclasses.replace(found, correlations={2025: 0.9})
    assert together.outcome(together.now) == Position.BETTER


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ([figure("2025", 70)], Unmoved.NONE_THEN),
        ([figure("2022", 62)], Unmoved.NONE_AFTER),
        ([], Unmoved.NONE_THEN),
        ([figure("2022", 62), figure("2024", 66, series_break=True), figure("2025", 70)], Unmoved.BROKEN),
    ],
)
def test_what_cannot_be_compared_says_why(figures: list[Figure], why: Unmoved) -> None:
    found = around(*figures)
    assert found.outcome(found.now) == why


def test_too_few_observations_say_nothing() -> None:
    small = dataclasses.replace(QUALITY, minimum_n=50)
    found = since(LATER, small, make_series([figure("2022", 62, n=49), figure("2025", 70, n=80)]), TODAY)
    assert found.outcome(found.now) == Unmoved.TOO_SMALL
