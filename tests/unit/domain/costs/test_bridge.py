from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.costs.bridge import (
    DEFAULT_ORDER,
    ORDERS,
    Bridge,
    BridgeReason,
    BridgeStepKind,
    Group,
    Material,
    Note,
    make_bridge,
)
from lib.domain.quantities.lines import Quantity, QuantityState
from tests.bridges import counted, index, rate

FULL = Material(
    index({"2023": 110.0, "2024": 121.0}),
    [counted("2020-01-01", 10_000), counted("2024-03-01", 10_500)],
    [rate(2023, "A", 1.5, 20_000), rate(2023, "B", 1.2), rate(2024, "B", 1.3, 20_000)],
)


def bars(bridge: Bridge | None) -> dict[str, Decimal]:
    assert bridge is not None
    return {str(step.kind): step.amount for step in bridge.steps} | {"rest": bridge.rest}


def test_every_step_in_the_stated_order() -> None:
    bridge = make_bridge((2023, 100_000), (2024, 105_000), FULL)
    # 100000 x 1.1 = 110000; x 1.05 = 115500; level 1 - 30000 x 0.2 / 100000 = 0.94: 108570; left -3570
    assert bars(bridge) == {"prijs": 10_000, "groei": 5_500, "niveau": -6_930, "rest": -3_570}
    assert bridge is not None
    assert (bridge.start, bridge.end, bridge.change, bridge.notes) == (100_000, 105_000, 5_000, ())
    assert (bridge.steps[0].start, bridge.steps[0].end) == (110, 121)


def test_another_order_moves_money_between_steps_only() -> None:
    order = (Group.LEVEL, Group.QUANTITY, Group.PRICE)
    bridge = make_bridge((2023, 100_000), (2024, 105_000), FULL, order)
    # x 0.94 = 94000; x 1.05 = 98700; x 1.1 = 108570
    assert bars(bridge) == {"niveau": -6_000, "groei": 4_700, "prijs": 9_870, "rest": -3_570}
    assert bridge is not None
    assert bridge.order == order


def test_a_recount_is_a_bar_of_its_own() -> None:
    lines = [counted("2020-01-01", 1000), counted("2024-01-01", 1000 * 1.2, "herijkt")]
    bridge = make_bridge((2023, 500), (2024, 600), Material(None, lines, []))
    assert bars(bridge) == {"groei": 0, "herijking": 100, "rest": 0}
    assert bridge is not None
    recount = next(step for step in bridge.steps if step.kind == BridgeStepKind.RECOUNT)
    assert (recount.start, recount.end) == (1000, 1200)


UNLIKE = [
    *[counted("2020-01-01", 10_000), counted("2024-03-01", 12_000)],
    *[counted("2020-01-01", 1_000, kind="heesters"), counted("2024-03-01", 900, "herijkt", kind="heesters")],
]
PRICED = {"maaien": ("gazon",), "snoeien": ("heesters",)}


def test_unlike_quantities_move_the_cost_by_their_rates() -> None:
    """Rates of 2023: 10,000 x 1 + 1,000 x 10 = 20,000; growth 2,000 is x 1.1, the recount -1,000 x 21,000/22,000."""
    rates = [rate(2023, "A", 1, 10_000), rate(2023, "B", 10, 1_000, "snoeien")]
    bridge = make_bridge((2023, 100_000), (2024, 105_000), Material(None, UNLIKE, rates, priced=PRICED))
    assert bars(bridge) == {"groei": 10_000, "herijking": -5_000, "rest": 0}
    assert bridge is not None
    growth, recount = bridge.steps
    assert (growth.start, growth.end, growth.unit, growth.rate_year) == (20_000, 22_000, "EUR", 2023)
    assert (recount.start, recount.end, recount.rate_year) == (22_000, 21_000, 2023)


def test_without_rates_unlike_quantities_give_no_step() -> None:
    bridge = make_bridge((2023, 100_000), (2024, 105_000), Material(None, UNLIKE, [], priced=PRICED))
    assert bars(bridge) == {"rest": 5_000}
    assert bridge is not None
    assert Note(BridgeStepKind.GROWTH, BridgeReason.NO_WEIGHTS, ("gazon", "heesters")) in bridge.notes


def test_what_stands_in_another_unit_without_a_rate_is_named() -> None:
    trees = [counted(day, 9, kind="boom", unit="stuks") for day in ("2020-01-01", "2024-03-01")]
    assert FULL.quantities is not None
    bridge = make_bridge(
        (2023, 100_000), (2024, 105_000), replace(FULL, quantities=[*FULL.quantities, *trees])
    )
    assert bars(bridge)["groei"] == 5_500
    assert bridge is not None
    assert bridge.notes == (Note(BridgeStepKind.GROWTH, BridgeReason.IN_OTHER_UNIT, ("boom",)),)


def test_each_step_says_what_it_comes_to_over_all_orders() -> None:
    """Factors 1.1, 1.05 and 0.94: a step is least where those that lower the running amount go first."""
    bridge = make_bridge((2023, 100_000), (2024, 105_000), FULL)
    assert bridge is not None
    assert bridge.orders == 6
    assert {str(s.kind): (s.least, s.most) for s in bridge.steps} == {
        "prijs": (9_400, 10_500),
        "groei": (4_700, 5_500),
        "niveau": (-6_930, -6_000),
    }


def test_what_cannot_be_computed_is_left_in_the_rest_with_its_reason() -> None:
    bridge = make_bridge((2023, 500), (2024, 600), Material(None, None, []))
    assert bars(bridge) == {"rest": 100}
    assert bridge is not None
    assert bridge.notes == (
        Note(BridgeStepKind.PRICE, BridgeReason.NO_SERIES),
        Note(BridgeStepKind.GROWTH, BridgeReason.NO_QUANTITY_UNIT),
        Note(BridgeStepKind.LEVEL, BridgeReason.NO_RATES),
    )
    bridge = make_bridge((2023, 500), (2024, 600), Material(index({"2024": 100}), [], FULL.rates))
    assert bridge is not None
    assert bridge.notes == (
        Note(BridgeStepKind.PRICE, BridgeReason.NO_INDEX, ("cpi",)),
        Note(BridgeStepKind.GROWTH, BridgeReason.NO_QUANTITY),
        Note(BridgeStepKind.LEVEL, BridgeReason.RATES_EXCEED_COST),
    )


def test_nothing_is_indexed_after_the_last_year_of_its_index() -> None:
    material = Material(index({"2018": 100, "2019": 102}), [], FULL.rates)
    within, beyond = (
        make_bridge((2018, 500), (2019, 600), material),
        make_bridge((2019, 500), (2023, 600), material),
    )
    assert within is not None
    assert beyond is not None
    assert "prijs" in bars(within)
    assert "prijs" not in bars(beyond)
    assert Note(BridgeStepKind.PRICE, BridgeReason.INDEX_ENDED, ("cpi", "2019")) in beyond.notes


@pytest.mark.parametrize(("cost", "known"), [(30_000, True), (29_999.99, False)])
def test_rates_may_make_up_the_whole_cost_and_no_more(cost: float, known: bool) -> None:
    """The earlier level is bought for 20,000 x 1.50 = 30,000."""
    bridge = make_bridge((2023, cost), (2024, 105_000), Material(None, None, FULL.rates))
    assert bridge is not None
    assert ("niveau" in bars(bridge)) is known
    assert (Note(BridgeStepKind.LEVEL, BridgeReason.RATES_EXCEED_COST) in bridge.notes) is not known


def test_levels_without_a_common_price_are_named_beside_those_with_one() -> None:
    rates = [*FULL.rates, rate(2023, "A", 2, 10, "snoeien"), rate(2024, "C", 1, 10, "snoeien")]
    bridge = make_bridge((2023, 100_000), (2024, 105_000), Material(None, None, rates))
    assert bridge is not None
    assert BridgeStepKind.LEVEL in {step.kind for step in bridge.steps}
    assert Note(BridgeStepKind.LEVEL, BridgeReason.NO_COMMON_PRICE, ("snoeien",)) in bridge.notes


def test_from_nothing_there_is_no_bridge() -> None:
    assert make_bridge((2023, 0), (2024, 5), FULL) is None
    assert make_bridge((2023, -5), (2024, 5), FULL) is None


def test_the_default_order_stands_first() -> None:
    assert ORDERS[0] == DEFAULT_ORDER == (Group.PRICE, Group.QUANTITY, Group.LEVEL)
    assert len(set(ORDERS)) == 6


amounts = st.decimals("0.01", "99999999.99", places=2).map(float)
ends = st.decimals("-99999999.99", "99999999.99", places=2).map(float)
figures = st.floats(0.01, 1000, allow_nan=False)
quantities = st.lists(
    st.builds(
        lambda kind, area, amount, year, state: Quantity(
            "aa-cc", kind, area, None, amount, "m2", dt.date(year, 6, 1), state, "BGT"
        ),
        st.sampled_from(["gazon", "boom"]),
        st.sampled_from([None, "Noord"]),
        st.just(0.0) | st.floats(0.001, 1e7),
        st.integers(2021, 2025),
        st.sampled_from(list(QuantityState)),
    ),
    max_size=8,
    unique_by=lambda q: (q.object_type, q.area, q.date),
)
rates = st.lists(
    st.builds(
        rate,
        st.sampled_from([2023, 2024]),
        st.sampled_from(["A", "B", "C"]),
        st.floats(0.01, 100),
        st.none() | st.just(0.0) | st.floats(0.001, 1e5),
        st.sampled_from(["maaien", "snoeien"]),
    ),
    max_size=8,
    unique_by=lambda r: (r.product, r.year, r.level),
)
materials = st.builds(
    lambda first, last, lines, charged, events: Material(
        index({"2023": first, "2024": last}), lines, charged, events
    ),
    figures,
    figures,
    st.none() | quantities,
    rates,
    st.sets(st.sampled_from([dt.date(2023, 12, 31), dt.date(2024, 6, 1)])),
)


@given(amounts, ends, materials, st.sampled_from(ORDERS))
def test_bars_add_up_to_the_cent(
    start: float, end: float, material: Material, order: tuple[Group, ...]
) -> None:
    bridge = make_bridge((2023, start), (2024, end), material, order)
    assert bridge is not None
    assert bridge.start + sum(step.amount for step in bridge.steps) + bridge.rest == bridge.end
    assert (bridge.start, bridge.end) == (Decimal(repr(start)), Decimal(repr(end)))


@given(amounts, ends, materials)
def test_the_order_changes_neither_the_total_nor_the_rest(
    start: float, end: float, material: Material
) -> None:
    found = [make_bridge((2023, start), (2024, end), material, order) for order in ORDERS]
    assert len({(b.start, b.end, b.rest) for b in found if b}) == 1
    assert len({frozenset((s.kind, s.factor) for s in b.steps) for b in found if b}) == 1


@given(amounts, ends, materials)
def test_the_range_over_all_orders_by_another_way(start: float, end: float, material: Material) -> None:
    """Each step apart: what all steps before it leave of the cost, times its own factor less one, unrounded."""
    bridge = make_bridge((2023, start), (2024, end), material)
    assert bridge is not None
    cost, cent = Fraction(repr(start)), Fraction(1, 100)
    factors = {step.kind: step.factor for step in bridge.steps}
    reached = cost
    for factor in factors.values():
        reached *= factor
    for step in bridge.steps:
        others = [f for kind, f in factors.items() if kind != step.kind]
        alone = [
            cost * _product(before) * (step.factor - 1)
            for size in range(len(others) + 1)
            for before in itertools.combinations(others, size)
        ]
        assert abs(Fraction(step.least) - min(alone)) <= cent
        assert abs(Fraction(step.most) - max(alone)) <= cent
        assert step.least <= step.amount <= step.most
    explained = sum(Fraction(step.amount) for step in bridge.steps)
    assert abs(explained - (reached - cost)) <= cent
    assert bridge.change == sum((step.amount for step in bridge.steps), Decimal(0)) + bridge.rest


def _product(factors: tuple[Fraction, ...]) -> Fraction:
    found = Fraction(1)
    for factor in factors:
        found *= factor
    return found
