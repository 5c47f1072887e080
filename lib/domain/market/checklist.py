"""Is it the same thing that is compared? Aspect by aspect, for a reference and for the test."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.case import Case, age_in_months
from lib.domain.market.prices import Price, Reason
from lib.domain.market.steps import Comparable, StepKind
from lib.domain.quantities.lines import QuantityState

VOLUME_FACTOR = 5.0
"""[CONVENTION] How many times larger or smaller a volume may be; shown, never corrected."""


class Aspect(StrEnum):
    QUANTITIES = "areaal"
    LEVEL = "niveau"
    SERVICES = "omvang"
    VAT = "btw"
    OVERHEAD = "overhead"
    PRICE_DATE = "prijsdatum"
    VOLUME = "hoeveelheid"


class State(StrEnum):
    """`ADJUSTED`: it was not the same, and a step made it so."""

    SAME = "gelijk"
    ADJUSTED = "gelijkgemaakt"
    DIFFERENT = "anders"
    UNKNOWN = "onbekend"


class Item(NamedTuple):
    """One line of a checklist.

    `number` is a volume as a factor of the company's, or an age in months; `date` that of the quantities.
    """

    aspect: Aspect
    state: State
    number: float | None = None
    text: str | None = None
    date: dt.date | None = None


class QuantitiesVersion(NamedTuple):
    """The quantities that the company's price is for: as they stood on a day, and how they are known."""

    date: dt.date
    state: QuantityState
    source: str


_STEPS = {
    Aspect.LEVEL: (StepKind.LEVEL, (Reason.LEVEL_UNKNOWN,)),
    Aspect.SERVICES: (StepKind.INCLUDED, ()),
    Aspect.VAT: (StepKind.VAT, (Reason.VAT_UNKNOWN,)),
    Aspect.OVERHEAD: (StepKind.OVERHEAD, (Reason.OVERHEAD_UNKNOWN,)),
}


def reference_checklist(reference: Comparable, case: Case) -> tuple[Item, ...]:
    """How a reference stands beside the company's price. Of its quantities no version is known."""
    items = [Item(Aspect.QUANTITIES, State.UNKNOWN), *(_of_step(reference, aspect) for aspect in _STEPS)]
    return (*items, _price_date(reference, case), _volume(reference.price, case.rate))


def rate_checklist(
    rate: Comparable | None, case: Case, quantities: QuantitiesVersion | None
) -> tuple[Item, ...]:
    """How the company's price stands beside the agreed basis."""
    known = State.UNKNOWN if quantities is None else State.SAME
    if quantities is not None and quantities.state != QuantityState.REGISTERED:
        known = State.DIFFERENT
    items = [Item(Aspect.QUANTITIES, known, date=quantities.date if quantities else None)]
    if rate is None:
        return (*items, *(Item(aspect, State.UNKNOWN) for aspect in Aspect if aspect != Aspect.QUANTITIES))
    volume = State.UNKNOWN if rate.price.quantity is None else State.SAME
    items += [_of_step(rate, aspect) for aspect in _STEPS]
    return (*items, _price_date(rate, case), Item(Aspect.VOLUME, volume, rate.price.quantity))


def _of_step(price: Comparable, aspect: Aspect) -> Item:
    kind, unknown = _STEPS[aspect]
    step = next((step for step in price.steps if step.kind == kind), None)
    if step is None:
        return Item(aspect, State.SAME)
    if step.missing is None:
        return Item(aspect, State.ADJUSTED)
    return Item(aspect, State.UNKNOWN if step.missing in unknown else State.DIFFERENT)


def _price_date(price: Comparable, case: Case) -> Item:
    age = age_in_months(price.price, case.basis.price_level)
    step = next((step for step in price.steps if step.kind == StepKind.PRICE_LEVEL), None)
    state = State.SAME if step is None else State.ADJUSTED
    if step is not None and step.missing is not None:
        state = State.UNKNOWN
    if age > case.maximum_age:
        state = State.DIFFERENT
    return Item(Aspect.PRICE_DATE, state, age, str(price.price.price_level))


def _volume(price: Price, rate: Price | None) -> Item:
    if rate is None or not rate.quantity or not price.quantity:
        return Item(Aspect.VOLUME, State.UNKNOWN)
    factor = price.quantity / rate.quantity
    near = 1 / VOLUME_FACTOR <= factor <= VOLUME_FACTOR
    return Item(Aspect.VOLUME, State.SAME if near else State.DIFFERENT, factor)
