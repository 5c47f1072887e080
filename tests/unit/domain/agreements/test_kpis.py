"""Key indicators: in force on a day, and met or not, with numbers by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from lib.domain.agreements.kpis import Kpi, formally_met, in_force, kpi_verdict, kpis_met
from lib.domain.agreements.words import KpiKind
from lib.domain.figures import Figure, Status
from lib.domain.indicators import Influence
from lib.domain.periods import Period
from lib.domain.shares import Verdict

KPI = Kpi("aa-cc", "a", "A", KpiKind.HARD, True, Influence.SHARED, dt.date(2024, 1, 1), "proef")


def figure(value: float, low: float | None = None, high: float | None = None) -> Figure:
    return Figure("aa-cc", None, "i", Period(2024, 1, 12), Status.FINAL, value, "proef", low=low, high=high)


@pytest.mark.parametrize(
    ("norm", "value", "low", "high", "lower_is_better", "verdict"),
    [
        (80, 80, None, None, False, Verdict.MET),  # at the norm
        (80, 79.9, None, None, False, Verdict.NOT_MET),
        (100, 100, None, None, True, Verdict.MET),
        (100, 100.1, None, None, True, Verdict.NOT_MET),
        (80, 84, 81, 87, False, Verdict.MET),  # the whole interval is over it
        (80, 84, 80, 87, False, Verdict.MET),
        (80, 84, 78, 90, False, Verdict.UNCLEAR),
        (80, 77, 72, 82, False, Verdict.UNCLEAR),
        (80, 70, 65, 75, False, Verdict.NOT_MET),
        (100, 90, 80, 99, True, Verdict.MET),
        (100, 90, 80, 101, True, Verdict.UNCLEAR),
        (80, 84, 78, None, False, Verdict.UNCLEAR),  # an end that is not known is the value
        (80, 84, None, 90, False, Verdict.MET),
    ],
)
def test_the_verdict(
    norm: float, value: float, low: float | None, high: float | None, lower_is_better: bool, verdict: Verdict
) -> None:
    assert kpi_verdict(norm, figure(value, low, high), lower_is_better=lower_is_better) == verdict


def test_they_are_counted_formally() -> None:
    """84 (78-90) is met on 80 formally, though it is not distinguishable."""
    judged = [(80.0, figure(84, 78, 90), False), (80.0, figure(79), False), (100.0, figure(99), True)]
    assert kpis_met(judged) == (2, 3)
    assert formally_met(80, 80, lower_is_better=False)


def test_the_newest_that_holds_on_a_day_is_in_force() -> None:
    first = replace(KPI, norm=60, valid_to=dt.date(2024, 12, 31))
    second = replace(KPI, norm=75, valid_from=dt.date(2024, 7, 1))
    other = replace(KPI, code="b", valid_from=dt.date(2025, 1, 1))
    assert in_force([second, first, other], dt.date(2024, 6, 30)) == (first,)
    assert in_force([second, first, other], dt.date(2024, 7, 1)) == (second,)
    assert in_force([second, first, other], dt.date(2025, 1, 1)) == (second, other)
    assert in_force([first], dt.date(2023, 12, 31)) == ()


def test_steered_on_is_what_can_be_moved_and_has_a_norm_and_something_that_follows() -> None:
    steered = replace(KPI, norm=60, consequence="gesprek")
    assert steered.is_steered_on
    assert not replace(steered, influence=Influence.EXTERNAL).is_steered_on
    assert not replace(steered, norm=None).is_steered_on
    assert not replace(steered, consequence=None).is_steered_on
