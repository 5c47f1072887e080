"""A bridge between the cost of a service in two years: price, quantity, level, and what is left.

Each step says what the cost would be if it moved exactly with one figure; none says why it moved. Steps multiply the
running amount in a stated order, in exact arithmetic, and every bar is the difference of two amounts rounded to the
cent: bars add up to the end, and another order moves money between steps but never changes the rest. No order is the
right one, so every bar also carries the least and the most that it comes to over all orders of the steps.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import permutations
from math import factorial
from typing import NamedTuple

from lib.domain.costs.level_change import LevelChange, level_changes
from lib.domain.costs.lines import Rate
from lib.domain.costs.volume import Unweighed, volume_change
from lib.domain.price_index import PriceIndex
from lib.domain.quantities.lines import Quantity
from lib.domain.units import cents, exact


class BridgeStepKind(StrEnum):
    """What a step moves with. A recount stands apart from growth: it changes what is known, not what is there."""

    PRICE = "prijs"
    GROWTH = "groei"
    RECOUNT = "herijking"
    LEVEL = "niveau"


class Group(StrEnum):
    """What can be put in another order; growth and recount stay together."""

    PRICE = "prijs"
    QUANTITY = "hoeveelheid"
    LEVEL = "niveau"


Order = tuple[Group, ...]
DEFAULT_ORDER: Order = tuple(Group)
ORDERS: tuple[Order, ...] = tuple(permutations(Group))
"""Every order there is, the default first."""
KINDS_OF = {
    Group.PRICE: (BridgeStepKind.PRICE,),
    Group.QUANTITY: (BridgeStepKind.GROWTH, BridgeStepKind.RECOUNT),
    Group.LEVEL: (BridgeStepKind.LEVEL,),
}


class BridgeReason(StrEnum):
    """Why a step is not there, so that what it would hold is part of the rest."""

    NO_SERIES = "geen_reeks"
    NO_INDEX = "geen_indexcijfer"
    INDEX_ENDED = "reeks_houdt_op"
    NO_QUANTITY_UNIT = "dienst_zonder_eenheid"
    NO_QUANTITY = "geen_hoeveelheid"
    NO_WEIGHTS = "geen_tarief_om_te_wegen"
    IN_OTHER_UNIT = "andere_eenheid_zonder_tarief"
    NO_RATES = "geen_tarieven_op_niveau"
    NO_COMMON_PRICE = "niveaus_niet_in_een_jaar_geprijsd"
    RATES_EXCEED_COST = "tarieven_boven_kosten"


@dataclass(frozen=True)
class BridgeStep:
    """A bar. `start` and `end` are the figures it moves with, None for a step that has none of its own.

    Price: index figures. Growth: the quantity at the earlier year end, and with growth, in `unit` (in euro where it
    is weighed by the rates of `rate_year`). Recount: that quantity, and the one at the later year end. Level: see
    `changes`. `least` and `most` are the amounts over all orders of the steps.
    """

    kind: BridgeStepKind
    amount: Decimal
    factor: Fraction
    start: float | None = None
    end: float | None = None
    unit: str = ""
    changes: tuple[LevelChange, ...] = ()
    rate_year: int | None = None
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(0)


class Note(NamedTuple):
    """A step that is not there, or not whole; `about` names the products or object types."""

    kind: BridgeStepKind
    reason: BridgeReason
    about: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bridge:
    """From the cost of one year to that of another, in euro: start + steps + rest = end, to the cent."""

    start_year: int
    end_year: int
    start: Decimal
    end: Decimal
    steps: tuple[BridgeStep, ...]
    rest: Decimal
    notes: tuple[Note, ...]
    order: Order
    series: str | None

    @property
    def change(self) -> Decimal:
        return self.end - self.start

    @property
    def orders(self) -> int:
        """How many orders of its steps there are."""
        return factorial(len(self.steps))


@dataclass(frozen=True)
class Material:
    """What a bridge of one service of one partnership is made from.

    `quantities` are all of the service, in base units, or None when the service has no `unit`; `recounts` are the
    days of events that say that quantities were recounted; `priced` are the object types of each product.
    """

    series: PriceIndex | None
    quantities: Sequence[Quantity] | None
    rates: Sequence[Rate]
    recounts: Collection[dt.date] = ()
    priced: Mapping[str, Collection[str]] = field(default_factory=dict)
    unit: str = "m2"


def make_bridge(
    start: tuple[int, float], end: tuple[int, float], material: Material, order: Order = DEFAULT_ORDER
) -> Bridge | None:
    """The bridge from one year to a later one, or None when the earlier cost is not above zero.

    Args:
        start: the earlier year and its cost in euro.
        end: the later year and its cost, of the same status and the same kinds.
        material: index, quantities and rates.
        order: of the groups of steps.
    """
    years = start[0], end[0]
    if start[1] <= 0:
        return None
    found = [*_price(material, years), *_quantity(material, years), *_level(material, years, exact(start[1]))]
    steps = {part.kind: part for part in found if isinstance(part, BridgeStep)}
    placed = _in_order(
        [steps[kind] for group in order for kind in KINDS_OF[group] if kind in steps], start[1]
    )
    final = cents(exact(end[1]))
    return Bridge(
        start_year=years[0],
        end_year=years[1],
        start=cents(exact(start[1])),
        end=final,
        steps=tuple(placed),
        rest=final - cents(exact(start[1])) - sum((step.amount for step in placed), Decimal(0)),
        notes=tuple(part for part in found if isinstance(part, Note)),
        order=order,
        series=material.series.code if material.series else None,
    )


def _in_order(steps: Sequence[BridgeStep], cost: float) -> list[BridgeStep]:
    """The steps with their amounts in this order, and the least and the most of each over all orders."""
    every = [_amounts(order, cost) for order in permutations(steps)]
    return [
        replace(
            step,
            amount=amount,
            least=min(amounts[step.kind] for amounts in every),
            most=max(amounts[step.kind] for amounts in every),
        )
        for step, amount in zip(steps, _amounts(steps, cost).values(), strict=True)
    ]


def _amounts(steps: Sequence[BridgeStep], cost: float) -> dict[BridgeStepKind, Decimal]:
    """Each step multiplies what the ones before it left; rounded so that they add up."""
    running, reached = exact(cost), cents(exact(cost))
    amounts: dict[BridgeStepKind, Decimal] = {}
    for step in steps:
        running *= step.factor
        amounts[step.kind] = cents(running) - reached
        reached += amounts[step.kind]
    return amounts


def _price(material: Material, years: tuple[int, int]) -> Sequence[BridgeStep | Note]:
    series = material.series
    if series is None:
        return [Note(BridgeStepKind.PRICE, BridgeReason.NO_SERIES)]
    factor = series.factor(*years)
    if last := series.ended_before(max(years)):
        return [Note(BridgeStepKind.PRICE, BridgeReason.INDEX_ENDED, (series.code, str(last)))]
    if factor is None:
        return [Note(BridgeStepKind.PRICE, BridgeReason.NO_INDEX, (series.code,))]
    was, becomes = (float(series.years[year].value) for year in years)
    return [BridgeStep(BridgeStepKind.PRICE, Decimal(0), factor, was, becomes)]


def _quantity(material: Material, years: tuple[int, int]) -> Sequence[BridgeStep | Note]:
    if material.quantities is None:
        return [Note(BridgeStepKind.GROWTH, BridgeReason.NO_QUANTITY_UNIT)]
    found = volume_change(
        *(material.quantities, material.unit, material.rates, material.priced, years, material.recounts)
    )
    if found is None:
        return [Note(BridgeStepKind.GROWTH, BridgeReason.NO_QUANTITY)]
    if isinstance(found, Unweighed):
        return [Note(BridgeStepKind.GROWTH, BridgeReason.NO_WEIGHTS, found.object_types)]
    change = found.change
    start, grown, end = float(change.start), float(change.grown), float(change.end)
    growth = BridgeStep(
        BridgeStepKind.GROWTH, Decimal(0), change.grown / change.start, start, grown, found.unit
    )
    steps: list[BridgeStep | Note] = [replace(growth, rate_year=found.rate_year)]
    if change.recount:
        recounted = replace(growth, kind=BridgeStepKind.RECOUNT, factor=change.end / change.grown)
        steps.append(replace(recounted, start=grown, end=end, rate_year=found.rate_year))
    if found.left_out:
        steps.append(Note(BridgeStepKind.GROWTH, BridgeReason.IN_OTHER_UNIT, found.left_out))
    return steps


def _level(material: Material, years: tuple[int, int], cost: Fraction) -> list[BridgeStep | Note]:
    changes = level_changes(material.rates, *years)
    found: list[BridgeStep | Note] = []
    if changes.unpriced:
        found.append(Note(BridgeStepKind.LEVEL, BridgeReason.NO_COMMON_PRICE, changes.unpriced))
    if sum(change.spent for change in changes.known) > cost:
        return [*found, Note(BridgeStepKind.LEVEL, BridgeReason.RATES_EXCEED_COST)]
    if changes.known:
        found.append(
            BridgeStep(BridgeStepKind.LEVEL, Decimal(0), changes.factor(cost), changes=changes.known)
        )
    elif not changes.unpriced:
        found.append(Note(BridgeStepKind.LEVEL, BridgeReason.NO_RATES))
    return found
