"""The last figure of a key indicator, its verdict and its course, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.agreements.judged import Course, course_of, judge_kpis
from lib.domain.agreements.kpis import Kpi
from lib.domain.agreements.words import KpiKind
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Direction, Indicator, Influence, Role
from lib.domain.partners import make_series
from lib.domain.periods import parse_period
from lib.domain.shares import Verdict
from lib.domain.units import Extent, parse_unit

SHARE = Indicator(
    *("op_tijd", "Op tijd", "algemeen", Role.SERVICE, parse_unit("%"), Direction.HIGHER, "d"),
    margin=Extent(1),
)
KPI = Kpi(
    *("aa-cc", "a", "A", KpiKind.HARD, True, Influence.SHARED, dt.date(2020, 1, 1), "proef"),
    indicator="op_tijd",
    norm=80,
)
DAY = dt.date(2025, 6, 30)


def figure(period: str, value: float, low: float | None = None, high: float | None = None) -> Figure:
    return Figure(
        "aa-cc", None, "op_tijd", parse_period(period), Status.FINAL, value, "p", low=low, high=high
    )


def test_the_newest_year_that_is_over_counts_before_any_part_of_a_year() -> None:
    series = make_series(
        [figure("2023", 76), figure("2024", 84, 78, 90), figure("2025-K1", 99), figure("2025", 10)]
    )
    [found] = judge_kpis([KPI], {"op_tijd": SHARE}, {SHARE: series}, DAY)
    assert found.figure is not None
    assert found.before is not None
    assert (found.figure.value, found.before.value) == (84, 76)
    assert (found.verdict, found.course) == (Verdict.UNCLEAR, Course.BETTER)


def test_what_there_is_no_verdict_of() -> None:
    quarter = make_series([figure("2024-K4", 70)])
    [of_part] = judge_kpis([KPI], {"op_tijd": SHARE}, {SHARE: quarter}, DAY)
    assert (of_part.verdict, of_part.before) == (Verdict.NOT_MET, None)
    [without] = judge_kpis([KPI], {"op_tijd": SHARE}, {}, DAY)
    assert (without.indicator, without.figure, without.verdict) == (SHARE, None, None)
    [outside] = judge_kpis([replace(KPI, indicator=None)], {"op_tijd": SHARE}, {SHARE: quarter}, DAY)
    assert (outside.indicator, outside.verdict) == (None, None)
    [watched] = judge_kpis([replace(KPI, norm=None)], {"op_tijd": SHARE}, {SHARE: quarter}, DAY)
    assert watched.verdict is None
    assert watched.figure is not None


@pytest.mark.parametrize(
    ("direction", "before", "now", "course"),
    [
        (Direction.HIGHER, figure("2023", 70), figure("2024", 72), Course.BETTER),
        (Direction.LOWER, figure("2023", 70), figure("2024", 72), Course.WORSE),
        (Direction.NEUTRAL, figure("2023", 70), figure("2024", 72), Course.OTHER),
        (Direction.HIGHER, figure("2023", 70), figure("2024", 70.9), Course.EQUAL),  # under a point
        # 72 - 70 less the root of 3^2 + 3^2 is under nought
        (Direction.HIGHER, figure("2023", 70, 67, 73), figure("2024", 72, 69, 75), Course.UNCLEAR),
        (Direction.HIGHER, figure("2023", 70, 67, 73), figure("2024", 76, 73, 79), Course.BETTER),
    ],
)
def test_the_course(direction: Direction, before: Figure, now: Figure, course: Course) -> None:
    assert course_of(replace(SHARE, direction=direction), before, now) == course
