"""What the page "Partnerschap" tells: asked of the store and compared, not yet drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.answers.comparison.answer import ComparisonAnswer, events_of
from lib.answers.comparison.answer import answer as compare
from lib.answers.costs.gather import best_series, bridge_of, build_ups_of, series_of
from lib.answers.review.choices import ReviewChoices
from lib.answers.service_levels.answer import breaks_in
from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison.trend import Line, make_lines
from lib.domain.costs.bridge import Bridge
from lib.domain.costs.build_up import build_ups
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
    Between,
    Change,
    InspectedOutcome,
    VerdictFlip,
    verdict_flips,
    what_changed,
)
from lib.domain.review.influence import TwoPeriods, by_influence
from lib.domain.service_levels.breaks import (
    Agreements,
    agreement_change,
    agreements_by_group,
    judgings,
)
from lib.domain.service_levels.inspections import Layer
from lib.domain.service_levels.outcomes import Outcomes, by_year
from lib.store.costs.queries import read_cost_lines, read_products
from lib.store.market.verdicts import read_partner_verdicts
from lib.store.quantities.queries import read_quantity_lines
from lib.store.service_levels.correlations import read_correlations
from lib.store.service_levels.queries import read_layers_years, read_readings, read_shares


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


def answer(choices: ReviewChoices, snapshot: Snapshot) -> ReviewAnswer | None:
    """Ask the store and compare the periods; None without a partnership that has figures."""
    if choices.focus is None or choices.period is None:
        return None
    year = choices.period.end.year
    counted = snapshot.ask(read_quantity_lines, choices.focus.code, year)
    quantities = quantities_in_order(counted, dt.date(year, 12, 31))
    bridges = _bridges(choices, snapshot)
    levels = _levels(choices.focus, snapshot)
    outcomes = _inspected(levels, choices.period)
    agreed = {
        layer: agreements_by_group(judgings(snapshot.ask(read_readings, choices.focus.code, layer)))
        for layer in levels
    }
    paired = _paired(agreed, choices, snapshot)
    between = _between(agreed, paired, choices)
    changes: tuple[Change, ...] = ()
    if choices.previous:
        inspected = (
            _inspected(levels, choices.previous),
            _correlated(_unbroken(outcomes, agreed, choices, snapshot), paired),
        )
        changes = what_changed(
            _not_told_by(verdict_flips(*inspected), choices.series),
            choices.previous,
            choices.period,
            inspected=inspected,
            bridges=bridges,
            quantities=quantities,
            between=between,
        )
    lines = make_lines(_side_by_side(choices, snapshot), choices.focus, Stand.ACTUAL, choices.period.kind)
    return ReviewAnswer(
        focus=choices.focus,
        period=choices.period,
        changes=changes,
        outcomes=tuple(outcomes),
        levels=levels,
        inspection_sources=_inspection_sources(choices.focus, choices.period, snapshot),
        bridge=bridges.get(choices.service or ""),
        cost_sources=_cost_sources(choices, snapshot),
        products=snapshot.ask(read_products),
        tests=snapshot.ask(read_partner_verdicts, choices.focus.code, year),
        pair=compare(choices.pair, snapshot),
        lines=tuple(lines),
        events=tuple(events_of(choices.focus, choices.service, snapshot, lines)),
        quantity_lines=counted,
        quantities=quantities,
        indicators=by_influence(choices.about_service(), choices.previous, choices.period, between),
    )


def _levels(focus: Partner, snapshot: Snapshot) -> dict[Layer, Outcomes]:
    """What inspections show in every year, of the layers that were inspected."""
    found = {
        layer: by_year(
            snapshot.ask(read_readings, focus.code, layer), snapshot.ask(read_shares, focus.code, layer)
        )
        for layer in Layer
    }
    return {layer: outcomes for layer, outcomes in found.items() if outcomes}


def _inspected(levels: Mapping[Layer, Outcomes], period: Period) -> list[InspectedOutcome]:
    """What the layers of inspections show in a year, each discipline and cross-cut by itself."""
    if period.kind != PeriodKind.YEAR:
        return []
    return [
        InspectedOutcome(layer, outcome)
        for layer, outcomes in levels.items()
        for outcome in outcomes.get(period.year, {}).values()
    ]


def _inspection_sources(focus: Partner, period: Period, snapshot: Snapshot) -> tuple[str, ...]:
    """The files that the readings of a year come from, of both layers."""
    found = snapshot.ask(read_layers_years)
    own = (one for one in found if (one.partnership, one.year) == (focus.code, period.year))
    return tuple(sorted({one.source for one in own}))


def _unbroken(
    outcomes: Sequence[InspectedOutcome],
    agreed: Mapping[Layer, Agreements],
    choices: ReviewChoices,
    snapshot: Snapshot,
) -> list[InspectedOutcome]:
    """Without the groups whose series an event or another agreement broke after the previous period."""
    if choices.focus is None or choices.period is None or choices.previous is None:
        return []
    own = [event for event in snapshot.registry.events if event.partnership == choices.focus.code]
    since = range(choices.previous.year + 1, choices.period.year + 1)
    broken = {
        (layer, group)
        for layer, found in agreed.items()
        for group, years in breaks_in(found, layer, own).items()
        if any(why for year, why in years.items() if year in since)
    }
    return [i for i in outcomes if (i.layer, i.outcome.group) not in broken]


def _paired(
    agreed: Mapping[Layer, Agreements], choices: ReviewChoices, snapshot: Snapshot
) -> dict[tuple[Layer, str], float]:
    """Per layer and group how much the shares of both periods hang together."""
    if choices.focus is None or choices.period is None or choices.previous is None:
        return {}
    years = choices.previous.year, choices.period.year
    return {
        (layer, group): found
        for layer in agreed
        for group, found in snapshot.ask(read_correlations, choices.focus.code, layer, *years).items()
    }


def _correlated(
    outcomes: Iterable[InspectedOutcome], paired: Mapping[tuple[Layer, str], float]
) -> list[InspectedOutcome]:
    return [i._replace(correlation=paired.get((i.layer, i.outcome.group), 0.0)) for i in outcomes]


def _between(
    agreed: Mapping[Layer, Agreements], paired: Mapping[tuple[Layer, str], float], choices: ReviewChoices
) -> dict[Indicator, Between]:
    """What was agreed otherwise in the previous period, and how both hang together, by inspected indicator."""
    if choices.period is None or choices.previous is None or choices.period.kind != PeriodKind.YEAR:
        return {}
    years = choices.previous.year, choices.period.year
    found: dict[Indicator, Between] = {}
    for derived in shipped_catalogue().derived.values():
        if derived.layer is None or derived.about is None:
            continue
        layer = Layer(derived.layer)
        before, after = (agreed.get(layer, {}).get(derived.about, {}).get(year) for year in years)
        if before and after:
            together = paired.get((layer, derived.about), 0.0)
            found[derived.indicator] = Between(agreement_change(before, after), together)
    return found


def _not_told_by(
    flips: Collection[VerdictFlip], series: Mapping[Indicator, Series]
) -> dict[Indicator, Series]:
    """Without the indicators on the very groups whose verdict is told already."""
    told = {(flip.layer, flip.group) for flip in flips}
    derived = shipped_catalogue().derived
    return {
        indicator: own
        for indicator, own in series.items()
        if (found := derived.get(indicator.code)) is None or (found.layer, found.about) not in told
    }


def _bridges(choices: ReviewChoices, snapshot: Snapshot) -> dict[str, Bridge]:
    """Per service with cost in both years the bridge between them."""
    if (
        choices.focus is None
        or choices.period is None
        or choices.previous is None
        or choices.period.kind != PeriodKind.YEAR
    ):
        return {}
    years = choices.previous.year, choices.period.year
    series = best_series(series_of(snapshot), years)
    costed = {line.service for line in snapshot.ask(read_cost_lines, choices.focus.code)}
    made = {
        service: bridge_of(snapshot, choices.focus, service, years, series=series)
        for service in sorted(costed)
    }
    return {service: bridge for service, bridge in made.items() if bridge}


def _cost_sources(choices: ReviewChoices, snapshot: Snapshot) -> tuple[str, ...]:
    """Where the accounts of the service come from, of the previous period and then of this one."""
    if choices.focus is None or choices.service is None:
        return ()
    costs = build_ups_of(snapshot, choices.focus, choices.service)
    periods = (period for period in (choices.previous, choices.period) if period)
    ends = (costs.get((period.year, Status.ACCOUNTS)) for period in periods)
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
    satisfied = [i for i in about if i.role == Role.SATISFACTION]
    satisfied.sort(key=lambda i: -len(choices.series[i].of(Stand.ACTUAL)))
    found: list[Indicator | None] = [quality, next(iter(satisfied), None)]
    return [snapshot.measured(indicator.code) for indicator in found if indicator]
