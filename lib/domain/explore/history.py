"""One figure over time: its stretches with the limits of a process, its recent trend, and where everyone is now."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lib.domain.comparison.trend import make_lines
from lib.domain.explore.over_time import (
    ProcessLimits,
    RecentTrend,
    gaps_in,
    process_limits,
    recent_trend,
)
from lib.domain.figures import Figure, Stand
from lib.domain.indicators import Direction, Indicator
from lib.domain.partners import Measured, Partner, by_name
from lib.domain.peers import MINIMUM_PEERS, Position, too_small
from lib.domain.periods import Period, PeriodKind


@dataclass(frozen=True)
class Stretch:
    """Figures without a break between them, oldest first, and their limits; None under three."""

    figures: tuple[Figure, ...]
    limits: ProcessLimits | None


class LatestStanding(NamedTuple):
    """The newest figure of a partnership, its recent trend, and where it lies against the median of that period.

    `position` is None without an interval or a median.
    """

    partner: Partner
    figure: Figure
    trend: RecentTrend
    position: Position | None

    def is_worse_and_worsening(self, indicator: Indicator) -> bool:
        """Whether it lies on the worse side of the median beyond chance, and goes on that way."""
        down = RecentTrend.RISING if indicator.direction == Direction.LOWER else RecentTrend.FALLING
        return self.position == Position.WORSE and self.trend == down


@dataclass(frozen=True)
class FigureHistory:
    """The focus over time, with the median of everyone and the lines of its peers.

    `medians` are of the periods in which at least five have a figure.
    """

    indicator: Indicator
    focus: Partner
    stretches: tuple[Stretch, ...]
    trend: RecentTrend
    medians: Mapping[Period, float]
    peers: Mapping[Partner, tuple[Figure, ...]]
    standings: tuple[LatestStanding, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for stretch in self.stretches for figure in stretch.figures)


def history_of(
    measured: Measured, focus: Partner, stand: Stand, kind: PeriodKind, peers: Collection[str]
) -> FigureHistory:
    """Look at everyone's series of one kind of period.

    Args:
        peers: codes of those whose lines are drawn.
    """
    lines = make_lines([measured], focus, stand, kind)
    stretches = tuple(
        Stretch(run, process_limits([f.value for f in run], gaps=gaps_in([f.period for f in run])))
        for line in lines
        for run in line.runs
    )
    runs = {
        partner: _last_run(measured, partner, stand, kind)
        for partner in sorted(measured.partners, key=by_name)
        if partner.realm == focus.realm
    }
    medians = _medians(measured, focus, stand, kind)
    standings = tuple(
        LatestStanding(p, run[-1], _trend(run), _position(run[-1], medians, measured.indicator))
        for p, run in runs.items()
        if run
    )
    own = stretches[-1].figures if stretches else ()
    drawn = {p: _all_of(measured, p, stand, kind) for p in runs if p.code in peers and p != focus}
    return FigureHistory(measured.indicator, focus, stretches, _trend(own), medians, drawn, standings)


def _all_of(measured: Measured, partner: Partner, stand: Stand, kind: PeriodKind) -> tuple[Figure, ...]:
    found = measured.series(partner).of(stand)
    return tuple(f for p, f in found.items() if p.kind == kind and not too_small(f, measured.indicator))


def _last_run(measured: Measured, partner: Partner, stand: Stand, kind: PeriodKind) -> tuple[Figure, ...]:
    """The figures since the last break."""
    run: list[Figure] = []
    for figure in _all_of(measured, partner, stand, kind):
        if run and measured.series(partner).broken_between(run[-1].period, figure.period):
            run = []
        run.append(figure)
    return tuple(run)


def _trend(run: Collection[Figure]) -> RecentTrend:
    """Of figures that all have an interval; the last five without a gap decide."""
    points = [(f.value, f.low, f.high) for f in run if f.low is not None and f.high is not None]
    return recent_trend(points) if len(points) == len(run) else RecentTrend.CANNOT_BE_JUDGED


def _medians(measured: Measured, focus: Partner, stand: Stand, kind: PeriodKind) -> dict[Period, float]:
    values: dict[Period, list[float]] = defaultdict(list)
    for partner in measured.partners:
        if partner.realm == focus.realm:
            for figure in _all_of(measured, partner, stand, kind):
                values[figure.period].append(figure.value)
    return {p: statistics.median(v) for p, v in sorted(values.items()) if len(v) >= MINIMUM_PEERS}


def _position(figure: Figure, medians: Mapping[Period, float], indicator: Indicator) -> Position | None:
    median = medians.get(figure.period)
    if median is None or figure.low is None or figure.high is None:
        return None
    if figure.low <= median <= figure.high:
        return Position.UNCLEAR
    higher = figure.low > median
    if indicator.direction == Direction.NEUTRAL:
        return Position.HIGHER if higher else Position.LOWER
    return Position.BETTER if higher == (indicator.direction == Direction.HIGHER) else Position.WORSE
