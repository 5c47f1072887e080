"""The checklist: what was the same, what was made so, and what is not known."""

from __future__ import annotations

import datetime as dt

import pytest

from lib.domain.market.case import examine
from lib.domain.market.checklist import (
    ASPECTS,
    QUANTITIES_ASPECT,
    VOLUME_ASPECT,
    Item,
    QuantitiesVersion,
    State,
    rate_checklist,
    reference_checklist,
)
from lib.domain.market.prices import Overhead, Price
from lib.domain.market.steps.included import INCLUDED_STEP
from lib.domain.market.steps.level import LEVEL_STEP
from lib.domain.market.steps.overhead import OVERHEAD_STEP
from lib.domain.market.steps.price_level import PRICE_LEVEL_STEP
from lib.domain.market.steps.vat import VAT_STEP
from lib.domain.quantities.lines import QuantityState
from tests.market_prices import case, price


def states(reference: Price, rate: Price | None = None) -> dict[str, State]:
    given = case(rate or price(), [reference])
    (comparable,) = examine(given).references
    items = reference_checklist(comparable, given)
    assert [item.aspect for item in items] == list(ASPECTS)
    return {item.aspect: item.state for item in items}


def test_the_level_is_asked_first_of_what_steps_make_the_same() -> None:
    asked = ("areaal", "niveau", "inbegrepen", "btw", "overhead", "prijspeil", "hoeveelheid")
    assert asked == ASPECTS


def test_a_reference_that_is_the_same() -> None:
    found = states(price("r", quantity=10.0), price(quantity=20.0))
    assert found.pop(QUANTITIES_ASPECT) == State.UNKNOWN
    assert set(found.values()) == {State.SAME}


@pytest.mark.parametrize(
    ("reference", "aspect", "state"),
    [
        (price("r", vat_included=True, vat_pct=21.0), VAT_STEP.kind, State.ADJUSTED),
        (price("r", vat_included=True), VAT_STEP.kind, State.UNKNOWN),
        (price("r", overhead=Overhead.NONE), OVERHEAD_STEP.kind, State.ADJUSTED),
        (price("r", overhead=Overhead.PART), OVERHEAD_STEP.kind, State.UNKNOWN),
        (price("r", level="C"), LEVEL_STEP.kind, State.DIFFERENT),
        (price("r", level=None), LEVEL_STEP.kind, State.UNKNOWN),
        (price("r", included=("regie",), included_amount=0.1), INCLUDED_STEP.kind, State.ADJUSTED),
        (price("r", included=("regie",)), INCLUDED_STEP.kind, State.DIFFERENT),
        (price("r", price_level="2023"), PRICE_LEVEL_STEP.kind, State.ADJUSTED),
        (price("r", price_level="2023-01"), PRICE_LEVEL_STEP.kind, State.UNKNOWN),
        (price("r", price_level="2019"), PRICE_LEVEL_STEP.kind, State.DIFFERENT),
        (price("r"), VOLUME_ASPECT, State.UNKNOWN),
    ],
)
def test_what_differs(reference: Price, aspect: str, state: State) -> None:
    assert states(reference)[aspect] == state


@pytest.mark.parametrize(
    ("quantity", "state"),
    [
        (100.0, State.SAME),
        (20.0, State.SAME),
        (500.0, State.SAME),
        (19.0, State.DIFFERENT),
        (501.0, State.DIFFERENT),
    ],
)
def test_a_volume_is_near_within_a_factor_of_five(quantity: float, state: State) -> None:
    assert states(price("r", quantity=quantity), price(quantity=100.0))[VOLUME_ASPECT] == state


def test_the_price_of_the_company() -> None:
    given = case(price(quantity=100.0, price_level="2023"), [])
    counted = QuantitiesVersion(dt.date(2024, 1, 1), QuantityState.REGISTERED, "BGT")
    found = rate_checklist(examine(given).rate, given, counted)
    assert [item.aspect for item in found] == list(ASPECTS)
    assert found[0] == Item(QUANTITIES_ASPECT, State.SAME, date=dt.date(2024, 1, 1))
    assert found[-2] == Item(PRICE_LEVEL_STEP.kind, State.ADJUSTED, 12, "2023")
    assert found[-1] == Item(VOLUME_ASPECT, State.SAME, 100)


def test_without_a_price_nothing_is_known() -> None:
    given = case(None, [])
    estimated = QuantitiesVersion(dt.date(2024, 1, 1), QuantityState.ESTIMATED, "raming")
    found = rate_checklist(None, given, estimated)
    assert [item.aspect for item in found] == list(ASPECTS)
    assert [item.state for item in found] == [State.DIFFERENT, *[State.UNKNOWN] * 6]
