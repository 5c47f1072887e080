"""What pages on cost read of a snapshot: the cost of a partnership by kind, and the bridge between two years."""

from __future__ import annotations

from collections.abc import Mapping

from lib.answers.snapshot import Snapshot
from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.costs.bridge import DEFAULT_ORDER, Bridge, Material, Order, make_bridge
from lib.domain.costs.build_up import BuildUp, build_ups
from lib.domain.figures import Stand, Status
from lib.domain.partners import Partner
from lib.domain.price_index import PriceIndex, price_indices
from lib.domain.quantities.change import RECOUNT_EVENT
from lib.store.costs.queries import (
    read_cost_lines,
    read_index,
    read_priced_object_types,
    read_products,
    read_quantities,
    read_rates,
)

STATUS_OF = {Stand.ACTUAL: Status.ACCOUNTS, Stand.BUDGET: Status.BUDGET}
"""The status of cost lines in each stand."""


def build_ups_of(snapshot: Snapshot, partner: Partner, service: str) -> dict[tuple[int, Status], BuildUp]:
    """The cost of a service by year and status, in euro, oldest first."""
    return build_ups(snapshot.ask(read_cost_lines, partner.code), service)


def series_of(snapshot: Snapshot) -> Mapping[str, PriceIndex]:
    """Every price index by its code."""
    return price_indices(snapshot.ask(read_index))


def material_of(snapshot: Snapshot, partner: Partner, service: str, series: PriceIndex | None) -> Material:
    """What a bridge of a service is made from."""
    known = shipped_catalogue().services.get(service)
    unit = known.quantity_unit if known else None
    of_service = {p.code for p in snapshot.ask(read_products).values() if p.service == service}
    return Material(
        series,
        snapshot.ask(read_quantities, partner.code).get(service, ()) if unit else None,
        [r for r in snapshot.ask(read_rates, partner.code) if r.product in of_service],
        {
            event.date
            for event in snapshot.registry.events
            if event.partnership == partner.code and event.kind == RECOUNT_EVENT and event.concerns(service)
        },
        snapshot.ask(read_priced_object_types),
        unit or "",
    )


def bridge_of(
    snapshot: Snapshot,
    partner: Partner,
    service: str,
    years: tuple[int, int],
    stand: Stand = Stand.ACTUAL,
    *,
    gross: bool = False,
    series: PriceIndex | None = None,
    order: Order = DEFAULT_ORDER,
) -> Bridge | None:
    """The bridge between the cost of two years in one stand.

    None when a year has no like-for-like cost, or the earlier one none above zero.

    Args:
        years: the earlier and the later one.
        gross: before reimbursements and yields.
        series: the price index of the price step; without one that step is part of the rest.
        order: of the steps.
    """
    found = build_ups_of(snapshot, partner, service)
    costs = (found.get((year, STATUS_OF[stand])) for year in years)
    start, end = (cost.total(gross) if cost else None for cost in costs)
    if start is None or end is None:
        return None
    return make_bridge(
        (years[0], start),
        (years[1], end),
        material_of(snapshot, partner, service, series),
        order,
    )


def best_series(found: Mapping[str, PriceIndex], years: tuple[int, int]) -> PriceIndex | None:
    """The first series by code that covers both years, or else the first."""
    covering = [series for series in found.values() if series.factor(*years) is not None]
    return next(iter([*covering, *found.values()]), None)
