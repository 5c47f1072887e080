"""What the page "Partnerschap" tells: asked of the store and compared, not yet drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.comparison import Measured
from lib.domain.cost_bridge import Bridge
from lib.domain.cost_build_up import build_ups
from lib.domain.costs import Quantity
from lib.domain.events import Event
from lib.domain.figures import Stand, Status
from lib.domain.indicators import QUALITY_ROLES, Indicator, Influence, Role
from lib.domain.influence import TwoPeriods, by_influence
from lib.domain.inspections import Layer
from lib.domain.market.verdicts import ProductVerdict
from lib.domain.partners import Partner, Series
from lib.domain.period_changes import Change, Inspected, VerdictFlip, verdict_flips, what_changed
from lib.domain.periods import Period, PeriodKind
from lib.domain.quantities_in_order import QuantitiesInOrder, quantities_in_order
from lib.domain.service_levels import break_years, by_discipline
from lib.domain.trend import Line, make_lines
from lib.store.costs import read_cost_lines, read_products
from lib.store.counted_quantities import read_quantity_lines
from lib.store.inspections import read_locations, read_readings
from lib.store.market_verdicts import read_partner_verdicts
from lib.store.prices import Product
from lib.text.language import Language
from lib.ui import quality_cost
from lib.ui.cost_books import best_series, bridge_of, series_of
from lib.ui.data import Library
from lib.ui.partnership import View


@dataclass(frozen=True)
class Shown:
    """What the page tells of one partnership in one period."""

    focus: Partner
    period: Period
    changes: tuple[Change, ...]
    outcomes: tuple[Inspected, ...]
    bridge: Bridge | None
    products: Mapping[str, Product]
    tests: tuple[ProductVerdict, ...]
    pair: quality_cost.Shown
    lines: tuple[Line, ...]
    events: tuple[Event, ...]
    quantity_lines: Sequence[Quantity]
    quantities: QuantitiesInOrder | None
    indicators: Mapping[Influence | None, Sequence[TwoPeriods]]

    def product_names(self, language: Language) -> dict[str, str]:
        return {code: language.pick(p.name, p.name_en) or code for code, p in self.products.items()}


def what_to_show(view: View, books: Library) -> Shown | None:
    """Ask the store and compare the periods; None without a partnership that has figures."""
    if view.focus is None or view.period is None:
        return None
    year = view.period.end.year
    counted = books.ask(read_quantity_lines, view.focus.code, year)
    quantities = quantities_in_order(counted, dt.date(year, 12, 31))
    bridges = _bridges(view, books)
    outcomes = _inspected(view.focus, view.period, books)
    changes: tuple[Change, ...] = ()
    if view.previous:
        inspected = _inspected(view.focus, view.previous, books), _unbroken(outcomes, view, books)
        changes = what_changed(
            _not_told_by(verdict_flips(*inspected), view.series),
            view.previous,
            view.period,
            inspected=inspected,
            bridges=bridges,
            quantities=quantities,
        )
    lines = make_lines(_side_by_side(view, books), view.focus, Stand.ACTUAL, view.period.kind)
    return Shown(
        focus=view.focus,
        period=view.period,
        changes=changes,
        outcomes=tuple(outcomes),
        bridge=bridges.get(view.service or ""),
        products=books.ask(read_products),
        tests=books.ask(read_partner_verdicts, view.focus.code, year),
        pair=quality_cost.what_to_show(view.pair, books),
        lines=tuple(lines),
        events=tuple(quality_cost.events_of(view.focus, view.service, books, lines)),
        quantity_lines=counted,
        quantities=quantities,
        indicators=by_influence(view.about_service(), view.previous, view.period),
    )


def _inspected(focus: Partner, period: Period, books: Library) -> list[Inspected]:
    """What both layers of inspections show in a year, each discipline and cross-cut by itself."""
    if period.kind != PeriodKind.YEAR:
        return []
    return [
        Inspected(layer, outcome)
        for layer in Layer
        for outcome in by_discipline(
            books.ask(read_readings, focus.code, layer),
            books.ask(read_locations, focus.code, layer),
            period.year,
        )
    ]


def _unbroken(outcomes: Sequence[Inspected], view: View, books: Library) -> list[Inspected]:
    """Without the groups of which an event broke the series after the previous period."""
    if view.focus is None or view.period is None or view.previous is None:
        return []
    own = [event for event in books.registry.events if event.partnership == view.focus.code]
    since = range(view.previous.year + 1, view.period.year + 1)
    return [i for i in outcomes if break_years(own, i.outcome.group).isdisjoint(since)]


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


def _bridges(view: View, books: Library) -> dict[str, Bridge]:
    """Per service with cost in both years the bridge between them."""
    if (
        view.focus is None
        or view.period is None
        or view.previous is None
        or view.period.kind != PeriodKind.YEAR
    ):
        return {}
    years = view.previous.year, view.period.year
    series = best_series(series_of(books), years)
    costed = {line.service for line in books.ask(read_cost_lines, view.focus.code)}
    made = {
        service: bridge_of(books, view.focus, service, years, series=series) for service in sorted(costed)
    }
    return {service: bridge for service, bridge in made.items() if bridge}


def costed_in(view: View, books: Library) -> dict[str, Decimal]:
    """Net cost by service in the accounts of the year that is looked at, in euro."""
    if view.focus is None or view.period is None:
        return {}
    lines = books.ask(read_cost_lines, view.focus.code)
    key = (view.period.year, Status.ACCOUNTS)
    services = dict.fromkeys(line.service for line in lines)
    found = {service: build_ups(lines, service).get(key) for service in services}
    nets = {service: cost.net for service, cost in found.items() if cost}
    return {service: Decimal(repr(net)) for service, net in nets.items() if net is not None}


def _side_by_side(view: View, books: Library) -> list[Measured]:
    """A figure of quality and one of residents' satisfaction of the service, in this order."""
    chosen = view.pair.quality.indicator if view.pair.quality else None
    about = [i for i, own in view.series.items() if i.serves(view.service or "") and own.of(Stand.ACTUAL)]
    qualities = [i for i in about if i.role in QUALITY_ROLES and i.role != Role.SATISFACTION]
    quality = chosen if chosen in qualities else next(iter(qualities), None)
    satisfied = [i for i in about if i.role == Role.SATISFACTION]
    satisfied.sort(key=lambda i: -len(view.series[i].of(Stand.ACTUAL)))
    found: list[Indicator | None] = [quality, next(iter(satisfied), None)]
    return [books.measured(indicator.code) for indicator in found if indicator]
