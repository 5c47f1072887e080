"""What the page "Partnerschap" tells: asked of the store and compared, not yet drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.answers.comparison.answer import ComparisonAnswer, events_of
from lib.answers.comparison.answer import answer as compare
from lib.answers.costs.gather import best_series, bridge_of, build_ups_of, series_of
from lib.answers.costs.given import given_costs
from lib.answers.review.choices import ReviewChoices, satisfaction_of
from lib.answers.review.inspected import concerning, inspected_of
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.costs.bridge import Bridge
from lib.domain.costs.build_up import build_ups
from lib.domain.costs.given import GivenCost
from lib.domain.derivation import Basis
from lib.domain.events import Event
from lib.domain.figures import Stand, Status
from lib.domain.indicators import QUALITY_ROLES, Indicator, Influence, Role
from lib.domain.market.prices import Product
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import Measured, Partner, Series
from lib.domain.periods import Period, PeriodKind
from lib.domain.quantities.in_order import QuantitiesInOrder, quantities_in_order
from lib.domain.quantities.lines import Quantity
from lib.domain.review.changes import (
    Absent,
    Change,
    InspectedOutcome,
    VerdictFlip,
    verdict_flips,
    what_changed,
)
from lib.domain.review.influence import TwoPeriods, by_influence
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Outcomes
from lib.store.costs.queries import read_cost_lines, read_products
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.quantities.queries import read_quantity_lines


@dataclass(frozen=True)
class ReviewAnswer:
    """What the page tells of one partnership in one period.

    `inspection_sources` are of the readings of the period, `cost_sources` of the accounts of both periods.
    """

    focus: Partner
    period: Period
    changes: tuple[Change, ...]
    outcomes: tuple[InspectedOutcome, ...]
    levels: Mapping[Layer, Outcomes]
    inspection_sources: tuple[str, ...]
    bridge: Bridge | None
    cost_sources: tuple[str, ...]
    products: Mapping[str, Product]
    tests: tuple[ProductVerdict, ...]
    pair: ComparisonAnswer
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    quantity_lines: Sequence[Quantity]
    quantities: QuantitiesInOrder | None
    indicators: Mapping[Influence | None, Sequence[TwoPeriods]]
    given_costs: tuple[GivenCost, ...]

    @property
    def absent(self) -> tuple[Absent, ...]:
        """Indicators without a figure in the period, for one line at the end."""
        return tuple(change for change in self.changes if isinstance(change, Absent))

    @property
    def told(self) -> tuple[Change, ...]:
        """The changes that say what is different."""
        return tuple(change for change in self.changes if not isinstance(change, Absent))

    @property
    def is_compared(self) -> bool:
        """Whether any indicator has a figure of the period and an earlier one that it can be held against."""
        return any(row.change is not None for rows in self.indicators.values() for row in rows)


def answer(choices: ReviewChoices, snapshot: Snapshot) -> ReviewAnswer | None:
    """Ask the store and compare the periods; None without a partnership that has figures."""
    if choices.focus is None or choices.period is None:
        return None
    year = choices.period.end.year
    counted = snapshot.ask(read_quantity_lines, choices.focus.code, year)
    quantities = quantities_in_order(counted, dt.date(year, 12, 31))
    series = _without_counts(choices.about_service(), choices.period, quantities)
    bridges = _bridges(choices, snapshot)
    bridge = next(iter(bridges.values()), None)
    seen = inspected_of(choices, choices.focus, choices.period, snapshot)
    changes: tuple[Change, ...] = ()
    if choices.previous:
        inspected = (
            concerning(seen.before, choices.about),
            concerning(seen.comparable, choices.about),
        )
        changes = what_changed(
            _not_told_by(verdict_flips(*inspected), series),
            choices.previous,
            choices.period,
            inspected=inspected,
            bridges=bridges,
            quantities=quantities,
            between=seen.between,
        )
    lines = make_lines(_side_by_side(choices, snapshot), choices.focus, Stand.ACTUAL, choices.period.kind)
    return ReviewAnswer(
        focus=choices.focus,
        period=choices.period,
        changes=changes,
        outcomes=seen.now,
        levels=seen.levels,
        inspection_sources=seen.sources,
        bridge=bridge,
        cost_sources=_cost_sources(choices, bridge, snapshot),
        products=snapshot.ask(read_products),
        tests=snapshot.ask(read_partner_verdicts, choices.focus.code, year),
        pair=compare(choices.pair, snapshot),
        lines=tuple(lines),
        events=tuple(events_of(choices.focus, choices.service, snapshot, lines)),
        quantity_lines=counted,
        quantities=quantities,
        indicators=by_influence(series, choices.previous, choices.period, seen.between),
        given_costs=given_costs(choices.series, choices.service),
    )


def _not_told_by(
    flips: Collection[VerdictFlip], series: Mapping[Indicator, Series]
) -> dict[Indicator, Series]:
    """Without what is told already: groups by their verdict, the scan of the cooperation by its differences.

    A share of answers has no interval here, so that its change would be told as one where the scan itself, which
    knows who answered, cannot tell the rounds apart.
    """
    told = {(flip.layer, flip.group) for flip in flips}
    derived = shipped_catalogue().derived
    return {
        indicator: own
        for indicator, own in series.items()
        if (found := derived.get(indicator.code)) is None
        or ((found.layer, found.about) not in told and found.basis != Basis.ANSWERS)
    }


def _without_counts(
    series: Mapping[Indicator, Series], period: Period, quantities: QuantitiesInOrder | None
) -> dict[Indicator, Series]:
    """Without shares of counted lines that end before the period: a count holds until the next one."""
    derived = shipped_catalogue().derived
    return {
        indicator: own
        for indicator, own in series.items()
        if quantities is None
        or own.at(Stand.ACTUAL, period)
        or (found := derived.get(indicator.code)) is None
        or found.basis != Basis.QUANTITIES
    }


def _bridges(choices: ReviewChoices, snapshot: Snapshot) -> dict[str, Bridge]:
    """The bridge of the service from the last accounts up to the earlier period, where it has cost in both years."""
    focus, period, previous, service = choices.focus, choices.period, choices.previous, choices.service
    if focus is None or period is None or previous is None or service is None:
        return {}
    if period.kind != PeriodKind.YEAR:
        return {}
    accounts = [
        year
        for year, status in build_ups_of(snapshot, focus, service)
        if status == Status.ACCOUNTS and year <= previous.year
    ]
    if not accounts:
        return {}
    years = max(accounts), period.year
    series = best_series(series_of(snapshot), years)
    bridge = bridge_of(snapshot, focus, service, years, series=series)
    return {service: bridge} if bridge else {}


def _cost_sources(choices: ReviewChoices, bridge: Bridge | None, snapshot: Snapshot) -> tuple[str, ...]:
    """Where the accounts of both ends of the bridge come from, the earlier first."""
    if choices.focus is None or choices.service is None:
        return ()
    costs = build_ups_of(snapshot, choices.focus, choices.service)
    years = (bridge.start_year, bridge.end_year) if bridge else ()
    ends = (costs.get((year, Status.ACCOUNTS)) for year in years)
    return tuple(dict.fromkeys(source for end in ends if end for source in end.sources))


def costed_in(choices: ReviewChoices, snapshot: Snapshot) -> dict[str, Decimal]:
    """Net cost by service in the accounts of the year that is looked at, in euro."""
    if choices.focus is None or choices.period is None:
        return {}
    lines = snapshot.ask(read_cost_lines, choices.focus.code)
    key = (choices.period.year, Status.ACCOUNTS)
    services = dict.fromkeys(line.service for line in lines)
    found = {service: build_ups(lines, service).get(key) for service in services}
    nets = {service: cost.net for service, cost in found.items() if cost}
    return {service: Decimal(repr(net)) for service, net in nets.items() if net is not None}


def _side_by_side(choices: ReviewChoices, snapshot: Snapshot) -> list[Measured]:
    """A figure of quality and one of residents' satisfaction of the service, in this order."""
    chosen = choices.pair.quality.indicator if choices.pair.quality else None
    about = [
        i for i, own in choices.series.items() if i.serves(choices.service or "") and own.of(Stand.ACTUAL)
    ]
    qualities = [i for i in about if i.role in QUALITY_ROLES and i.role != Role.SATISFACTION]
    quality = chosen if chosen in qualities else next(iter(qualities), None)
    found = [quality, satisfaction_of(choices.series, choices.service)]
    return snapshot.measured_together(indicator.code for indicator in found if indicator)
