"""What a scenario comes to, by hand, and what holds of every scenario.

Mowing: 10,000 m2 at A (1.50) in the centre and 50,000 m2 at B (1.00) in living areas: 15,000 and 50,000. Trees: 200 at
20: 4,000. Shrubs: 1,000 m2 at A, of which there is no price: unknown, never nought. Together 69,000 is known.
"""

from __future__ import annotations

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.domain.market.prices import Overhead
from lib.domain.scenarios.amounts import BridgeBy, PartAmount, ScenarioAmounts, amounts_of
from lib.domain.scenarios.moves import ALL_TYPES, Scenario, ScenarioMove, scenario_of
from lib.domain.scenarios.parts import PartKey
from lib.domain.scenarios.prices import Unpriced
from lib.domain.service_levels.inspections import LEVELS
from tests.scenario_ground import charge, ground, patch


def found(*moves: ScenarioMove, **changes) -> ScenarioAmounts:
    return amounts_of(ground(**changes), scenario_of(moves))


def part(amounts: ScenarioAmounts, product: str, area_type: str) -> PartAmount:
    return next(p for p in amounts.parts if p.part.key == PartKey(product, area_type))


def steps(amounts: ScenarioAmounts, by: BridgeBy = BridgeBy.AREA) -> dict[str | None, tuple[Fraction, int]]:
    return {step.name: (step.change, step.unknown) for step in amounts.bridge(by).steps}


def test_no_move_is_no_change() -> None:
    amounts = found()
    assert (amounts.before, amounts.after, amounts.change) == (69_000, 69_000, 0)
    assert amounts.bridge(BridgeBy.AREA).steps == ()
    assert [p.part.key.product for p in amounts.unknown_now] == ["snoeien"]
    assert amounts.unknown_now[0].reasons == (Unpriced.NO_LEVEL_PRICE,)


def test_everywhere_to_another_level() -> None:
    """The centre from A to C: 10,000 x 0.70; living areas from B to C: 50,000 x 0.20, of which Noord 30,000."""
    amounts = found(ScenarioMove("maaien", ALL_TYPES, to_level="C"))
    assert amounts.change == -17_000
    assert steps(amounts) == {"Centrum": (-7_000, 0), "Noord": (-6_000, 0), "Zuid": (-4_000, 0)}
    assert steps(amounts, BridgeBy.AREA_TYPE) == {"centrum": (-7_000, 0), "woongebied": (-10_000, 0)}
    assert steps(amounts, BridgeBy.PRODUCT) == {"maaien": (-17_000, 0)}
    assert amounts.bridge(BridgeBy.AREA)[::2] == (69_000, 52_000)


def test_a_quarter_left_out_and_the_rest_to_another_level() -> None:
    """50,000 x 1.00 becomes 37,500 x 0.80 = 30,000."""
    amounts = found(
        ScenarioMove("maaien", "woongebied", to_level="C"),
        ScenarioMove("maaien", "woongebied", left_out_pct=25),
    )
    assert amounts.change == -20_000


def test_a_higher_level_costs_more() -> None:
    assert found(ScenarioMove("maaien", "woongebied", to_level="A")).change == 25_000


def test_a_part_left_out_needs_no_price_of_a_level() -> None:
    assert found(ScenarioMove("bomen", "woongebied", left_out_pct=50)).change == -2_000


def test_what_cannot_be_told_is_unknown_and_stays_out_of_the_total() -> None:
    """Trees have no price of level C, shrubs none of the level they are at; only mowing is told."""
    amounts = found(
        ScenarioMove("maaien", "centrum", to_level="B"),
        ScenarioMove("bomen", ALL_TYPES, to_level="C"),
        ScenarioMove("snoeien", ALL_TYPES, to_level="B"),
    )
    assert amounts.change == -5_000
    assert not amounts.is_whole
    assert {p.part.key.product: p.reasons for p in amounts.unknown_moves} == {
        "bomen": (Unpriced.NO_LEVEL_PRICE,),
        "snoeien": (Unpriced.NO_LEVEL_PRICE,),
    }
    assert steps(amounts) == {"Centrum": (-5_000, 1), "Noord": (0, 1)}
    assert amounts.before == 65_000  # without the trees, whose end is unknown
    assert amounts.build_up_total == 69_000


def test_a_scenario_of_only_unknown_parts_is_unknown() -> None:
    assert found(ScenarioMove("snoeien", ALL_TYPES, to_level="B")).change is None
    assert found(ScenarioMove("snoeien", ALL_TYPES, left_out_pct=100)).change is None


def test_all_of_it_left_out_ends_at_nought_and_begins_where_it_is_known() -> None:
    amounts = found(ScenarioMove("maaien", "centrum", left_out_pct=100))
    assert part(amounts, "maaien", "centrum")[2:4] == (15_000, 0)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"overhead": Overhead.NONE}, Unpriced.OTHER_OVERHEAD),
        ({"included": ("regie",), "included_amount": 0.1}, Unpriced.OTHER_TASKS),
        ({"vat_included": True}, Unpriced.VAT_UNKNOWN),
        ({"price_level": "2024"}, Unpriced.OTHER_PRICE_LEVEL),
    ],
)
def test_two_levels_are_compared_on_one_basis_only(other: dict[str, object], reason: Unpriced) -> None:
    charges = [charge("maaien", "A", 1.5), charge("maaien", "B", 1.0, **other)]
    amounts = found(ScenarioMove("maaien", "centrum", to_level="B"), charges=charges)
    assert amounts.change is None
    assert part(amounts, "maaien", "centrum").reasons == (reason,)


def test_the_same_level_changes_nothing_even_without_a_price() -> None:
    amounts = found(ScenarioMove("bomen", "woongebied", to_level="B"))
    assert amounts.change == 0


def test_an_area_that_is_not_named_is_a_step_of_its_own() -> None:
    amounts = found(
        ScenarioMove("maaien", ALL_TYPES, to_level="C"), patches=[patch("gazon", None, "woongebied", 1_000)]
    )
    assert steps(amounts) == {None: (-200, 0)}


def test_the_build_up_now_adds_up_to_what_is_known() -> None:
    bridge = found().build_up(BridgeBy.AREA)
    assert {s.name: (s.change, s.unknown) for s in bridge.steps} == {
        "Centrum": (15_000, 1),
        "Noord": (34_000, 0),
        "Zuid": (20_000, 0),
    }
    assert bridge.end == 69_000


def test_a_step_of_unknown_parts_alone_has_no_change() -> None:
    by_product = {step.name: step.known_change for step in found().build_up(BridgeBy.PRODUCT).steps}
    assert by_product == {"maaien": 65_000, "bomen": 4_000, "snoeien": None}


products = st.sampled_from(["maaien", "snoeien", "bomen"])
places = st.sampled_from(["centrum", "woongebied", ALL_TYPES])
actions = st.one_of(
    st.sampled_from(LEVELS).map(lambda level: (level, None)), st.integers(1, 100).map(lambda pct: (None, pct))
)
moves = st.lists(
    st.tuples(products, places, actions).map(lambda made: ScenarioMove(*made[:2], *made[2])),
    unique_by=lambda move: move.subject,
    max_size=5,
)


@given(moves, st.sampled_from(BridgeBy))
def test_the_steps_of_every_bridge_add_up_to_the_change(made: list[ScenarioMove], by: BridgeBy) -> None:
    amounts = found(*made)
    bridge = amounts.bridge(by)
    assert bridge.start + sum(step.change for step in bridge.steps) == bridge.end
    assert amounts.change in (None, bridge.end - bridge.start)
    assert amounts.build_up(by).end == 69_000


@given(moves)
def test_the_order_of_moves_does_not_matter(made: list[ScenarioMove]) -> None:
    one = amounts_of(ground(), scenario_of(made)).parts
    for order in itertools.islice(itertools.permutations(made), 24):
        assert amounts_of(ground(), scenario_of(order)).parts == one


@given(moves)
def test_an_unknown_change_is_never_nought(made: list[ScenarioMove]) -> None:
    amounts = found(*made)
    for each in amounts.moved:
        if each.before is None or each.after is None:
            assert each.change is None
            assert each.reasons
    assert amounts_of(amounts.ground, Scenario()).change == 0
