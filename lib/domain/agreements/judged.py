"""A key indicator with its last figure, the verdict, and which way it went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lib.domain.agreements.kpis import Kpi, kpi_verdict
from lib.domain.figures import Figure, Stand, figures_apart
from lib.domain.indicators import Direction, Indicator
from lib.domain.partners import Series
from lib.domain.shares import Verdict
from lib.domain.units import about_equal


class Course(StrEnum):
    """Where a figure went since the one before it."""

    BETTER = "beter"
    WORSE = "minder_goed"
    OTHER = "anders"
    EQUAL = "ongeveer_gelijk"
    UNCLEAR = "niet_te_onderscheiden"


@dataclass(frozen=True)
class JudgedKpi:
    """`indicator` is None where it is measured outside the monitor; without a figure there is no verdict."""

    kpi: Kpi
    indicator: Indicator | None = None
    figure: Figure | None = None
    before: Figure | None = None
    verdict: Verdict | None = None
    course: Course | None = None


def judge_kpis(
    kpis: Iterable[Kpi], indicators: Mapping[str, Indicator], series: Mapping[Indicator, Series], day: dt.date
) -> tuple[JudgedKpi, ...]:
    """Judge each on its newest figure, a whole year before a part of one.

    Args:
        series: of the partnership.
        day: figures of periods that end after it do not count.
    """
    return tuple(_judged(kpi, indicators.get(kpi.indicator or ""), series, day) for kpi in kpis)


def _judged(
    kpi: Kpi, indicator: Indicator | None, series: Mapping[Indicator, Series], day: dt.date
) -> JudgedKpi:
    own = series.get(indicator) if indicator else None
    known = [p for p in own.of(Stand.ACTUAL) if p.end <= day] if own else []
    if indicator is None or own is None or not known:
        return JudgedKpi(kpi, indicator)
    newest = max(known, key=lambda period: (period.months, period))
    figure = own.of(Stand.ACTUAL)[newest]
    before = own.previous_comparable(Stand.ACTUAL, newest)
    lower = indicator.direction == Direction.LOWER
    verdict = None if kpi.norm is None else kpi_verdict(kpi.norm, figure, lower_is_better=lower)
    return JudgedKpi(
        kpi, indicator, figure, before, verdict, course_of(indicator, before, figure) if before else None
    )


def course_of(indicator: Indicator, before: Figure, figure: Figure) -> Course:
    """Which way a figure went; a difference within the margin, or one that may be chance, is none."""
    if about_equal(figure.value, before.value, indicator.margin):
        return Course.EQUAL
    apart = figures_apart(before, figure)
    if apart is not None and apart.low <= 0 <= apart.high:
        return Course.UNCLEAR
    if indicator.direction == Direction.NEUTRAL:
        return Course.OTHER
    better = (figure.value < before.value) == (indicator.direction == Direction.LOWER)
    return Course.BETTER if better else Course.WORSE
