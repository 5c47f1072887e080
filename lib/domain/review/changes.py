"""What changed for one partnership since each figure's own last earlier one, as a short list in a fixed order.

The order says what a meeting looks at first: verdicts that became another one, figures that moved further than chance
alone would, figures that moved and have no interval (those without a better or worse last), what a service costs, and
at the end what cannot be compared, is missing or is old. Figures that are about equal are no change.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple

from lib.domain.comparison.differences import Estimate, difference_of
from lib.domain.comparison.series_breaks import Causes
from lib.domain.costs.bridge import Bridge
from lib.domain.events import SERIES_BREAKS
from lib.domain.figures import Figure, Stand, figures_apart
from lib.domain.indicators import GENERAL_SERVICE, Direction, Indicator, Role
from lib.domain.partners import Series
from lib.domain.peers import too_small
from lib.domain.periods import Period
from lib.domain.quantities.in_order import QuantitiesInOrder
from lib.domain.service_levels.breaks import AgreementChange
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Judged, Outcome
from lib.domain.shares import Verdict
from lib.domain.units import about_equal

NOTHING: Mapping[str, Bridge] = MappingProxyType({})


class Between(NamedTuple):
    """What is known of an inspected indicator beside its two figures: what was agreed otherwise, their correlation."""

    agreement: AgreementChange | None = None
    correlation: float = 0.0


NOTHING_BETWEEN = Between()
UNKNOWN_BETWEEN: Mapping[Indicator, Between] = MappingProxyType({})
OLD_FIGURE_YEARS = 3
"""A last figure of a period that ended longer ago than this is old."""


class Certainty(IntEnum):
    """What the interval of the difference of two figures says."""

    BEYOND = 0
    """It leaves out 0, so the figures differ."""
    NO_INTERVAL = 1
    WITHIN = 2


class InspectedOutcome(NamedTuple):
    """What the inspections of a layer show of a group (a discipline or a cross-cut) in a year.

    `correlation` is with the share of the year that is compared with, where the same places were seen in both.
    """

    layer: Layer
    year: int
    outcome: Outcome
    correlation: float = 0.0


@dataclass(frozen=True)
class VerdictFlip:
    """A group in a layer of which the formal outcome is another than before, against the same agreement.

    `years` are the earlier and the later one. `correlation` is of the two shares, where the same places were seen in
    both.
    """

    layer: Layer
    group: str
    years: tuple[int, int]
    earlier: Judged
    later: Judged
    correlation: float = 0.0

    @property
    def between(self) -> Estimate | None:
        """How far the shares are apart, in percentage points; None when a year has no interval."""
        ends = [_share_estimate(judged) for judged in (self.earlier, self.later)]
        if ends[0] is None or ends[1] is None:
            return None
        return difference_of(ends[0], ends[1], self.correlation)

    @property
    def is_reversal(self) -> bool:
        """Whether neither outcome could be chance."""
        return Verdict.UNCLEAR not in (self.earlier.verdict, self.later.verdict)


@dataclass(frozen=True)
class Movement:
    """An indicator with another value than before, in a series that was not broken.

    `correlation` is of the two figures, where the same places were seen in both periods.
    """

    indicator: Indicator
    earlier: Figure
    later: Figure
    correlation: float = 0.0

    @property
    def change(self) -> float:
        return self.later.value - self.earlier.value

    @property
    def size(self) -> float:
        """The change in percentage points of a share, of anything else in per cent of the earlier value.

        Without bound where the earlier value is 0.
        """
        if self.indicator.unit.is_share:
            return abs(self.change)
        return 100 * abs(self.change / self.earlier.value) if self.earlier.value else math.inf

    @property
    def is_slight(self) -> bool:
        """Whether the figures are about equal: under the margin of the indicator."""
        return about_equal(self.later.value, self.earlier.value, self.indicator.margin)

    @property
    def is_neutral(self) -> bool:
        """Whether the indicator has no better or worse."""
        return self.indicator.direction == Direction.NEUTRAL

    @property
    def certainty(self) -> Certainty:
        return certainty(self.earlier, self.later, self.correlation)


@dataclass(frozen=True)
class CostChange:
    """What a service costs in the later year, and the bridge from the earlier one."""

    service: str
    bridge: Bridge


@dataclass(frozen=True)
class BrokenSeries:
    """Figures in both periods that cannot be compared, for the series was broken in between.

    `causes` is why, in short; `agreement` what was agreed otherwise, where that broke it.
    """

    indicator: Indicator
    earlier: Figure
    later: Figure
    causes: Causes
    agreement: AgreementChange | None = None

    @property
    def by_events(self) -> Causes:
        """The causes that are events."""
        return tuple(cause for cause in self.causes if cause.reason in SERIES_BREAKS)


@dataclass(frozen=True)
class MissingFigure:
    """An indicator without a figure in the later period; `last` is its last one before that."""

    indicator: Indicator
    last: Figure


@dataclass(frozen=True)
class OldFigure:
    """The last figure of an indicator, of a period that ended more than `OLD_FIGURE_YEARS` before the later one."""

    indicator: Indicator
    last: Figure


@dataclass(frozen=True)
class OldCounts:
    """Lines of quantities that were counted too long ago."""

    quantities: QuantitiesInOrder


Change = VerdictFlip | Movement | CostChange | BrokenSeries | MissingFigure | OldFigure | OldCounts
Absent = MissingFigure | OldFigure
"""What says only that there is no figure in the later period."""


def certainty(earlier: Figure, later: Figure, correlation: float = 0.0) -> Certainty:
    """What the interval of the difference of two figures says, see `figures_apart`."""
    return certainty_of(figures_apart(earlier, later, correlation))


def certainty_of(between: Estimate | None) -> Certainty:
    """Whether the interval of a difference leaves out 0."""
    if between is None:
        return Certainty.NO_INTERVAL
    return Certainty.BEYOND if between.low > 0 or between.high < 0 else Certainty.WITHIN


def what_changed(
    series: Mapping[Indicator, Series],
    earlier: Period,
    later: Period,
    *,
    inspected: tuple[Iterable[InspectedOutcome], Iterable[InspectedOutcome]] = ((), ()),
    bridges: Mapping[str, Bridge] = NOTHING,
    quantities: QuantitiesInOrder | None = None,
    between: Mapping[Indicator, Between] = UNKNOWN_BETWEEN,
) -> tuple[Change, ...]:
    """What is different in the later period, most telling first.

    Args:
        series: per indicator the figures of the partnership; actual figures count.
        earlier: up to this period a figure is compared with; each indicator with its own last one.
        later: the period that is looked at.
        inspected: what was last seen up to the earlier period, and in the later one; without groups whose series was
            broken in between.
        bridges: per service the bridge of its cost. They stand for the cost indicators of those services and of all
            together.
        quantities: what is known of the quantities at the end of the later period.
        between: what is known of inspected indicators beside their figures.
    """
    flips = verdict_flips(*inspected)
    told = {*bridges, GENERAL_SERVICE} if bridges else set()
    movements: list[Movement] = []
    gaps: list[Change] = []
    for indicator, own in series.items():
        change = _change_of(indicator, own, earlier, later, between.get(indicator, NOTHING_BETWEEN))
        if isinstance(change, Movement):
            if not (indicator.role == Role.COST and indicator.service in told):
                movements.append(change)
        elif change is not None:
            gaps.append(change)
    movements = [m for m in movements if not m.is_slight and m.certainty != Certainty.WITHIN]
    movements.sort(key=lambda m: (m.certainty, m.is_neutral, -m.size, m.indicator.code))
    costs = [CostChange(service, bridge) for service, bridge in bridges.items() if bridge.change]
    costs.sort(key=lambda cost: -abs(cost.bridge.change))
    gaps.sort(key=lambda gap: _GAPS.index(type(gap)))
    old_counts = (OldCounts(quantities),) if quantities and quantities.old else ()
    return (*flips, *movements, *costs, *gaps, *old_counts)


def headlines(changes: Sequence[Change], most: int) -> tuple[Change, ...]:
    """The first few of a list, in its order, with places for verdicts, figures, costs and gaps in the data.

    Places are given out in turn, the first of each kind, then the second, so that a long list of one kind leaves room
    for the others.
    """
    queues = [[c for c in changes if isinstance(c, kind)] for kind in _KINDS]
    turns = [change for turn in zip_longest(*queues) for change in turn if change is not None]
    chosen = turns[:most]
    return tuple(change for change in changes if change in chosen)


_KINDS = (VerdictFlip, Movement, CostChange, (BrokenSeries, MissingFigure, OldFigure, OldCounts))

_GAPS: Sequence[type[Change]] = (BrokenSeries, MissingFigure, OldFigure)


def verdict_flips(
    earlier: Iterable[InspectedOutcome], later: Iterable[InspectedOutcome]
) -> list[VerdictFlip]:
    """Groups of which the formal outcome is another than before: first those where neither could be chance.

    Only where the agreement is the same: the same share for the same levels.
    """
    before = {key: found for inspected in earlier for key, found in _by_agreement(inspected).items()}
    flips = [
        VerdictFlip(
            inspected.layer,
            inspected.outcome.group,
            (before[key][0], inspected.year),
            before[key][1],
            judged,
            _alone(inspected),
        )
        for inspected in later
        for key, (_, judged) in _by_agreement(inspected).items()
        if key in before and before[key][1].formal != judged.formal
    ]
    return sorted(flips, key=lambda flip: not flip.is_reversal)


def _share_estimate(judged: Judged) -> Estimate | None:
    interval, pct = judged.share.interval, judged.share.pct
    return None if interval is None or pct is None else Estimate(pct, *interval)


def _alone(inspected: InspectedOutcome) -> float:
    """The correlation of a group with one agreed share; of several it is that of their readings together."""
    return inspected.correlation if inspected.outcome.single else 0.0


def _by_agreement(inspected: InspectedOutcome) -> dict[tuple[object, ...], tuple[int, Judged]]:
    """What was judged against each agreement, with its year."""
    layer, year, outcome, _ = inspected
    return {
        (layer, outcome.group, judged.norm_pct, judged.levels): (year, judged) for judged in outcome.judged
    }


def _change_of(
    indicator: Indicator, series: Series, earlier: Period, later: Period, between: Between
) -> Change | None:
    """What the figures of one indicator show; None when there is nothing to say."""
    before, after = series.last_until(Stand.ACTUAL, earlier), series.at(Stand.ACTUAL, later)
    if before and after:
        if too_small(before, indicator) or too_small(after, indicator):
            return None
        if causes := series.causes_between(before.period, later):
            return BrokenSeries(indicator, before, after, causes, between.agreement)
        return Movement(indicator, before, after, between.correlation)
    if after:
        return None
    past = [figure for period, figure in series.of(Stand.ACTUAL).items() if period < later]
    last = max(past, key=lambda figure: figure.period, default=None)
    if last is None:
        return None
    is_old = later.end.year - last.period.end.year > OLD_FIGURE_YEARS
    return OldFigure(indicator, last) if is_old else MissingFigure(indicator, last)
