"""What is found about the price of a product: the test as it may be shown, and unit costs beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lib.answers.market.choices import NO_LEVEL, MarketChoices
from lib.answers.snapshot import Snapshot
from lib.domain.audit.witness import CONFIDENTIAL_PRICES, saw
from lib.domain.figures import Stand
from lib.domain.indicators import Role
from lib.domain.market.case import Case
from lib.domain.market.checklist import QuantitiesVersion
from lib.domain.market.dossier import Dossier
from lib.domain.market.in_house import Entrusted, entrusted
from lib.domain.market.prices import Product
from lib.domain.market.publish import Published, by_use, publish
from lib.domain.market.steps.basis import BY_READER, LevelCorrection
from lib.domain.market.unit_costs import UnitCost, unit_costs
from lib.domain.partners import Partner
from lib.domain.periods import parse_period
from lib.domain.price_index import price_indices
from lib.domain.units import Unit, parse_unit
from lib.store.costs.queries import read_index
from lib.store.market.dossiers import read_dossier


@dataclass(frozen=True)
class MarketAnswer:
    """What the page shows: the test, if there is one, and the unit costs beside others.

    Nothing in it is of a confidential price but what `publish` tells: programs have it whole.
    """

    focus: Partner
    contractor: str
    product: Product | None
    year: int | None
    unit: Unit
    quantities: QuantitiesVersion | None
    published: Published | None
    costs: list[UnitCost]
    reference: str | None


def answer(choices: MarketChoices, focus: Partner, snapshot: Snapshot) -> MarketAnswer:
    """Look up the test that is chosen and work it out, and the unit costs of its service."""
    dossier = dossier_of(choices, snapshot)
    published = published_of(choices, dossier, snapshot) if dossier else None
    organisation = snapshot.registry.organisations.get(focus.contractor)
    costs = costs_beside_others(snapshot, focus, choices.service, choices.year) if choices.year else []
    return MarketAnswer(
        focus=focus,
        contractor=organisation.name if organisation else focus.contractor,
        product=choices.products[choices.product] if choices.product else None,
        year=choices.year,
        unit=parse_unit(f"EUR/{dossier.product.unit}") if dossier else Unit("EUR"),
        quantities=dossier.quantities if dossier else None,
        published=published,
        costs=costs,
        reference=reference_of(choices, published),
    )


def dossier_of(choices: MarketChoices, snapshot: Snapshot) -> Dossier | None:
    """What the store holds for the test that is chosen."""
    if choices.focus is None or choices.product is None or choices.year is None:
        return None
    level = None if choices.level == NO_LEVEL else choices.level
    found: Dossier | None = snapshot.ask(
        read_dossier, choices.focus.code, choices.product, choices.year, level
    )
    return found


def published_of(choices: MarketChoices, dossier: Dossier, snapshot: Snapshot) -> Published | None:
    """The test that is chosen, as it may be shown; None without terms and without a price."""
    correction = None if choices.correction is None else LevelCorrection(choices.correction, BY_READER)
    index = price_indices(snapshot.ask(read_index)).get(choices.series) if choices.series else None
    case = dossier.case(choices.scope, correction, index)
    if case is None:
        return None
    published = publish(_at(case, choices.price_level), _picked(choices, dossier))
    if published.confidential:
        saw(CONFIDENTIAL_PRICES, dossier.test.partnership)
    return published


def reference_of(choices: MarketChoices, published: Published | None) -> str | None:
    """The code of the reference that stands beside the company's price: the one that is wished for, or the first."""
    codes = [reference.price.code for reference in by_use(published)] if published else []
    return choices.reference if choices.reference in codes else next(iter(codes), None)


def _at(case: Case, price_level: str | None) -> Case:
    if price_level is None:
        return case
    return replace(case, basis=case.basis._replace(price_level=parse_period(price_level)))


def _picked(choices: MarketChoices, dossier: Dossier) -> list[str] | None:
    """Confidential references are one block, taken whole or not at all."""
    return None if choices.with_confidential else [p.code for p in dossier.references if not p.confidential]


def costs_beside_others(
    snapshot: Snapshot, partner: Partner, service: str | None, year: int
) -> list[UnitCost]:
    """The unit costs of the service, or of every service when it is None, up to a year."""
    known = {a.indicator for a in snapshot.available}
    indicators = [
        i
        for i in snapshot.registry.indicators.values()
        if i.code in known and i.role == Role.COST and i.unit.currency and service in (None, i.service)
    ]
    return unit_costs(snapshot.measured_together(i.code for i in indicators), partner, year)


def entrusted_work(code: str, snapshot: Snapshot, partner: Partner, year: int) -> Entrusted:
    """The share that an indicator gives of the work of a company, or of a client, in the three years before `year`."""
    if code not in snapshot.registry.indicators:
        return entrusted({}, year)
    figures = snapshot.measured(code).series(partner).of(Stand.ACTUAL)
    return entrusted({period.year: figure.value for period, figure in figures.items()}, year)
