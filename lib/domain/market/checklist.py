"""Is it the same thing that is compared? Aspect by aspect, for a reference and for the test."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from lib.domain.market.case import Case, age_in_months
from lib.domain.market.prices import REFERENCE_TOO_NEW, Price
from lib.domain.market.steps.comparable import Comparable
from lib.domain.market.steps.level import LEVEL_STEP
from lib.domain.market.steps.order import STEP_RULES
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.rule import StepRule
from lib.domain.quantities.lines import QuantityState

VOLUME_FACTOR = 5.0
"""[CONVENTION] How many times larger or smaller a volume may be; shown, never corrected."""


QUANTITIES_ASPECT = "areaal"
VOLUME_ASPECT = "hoeveelheid"
_CHECKED = sorted((rule for rule in STEP_RULES if rule.is_checked), key=lambda rule: rule is not LEVEL_STEP)
"""The level comes first, then the steps in their own order."""
ASPECTS = (QUANTITIES_ASPECT, *(rule.kind for rule in _CHECKED), VOLUME_ASPECT)
"""What a checklist asks: two aspects of the amounts of work, and what a kind of step makes the same."""


class State(StrEnum):
    """`ADJUSTED`: it was not the same, and a step made it so."""

    SAME = "gelijk"
    ADJUSTED = "gelijkgemaakt"
    DIFFERENT = "anders"
    UNKNOWN = "onbekend"


class Item(NamedTuple):
    """One line of a checklist, on one of `ASPECTS`.

    `number` is a volume as a factor of the company's, or an age in months; `date` that of the quantities.
    """

    aspect: str
    state: State
    number: float | None = None
    text: str | None = None
    date: dt.date | None = None


class QuantitiesVersion(NamedTuple):
    """The quantities that the company's price is for: as they stood on a day, and how they are known."""

    date: dt.date
    state: QuantityState
    source: str


def reference_checklist(reference: Comparable, case: Case) -> tuple[Item, ...]:
    """How a reference stands beside the company's price. Of its quantities no version is known."""
    quantities = Item(QUANTITIES_ASPECT, State.UNKNOWN)
    return (quantities, *_of_steps(reference, case), _volume(reference.price, case.rate))


def rate_checklist(
    rate: Comparable | None, case: Case, quantities: QuantitiesVersion | None
) -> tuple[Item, ...]:
    """How the company's price stands beside the agreed basis."""
    known = State.UNKNOWN if quantities is None else State.SAME
    if quantities is not None and quantities.state != QuantityState.REGISTERED:
        known = State.DIFFERENT
    first = Item(QUANTITIES_ASPECT, known, date=quantities.date if quantities else None)
    if rate is None:
        return (first, *(Item(aspect, State.UNKNOWN) for aspect in ASPECTS[1:]))
    volume = State.UNKNOWN if rate.price.quantity is None else State.SAME
    return (first, *_of_steps(rate, case), Item(VOLUME_ASPECT, volume, rate.price.quantity))


def _of_steps(price: Comparable, case: Case) -> list[Item]:
    return [
        _price_date(price, case) if rule is PRICE_LEVEL_STEP else Item(rule.kind, _state(price, rule))
        for rule in _CHECKED
    ]


def _state(price: Comparable, rule: StepRule) -> State:
    step = price.step(rule.kind)
    if step is None:
        return State.SAME
    if step.missing is None:
        return State.ADJUSTED
    return State.UNKNOWN if step.missing.is_unknown else State.DIFFERENT


def _price_date(price: Comparable, case: Case) -> Item:
    """The price level with the age of the price: one that is too old, or of after the test, is different."""
    age = age_in_months(price.price, case.basis.price_level)
    other = age > case.maximum_age or REFERENCE_TOO_NEW in price.reasons
    state = State.DIFFERENT if other else _state(price, PRICE_LEVEL_STEP)
    return Item(PRICE_LEVEL_STEP.kind, state, age, str(price.price.price_level))


def _volume(price: Price, rate: Price | None) -> Item:
    if rate is None or not rate.quantity or not price.quantity:
        return Item(VOLUME_ASPECT, State.UNKNOWN)
    factor = price.quantity / rate.quantity
    near = 1 / VOLUME_FACTOR <= factor <= VOLUME_FACTOR
    return Item(VOLUME_ASPECT, State.SAME if near else State.DIFFERENT, factor)
