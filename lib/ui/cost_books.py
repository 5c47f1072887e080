"""What pages on cost read of a library: the cost of a partnership by kind, and the bridge between two years."""

from __future__ import annotations

from collections.abc import Mapping

from lib.catalogue.catalogue import shipped_catalogue
from lib.domain.cost_bridge import DEFAULT_ORDER, Bridge, Material, Order, make_bridge
from lib.domain.cost_build_up import BuildUp, build_ups
from lib.domain.figures import Stand, Status
from lib.domain.partners import Partner
from lib.domain.price_index import PriceIndex, price_indices
from lib.store.costs import read_cost_lines, read_index, read_products, read_quantities, read_rates
from lib.text.language import Language
from lib.ui.data import Library

STATUS_OF = {Stand.ACTUAL: Status.ACCOUNTS, Stand.BUDGET: Status.BUDGET}
"""The status of cost lines in each stand."""
RECOUNT = "areaalherijking"
"""The kind of event that says that quantities were recounted."""


def build_ups_of(books: Library, partner: Partner, service: str) -> dict[tuple[int, Status], BuildUp]:
    """The cost of a service by year and status, in euro, oldest first."""
    return build_ups(books.ask(read_cost_lines, partner.code), service)


def series_of(books: Library) -> Mapping[str, PriceIndex]:
    """Every price index by its code."""
    return price_indices(books.ask(read_index))


def material_of(books: Library, partner: Partner, service: str, series: PriceIndex | None) -> Material:
    """What a bridge of a service is made from."""
    known = shipped_catalogue().services.get(service)
    of_service = {p.code for p in books.ask(read_products).values() if p.service == service}
    return Material(
        series,
        books.ask(read_quantities, partner.code).get(service, ()) if known and known.quantity_unit else None,
        [r for r in books.ask(read_rates, partner.code) if r.product in of_service],
        {
            event.date.year
            for event in books.registry.events
            if event.partnership == partner.code and event.kind == RECOUNT and event.concerns(service)
        },
    )


def bridge_of(
    books: Library,
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
    found = build_ups_of(books, partner, service)
    costs = (found.get((year, STATUS_OF[stand])) for year in years)
    start, end = (cost.total(gross) if cost else None for cost in costs)
    if start is None or end is None:
        return None
    return make_bridge(
        (years[0], start),
        (years[1], end),
        material_of(books, partner, service, series),
        order,
    )


def best_series(found: Mapping[str, PriceIndex], years: tuple[int, int]) -> PriceIndex | None:
    """The first series by code that covers both years, or else the first."""
    covering = [series for series in found.values() if series.factor(*years) is not None]
    return next(iter([*covering, *found.values()]), None)


def product_names(books: Library, language: Language) -> dict[str, str]:
    """What every product is called, by its code."""
    products = books.ask(read_products).values()
    return {p.code: language.pick(p.name, p.name_en) or p.code for p in products}
